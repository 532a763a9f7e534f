import type { DesiredListing } from './desired-listing.ts';
import type { ProductState, SkuState } from './product-state.ts';
import { refitVariants, variantKey } from './variants/refit-variants.ts';

/**
 * The SKUs that TikTok has and a listing lacks for now, gone from the source or broken in it: an edit sends them back,
 * because one that is left out is deleted (contract section 4.4). They go back as they are but for the names and ids of
 * their kinds, which are the listing's. Those that no longer fit beside the listing's SKUs, by kinds that they never had
 * or the same combination, cannot be kept.
 */
export function keptSkus(listing: DesiredListing, state: ProductState): SkuState[] {
  const listed = new Set(listing.skus.map(({ sku }) => sku));
  const sent = new Map(state.skus.map(({ sku, salesAttributes }) => [sku, salesAttributes]));
  const taken = new Set(listing.skus.map(({ salesAttributes }) => variantKey(salesAttributes)));
  return state.skus.flatMap((sku) => {
    if (sku.skuId === null || listed.has(sku.sku) || sku.salesAttributes.length === 0) return [];
    const salesAttributes = refitVariants(sku.salesAttributes, listing, sent);
    if (!salesAttributes || taken.has(variantKey(salesAttributes))) return [];
    taken.add(variantKey(salesAttributes));
    return [{ ...sku, salesAttributes }];
  });
}
