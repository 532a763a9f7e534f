import { isApiFailure } from '../apis/failure.ts';
import type { ProductView } from '../apis/tiktok-shop/product-view.ts';
import { readEveryProduct } from '../apis/tiktok-shop/read-every-product.ts';
import { existingProductId, existingProductsOf, type ExistingProductRow } from '../storage/existing-products.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import { createGoneRecorder } from './note-gone.ts';
import type { ConnectedShop } from './tiktok-access.ts';

export interface ShopReading {
  readonly products: number;
  /** Products of ours that are not on TikTok any more. */
  readonly gone: number;
}

/**
 * Reads every product of the shop into `ExistingProducts`: drafts, frozen ones and those under review too, deleted ones
 * not. Our own that were deleted there are noticed. Repeating it reads again and writes the same.
 */
export function createShopReader(deps: ActivityDeps) {
  const existing = existingProductsOf(deps.db);
  const products = productsOf(deps.db);
  const noteGone = createGoneRecorder(deps.db);

  return async (client: string, shop: ConnectedShop, signal: AbortSignal): Promise<ShopReading> => {
    const startedAt = new Date();
    const deleted = new Set<string>();
    let count = 0;
    for await (const page of readEveryProduct(shop.api.products.searchPages, { signal })) {
      const living = page.products.filter(({ status }) => status !== 'DELETED');
      for (const { id, status } of page.products) if (status === 'DELETED') deleted.add(id);
      await keep(client, living);
      count += living.length;
    }
    await existing.deleteMany({ client, seenAt: { $lt: startedAt } });
    return { products: count, gone: await noteDeleted(client, shop, deleted, startedAt, signal) };
  };

  async function keep(client: string, views: readonly ProductView[]): Promise<void> {
    if (views.length === 0) return;
    const now = new Date();
    await existing.bulkWrite(
      views.map((view) => ({
        updateOne: {
          filter: { _id: existingProductId(client, view.id) },
          update: { $set: { client, ...factsOf(view), toLink: true, seenAt: now }, $setOnInsert: UNJUDGED },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  /** Ours among the deleted, and those that the shop no longer shows at all. */
  async function noteDeleted(
    client: string,
    shop: ConnectedShop,
    deleted: ReadonlySet<string>,
    startedAt: Date,
    signal: AbortSignal,
  ): Promise<number> {
    let gone = 0;
    // A create of these minutes may not be in the search yet.
    const settled = new Date(startedAt.getTime() - SETTLED_MS);
    const ours = products.find({
      client,
      productId: { $ne: null },
      status: { $ne: 'DELETED' },
      attempt: null,
      sentAt: { $lt: settled },
    });
    const named = deleted.size > 0 ? products.find({ client, productId: { $in: [...deleted] } }) : [];
    for await (const row of named) if (row.status !== 'DELETED') gone += await note(row);
    let asked = 0;
    for await (const row of ours) {
      if (deleted.has(row.productId!) || (await isThere(client, row)) || asked >= MOST_ASKED) continue;
      asked += 1;
      if (await isAbsent(shop, row, signal)) gone += await note(row);
    }
    return gone;
  }

  async function note(row: ProductRow): Promise<1> {
    await noteGone(row);
    return 1;
  }

  async function isThere(client: string, { productId }: ProductRow): Promise<boolean> {
    const found = await existing.findOne({ _id: existingProductId(client, productId!) }, { projection: { _id: 1 } });
    return found !== null;
  }
}

const UNJUDGED = { linkedTo: null, why: null, blocks: [] };

/** Longer than a search may lag behind. */
const SETTLED_MS = 10 * 60_000;
/** Single reads of what a reading does not show; the rest waits for the next one. */
const MOST_ASKED = 200;

function factsOf(view: ProductView): Pick<ExistingProductRow, 'productId' | 'title' | 'status' | 'audit' | 'skus'> {
  return {
    productId: view.id,
    title: view.title,
    status: view.status,
    audit: view.audit.status,
    skus: view.skus.map(({ id, sellerSku }) => ({ skuId: id, sellerSku })),
  };
}

async function isAbsent(shop: ConnectedShop, { productId }: ProductRow, signal: AbortSignal): Promise<boolean> {
  try {
    return (await shop.api.products.get(productId!, { signal })) === null;
  } catch (failure) {
    // Deleted and frozen ones cannot be read, and a frozen one would have been in the list.
    if (isApiFailure(failure, 'Rejected')) return failure.code === UNREADABLE;
    throw failure;
  }
}

const UNREADABLE = '12052901';
