import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { approvalsOf } from '../../storage/approvals.ts';
import { clientsOf } from '../../storage/clients.ts';
import { feedChangesOf, feedRunsOf } from '../../storage/feed-runs.ts';
import { writeFeed, type TestItem } from './feed-host.ts';
import { apply, openScene, openStage, runActivity, writesOf, type Scene, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage);
});
afterEach(() => scene.close());

const items = (count: number, of = scene): TestItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${of.client}-${String(at + 1).padStart(2, '0')}` }));

async function listed(shown: readonly TestItem[], of = scene): Promise<void> {
  of.feed.show(shown);
  await of.sync();
  await of.review();
  await of.takeCalls();
}

/** All that must not change, whatever a document is like. */
const remembered = async (of = scene) => ({
  listings: await of.listings(),
  products: await of.products(),
  position: (await clientsOf(stage.db).findOne({ _id: of.client }))!.feed.appliedRunId,
  tiktok: (await of.onTiktok()).map(({ id, status, skus }) => ({ id, status, skus })),
});

describe('a feed that cannot be used', () => {
  const notFound: Answer = (_, response) => response.writeHead(404).end('gone');
  const page = '<!DOCTYPE html><html><head><title>Manutenção</title></head><body><p>Voltamos já</p></body></html>';

  test.each<[string, Answer, string]>([
    ['missing', notFound, 'feed-not-found'],
    ['a server error', (_, response) => response.writeHead(500).end(), 'feed-http-error'],
    ['a page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page), 'html-page'],
    ['empty', (_, response) => response.end(''), 'feed-empty'],
    ['a connection that ends', (_, response) => response.destroy(), 'feed-unreachable'],
    ['a transfer that ends before the first item', breakOff('<?xml version="1.0"?><rss><chann'), 'feed-truncated'],
    [
      'a gzip bomb',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb()),
      'feed-too-large',
    ],
    ['a gzip bomb as a file', (_, response) => response.end(bomb()), 'gzip-bomb'],
    [
      'sent on to a private address',
      (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/x' }).end(),
      'feed-refused-address',
    ],
    [
      'sent on in circles',
      (request, response) => response.writeHead(302, { location: request.url }).end(),
      'feed-unreachable',
    ],
  ])('(%s) changes nothing and says why', async (_, answer, code) => {
    await listed(items(3));
    const before = await remembered();
    scene.feed.answerWith(answer);

    const report = await scene.sync();

    expect(report).toMatchObject({ outcome: 'failed', problem: code });
    expect(await scene.takeCalls()).toEqual([]);
    expect(await remembered()).toEqual(before);
    const run = await feedRunsOf(stage.db).findOne({ _id: report.runId });
    expect(run).toMatchObject({ state: 'failed', problemsTotal: 1, problems: [{ code }] });
    expect(await feedChangesOf(stage.db).countDocuments({ runId: report.runId })).toBe(0);
    // And once it is back, an unchanged feed is unchanged.
    scene.feed.show(items(3));
    expect((await scene.sync()).outcome).toBe('unchanged');
  });

  test('at a private address is refused without a request', async () => {
    const guarded = await openScene(stage, { allowFeedHost: false });
    guarded.feed.show(items(1, guarded));
    expect(await guarded.sync()).toMatchObject({ outcome: 'failed', problem: 'feed-refused-address' });
    expect(guarded.feed.takeRequests()).toEqual([]);
    await guarded.close();
  });

  test('of one client leaves the others alone', async () => {
    const other = await openScene(stage);
    await Promise.all([listed(items(2)), listed(items(2, other), other)]);
    const before = await remembered(other);
    scene.feed.answerWith(notFound);
    other.feed.show(items(3, other));
    const [broken, good] = await Promise.all([scene.sync(), other.sync()]);
    expect(broken.outcome).toBe('failed');
    expect(good).toMatchObject({ outcome: 'read', totals: { sent: 1 } });
    expect((await remembered(other)).products.length).toBe(before.products.length + 1);
    expect(await scene.products()).toHaveLength(2);
    await other.close();
  });
});

describe('a document that is cut', () => {
  test('adds and changes, and removes nothing until it is whole again', async () => {
    const shown = items(6);
    await listed(shown);
    const whole = writeFeed([{ ...shown[0]!, price: '9.90 BRL' }, ...shown.slice(1)], scene.feed.origin);
    const cut = whole.slice(0, whole.indexOf(`<g:id>${shown[3]!.id}`));
    scene.feed.answerWith((_, response) => response.end(cut));

    const report = await scene.sync();

    expect(report).toMatchObject({ outcome: 'read', counts: { changed: 1, removed: 0 } });
    expect(writesOf(await scene.takeCalls())).toEqual(['POST /product/202309/products/{id}/prices/update']);
    expect((await scene.listings()).map(({ removed }) => removed)).toEqual(Array(6).fill(false));
    const run = await feedRunsOf(stage.db).findOne({ _id: report.runId });
    expect(run).toMatchObject({ complete: false });
    expect(run!.problems.map(({ code }) => code)).toContain('removals-withheld');

    scene.feed.show(shown.slice(0, 5));
    await scene.sync();
    expect((await scene.listings()).map(({ removed }) => removed)).toEqual([false, false, false, false, false, true]);
  });

  test('on its way is asked for again, though it has a validator', async () => {
    const shown = items(6);
    await listed(shown);
    const whole = writeFeed([...shown.slice(0, 5), { ...shown[5]!, price: '9.90 BRL' }], scene.feed.origin);
    const etag = { etag: '"whole"' };
    scene.feed.answerWith(breakOff(whole.slice(0, whole.indexOf(`<g:id>${shown[5]!.id}`)), etag));
    const broken = await scene.sync();
    const run = await feedRunsOf(stage.db).findOne({ _id: broken.runId });
    expect(run!.problems.map(({ code }) => code)).toContain('feed-truncated');
    expect((await scene.listings()).filter(({ removed }) => removed)).toEqual([]);

    scene.feed.answerWith((request, response) => {
      if (request.headers['if-none-match'] === etag.etag) response.writeHead(304).end();
      else response.writeHead(200, etag).end(whole);
    });
    expect((await scene.sync()).counts).toMatchObject({ changed: 1 });
    expect(writesOf(await scene.takeCalls())).toEqual(['POST /product/202309/products/{id}/prices/update']);
  });
});

describe('a mass change', () => {
  test('is held, with a row to decide on, and sends nothing', async () => {
    const shown = items(6);
    await listed(shown);
    const before = await remembered();
    scene.feed.show(shown.slice(0, 2));

    const report = await scene.sync();

    expect(report.outcome).toBe('held');
    expect(await scene.takeCalls()).toEqual([]);
    expect(await remembered()).toEqual(before);
    const approval = await approvalsOf(stage.db).findOne({ _id: report.runId });
    expect(approval).toMatchObject({
      client: scene.client,
      state: 'open',
      reason: 'removed',
      count: 4,
      report: { removed: 4, unchanged: 2 },
      workflowId: `products:${scene.client}`,
    });
    expect(approval!.report.sample).toContain(shown[5]!.id);
  });

  test('is also a feed without items, of a shop with one', async () => {
    await listed(items(1));
    scene.feed.show([]);
    expect(await scene.sync()).toMatchObject({ outcome: 'held', problem: 'no-items' });
    expect(await scene.takeCalls()).toEqual([]);
  });

  test('that is approved is applied', async () => {
    const shown = items(6);
    await listed(shown);
    scene.feed.show(shown.slice(0, 2));
    const { runId } = await scene.sync();
    const worker = scene.openWorker();
    await runActivity(worker.recordDecision, { client: scene.client, runId, decision: 'approve', by: 'ana' });
    await apply(worker, scene.client, runId);
    await scene.sync();
    expect((await scene.onTiktok()).filter(({ status }) => status === 'ACTIVATE')).toHaveLength(2);
    expect(await approvalsOf(stage.db).findOne({ _id: runId })).toMatchObject({ state: 'approved', decidedBy: 'ana' });
  });

  test('that is rejected is nothing new when it is read again; another document is', async () => {
    const shown = items(6);
    await listed(shown);
    scene.feed.show(shown.slice(0, 2));
    const { runId } = await scene.sync();
    await runActivity(scene.openWorker().recordDecision, {
      client: scene.client,
      runId,
      decision: 'reject',
      by: 'ana',
    });
    const again = await scene.sync();
    expect(again).toMatchObject({ outcome: 'unchanged', counts: { items: 2 } });
    expect(await feedChangesOf(stage.db).countDocuments({ runId: again.runId })).toBe(0);
    scene.feed.takeRequests();
    expect((await scene.sync()).outcome).toBe('unchanged');
    expect(scene.feed.takeRequests()).toEqual([{ path: '/feed.xml', status: 304 }]);
    expect(await scene.takeCalls()).toEqual([]);

    scene.feed.show(shown.slice(0, 1));
    expect((await scene.sync()).outcome).toBe('held');
    scene.feed.show(shown);
    expect((await scene.sync()).outcome).toBe('unchanged');
  });

  test('in a document given for one run says nothing of the feed of the client', async () => {
    const shown = items(6);
    await listed(shown);
    const before = (await clientsOf(stage.db).findOne({ _id: scene.client }))!.feed;
    await scene.deps.files.write('FeedUploads', `${scene.client}-doc`, [
      Buffer.from(writeFeed(shown.slice(0, 2), scene.feed.origin)),
    ]);
    const { runId, outcome } = await scene.sync({ source: `upload:${scene.client}-doc` });
    expect(outcome).toBe('held');
    await runActivity(scene.openWorker().recordDecision, { client: scene.client, runId, decision: 'reject', by: 'a' });
    const { etag, link } = (await clientsOf(stage.db).findOne({ _id: scene.client }))!.feed;
    expect({ etag, link }).toEqual({ etag: before.etag, link: before.link });
  });

  test('keeps waiting over the same document, without a copy of each look', async () => {
    const shown = items(6);
    await listed(shown);
    scene.feed.answerWith((_, response) => response.end(writeFeed(shown.slice(0, 2), scene.feed.origin)));
    const { runId } = await scene.sync();
    const kept = await stage.db.collection('FeedSnapshots.files').countDocuments();
    for (const look of [1, 2]) {
      const nextRunId = `${runId}-${look}`;
      expect(await runActivity(scene.openWorker().readHeldAgain, heldInput(runId, nextRunId))).toMatchObject({
        outcome: 'still-held',
      });
      expect(await feedChangesOf(stage.db).countDocuments({ runId: nextRunId })).toBe(0);
    }
    expect(await stage.db.collection('FeedSnapshots.files').countDocuments()).toBe(kept);
    expect(await approvalsOf(stage.db).countDocuments({ client: scene.client, state: 'open' })).toBe(1);
  });

  test('is released by a good feed', async () => {
    const shown = items(6);
    await listed(shown);
    scene.feed.show(shown.slice(0, 2));
    const { runId } = await scene.sync();
    scene.feed.show([{ ...shown[0]!, price: '9.90 BRL' }, ...shown.slice(1)]);
    const worker = scene.openWorker();
    const again = await runActivity(worker.readHeldAgain, heldInput(runId, `${runId}-1`));
    expect(again).toMatchObject({ outcome: 'read', runId: `${runId}-1`, counts: { changed: 1, removed: 0 } });
    expect(await approvalsOf(stage.db).findOne({ _id: runId })).toMatchObject({ state: 'released' });
    await apply(worker, scene.client, again.runId);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual(['POST /product/202309/products/{id}/prices/update']);
  });

  test('of another kind takes the place of the held one', async () => {
    const shown = items(6);
    await listed(shown);
    scene.feed.show(shown.slice(0, 2));
    const { runId } = await scene.sync();
    scene.feed.show(shown.slice(0, 1));
    const again = await runActivity(scene.openWorker().readHeldAgain, heldInput(runId, `${runId}-1`));
    expect(again).toMatchObject({ outcome: 'held', runId: `${runId}-1` });
    const approvals = await approvalsOf(stage.db).find({ client: scene.client }).sort({ createdAt: 1 }).toArray();
    expect(approvals.map(({ _id, state }) => [_id, state])).toEqual([
      [runId, 'released'],
      [`${runId}-1`, 'open'],
    ]);
  });

  test('of a dry run opens no approval', async () => {
    const shown = items(6);
    await listed(shown);
    scene.feed.show(shown.slice(0, 2));
    expect((await scene.sync({ dryRun: true })).outcome).toBe('held');
    expect(await approvalsOf(stage.db).countDocuments({ client: scene.client })).toBe(0);
    expect(await scene.takeCalls()).toEqual([]);
  });
});

describe('snapshots', () => {
  test('of old runs go, that of the applied one stays whatever was read since', async () => {
    const shown = items(3);
    await listed(shown);
    // More dry runs than runs are kept (five).
    for (let run = 0; run < 7; run += 1) {
      scene.feed.show([{ ...shown[0]!, price: `${run + 1}.90 BRL` }, ...shown.slice(1)]);
      await scene.sync({ dryRun: true });
    }
    scene.feed.show([{ ...shown[0]!, price: '77.90 BRL' }, ...shown.slice(1)]);
    expect((await scene.sync()).counts).toMatchObject({ changed: 1, unchanged: 2 });
    for (let run = 0; run < 7; run += 1) {
      scene.feed.show([{ ...shown[0]!, price: `${run + 1}.50 BRL` }, ...shown.slice(1)]);
      await scene.sync();
    }
    scene.feed.show(shown.slice(1));
    expect((await scene.sync()).counts).toMatchObject({ removed: 1, unchanged: 2 });
    const runs = await feedRunsOf(stage.db).find({ client: scene.client }).toArray();
    const files = await stage.db.collection('FeedSnapshots.files').find().toArray();
    const indexes = runs.filter(({ _id }) => files.some(({ filename }) => filename === `${_id}.index`));
    expect(indexes.length).toBeLessThanOrEqual(6);
  });
});

/** Sends this much of a longer document, and hangs up. */
function breakOff(start: string, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(200, { ...headers, 'content-length': 1_000_000 });
    response.write(start, () => setImmediate(() => response.destroy()));
  };
}

type Answer = Parameters<Scene['feed']['answerWith']>[0];

function heldInput(runId: string, nextRunId: string) {
  return {
    client: scene.client,
    runId,
    nextRunId,
    trigger: 'test',
    source: null,
    oldSource: null,
    workflowId: `products:${scene.client}`,
  };
}

let packed: Buffer | undefined;
/** A feed of 64 MB of blanks, twice what the scene lets a feed have. */
function bomb(): Buffer {
  return (packed ??= gzipSync(`<?xml version="1.0"?><rss><channel>${' '.repeat(64 * 1024 ** 2)}`));
}
