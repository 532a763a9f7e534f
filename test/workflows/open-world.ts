import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import {
  Client,
  Connection,
  type WorkflowHandle,
  type WorkflowHandleWithFirstExecutionRunId,
} from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { BrandActivities } from '../../activities/brands.ts';
import type { CollectBrandActivities } from '../../activities/collect-brands.ts';
import type { ConnectActivities } from '../../activities/connect.ts';
import type { EnrichActivities } from '../../activities/enrich.ts';
import type { ExistingProductActivities } from '../../activities/existing-products.ts';
import type { FeedActivities } from '../../activities/feed.ts';
import type { LeftOutActivities } from '../../activities/left-out.ts';
import type { PublishActivities, PublishSlice } from '../../activities/publish.ts';
import type { RemoveActivities, RemovedProduct } from '../../activities/remove-products.ts';
import type { PreviewActivities } from '../../activities/preview-categories.ts';
import type { TaxonomyActivities } from '../../activities/suggest-categories.ts';
import type { RecheckImagesActivities } from '../../activities/recheck-images.ts';
import type { ReviewActivities } from '../../activities/reviews.ts';
import type { SandboxShopActivities } from '../../activities/sandbox-shop.ts';
import type { SearchImagesActivities } from '../../activities/search-images.ts';

/** Every activity that workflows call. */
export type Activities = FeedActivities &
  EnrichActivities &
  LeftOutActivities &
  PublishActivities &
  ReviewActivities &
  ExistingProductActivities &
  RemoveActivities &
  SandboxShopActivities &
  BrandActivities &
  CollectBrandActivities &
  TaxonomyActivities &
  PreviewActivities &
  SearchImagesActivities &
  RecheckImagesActivities &
  ConnectActivities;

/** Activities of one test; what it does not name behaves as in a quiet shop (`QUIET`). */
export type Fakes = { [K in keyof Activities]?: (...args: Parameters<Activities[K]>) => ReturnType<Activities[K]> };

export interface Call {
  readonly name: keyof Activities;
  readonly queue: string;
  readonly input: Record<string, unknown>;
}

/** A client of one test: its own id, its own activities, and what was called for it. */
export interface Scene {
  readonly client: string;
  readonly calls: Call[];
  names(): string[];
  of(name: keyof Activities): Record<string, unknown>[];
}

export interface World {
  readonly temporal: Client;
  readonly taskQueue: string;
  /** `client`: the id of a client that is there already; else one of its own. */
  scene(fakes?: Fakes, client?: string): Scene;
  /** Starts `workflow` under the id that starters use, with their search attributes. */
  start(workflow: string, id: string, scene: Scene, input: object): Promise<WorkflowHandleWithFirstExecutionRunId>;
  close(): Promise<void>;
}

export const bundleWorkflows = () =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('ERROR'),
  });

/**
 * Workers for the real workflows on queues of their own, with activities that are told apart by the client they are
 * called for: one set of workers serves every test of a file.
 * @param ownNamespace a namespace that nobody else uses: the queues then have the names that starters use.
 */
export async function openWorld(address: string, ownNamespace?: string): Promise<World> {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  const namespace = ownNamespace ?? 'default';
  const suffix = ownNamespace === undefined ? `-${randomUUID()}` : '';
  const scenes = new Map<string, { scene: Scene; fakes: Fakes }>();
  const [workflowBundle, native, connection] = await Promise.all([
    bundleWorkflows(),
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ]);
  const workers = await Promise.all([
    Worker.create({
      connection: native,
      namespace,
      identity: IDENTITY,
      taskQueue: `orchestration${suffix}`,
      workflowBundle,
    }),
    ...(['feed', 'vtex', 'tiktok'] as const).map((queue) =>
      Worker.create({
        connection: native,
        namespace,
        identity: IDENTITY,
        taskQueue: queue + suffix,
        activities: activitiesOf(queue, scenes),
      }),
    ),
  ]);
  const running = Promise.all(workers.map((worker) => worker.run()));
  const temporal = new Client({ connection, namespace, identity: IDENTITY });
  const taskQueue = `orchestration${suffix}`;

  return {
    temporal,
    taskQueue,
    scene(fakes = {}, client = `client-${randomUUID()}`) {
      const calls: Call[] = [];
      const scene: Scene = {
        client,
        calls,
        names: () => calls.map(({ name }) => name),
        of: (name) => calls.filter((call) => call.name === name).map(({ input }) => input),
      };
      scenes.set(scene.client, { scene, fakes });
      return scene;
    },
    start: (workflow, id, { client }, input) =>
      temporal.workflow.start(workflow, {
        workflowId: `${id}:${client}`,
        taskQueue,
        args: [{ client, ...input }],
        staticSummary: `Test of ${workflow}`,
        searchAttributes: { ClientId: [client], Kind: ['product'], Status: ['running'] },
      }),
    async close() {
      for (const worker of workers) worker.shutdown();
      await running;
      await native.close();
      await connection.close();
    },
  };
}

/** Not the process and the machine: histories are kept in the repository. */
const IDENTITY = 'test';

/** The history as it lies on the server, as JSON. */
export const historyOf = async (handle: WorkflowHandle): Promise<History> =>
  JSON.parse(historyToJSON(await handle.fetchHistory())) as History;

export interface History {
  events: ({ eventId: string; eventType: string; userMetadata?: { summary?: { data?: string } } } & Record<
    string,
    unknown
  >)[];
}

export const COUNTS = { items: 4, ids: 4, rejected: 0, added: 4, changed: 0, removed: 0, unchanged: 0 };
export const SENT: PublishSlice = {
  next: null,
  products: 0,
  calls: 0,
  sent: 0,
  blocked: 0,
  queued: 0,
  postponed: 0,
  lastError: null,
};

const done = (productId: string): RemovedProduct => ({ productId, outcome: 'done', code: null });

/** A feed with four new items and a shop that takes everything. */
const QUIET: Required<Fakes> = {
  readFeed: async () => ({ outcome: 'read', counts: COUNTS, problem: null }),
  readHeldAgain: async ({ runId }) => ({ outcome: 'still-held', runId, counts: {} }),
  recordDecision: async () => undefined,
  applyFeedChanges: async () => ({ next: null, applied: 4 }),
  finishFeedRun: async () => undefined,
  markAllProducts: async () => undefined,
  enrichListings: async () => ({ next: null, skus: 0 }),
  searchImages: async () => ({ next: null, skus: 4, images: 9, changedProducts: 1, failed: 0 }),
  recheckImages: async () => ({ next: null, checked: 6, changed: 1, changedProducts: 1, unreachable: 1 }),
  explainLeftOut: async () => ({ next: null, skus: 0 }),
  collectBrands: async () => ({ brands: 2, inUse: 2 }),
  checkBrands: async () => ({ due: false }),
  matchBrands: async () => ({ looked: 2, calls: 1, products: 0, more: false }),
  createBrands: async () => ({ created: 0, waiting: 0, products: 0 }),
  publishProducts: async () => ({ ...SENT, products: 4, calls: 4, sent: 4 }),
  pollReviews: async () => ({ next: null, products: 0 }),
  readExistingProducts: async () => ({ isRead: false, products: 0, gone: 0, toLink: false }),
  linkExistingProducts: async () => ({ next: null, linked: 0 }),
  suggestCategories: async () => ({ next: null, decided: 0, adopted: 0, lastError: null }),
  readShopCategories: async () => ({ categories: 3 }),
  previewCategories: async () => ({ decided: 4, adopted: 3 }),
  copyToSandbox: async () => ({ next: null, products: 2 }),
  countOpenReviews: async () => ({ open: 0 }),
  deleteProductBatch: async ({ productIds }) => productIds.map(done),
  restoreProductBatch: async ({ productIds }) => productIds.map(done),
  readReviewedProducts: async ({ inboxIds }) => ({ products: inboxIds.length }),
  exchangeCode: async () => undefined,
  chooseShop: async () => ({ shopId: '7495', shopName: 'lojademo' }),
  chooseWarehouse: async () => ({ warehouseId: '11' }),
  chooseDefaultCategory: async () => ({ leafId: '601226' }),
  registerProductEvents: async () => ({ events: ['PRODUCT_STATUS_CHANGE'] }),
};

/** Which queue an activity is served on, as in `activities/open-activities.ts`. */
const QUEUES: Record<keyof Activities, 'feed' | 'vtex' | 'tiktok'> = {
  readFeed: 'feed',
  readHeldAgain: 'feed',
  recordDecision: 'feed',
  applyFeedChanges: 'feed',
  finishFeedRun: 'feed',
  markAllProducts: 'feed',
  enrichListings: 'vtex',
  searchImages: 'vtex',
  recheckImages: 'tiktok',
  explainLeftOut: 'vtex',
  collectBrands: 'vtex',
  checkBrands: 'tiktok',
  matchBrands: 'tiktok',
  createBrands: 'tiktok',
  publishProducts: 'tiktok',
  pollReviews: 'tiktok',
  readExistingProducts: 'tiktok',
  linkExistingProducts: 'tiktok',
  suggestCategories: 'tiktok',
  readShopCategories: 'tiktok',
  previewCategories: 'tiktok',
  copyToSandbox: 'tiktok',
  countOpenReviews: 'tiktok',
  deleteProductBatch: 'tiktok',
  restoreProductBatch: 'tiktok',
  readReviewedProducts: 'tiktok',
  exchangeCode: 'tiktok',
  chooseShop: 'tiktok',
  chooseWarehouse: 'tiktok',
  chooseDefaultCategory: 'tiktok',
  registerProductEvents: 'tiktok',
};

function activitiesOf(
  queue: 'feed' | 'vtex' | 'tiktok',
  scenes: ReadonlyMap<string, { scene: Scene; fakes: Fakes }>,
): Record<string, (input: never) => Promise<unknown>> {
  const names = (Object.keys(QUEUES) as (keyof Activities)[]).filter((name) => QUEUES[name] === queue);
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (input: { client: string }) => {
        const { scene, fakes } = scenes.get(input.client)!;
        scene.calls.push({ name, queue, input: { ...input } });
        const fake = (fakes[name] ?? QUIET[name]) as (input: unknown) => Promise<unknown>;
        return fake(input);
      },
    ]),
  );
}
