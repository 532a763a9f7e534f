import { Context } from '@temporalio/activity';
import { isApiFailure } from '../apis/failure.ts';
import { PRODUCTS_PER_BATCH } from '../apis/tiktok-shop/products.ts';
import { existingProductId, existingProductsOf } from '../storage/existing-products.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { createGoneRecorder } from './note-gone.ts';
import { createRestoreRecorder } from './note-restored.ts';
import { readAnyProduct } from './read-any-product.ts';
import type { ConnectedShop, TiktokAccess } from './tiktok-access.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';

export type RemoveActivities = ReturnType<typeof createRemoveActivities>;

export interface RemoveInput {
  readonly client: string;
  /** At most 20. */
  readonly productIds: readonly string[];
  /** Who asked, as shown in the record. */
  readonly by: string;
}

/** `code`: TikTok's, where it refused. */
export interface RemovedProduct {
  readonly productId: string;
  readonly outcome: 'done' | 'refused';
  readonly code: string | null;
}

type Kind = 'delete' | 'recover';

/** The status that each leads to, and whether one says that it was done (contract section 4.2). */
const DONE: Readonly<Record<Kind, string>> = { delete: 'DELETED', recover: 'SELLER_DEACTIVATED' };
const AFTER: Readonly<Record<Kind, (status: string) => boolean>> = {
  delete: (status) => status === 'DELETED',
  recover: (status) => status !== 'DELETED',
};

/**
 * Deleting products on TikTok, and taking that back: an operator's word only. Both calls are absolute, so a repeat after
 * a crash or a lost answer does no more; one that was done already is refused by TikTok, read, and counted as done.
 */
export function createRemoveActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, settings } = deps;
  const products = productsOf(db);
  const existing = existingProductsOf(db);
  const noteGone = createGoneRecorder(db);
  const noteRestored = createRestoreRecorder(db);

  return {
    deleteProductBatch: (input: RemoveInput): Promise<RemovedProduct[]> => move('delete', input),
    /** Deleted products come back as deactivated ones. */
    restoreProductBatch: (input: RemoveInput): Promise<RemovedProduct[]> => move('recover', input),
  };

  async function move(kind: Kind, { client, productIds, by }: RemoveInput): Promise<RemovedProduct[]> {
    if (productIds.length > PRODUCTS_PER_BATCH) throw refuse('BatchTooLarge', `At most ${PRODUCTS_PER_BATCH} a call`);
    const { cancellationSignal: signal } = Context.current();
    try {
      return await withHeartbeat(async () => {
        const shop = await access.shopOf(client);
        const { errors } = await shop.api.products[kind](productIds, { signal });
        const codes = new Map(errors.map(({ productId, code }) => [productId, code]));
        const done: RemovedProduct[] = [];
        for (const productId of productIds) {
          const code = codes.get(productId) ?? null;
          const status = code === null ? DONE[kind] : await statusOf(client, shop, productId, signal);
          const isDone = status !== null && AFTER[kind](status);
          if (isDone) await record(kind, { client, productId, by, status });
          done.push({ productId, outcome: isDone ? 'done' : 'refused', code: isDone ? null : code });
        }
        return done;
      });
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  }

  async function statusOf(client: string, shop: ConnectedShop, productId: string, signal: AbortSignal) {
    try {
      const view = await readAnyProduct(shop, productId, await skuIdsOf(client, productId), signal);
      return view?.status ?? null;
    } catch (failure) {
      if (isApiFailure(failure, 'Rejected')) return null;
      throw failure;
    }
  }

  async function skuIdsOf(client: string, productId: string): Promise<string[]> {
    const ours = await listingsOf(db)
      .find({ client, productId, skuId: { $ne: null } })
      .project<{ skuId: string }>({ skuId: 1 })
      .toArray();
    const found = await existing.findOne({ _id: existingProductId(client, productId) });
    return [...new Set([...ours, ...(found?.skus ?? [])].map(({ skuId }) => skuId))];
  }

  async function record(
    kind: Kind,
    { client, productId, by, status }: { client: string; productId: string; by: string; status: string },
  ): Promise<void> {
    const row: ProductRow | null = await products.findOne({ client, productId });
    if (row && kind === 'delete') await noteGone(row, by);
    if (row?.status === 'DELETED' && kind === 'recover') await noteRestored(row, status, by);
    // A product that was not ours has no other trace here; after a recovery the next reading finds it.
    if (kind === 'delete') await existing.deleteOne({ _id: existingProductId(client, productId) });
  }
}
