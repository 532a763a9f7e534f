import type { FixedPrice, Price } from './shop.ts';

export interface ComputedPrice {
  /** Cents. */
  readonly sellingPrice: number;
  /** Cents; the "from" price, or null. */
  readonly listPrice: number | null;
  /** When a scheduled price ends or begins, else a year ahead. ISO 8601 UTC, whole seconds. */
  readonly validUntil: string;
  /** Whether a fixed price of the table decided. */
  readonly fixed: boolean;
}

const year = 365 * 86_400_000;

/** The price for a table and quantity at `now`: the fixed price in force with the highest minimum quantity, else the base price (contract 3). */
export function computePrice(
  price: Price,
  { table, quantity, now }: { table: string; quantity: number; now: number },
): ComputedPrice {
  const ofTable = price.fixedPrices.filter((fixed) => fixed.table === table && fixed.minQuantity <= quantity);
  const inForce = ofTable
    .filter((fixed) => isInForce(fixed, now))
    .sort((a, b) => b.minQuantity - a.minQuantity || rank(b) - rank(a));
  const [best] = inForce;
  return {
    sellingPrice: best?.value ?? price.basePrice,
    listPrice: best ? (best.listPrice ?? price.listPrice) : price.listPrice,
    validUntil: nextBoundary(ofTable, now),
    fixed: best !== undefined,
  };
}

/** The price that checkout sees at `now` if Pricing needs `lagMs` to reach it. */
export function priceInCheckout(price: Price | undefined, now: number, lagMs: number): Price | undefined {
  if (price?.previous && price.changedAt !== undefined && now < price.changedAt + lagMs) return price.previous;
  return price;
}

function isInForce({ from, to }: FixedPrice, now: number): boolean {
  return (from === undefined || Date.parse(from) <= now) && (to === undefined || now <= Date.parse(to));
}

/** A scheduled price goes before one without dates. */
function rank({ from, to }: FixedPrice): number {
  return from !== undefined || to !== undefined ? 1 : 0;
}

/** The next moment at which a schedule begins or ends, in the form `2026-12-01T02:59:59Z`. */
function nextBoundary(prices: readonly FixedPrice[], now: number): string {
  const moments = prices
    .flatMap(({ from, to }) => [from, to])
    .flatMap((time) => (time === undefined ? [] : [Date.parse(time)]));
  const next = Math.min(now + year, ...moments.filter((moment) => moment > now));
  return new Date(next).toISOString().replace(/\.\d+Z$/, 'Z');
}
