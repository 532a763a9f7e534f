import type { ProductView } from '../apis/tiktok-shop/product-view.ts';
import { countResubmission, type ProductState, type SkuState } from '../domain/listing/product-state.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import type { PublishScene } from './evaluate-product.ts';
import { listingWrites, productFields, toProductState, withWish } from './product-rows.ts';
import { readAnyProduct } from './read-any-product.ts';

/**
 * A product whose last send has no stored outcome (a crash, a lost answer): TikTok is read before anything is sent
 * again. A create that happened is found by its seller SKUs and linked; what an edit left behind is taken as unsent,
 * because edits are absolute and their repeat is harmless.
 */
export function createRecovery(deps: ActivityDeps) {
  const products = productsOf(deps.db);
  const listings = listingsOf(deps.db);

  return async (scene: PublishScene, product: ProductRow, rows: readonly ListingRow[]): Promise<ProductRow> => {
    const state = toProductState(product, rows);
    const found = product.productId
      ? await readAnyProduct(scene.shop, product.productId, skuIdsOf(rows), scene.signal)
      : await findCreated(scene, product);
    const recovered = found ? recover(state, product, found) : state;
    const writes = listingWrites(recovered, rows, product.attempt!.runId);
    if (writes.length > 0) await listings.bulkWrite(writes, { ordered: false });
    const set = {
      ...productFields(recovered),
      ...withWish(state, recovered),
      // A create that never happened took no place of the shop's day.
      ...(!found && product.productId === null && { uploadDay: null }),
      attempt: null,
      updatedAt: new Date(),
    };
    await products.updateOne({ _id: product._id }, { $set: set });
    return { ...product, ...set };
  };
}

function skuIdsOf(rows: readonly ListingRow[]): string[] {
  return rows.flatMap(({ skuId }) => skuId ?? []);
}

/** The product that an unanswered create made: one that holds our seller SKUs and no one else's. */
async function findCreated(scene: PublishScene, product: ProductRow): Promise<ProductView | null> {
  const wanted = product.attempt!.sending.map(({ sellerSku }) => sellerSku);
  const { products } = await scene.shop.api.products.search(
    { sellerSkus: wanted.slice(0, SELLER_SKUS_PER_SEARCH) },
    {},
    { signal: scene.signal },
  );
  const living = products.filter(({ status }) => status !== 'DELETED');
  return living.find((view) => view.skus.every(({ sellerSku }) => wanted.includes(sellerSku))) ?? null;
}

/** Contract section 4.5: 12019027 beyond. */
const SELLER_SKUS_PER_SEARCH = 10;

const EDITS: ReadonlySet<string> = new Set(['full-edit', 'partial-edit']);

function recover(state: ProductState, product: ProductRow, view: ProductView): ProductState {
  const attempt = product.attempt!;
  const live = { ...state, productId: view.id, status: view.status, auditStatus: view.audit.status };
  // After an unknown edit only the status is certain: what differs is sent again, which sets the same values.
  if (attempt.action !== 'create') {
    const wasTaken = EDITS.has(attempt.action) && live.auditStatus === 'AUDITING';
    return wasTaken ? { ...live, ...countResubmission(state) } : live;
  }
  const skus = attempt.sending.map((sending): SkuState => {
    const sku = view.skus.find(({ sellerSku }) => sellerSku === sending.sellerSku);
    const passed = view.status === 'ACTIVATE';
    return {
      sku: sending.sku,
      sellerSku: sending.sellerSku,
      skuId: sku?.id ?? null,
      salesAttributes: sending.salesAttributes,
      identifierCode: sending.identifierCode,
      sent: sku ? sending.hashes : null,
      accepted: sku && passed ? sending.hashes : null,
    };
  });
  return { ...live, categoryId: view.categoryId ?? state.categoryId, skus };
}
