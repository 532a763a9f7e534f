import type { Category, FeedDefinition, Product, Sku } from '../shop.ts';
import { categoryPath } from '../catalog/describe-sku.ts';
import { computePrice, priceInCheckout } from '../pricing-rules.ts';
import { sellableStock } from '../sellable-stock.ts';
import type { ShopStore } from '../store.ts';

/** What a feed says of one SKU, before any layout. */
export interface FeedRow {
  readonly sku: Sku;
  readonly product: Product;
  readonly brand: string;
  readonly categories: readonly Category[];
  /** Null where the SKU has no price: such a SKU is out of stock and its price left out. */
  readonly price: { readonly selling: number; readonly list: number | null } | null;
  readonly available: boolean;
}

export interface FeedRows {
  readonly rows: readonly FeedRow[];
  /** The moment (ms) at which a schedule makes these rows old. */
  readonly until: number;
}

/** Active SKUs of active products in the feed's trade policy, by SKU id (contract 10). */
export function collectFeedRows(
  shop: ShopStore,
  { policy }: FeedDefinition,
  { now, lagMs, unavailable }: { now: number; lagMs: number; unavailable: boolean },
): FeedRows {
  let until = Number.POSITIVE_INFINITY;
  const rows = shop
    .list('skus')
    .toSorted((a, b) => a.id - b.id)
    .flatMap((sku): FeedRow[] => {
      const product = shop.get('products', sku.productId);
      const brand = product && shop.get('brands', product.brandId);
      if (!product?.active || !brand?.active || !sku.active || !sku.policies.includes(policy)) return [];
      const stored = shop.get('prices', sku.id);
      const seen = priceInCheckout(stored, now, lagMs);
      const computed = seen && computePrice(seen, { table: String(policy), quantity: 1, now });
      if (computed) until = Math.min(until, Date.parse(computed.validUntil));
      if (seen !== stored) until = Math.min(until, (stored?.changedAt ?? now) + lagMs);
      const available = computed !== undefined && sellableStock(shop, sku.id, policy).quantity > 0;
      if (!available && !unavailable) return [];
      const price = computed ? { selling: computed.sellingPrice, list: computed.listPrice } : null;
      return [
        { sku, product, brand: brand.name, categories: categoryPath(shop, product.categoryId), price, available },
      ];
    });
  return { rows, until };
}
