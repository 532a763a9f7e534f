import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addClient } from '../../starters/client-add.ts';
import { decide, listApprovals } from '../../starters/approval.ts';
import { connectWithCode } from '../../starters/connection-connect.ts';
import { syncProductsNow } from '../../starters/product-sync.ts';
import { approvalsOf } from '../../storage/approvals.ts';
import { type ClientRow } from '../../storage/clients.ts';
import { plansOf } from '../../storage/plans.ts';
import { authorizationsOf } from '../../storage/tiktok-tokens.ts';
import { until } from '../until.ts';
import { COUNTS, openWorld, type World } from '../workflows/open-world.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
let world: World;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
  world = await openWorld(inject('temporalAddress'), desk.namespace);
});
afterAll(async () => {
  await world.close();
  await desk.close();
});

const FEED = 'https://loja.example/feed.xml';
const add = (name = `Loja ${randomUUID()}`): Promise<ClientRow> => addClient(desk.context, { name, feed: FEED });
const refusedAs = (code: string) => ({ name: 'CommandFailure', code });

describe('a product command', () => {
  it('starts the workflow under the client id and gives its result', async () => {
    const client = await add();
    const scene = world.scene({}, client._id);
    const answer = await syncProductsNow(desk.context, client, { workflow: 'generateProducts', warehouseId: '7' });
    expect(answer).toMatchObject({
      workflowId: `products:${client._id}`,
      result: { outcome: 'published' },
      plan: null,
    });
    expect(scene.of('publishProducts')[0]).toMatchObject({ warehouseId: '7' });
  });

  it('refuses a second synchronisation of the same client', async () => {
    const client = await add();
    let finish = (): void => undefined;
    const isFinished = new Promise<void>((resolve) => (finish = resolve));
    world.scene(
      {
        readFeed: async () => {
          await isFinished;
          return { outcome: 'unchanged', counts: {}, problem: null };
        },
      },
      client._id,
    );
    const first = await syncProductsNow(desk.context, client, { workflow: 'updateProducts', detach: true });
    expect(first.result).toBeNull();
    await expect(syncProductsNow(desk.context, client, { workflow: 'updateProducts' })).rejects.toMatchObject(
      refusedAs('already-running'),
    );
    finish();
    await world.temporal.workflow.getHandle(first.workflowId).result();
  });

  it('shows the plan of a dry run', async () => {
    const client = await add();
    const db = await desk.context.db();
    const plan = {
      client: client._id,
      skus: ['1'],
      detail: '',
      steps: [],
      until: null,
      rank: null,
      problems: [],
      at: new Date(),
    };
    world.scene(
      {
        publishProducts: async ({ runId }) => {
          const rows = ['b', 'a'].map((key) => ({
            ...plan,
            _id: `${runId}:${key}`,
            runId,
            productKey: key,
            action: 'create',
          }));
          await plansOf(db).insertMany(rows);
          return { next: null, products: 2, calls: 0, sent: 0, blocked: 0, queued: 0, postponed: 0, lastError: null };
        },
      },
      client._id,
    );
    const answer = await syncProductsNow(desk.context, client, { workflow: 'updateProducts', dryRun: true });
    expect(answer.plan?.map(({ productKey, action }) => [productKey, action])).toEqual([
      ['a', 'create'],
      ['b', 'create'],
    ]);
  });

  it('fails with the problem of a feed that cannot be used, in words', async () => {
    const client = await add('Sem feed');
    world.scene({ readFeed: async () => ({ outcome: 'failed', counts: {}, problem: 'feed-not-found' }) }, client._id);
    const failing = syncProductsNow(desk.context, client, { workflow: 'updateProducts' });
    await expect(failing).rejects.toMatchObject(refusedAs('feed-not-found'));
    await expect(failing).rejects.toThrow(/^The feed of Sem feed could not be used: \w/);
  });

  it('fails with the type and the sentence of the failure', async () => {
    const client = await add();
    world.scene(
      {
        publishProducts: async () => {
          throw ApplicationFailure.nonRetryable('No warehouse is chosen', 'WarehouseMissing');
        },
      },
      client._id,
    );
    const failing = syncProductsNow(desk.context, client, { workflow: 'updateProducts' });
    await expect(failing).rejects.toMatchObject({
      ...refusedAs('WarehouseMissing'),
      message: 'No warehouse is chosen',
    });
  });

  it('says so where somebody stops the workflow', async () => {
    const client = await add();
    world.scene({ readFeed: async () => ({ outcome: 'held', counts: COUNTS, problem: null }) }, client._id);
    const failing = expect(syncProductsNow(desk.context, client, { workflow: 'updateProducts' })).rejects.toMatchObject(
      refusedAs('WorkflowStopped'),
    );
    const handle = world.temporal.workflow.getHandle(`products:${client._id}`);
    await until(async () => (await handle.describe().catch(() => null))?.searchAttributes.Status?.[0] === 'held');
    await handle.cancel();
    await failing;
  });
});

describe('approvals', () => {
  /** A held run with its row, as the activity writes it. */
  async function held() {
    const client = await add();
    const approvals = approvalsOf(await desk.context.db());
    const scene = world.scene(
      {
        async readFeed({ runId, workflowId }) {
          await approvals.insertOne({
            _id: runId,
            client: client._id,
            state: 'open',
            reason: 'removed',
            count: 30,
            share: 0.3,
            limit: 0.2,
            report: { added: 0, removed: 30, changed: 0, unchanged: 70, sample: [] },
            workflowId,
            createdAt: new Date(),
            decidedAt: null,
            decidedBy: null,
          });
          return { outcome: 'held', counts: COUNTS, problem: null };
        },
        async recordDecision({ runId, decision, by }) {
          const state = decision === 'approve' ? 'approved' : 'rejected';
          await approvals.updateOne({ _id: runId }, { $set: { state, decidedBy: by, decidedAt: new Date() } });
        },
      },
      client._id,
    );
    const { workflowId } = await syncProductsNow(desk.context, client, { workflow: 'updateProducts', detach: true });
    const handle = world.temporal.workflow.getHandle(workflowId);
    await until(async () => (await handle.describe()).searchAttributes.Status?.[0] === 'held');
    const [row] = await listApprovals(desk.context, { client: client._id });
    return { client, handle, scene, id: row!._id };
  }

  it('are listed while they wait and decided once, answered with what it led to', async () => {
    const { client, handle, id } = await held();
    expect(await decide(desk.context, id, 'approve', 'cli:ana')).toMatchObject({
      state: 'approved',
      decidedBy: 'cli:ana',
    });
    expect(await handle.result()).toMatchObject({ outcome: 'published' });
    expect(await listApprovals(desk.context, { client: client._id })).toEqual([]);
    expect(await listApprovals(desk.context, { client: client._id, all: true })).toMatchObject([{ _id: id }]);
    await expect(decide(desk.context, id, 'reject', 'cli:ana')).rejects.toMatchObject(refusedAs('approval-not-open'));
  });

  it('that nobody knows are named as such', async () => {
    await expect(decide(desk.context, 'none', 'approve', 'x')).rejects.toMatchObject(refusedAs('approval-unknown'));
  });

  it('end a run that is rejected', async () => {
    const { handle, id, scene } = await held();
    await decide(desk.context, id, 'reject', 'cli:ana');
    expect(await handle.result()).toMatchObject({ outcome: 'rejected' });
    expect(scene.names()).not.toContain('applyFeedChanges');
  });
});

describe('connecting', () => {
  it('keeps the code out of every history', async () => {
    const client = await add();
    world.scene({}, client._id);
    const answer = await connectWithCode(desk.context, client, { code: 'marked-code', shop: null });
    expect(answer).toMatchObject({ shopName: 'lojademo', warehouseId: '11' });
    const stored = await authorizationsOf(await desk.context.db()).findOne({ client: client._id });
    expect(JSON.stringify(stored)).not.toContain('marked-code');
    const { events } = await world.temporal.workflow.getHandle(`connect:${client._id}`).fetchHistory();
    const payloads = JSON.stringify(events, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
    );
    expect(payloads).toContain(client._id);
    expect(payloads).not.toContain('marked-code');
  });

  it('leaves no code behind where it fails, and says why', async () => {
    const client = await add();
    world.scene(
      {
        exchangeCode: async () => {
          throw ApplicationFailure.nonRetryable('The code was used before', 'TiktokShopRejected');
        },
      },
      client._id,
    );
    await expect(connectWithCode(desk.context, client, { code: 'c', shop: null })).rejects.toMatchObject({
      ...refusedAs('TiktokShopRejected'),
      message: 'The code was used before',
    });
    expect(await authorizationsOf(await desk.context.db()).countDocuments({ client: client._id })).toBe(0);
  });
});
