import type { WorkflowHandle, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { sandboxScopeOf } from '../../domain/client-scope.ts';
import { signalReviews } from '../../starters/signal-reviews.ts';
import { until } from '../until.ts';
import { COUNTS, SENT, type Fakes, type World } from '../workflows/open-world.ts';

/**
 * The branches of the workflows whose histories are kept. Each is run against real workers and gives the run to keep.
 * A new branch gets a new scenario; what is saved already is recorded anew only when its lifecycle may break.
 */
export const SCENARIOS: Readonly<Record<string, (world: World) => Promise<WorkflowHandle>>> = {
  published: (world) => sync(world, {}, sliced),
  generated: (world) => sync(world, {}, {}, 'generateProducts'),
  'dry-run': (world) => sync(world, { dryRun: true }),
  unchanged: (world) => sync(world, {}, { readFeed: async () => reading('unchanged') }),
  'source-failed': (world) => sync(world, {}, { readFeed: async () => reading('failed', 'feed-not-found') }),
  postponed: (world) => sync(world, { pace: { passRestMs: 1 } }, postponedOnce()),
  failed: (world) => sync(world, {}, refused),
  'held-approved': (world) => decide(world, 'approve', 3_600_000),
  'held-rejected': (world) => decide(world, 'reject', 3_600_000),
  'held-looked-again': (world) => decide(world, 'approve', 20),
  'held-released': (world) => sync(world, { pace: { heldPollMs: 20 } }, released),
  async 'handed-over'(world) {
    const handle = await sync(world, { pace: { slicesPerRun: 2 } }, sliced);
    // Without a run's id it is the latest: one that goes on with what the first handed over.
    return world.temporal.workflow.getHandle(handle.workflowId);
  },
  async handing(world) {
    const handle = await sync(world, { pace: { slicesPerRun: 2 } }, sliced);
    return world.temporal.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId);
  },
  async images(world) {
    const searching: Fakes = { searchImages: async ({ cursor }) => ({ ...FOUND, next: next(cursor) }) };
    return ended(await world.start('searchVtexImages', 'images', world.scene(searching), { skus: ['2001'] }));
  },
  async scheduled(world) {
    return ended(await world.start('syncClient', 'sync', world.scene(), { name: 'Loja' }));
  },
  linked: (world) => sync(world, {}, linking, 'generateProducts'),
  async adopted(world) {
    return ended(await world.start('adoptProducts', 'products', world.scene(linking), {}));
  },
  async deleted(world) {
    const productIds = Array.from({ length: 25 }, (_, at) => String(1_000 + at));
    return ended(await world.start('deleteProducts', 'products', world.scene(), { productIds, by: 'cli:ana' }));
  },
  async restored(world) {
    return ended(await world.start('restoreProducts', 'products', world.scene(), { productIds: ['1'], by: 'cli:ana' }));
  },
  async 'sandbox-shop'(world) {
    const counts = [1, 0];
    const scene = world.scene({ countOpenReviews: async () => ({ open: counts.shift() ?? 0 }) });
    world.scene(postponedOnce(), sandboxScopeOf(scene.client));
    const pace = { passRestMs: 1, reviewRestMs: 1 };
    return ended(await world.start('sendProductSandbox', 'sandbox', scene, { pace }));
  },
  async 'scheduled-already-running'(world) {
    const scene = world.scene({ readFeed: async () => reading('held') });
    const running = await world.start('updateProducts', 'products', scene, { trigger: 'command' });
    const handle = await ended(await world.start('syncClient', 'sync', scene, { name: 'Loja' }));
    await running.terminate();
    return handle;
  },
  async reviews(world) {
    const scene = world.scene();
    const ids = Array.from({ length: 5 }, (_, at) => `tiktok-shop:${at}`);
    await Promise.all(ids.map((id) => signalReviews(world.temporal, scene.client, id, world.taskQueue)));
    return ended(world.temporal.workflow.getHandle(`reviews:${scene.client}`));
  },
  brands: (world) => matchBrands(world, { trigger: 'command', create: true }),
  async 'brands-handed-over'(world) {
    const handle = await matchBrands(world, { trigger: 'sync', slicesPerRun: 1 });
    return world.temporal.workflow.getHandle(handle.workflowId);
  },
  async 'brands-handing'(world) {
    const handle = await matchBrands(world, { trigger: 'sync', slicesPerRun: 1 });
    return world.temporal.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId);
  },
  async connected(world) {
    const input = { authorizationId: 'a1', shop: null, isDemo: true };
    return ended(await world.start('connectTiktokShop', 'connect', world.scene(), input));
  },
};

async function sync(
  world: World,
  input: object,
  fakes: Fakes = {},
  workflow = 'updateProducts',
): Promise<WorkflowHandleWithFirstExecutionRunId> {
  return ended(await world.start(workflow, 'products', world.scene(fakes), { trigger: 'schedule', ...input }));
}

/** Brands in two slices. */
async function matchBrands(world: World, input: object): Promise<WorkflowHandleWithFirstExecutionRunId> {
  let slices = 0;
  const scene = world.scene({
    matchBrands: async () => ({ looked: 1, calls: 1, products: 0, more: slices++ === 0 }),
  });
  return ended(await world.start('generateBrands', 'brands', scene, input));
}

async function decide(world: World, decision: 'approve' | 'reject', heldPollMs: number): Promise<WorkflowHandle> {
  const scene = world.scene({ readFeed: async () => reading('held') });
  const input = { trigger: 'schedule', pace: { heldPollMs } };
  const handle = await world.start('updateProducts', 'products', scene, input);
  const isReady = (): boolean =>
    heldPollMs > 1_000 ? scene.names().includes('readFeed') : scene.names().includes('readHeldAgain');
  await until(async () => isReady() && (await handle.describe()).searchAttributes.Status?.[0] === 'held');
  const approvalId = scene.of('readFeed')[0]!.runId;
  await handle.executeUpdate('decideApproval', { args: [{ approvalId, decision, by: 'ana' }] });
  return ended(handle);
}

/** Waits for the end, whatever it is. */
async function ended<H extends WorkflowHandle>(handle: H): Promise<H> {
  await handle.result().catch(() => undefined);
  return handle;
}

const reading = (outcome: 'unchanged' | 'held' | 'failed', problem: string | null = null) => ({
  outcome,
  counts: outcome === 'held' ? COUNTS : {},
  problem,
});

const next = (cursor: string | null): string | null => (cursor === null ? '500' : null);
const sliced: Fakes = {
  applyFeedChanges: async ({ cursor }) => ({ next: next(cursor), applied: 500 }),
  enrichListings: async ({ cursor }) => ({ next: next(cursor), skus: 200 }),
  publishProducts: async ({ cursor }) => ({ ...SENT, next: next(cursor), products: 100, calls: 100, sent: 100 }),
  pollReviews: async ({ cursor }) => ({ next: next(cursor), products: 1 }),
};
const FOUND = { skus: 200, images: 500, changedProducts: 3, failed: 0 };
const linking: Fakes = {
  readExistingProducts: async () => ({ isRead: true, products: 7, gone: 0, toLink: true }),
  linkExistingProducts: async ({ cursor }) => ({ next: next(cursor), linked: 1 }),
};
const refused: Fakes = {
  publishProducts: async () => {
    throw ApplicationFailure.nonRetryable('The credentials were rejected', 'TiktokShopCredentialsRejected');
  },
};
const released: Fakes = {
  readFeed: async () => reading('held'),
  readHeldAgain: async ({ nextRunId }) => ({ outcome: 'read', runId: nextRunId, counts: COUNTS }),
};
function postponedOnce(): Fakes {
  let looks = 0;
  return { publishProducts: async () => ({ ...SENT, products: 1, postponed: looks++ === 0 ? 1 : 0 }) };
}
