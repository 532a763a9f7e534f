import type { FeedItem } from '../feed/feed-item.ts';
import type { Money } from '../money.ts';
import type { Problem } from '../problem.ts';

/** A SKU's price at one moment. */
export interface EffectivePrice {
  /** Null where the feed names none; its amount and currency are not judged here. */
  readonly price: Money | null;
  /** When it changes by the feed's own dates, ISO 8601 UTC; null: not before the feed does. */
  readonly changesAt: string | null;
  readonly notes: Problem[];
}

/**
 * The price to ask at `now`: the sale price inside its dates (from inclusive, to exclusive), else the price. A price
 * without a currency is in `currency`. A sale price that is not a lower amount in the same currency is ignored with a
 * note, because asking the regular price harms nobody.
 */
export function effectivePrice(item: FeedItem, currency: string, now: Date): EffectivePrice {
  const regular = withCurrency(item.price, currency);
  const sale = withCurrency(item.salePrice, currency);
  if (!regular || !sale) return { price: regular, changesAt: null, notes: [] };

  const reason = unusableSale(sale, regular);
  if (reason) {
    return {
      price: regular,
      changesAt: null,
      notes: [{ code: 'sale-price-ignored', field: 'sale_price', params: { reason } }],
    };
  }
  const { from, to } = saleWindow(item);
  const at = now.getTime();
  const onSale = at >= from && at < to;
  const next = [from, to].filter((boundary) => boundary > at && Number.isFinite(boundary));
  // A window that ends before it begins never opens, so nothing changes at its ends.
  const changes = from < to && next.length > 0 ? new Date(Math.min(...next)).toISOString() : null;
  return { price: onSale ? sale : regular, changesAt: changes, notes: [] };
}

function withCurrency(money: Money | undefined, currency: string): Money | null {
  return money ? { amount: money.amount, currency: money.currency ?? currency } : null;
}

function unusableSale(sale: Money, regular: Money): string | null {
  if (sale.currency !== regular.currency) return 'currency';
  if (sale.amount <= 0) return 'not-positive';
  if (sale.amount >= regular.amount) return 'not-lower';
  return null;
}

function saleWindow(item: FeedItem): { from: number; to: number } {
  const from = item.salePriceFrom ? Date.parse(item.salePriceFrom) : NaN;
  const to = item.salePriceTo ? Date.parse(item.salePriceTo) : NaN;
  return { from: Number.isNaN(from) ? -Infinity : from, to: Number.isNaN(to) ? Infinity : to };
}
