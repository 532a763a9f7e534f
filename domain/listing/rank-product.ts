import type { DesiredListing } from './desired-listing.ts';

/**
 * What decides who is created first when the shop's daily quota does not suffice: products in stock before those
 * without, then units sold, then price from high to low. Compared as text, the higher goes first; the product's key
 * makes it unique.
 */
export function rankProduct(productKey: string, listing: DesiredListing, unitsSold: number): string {
  const inStock = listing.skus.filter(({ quantity }) => quantity > 0);
  const offers = inStock.length > 0 ? inStock : listing.skus;
  const price = Math.max(0, ...offers.map((sku) => sku.price.amount));
  return [inStock.length > 0 ? '1' : '0', digits(unitsSold, 9), digits(price, 10), productKey].join(' ');
}

/**
 * Units of a product that were sold, as far as they are known: the sum over its SKUs. Unknown counts as none; so
 * before a client's first orders on TikTok stock and price decide alone.
 */
export function salesOf(skus: readonly { readonly unitsSold?: number | null }[]): number {
  return skus.reduce((sum, { unitsSold }) => sum + Math.max(0, unitsSold ?? 0), 0);
}

function digits(value: number, length: number): string {
  return String(Math.min(Math.round(value), 10 ** length - 1)).padStart(length, '0');
}
