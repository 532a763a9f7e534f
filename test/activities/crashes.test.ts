import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { ActivitySettings } from '../../activities/deps.ts';
import { FACETS } from '../../domain/feed/feed-item.ts';
import { clientsOf } from '../../storage/clients.ts';
import type { FacetMarks } from '../../storage/listings.ts';
import type { TestItem } from './feed-host.ts';
import { Crash, openMortalWorker, type MortalWorker } from './mortal-worker.ts';
import { openScene, openStage, writesOf, type Scene, type Stage } from './scene.ts';

/*
 * A worker that dies before its n-th effect, for every n until one comes through: whatever was done by then, the next
 * worker ends in the same state, and sends nothing twice that counts twice. One scene goes through all of them, each
 * round with changes of its own, so that no round begins with setting up a shop.
 */

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage, { settings: oneByOne });
});
afterEach(async () => {
  await scene.close();
  await stage.control('POST', '/_sandbox/switches', { productUploadsPerDay: 0 });
  await stage.control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
});

/** One product after the other: the n-th effect is then the same one each time. */
const oneByOne = (settings: ActivitySettings): ActivitySettings => ({
  ...settings,
  publish: { ...settings.publish, concurrency: 1 },
});

/** Dies at each effect in turn; `prepare` makes a round's changes, `check` looks at what stands after the recovery. */
async function dieEverywhere(
  work: (worker: MortalWorker['worker'], round: number) => Promise<unknown>,
  prepare: (round: number) => Promise<void> | void,
  recover: (round: number) => Promise<unknown>,
  check: (round: number) => Promise<void>,
): Promise<number> {
  for (let round = 1; ; round += 1) {
    await prepare(round);
    const mortal = openMortalWorker(scene, round);
    try {
      await work(mortal.worker, round);
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
    await recover(round);
    await check(round);
    if (!mortal.hasDied()) return round;
  }
}

/** As the server would repeat the activity, or as another workflow would come along: by turns. */
const runIds = (): ((round: number, attempt: 1 | 2) => string) => {
  const scope = randomUUID().slice(0, 8);
  return (round, attempt) => (round % 2 === 0 ? `${scope}-${round}` : `${scope}-${round}-${attempt}`);
};

describe('a worker that dies', { timeout: 300_000 }, () => {
  test('in a first publication leaves no product twice, and none beyond the quota', async () => {
    const idOf = runIds();
    await stage.control('POST', '/_sandbox/switches', { productUploadsPerDay: 2 });
    // What a round leaves is looked at before any verdict, however slow the machine.
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    const rounds = await dieEverywhere(
      (worker, round) => scene.sync({ worker, runId: idOf(round, 1) }),
      async () => {
        await scene.close();
        scene = await openScene(stage, { settings: oneByOne });
        await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: { 'settings.uploadsPerDay': 2 } });
        // All rounds sell in the same shop: each has a day of its own there.
        await stage.control('POST', '/_sandbox/clock', { advance: '24h' });
        const cheap = { id: `${scene.client}-c`, price: '5.00 BRL' };
        scene.feed.show([...['a', 'b'].map((name) => ({ id: `${scene.client}-${name}` })), cheap]);
      },
      (round) => scene.sync({ worker: scene.openWorker(), runId: idOf(round, 2) }),
      async (round) => {
        const calls = await scene.takeCalls();
        const created = calls.filter((call) => call === 'POST /product/202309/products');
        // A create whose process died is searched for and found, or else was never sent.
        expect(created, `round ${round}`).toHaveLength(2);
        const uploads = calls.filter((call) => call === 'POST /product/202309/images/upload');
        // Between an upload and its note one orphan may be left behind, never more.
        expect(uploads.length, `round ${round}`).toBeLessThanOrEqual(4);
        expect((await scene.onTiktok()).map(({ skus: [sku] }) => sku!.seller_sku)).toEqual(
          ['a', 'b'].map((name) => `${scene.client}-${name}`),
        );
        for (const { attempt, dueAt, status, queuedUntil } of (await scene.products()).slice(0, 2)) {
          const rest = { attempt: null, dueAt: null, status: 'PENDING', queuedUntil: null };
          expect({ round, attempt, dueAt, status, queuedUntil }).toEqual({ round, ...rest });
        }
        expect((await scene.products())[2], `round ${round}`).toMatchObject({
          queuedUntil: expect.any(Date),
          dueAt: null,
        });
        const states = (await scene.listings()).map(({ state }) => state);
        expect(states, `round ${round}`).toEqual([...Array<string>(2).fill('in-review'), 'queued']);
      },
    );
    expect(rounds).toBeGreaterThan(30);
  });

  test('in the middle of edits, prices, stock and switching off and on ends where it would have', async () => {
    const idOf = runIds();
    const names = ['price', 'stock', 'title', 'away', 'still', 'quiet', 'calm'];
    const shown = (round: number): TestItem[] =>
      names.flatMap((name): TestItem[] => {
        const id = `${scene.client}-${name}`;
        if (name === 'price') return [{ id, price: `${round + 10}.90 BRL` }];
        if (name === 'stock') return [{ id, quantity: round + 1 }];
        if (name === 'title') return [{ id, title: `Caneca de cerâmica da rodada ${round}` }];
        // By turns in the feed and not.
        if (name === 'away') return round % 2 === 0 ? [{ id }] : [];
        return [{ id }];
      });
    scene.feed.show(shown(0));
    await scene.sync();
    await scene.review();
    await scene.takeCalls();
    const rounds = await dieEverywhere(
      (worker, round) => scene.sync({ worker, runId: idOf(round, 1) }),
      (round) => scene.feed.show(shown(round)),
      async (round) => {
        const fresh = scene.openWorker();
        await scene.sync({ worker: fresh, runId: idOf(round, 2) });
        await scene.review();
      },
      async (round) => {
        const writes = writesOf(await scene.takeCalls());
        expect(writes, `round ${round}`).not.toContain('POST /product/202309/products');
        // At most one call was under way when the worker died.
        expect(writes.length, `round ${round}: ${writes.join(', ')}`).toBeLessThanOrEqual(5);
        await expectAtRest(round);
        const bySku = new Map((await scene.onTiktok()).map((one) => [one.skus[0]!.seller_sku, one]));
        const { client } = scene;
        expect(bySku.get(`${client}-price`)!.skus[0]!.price.amount).toBe(`${round + 10}.90`);
        expect(bySku.get(`${client}-stock`)!.skus[0]!.inventory[0]!.quantity).toBe(round + 1);
        expect(bySku.get(`${client}-title`)!.title).toBe(`Caneca de cerâmica da rodada ${round}`);
        expect(bySku.get(`${client}-away`)!.status).toBe(round % 2 === 0 ? 'ACTIVATE' : 'SELLER_DEACTIVATED');
      },
    );
    await scene.sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect(rounds).toBeGreaterThan(40);
  });
});

/** Nothing open: what should be was sent, and what was sent is accepted. */
async function expectAtRest(round: number): Promise<void> {
  for (const { _id, attempt, dueAt } of await scene.products()) {
    expect({ round, _id, attempt, dueAt }).toEqual({ round, _id, attempt: null, dueAt: null });
  }
  for (const { _id, removed, state, desired, sent, accepted } of await scene.listings()) {
    expect({ round, _id, state }).toEqual({ round, _id, state: removed ? 'deactivated' : 'accepted' });
    if (removed) continue;
    expect({ round, _id, sent: hashes(sent) }).toEqual({ round, _id, sent: hashes(desired) });
    expect({ round, _id, accepted: hashes(accepted) }).toEqual({ round, _id, accepted: hashes(desired) });
  }
}

const hashes = (marks: FacetMarks | null): string[] => FACETS.map((facet) => marks?.[facet].hash ?? '');
