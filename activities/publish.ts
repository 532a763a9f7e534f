import { Context } from '@temporalio/activity';
import { isApiFailure } from '../apis/failure.ts';
import { withDefaults } from '../domain/listing/listing-settings.ts';
import { indexMappings } from '../domain/listing/taxonomy.ts';
import { clientsOf } from '../storage/clients.ts';
import { feedChangesOf } from '../storage/feed-runs.ts';
import { newProduct, productsOf, type ProductRow } from '../storage/products.ts';
import { taxonomyOf } from '../storage/taxonomy.ts';
import type { ActivityDeps } from './deps.ts';
import { findTaken } from './find-taken.ts';
import { inParallel } from './in-parallel.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { createKnownImages } from './known-images.ts';
import { createImageStore } from './obtain-images.ts';
import { planProduct } from './plan-product.ts';
import type { PublishScene } from './evaluate-product.ts';
import { createProductPublisher } from './publish-product.ts';
import { createCategoryReader } from './read-category.ts';
import { createSwitcher } from './switch-products.ts';
import type { TiktokAccess } from './tiktok-access.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';

export type PublishActivities = ReturnType<typeof createPublishActivities>;

export interface PublishInput {
  readonly client: string;
  readonly runId: string;
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
  /** To be tried again later for a passing reason. */
  readonly postponed: number;
  readonly lastError: string | null;
}

type Tally = { -readonly [K in Exclude<keyof PublishSlice, 'next'>]: PublishSlice[K] };

/** Sends products where desired ≠ accepted, a slice at a time. */
export function createPublishActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, settings } = deps;
  const products = productsOf(db);
  const readCategory = createCategoryReader(settings.catalogueCacheMs);
  const publishProduct = createProductPublisher(deps, {
    images: createImageStore(deps),
    knownImages: createKnownImages(deps, settings.images.retryAfterMs),
    readCategory,
  });
  const switchProducts = createSwitcher(deps);

  return {
    /**
     * Takes the due products after the cursor. Each product's state is durable right after its call, so a repeated
     * slice finds only what is still due; one bad product never fails the others.
     */
    publishProducts: (input: PublishInput): Promise<PublishSlice> => withHeartbeat(() => publishSlice(input)),
  };

  async function publishSlice(input: PublishInput): Promise<PublishSlice> {
    const rows = await nextProducts(input);
    const slice = { products: 0, calls: 0, sent: 0, blocked: 0, postponed: 0, lastError: null as string | null };
    if (rows.length === 0) return { next: null, ...slice };
    try {
      const scene = await openScene(input, Context.current().cancellationSignal);
      await (input.dryRun ? plan(scene, rows, slice, input.overlay) : publish(scene, rows, slice));
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
    return { next: rows.length < settings.publish.sliceProducts ? null : rows.at(-1)!._id, ...slice };
  }

  async function plan(scene: PublishScene, rows: readonly ProductRow[], slice: Tally, overlay: boolean): Promise<void> {
    await inParallel(rows, settings.publish.concurrency, async (row) => {
      await planProduct(deps, scene, row, { readCategory, overlay });
      slice.products += 1;
    });
  }

  async function publish(scene: PublishScene, rows: readonly ProductRow[], slice: Tally): Promise<void> {
    const toSwitch: { row: ProductRow; kind: 'activate' | 'deactivate' }[] = [];
    let inARow = 0;
    await inParallel(rows, settings.publish.concurrency, async (row) => {
      // A worker that is told to stop finishes what it has begun and begins nothing new.
      scene.signal.throwIfAborted();
      const done = await publishProduct(scene, row);
      slice.products += 1;
      slice.calls += done.calls;
      slice.sent += done.calls > 0 ? 1 : 0;
      slice.blocked += done.blocked ? 1 : 0;
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
      .find({ client: input.client, ...after, ...(input.everything ? {} : { dueAt: { $lte: new Date() } }) })
      .sort({ _id: 1 })
      .limit(settings.publish.sliceProducts)
      .toArray();
  }

  /** Dry runs also look at products that only the staged changes know of. */
  async function overlaid(input: PublishInput): Promise<ProductRow[]> {
    const prefix = `${input.client}:`;
    const keys = await feedChangesOf(db).distinct('productKey', { runId: input.runId });
    const due = await products
      .find({ client: input.client, ...(input.everything ? {} : { dueAt: { $lte: new Date() } }) })
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

  async function openScene(input: PublishInput, signal: AbortSignal): Promise<PublishScene> {
    const client = await clientsOf(db).findOne({ _id: input.client });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    const shop = await access.shopOf(input.client);
    const mappings = await taxonomyOf(db).find({ client: input.client }).toArray();
    const warehouseId = input.warehouseId ?? client.tik_tok_shop_warehouse_id;
    if (!warehouseId)
      throw refuse('WarehouseMissing', 'No warehouse is chosen for this client: connect the shop again');
    return {
      client: input.client,
      runId: input.runId,
      shop,
      settings: { ...withDefaults(client.settings), warehouseId },
      warehouseId,
      mappings: indexMappings(mappings),
      takenOnTiktok: (product, rows) => findTaken(db, product, rows),
      signal,
    };
  }
}

function unknownProduct(client: string, productKey: string): ProductRow {
  const now = new Date();
  return { _id: `${client}:${productKey}`, ...newProduct(client, productKey), dueAt: now, updatedAt: now };
}
