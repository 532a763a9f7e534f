import type { FeedItem } from '../feed/feed-item.ts';
import type { Problem } from '../problem.ts';
import type { Enrichment } from './enrichment.ts';

/** The most units TikTok takes for one SKU and warehouse (contract section 4.3); VTEX's "unlimited" is ten times that. */
export const MAX_QUANTITY = 99_999;

/**
 * Units to offer: 0 unless the feed says in stock; then what VTEX has, else the feed's own quantity, else
 * `assumed.inStock`. Where neither the feed nor VTEX says anything of stock it is `assumed.unknown`, which only a
 * client's own default for the category fills, else null: a wrong guess sells what is not there. An item that can only
 * be ordered ahead counts as none: listing it needs a pre-sale, which the feed does not describe.
 */
export function effectiveStock(
  item: FeedItem,
  enrichment: Enrichment | undefined,
  assumed: { readonly inStock: number; readonly unknown: number | null },
): { quantity: number | null; notes: Problem[] } {
  const { availability, quantity: told } = item;
  const stock = enrichment?.stockQuantity ?? told;
  if (availability === 'preorder' || availability === 'backorder') {
    return { quantity: 0, notes: [{ code: 'preorder-not-sold', field: 'availability', params: { availability } }] };
  }
  if (availability === 'out_of_stock') return { quantity: 0, notes: [] };
  if (stock === undefined && availability === undefined) {
    return { quantity: assumed.unknown === null ? null : clamp(assumed.unknown), notes: [] };
  }
  if (stock === undefined) return { quantity: clamp(assumed.inStock), notes: [] };
  if (stock < 0 || !Number.isFinite(stock)) {
    return { quantity: 0, notes: [{ code: 'quantity-invalid', field: 'quantity', params: { quantity: stock } }] };
  }
  return { quantity: clamp(stock), notes: [] };
}

function clamp(units: number): number {
  return Math.min(Math.floor(units), MAX_QUANTITY);
}
