import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { Db } from 'mongodb';
import { createConnectActivities } from '../../activities/connect.ts';
import type { ActivityDeps, ActivitySettings } from '../../activities/deps.ts';
import { createEnrichActivities } from '../../activities/enrich.ts';
import { createExistingProductActivities } from '../../activities/existing-products.ts';
import { createFeedActivities } from '../../activities/feed.ts';
import { createLeftOutActivities } from '../../activities/left-out.ts';
import { createPublishActivities, type PublishSlice } from '../../activities/publish.ts';
import { createRecheckImagesActivities } from '../../activities/recheck-images.ts';
import { createRemoveActivities } from '../../activities/remove-products.ts';
import { createReviewActivities } from '../../activities/reviews.ts';
import { createSandboxShopActivities } from '../../activities/sandbox-shop.ts';
import { createSearchImagesActivities } from '../../activities/search-images.ts';
import { createPreviewActivities } from '../../activities/preview-categories.ts';
import { createTaxonomyActivities } from '../../activities/suggest-categories.ts';
import { createSuggestScenes } from '../../activities/suggest-scene.ts';
import { createTiktokAccess, type TiktokAccess } from '../../activities/tiktok-access.ts';
import { createLimiter } from '../../apis/limiter.ts';
import { DEFAULT_LISTING_SETTINGS } from '../../domain/listing/listing-settings.ts';
import { startSandboxes, type Sandboxes } from '../../sandbox/start-sandboxes.ts';
import { clientsOf, EMPTY_FEED_POSITION, type ClientRow } from '../../storage/clients.ts';
import { connectStorage, type Storage } from '../../storage/connect.ts';
import { createFeedFiles } from '../../storage/feed-files.ts';
import { listingsOf, type ListingRow } from '../../storage/listings.ts';
import { productsOf, type ProductRow } from '../../storage/products.ts';
import { codePlace, vtexSecretPlace } from '../../storage/secret-places.ts';
import { createSecretBox } from '../../storage/secrets.ts';
import { authorizationsOf, newAuthorization } from '../../storage/tiktok-tokens.ts';
import { startFeedHost, type FeedHost } from './feed-host.ts';

/** A leaf of the sandbox's tree that asks for no attribute. */
export const MUGS = '611203';

/** The servers that the tests of one file share. */
export interface Stage {
  readonly db: Db;
  readonly sandboxes: Sandboxes;
  /** The TikTok Shop sandbox's control API. */
  control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<any>;
  close(): Promise<void>;
}

export async function openStage(mongodbUri: string): Promise<Stage> {
  const uri = new URL(mongodbUri);
  uri.pathname = `/test-${randomUUID().slice(0, 13)}`;
  const [storage, sandboxes] = await Promise.all([connectStorage(uri.href), startSandboxes()]);
  const control = async (method: string, path: string, body?: unknown): Promise<any> => {
    const answer = await fetch(sandboxes.tiktokShop.url + path, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const read: any = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(read)}`);
    return read;
  };
  await control('POST', '/_sandbox/limits', { path: '/**', perSecond: 100_000 });
  await control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
  await control('POST', '/_sandbox/switches', { productUploadsPerDay: 0 });
  return { db: storage.db, sandboxes, control, close: () => closeStage(storage, sandboxes) };
}

async function closeStage(storage: Storage, sandboxes: Sandboxes): Promise<void> {
  await storage.db.dropDatabase();
  await Promise.all([storage.close(), sandboxes.close()]);
}

export interface SceneOptions {
  readonly settings?: (settings: ActivitySettings) => ActivitySettings;
  readonly client?: Partial<ClientRow>;
  /** Gives the client the sandbox's VTEX account of this name, with trade policy 2. */
  readonly vtexAccount?: string;
  readonly shop?: string;
  /** The feed's host may be reached although it is on the loopback address; true by default. */
  readonly allowFeedHost?: boolean;
}

/** One client, connected to a shop of the sandbox, with a feed host of its own. */
export interface Scene {
  readonly client: string;
  readonly shopId: string;
  readonly feed: FeedHost;
  readonly deps: ActivityDeps;
  /** What `syncProducts` does, by its activities: reads, applies, enriches, publishes, looks at reviews. */
  sync(options?: SyncOptions): Promise<SyncReport>;
  /** A worker that has just started: nothing remembered but what is stored. */
  openWorker(deps?: ActivityDeps, wrapAccess?: (access: TiktokAccess) => TiktokAccess): Worker;
  /** Lets every review under way end, and reads the verdicts. */
  review(): Promise<void>;
  listing(sku: string): Promise<ListingRow>;
  listings(): Promise<ListingRow[]>;
  products(): Promise<ProductRow[]>;
  /** The client's products on the sandbox, by the source's id of their first SKU. */
  onTiktok(): Promise<TiktokProduct[]>;
  /** Calls of the shop since the last time, without reads of tokens: `METHOD path`, ids replaced. */
  takeCalls(): Promise<string[]>;
  close(): Promise<void>;
}

export interface TiktokProduct {
  id: string;
  status: string;
  audit: { status: string };
  title: string;
  skus: { id: string; seller_sku: string; price: { amount: string }; inventory: { quantity: number }[] }[];
  [field: string]: any;
}

export interface SyncOptions {
  readonly worker?: Worker;
  readonly runId?: string;
  readonly source?: string;
  readonly dryRun?: boolean;
  readonly rebuild?: boolean;
  /** Look for categories of products without one, as the workflow does; off, for tests that are about other calls. */
  readonly classify?: boolean;
  /** Looks at products that a passing trouble held up; as the workflow, five by default. */
  readonly passes?: number;
}

export interface SyncReport {
  readonly runId: string;
  readonly outcome: 'unchanged' | 'read' | 'held' | 'failed';
  readonly problem: string | null;
  readonly counts: Record<string, number>;
  readonly totals: Omit<PublishSlice, 'next' | 'lastError'>;
}

export type Worker = ReturnType<typeof createWorker>;

export async function openScene(stage: Stage, options: SceneOptions = {}): Promise<Scene> {
  const { db, sandboxes, control } = stage;
  const client = `c${randomUUID().slice(0, 8)}`;
  const feed = await startFeedHost();
  const settings = baseSettings(sandboxes, options.allowFeedHost === false ? [] : [feed.host]);
  const deps: ActivityDeps = {
    db,
    files: createFeedFiles(db),
    secrets: createSecretBox([Buffer.alloc(32, 7)]),
    log: { info: () => undefined, warn: () => undefined },
    tiktokLimiter: fastLimiter(),
    vtexLimiter: fastLimiter(),
    settings: options.settings ? options.settings(settings) : settings,
  };
  const now = new Date();
  await clientsOf(db).insertOne({
    _id: client,
    name: `Loja ${client}`,
    state: 'active',
    tik_tok_shop_feed_link: feed.url,
    tik_tok_shop_warehouse_id: null,
    vtex: options.vtexAccount
      ? {
          account: options.vtexAccount,
          tradePolicy: '2',
          affiliateId: null,
          appKey: deps.secrets.seal(`vtexappkey-${options.vtexAccount}-SANDBOX`, vtexSecretPlace(client, 'appKey')),
          appToken: deps.secrets.seal('sandbox-token', vtexSecretPlace(client, 'appToken')),
        }
      : null,
    settings: {
      ...DEFAULT_LISTING_SETTINGS,
      defaultCategoryId: MUGS,
      categoryDefaults: { '*': { weightGrams: 500, lengthCm: 20, widthCm: 15, heightCm: 10 } },
    },
    feed: EMPTY_FEED_POSITION,
    createdAt: now,
    updatedAt: now,
    ...options.client,
  });
  const shopName = options.shop ?? 'lojademo';
  let worker = createWorker(deps);
  const shopId = await connect(stage, deps, worker, client, shopName);
  let since: number = (await control('GET', '/_sandbox/calls')).next;

  const scene: Scene = {
    client,
    shopId,
    feed,
    deps,
    openWorker: (other = deps, wrapAccess) => createWorker(other, wrapAccess),
    sync: (how = {}) => sync(how.worker ?? worker, client, how),
    async review() {
      await control('POST', '/_sandbox/clock', { advance: '5s' });
      await pollReviews(worker, client);
    },
    async listing(sku) {
      const row = await listingsOf(db).findOne({ _id: `${client}:${sku}` });
      if (!row) throw new Error(`no listing of ${sku}`);
      return row;
    },
    listings: () => listingsOf(db).find({ client }).sort({ _id: 1 }).toArray(),
    products: () => productsOf(db).find({ client }).sort({ _id: 1 }).toArray(),
    async onTiktok() {
      const { items } = await control('GET', `/_sandbox/state?kind=products&shop=${shopName}`);
      const skus = new Set((await listingsOf(db).find({ client }).toArray()).map(({ sku }) => sku));
      return (items as TiktokProduct[])
        .filter(({ skus: own }) => own.some(({ seller_sku: sku }) => skus.has(sku)))
        .toSorted((a, b) => (a.skus[0]!.seller_sku < b.skus[0]!.seller_sku ? -1 : 1));
    },
    async takeCalls() {
      const { calls, next } = await control('GET', `/_sandbox/calls?since=${since}`);
      since = next;
      return (calls as { method: string; path: string; shop: string | null }[])
        .filter(({ path }) => !path.startsWith('/api/v2/'))
        .map(({ method, path }) => `${method} ${path.replaceAll(/\d{12,}/g, '{id}')}`);
    },
    close: () => feed.close(),
  };
  return scene;
}

/** Calls that write, of a list of calls. */
export const writesOf = (calls: readonly string[]): string[] =>
  calls.filter(
    (call) => !call.startsWith('GET') && !call.endsWith('/search') && !call.startsWith('POST /product/202309/images'),
  );

function createWorker(deps: ActivityDeps, wrapAccess: (access: TiktokAccess) => TiktokAccess = (access) => access) {
  const access = wrapAccess(createTiktokAccess(deps));
  const suggestions = createSuggestScenes(deps, access);
  return {
    access,
    ...createConnectActivities(deps, access),
    ...createFeedActivities(deps),
    ...createEnrichActivities(deps),
    ...createSearchImagesActivities(deps),
    ...createLeftOutActivities(deps),
    ...createTaxonomyActivities(deps, access, suggestions),
    ...createPreviewActivities(deps, suggestions),
    ...createPublishActivities(deps, access),
    ...createReviewActivities(deps, access),
    ...createRecheckImagesActivities(deps, access),
    ...createExistingProductActivities(deps, access),
    ...createRemoveActivities(deps, access),
    ...createSandboxShopActivities(deps, access),
  };
}

/** Failures are the tests' own business. */
const quiet = new DefaultLogger('ERROR', () => undefined);

/** Runs an activity as the server would hand it to a worker. */
export function runActivity<I, O>(
  activity: (input: I) => Promise<O>,
  input: I,
  info?: { attempt: number },
): Promise<O> {
  return new MockActivityEnvironment(info, { logger: quiet }).run<[I], O, (input: I) => Promise<O>>(activity, input);
}

async function connect(stage: Stage, deps: ActivityDeps, worker: Worker, client: string, shop: string) {
  const { code } = await stage.control('POST', '/_sandbox/authorize', { shop });
  const authorizationId = `${client}:pending:1`;
  await authorizationsOf(deps.db).insertOne(
    newAuthorization(authorizationId, client, deps.secrets.seal(code, codePlace(authorizationId))),
  );
  await runActivity(worker.exchangeCode, { client, authorizationId });
  const { shopId } = await runActivity(worker.chooseShop, { client, authorizationId, shop });
  await runActivity(worker.chooseWarehouse, { client });
  return shopId;
}

/** The steps of `workflows/sync-products.ts`, without waiting for a decision. */
async function sync(worker: Worker, client: string, options: SyncOptions): Promise<SyncReport> {
  const runId = options.runId ?? randomUUID();
  const { source = null, dryRun = false, rebuild = false, passes = 5 } = options;
  const reading = await runActivity(worker.readFeed, {
    client,
    runId,
    trigger: 'test',
    source,
    oldSource: null,
    workflowId: `products:${client}`,
    dryRun,
  });
  const applies = reading.outcome === 'read' || (reading.outcome === 'held' && dryRun);
  const totals = { products: 0, calls: 0, sent: 0, blocked: 0, queued: 0, postponed: 0 };
  const report = (): SyncReport => ({ runId, ...reading, counts: { ...reading.counts }, totals });
  if (reading.outcome === 'held' && !dryRun) return report();
  if (applies && !dryRun) await apply(worker, client, runId, source);
  if (rebuild && !dryRun) await runActivity(worker.markAllProducts, { client });
  if (!dryRun) await eachSlice((cursor) => runActivity(worker.enrichListings, { client, runId, cursor }));
  if (rebuild && !dryRun) await eachSlice((cursor) => runActivity(worker.explainLeftOut, { client, runId, cursor }));
  if (!dryRun) {
    await runActivity(worker.readExistingProducts, { client, force: rebuild });
    await eachSlice((cursor) => runActivity(worker.linkExistingProducts, { client, runId, cursor }));
    if (options.classify) {
      await eachSlice((cursor) => runActivity(worker.suggestCategories, { client, runId, cursor, scope: 'due' }));
    }
  }
  for (let pass = 0; pass <= passes; pass += 1) {
    let postponed = 0;
    await eachSlice(async (cursor) => {
      const slice = await runActivity(worker.publishProducts, {
        client,
        runId,
        cursor,
        dryRun,
        overlay: dryRun && applies,
        everything: rebuild && dryRun,
        warehouseId: null,
      });
      for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += slice[key];
      postponed += slice.postponed;
      return slice;
    });
    if (postponed === 0) break;
  }
  if (!dryRun) await pollReviews(worker, client);
  return report();
}

/** What the workflow does with an approved or good reading. */
export async function apply(worker: Worker, client: string, runId: string, source: string | null = null) {
  await eachSlice((cursor) => runActivity(worker.applyFeedChanges, { client, runId, cursor }));
  await runActivity(worker.finishFeedRun, { client, runId, source });
}

function pollReviews(worker: Worker, client: string): Promise<void> {
  return eachSlice((cursor) => runActivity(worker.pollReviews, { client, runId: 'poll', cursor }));
}

async function eachSlice(take: (cursor: string | null) => Promise<{ next: string | null }>): Promise<void> {
  let cursor: string | null = null;
  do cursor = (await take(cursor)).next;
  while (cursor !== null);
}

function fastLimiter() {
  return createLimiter({ perSecond: 10_000, slowestPerSecond: 1_000, regainPerSecond: 10_000, longestWaitMs: 5_000 });
}

function baseSettings({ tiktokShop, vtex }: Sandboxes, allowedPrivateHosts: readonly string[]): ActivitySettings {
  return {
    mode: 'sandbox',
    tiktokShop: {
      appKey: 'sandbox-key',
      appSecret: 'sandbox-secret',
      apiUrl: tiktokShop.url,
      authUrl: tiktokShop.url,
      timeoutMs: 10_000,
      refreshBeforeMs: 60_000,
      clockUrl: `${tiktokShop.url}/_sandbox/clock`,
      clockFreshMs: 0,
    },
    vtex: {
      apiUrl: `${vtex.url}/{account}`,
      pricingUrl: `${vtex.url}/{account}`,
      timeoutMs: 10_000,
      concurrency: 4,
      sliceSkus: 50,
      skuTries: 3,
      skuPauseMs: 1,
      skuRetryAfterMs: 15 * 60_000,
      skuRetryCapMs: 6 * 60 * 60_000,
      troubledAttempts: 10,
      leftOutFreshMs: 60_000,
    },
    publicUrl: 'http://127.0.0.1:1',
    allowedPrivateHosts: [...allowedPrivateHosts, `127.0.0.1:${vtex.port}`],
    drawUnreachableImages: false,
    feed: { maxBytes: 32 * 1024 ** 2, timeoutMs: 20_000, sliceItems: 20, keptRuns: 5 },
    publish: { sliceProducts: 10, concurrency: 4, retryAfterMs: 1, retryCapMs: 2, queueBatch: 7 },
    reviews: { pollAfterMs: 0, batch: 50 },
    brands: {
      perDay: 50,
      inAll: 1_000,
      recheckMs: 24 * 60 * 60_000,
      slice: 10,
      concurrency: 4,
      searchPages: 3,
      listPages: 50,
    },
    images: { maxBytes: 20 * 1024 ** 2, timeoutMs: 5_000, deadHostMs: 60_000, retryAfterMs: 15 * 60_000 },
    existing: { freshMs: 24 * 60 * 60_000, sliceProducts: 10 },
    taxonomy: {
      sliceProducts: 10,
      sliceCategories: 2,
      sliceSuggestions: 5,
      samples: 8,
      concurrency: 4,
      googleCacheMs: 0,
      previewProducts: 100,
    },
    catalogueCacheMs: 10 * 60_000,
    longestRetryDelayMs: 60_000,
  };
}
