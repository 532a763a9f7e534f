import type { DraftSku } from './desired-listing.ts';
import type { SkuRule } from './listing-rules.ts';
import { PRODUCT_LIMITS } from './product-rules.ts';

/** Refuses a SKU that clashes with one before it; `twin` names that one. */
export function earlier(clashes: (sku: DraftSku, other: DraftSku) => boolean): SkuRule['check'] {
  return ({ sku, listing }) => {
    // No further than a product may have SKUs: those beyond are refused anyway.
    const before = listing.skus.slice(0, Math.min(listing.skus.indexOf(sku), PRODUCT_LIMITS.skus));
    const twin = before.find((other) => clashes(sku, other));
    return twin ? { twin: twin.sku } : null;
  };
}
