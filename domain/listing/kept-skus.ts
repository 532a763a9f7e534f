import type { DesiredListing } from './desired-listing.ts';
import type { ProductState, SkuState } from './product-state.ts';

/**
 * The SKUs that TikTok has and a listing lacks for now, gone from the source or broken in it: an edit sends them back as
 * they are, because one that is left out is deleted (contract section 4.4). Those that no longer fit beside the
 * listing's SKUs, by other kinds of sales attributes or the same combination, cannot be kept.
 */
export function keptSkus(listing: DesiredListing, state: ProductState): SkuState[] {
  const listed = new Set(listing.skus.map(({ sku }) => sku));
  const kinds = kindsOf(listing.skus[0]?.salesAttributes ?? []);
  const taken = new Set(listing.skus.map((sku) => JSON.stringify(sku.salesAttributes)));
  return state.skus.filter((sku) => {
    if (sku.skuId === null || listed.has(sku.sku)) return false;
    const fits = sku.salesAttributes.length > 0 && kindsOf(sku.salesAttributes) === kinds;
    return fits && !taken.has(JSON.stringify(sku.salesAttributes));
  });
}

function kindsOf(attributes: SkuState['salesAttributes']): string {
  return attributes.map(({ name }) => name).join('\n');
}
