import { isApiFailure } from '../apis/failure.ts';
import type { ProductView } from '../apis/tiktok-shop/product-view.ts';
import type { ConnectedShop } from './tiktok-access.ts';

/** Get refuses frozen and deleted products (contract sections 4.1, 4.2). */
const UNREADABLE = '12052901';

/** Contract section 4.5: 12019087 beyond. */
const SKU_IDS_PER_SEARCH = 10;

/**
 * A product whatever its status: one that is frozen or deleted is found by its SKUs instead, with what a search tells.
 * Null where there is none.
 */
export async function readAnyProduct(
  shop: ConnectedShop,
  productId: string,
  skuIds: readonly string[],
  signal: AbortSignal,
): Promise<ProductView | null> {
  try {
    return await shop.api.products.get(productId, { signal });
  } catch (failure) {
    if (!isApiFailure(failure, 'Rejected') || failure.code !== UNREADABLE || skuIds.length === 0) throw failure;
    const filter = { skuIds: skuIds.slice(0, SKU_IDS_PER_SEARCH) };
    const { products } = await shop.api.products.search(filter, {}, { signal });
    const found = products.find(({ id }) => id === productId);
    if (!found) throw failure;
    return found;
  }
}
