import { Context } from '@temporalio/activity';
import { isSandboxScope, ownerOf } from '../domain/client-scope.ts';
import { isApiFailure } from '../apis/failure.ts';
import { withDefaults } from '../domain/listing/listing-settings.ts';
import { indexMappings, type CategoryIndex } from '../domain/listing/taxonomy.ts';
import { clientsOf } from '../storage/clients.ts';
import { feedChangesOf } from '../storage/feed-runs.ts';
import { newProduct, productsOf, type ProductRow } from '../storage/products.ts';
import { readMappings } from '../storage/taxonomy.ts';
import { openBrandShelf } from './brand-shelf.ts';
import type { ActivityDeps } from './deps.ts';
import { findTaken } from './find-taken.ts';
import { inParallel } from './in-parallel.ts';
import { createGoogleReader } from './google-categories.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { createKnownImages } from './known-images.ts';
import { createImageStore } from './obtain-images.ts';
import { planProduct } from './plan-product.ts';
import type { PublishScene } from './evaluate-product.ts';
import { createProductPublisher, type PublishedProduct } from './publish-product.ts';
import { createPublishQueue } from './publish-queue.ts';
import { planUploads } from './plan-uploads.ts';
import { createCategoryReader } from './read-category.ts';
import { createSwitcher } from './switch-products.ts';
import type { TiktokAccess } from './tiktok-access.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';
import { createUploadQuota } from './upload-quota.ts';

export type PublishActivities = ReturnType<typeof createPublishActivities>;

export interface PublishInput {
  readonly client: string;
  readonly runId: string;
  /** Null, then what the slice before answered as `next`. */
  readonly cursor: string | null;
  /** Decide and write the plan; send nothing. */
  readonly dryRun: boolean;
  /** Dry runs: look through the run's staged changes at what would be. */
  readonly overlay: boolean;
  /** Dry runs: all products, not only those that are due. */
  readonly everything: boolean;
  readonly warehouseId: string | null;
}

export interface PublishSlice {
  readonly next: string | null;
  readonly products: number;
  /** Calls that write. */
  readonly calls: number;
  readonly sent: number;
  readonly blocked: number;
  /** To be created on another day: the shop's daily number is used up. */
  readonly queued: number;
  /** To be tried again later for a passing reason. */
  readonly postponed: number;
  readonly lastError: string | null;
}

type Tally = { -readonly [K in Exclude<keyof PublishSlice, 'next'>]: PublishSlice[K] };

/** Sends products where desired ≠ accepted, a slice at a time. */
export function createPublishActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, settings } = deps;
  const products = productsOf(db);
  const quota = createUploadQuota(deps);
  const queue = createPublishQueue(deps);
  const readGoogle = createGoogleReader(deps);
  const readCategory = createCategoryReader(settings.catalogueCacheMs);
  const publishProduct = createProductPublisher(deps, {
    images: createImageStore(deps),
    knownImages: createKnownImages(deps, settings.images.retryAfterMs),
    readCategory,
    quota,
    queue,
  });
  const switchProducts = createSwitcher(deps, quota);

  return {
    /**
     * Takes the due products after the cursor, then those in the queue to be created, the best first, as far as the
     * shop's daily quota goes; the rest of the queue gets the date of the next day. Each product's state is durable
     * right after its call, so a repeated slice finds only what is still to do; one bad product never fails the others.
     */
    publishProducts: (input: PublishInput): Promise<PublishSlice> => withHeartbeat(() => publishSlice(input)),
  };

  async function publishSlice(input: PublishInput): Promise<PublishSlice> {
    const slice: Tally = { products: 0, calls: 0, sent: 0, blocked: 0, queued: 0, postponed: 0, lastError: null };
    try {
      const next = await (input.cursor?.startsWith(LATER) ? publishLater(input, slice) : publishDue(input, slice));
      return { next, ...slice };
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  }

  /** @returns the next cursor */
  async function publishDue(input: PublishInput, slice: Tally): Promise<string | null> {
    const rows = await nextProducts(input);
    if (rows.length > 0) {
      const scene = await openScene(input, rows);
      await (input.dryRun ? plan(scene, rows, slice, input.overlay) : publish(scene, rows, slice, false));
    }
    if (rows.length === settings.publish.sliceProducts) return rows.at(-1)!._id;
    const isMore = input.dryRun
      ? rows.length > 0 || input.cursor !== null
      : await queue.hasReady(input.client, await quota.now());
    return isMore ? LATER : null;
  }

  /** What is done once every due product was looked at: the queue, or the plan of it. */
  async function publishLater(input: PublishInput, slice: Tally): Promise<string | null> {
    const scene = await openScene(input, []);
    const now = await quota.now();
    const { places, until } = await quota.left(scene);
    if (input.dryRun) {
      slice.queued += await planUploads(db, scene, { places, until, now });
      return null;
    }
    if (places === 0) {
      const { queued, more } = await queue.waitAll(input.client, now, until);
      slice.queued += queued;
      return more ? LATER : null;
    }
    const below = input.cursor!.slice(LATER.length) || null;
    const wanted = Math.min(places, settings.publish.sliceProducts);
    const rows = await queue.best(input.client, now, below, wanted);
    await publish({ ...scene, mappings: await mappingsFor(input.client, rows) }, rows, slice, true);
    return rows.length < wanted ? null : `${LATER}${rows.at(-1)!.rank}`;
  }

  async function plan(scene: PublishScene, rows: readonly ProductRow[], slice: Tally, overlay: boolean): Promise<void> {
    await inParallel(rows, settings.publish.concurrency, async (row) => {
      await planProduct(deps, scene, row, { readCategory, overlay });
      slice.products += 1;
    });
  }

  async function publish(
    scene: PublishScene,
    rows: readonly ProductRow[],
    slice: Tally,
    mayCreate: boolean,
  ): Promise<void> {
    const toSwitch: { row: ProductRow; kind: 'activate' | 'deactivate' }[] = [];
    let inARow = 0;
    await inParallel(rows, settings.publish.concurrency, async (row) => {
      // A worker that is told to stop finishes what it has begun and begins nothing new.
      scene.signal.throwIfAborted();
      const done = await publishProduct(scene, row, mayCreate);
      count(slice, done, mayCreate);
      if (done.switchTo) toSwitch.push({ row, kind: done.switchTo });
      if (!done.postponed) {
        if (done.calls > 0) inARow = 0;
        return;
      }
      slice.postponed += 1;
      slice.lastError = done.postponed.message;
      inARow += 1;
      // Not this product's trouble but the service's: leave the wait to the server instead of going on.
      if (inARow >= settings.publish.concurrency || isApiFailure(done.postponed, 'CredentialsRejected')) {
        throw done.postponed;
      }
    });
    const switched = await switchProducts(scene, toSwitch);
    slice.calls += switched.calls;
    slice.sent += switched.sent;
    slice.postponed += switched.postponed;
  }

  async function nextProducts(input: PublishInput): Promise<ProductRow[]> {
    const after = input.cursor === null ? {} : { _id: { $gt: input.cursor } };
    if (input.overlay) return overlaid(input);
    return products
      .find({ client: input.client, ...after, ...toLookAt(input) })
      .sort({ _id: 1 })
      .limit(settings.publish.sliceProducts)
      .toArray();
  }

  /** Dry runs also look at products that only the staged changes know of. */
  async function overlaid(input: PublishInput): Promise<ProductRow[]> {
    const prefix = `${input.client}:`;
    const keys = await feedChangesOf(db).distinct('productKey', { runId: input.runId });
    const due = await products
      .find({ client: input.client, ...toLookAt(input) })
      .project<{ productKey: string }>({ productKey: 1 })
      .toArray();
    const ids = [...new Set([...keys, ...due.map(({ productKey }) => productKey)])]
      .map((key) => prefix + key)
      .toSorted()
      .filter((id) => input.cursor === null || id > input.cursor)
      .slice(0, settings.publish.sliceProducts);
    const known = new Map((await products.find({ _id: { $in: ids } }).toArray()).map((row) => [row._id, row]));
    return ids.map((id) => known.get(id) ?? unknownProduct(input.client, id.slice(prefix.length)));
  }

  async function mappingsFor(client: string, rows: readonly ProductRow[]): Promise<CategoryIndex> {
    // A sandbox shop has the client's own mappings.
    const mappings = await readMappings(
      db,
      ownerOf(client),
      rows.map(({ productKey }) => productKey),
    );
    return indexMappings(mappings, await readGoogle());
  }

  async function openScene(input: PublishInput, rows: readonly ProductRow[]): Promise<PublishScene> {
    const signal = Context.current().cancellationSignal;
    const client = await clientsOf(db).findOne({ _id: ownerOf(input.client) });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    const shop = await access.shopOf(input.client);
    const ownWarehouse = isSandboxScope(input.client) ? client.sandbox?.warehouseId : client.tik_tok_shop_warehouse_id;
    const warehouseId = input.warehouseId ?? ownWarehouse;
    if (!warehouseId)
      throw refuse('WarehouseMissing', 'No warehouse is chosen for this client: connect the shop again');
    return {
      client: input.client,
      runId: input.runId,
      shop,
      settings: { ...withDefaults(client.settings), warehouseId },
      warehouseId,
      mappings: await mappingsFor(input.client, rows),
      google: await readGoogle(),
      brands: await openBrandShelf(deps, input.client, shop, signal),
      takenOnTiktok: (product, listings) => findTaken(db, product, listings),
      signal,
    };
  }
}

/** Cursors of what comes after the due products; no product's id begins like it. */
const LATER = '>';

function count(slice: Tally, done: PublishedProduct, isCreation: boolean): void {
  // One that came from the queue was counted when it went there.
  slice.products += isCreation ? 0 : 1;
  slice.calls += done.calls;
  slice.sent += done.calls > 0 ? 1 : 0;
  slice.blocked += done.blocked ? 1 : 0;
  slice.queued += done.queued ? 1 : 0;
}

/** A dry run shows those that wait for the shop's next day too. */
function toLookAt({ everything, dryRun }: PublishInput): object {
  if (everything) return {};
  const due = { dueAt: { $lte: new Date() } };
  return dryRun ? { $or: [due, { queuedUntil: { $ne: null } }] } : due;
}

function unknownProduct(client: string, productKey: string): ProductRow {
  const now = new Date();
  return { _id: `${client}:${productKey}`, ...newProduct(client, productKey), dueAt: now, updatedAt: now };
}
