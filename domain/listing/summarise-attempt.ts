import type { Action } from './choose-action.ts';
import type { DesiredListing } from './desired-listing.ts';

/** What an attempt sends of one SKU, in a line for logs: enough to recognise it, no long text. */
export function summariseAttempt(sku: string, action: Action, listing: DesiredListing | null): string {
  const one = listing?.skus.find((candidate) => candidate.sku === sku);
  const price = one ? `${(one.price.amount / 100).toFixed(2)} ${one.price.currency}` : '–';
  const stock = one ? `${one.quantity} units` : '0 units';
  if (action.kind === 'update-price') return price;
  if (action.kind === 'update-stock') return stock;
  const fields = action.kind === 'partial-edit' ? ` (${action.fields.join(', ')})` : '';
  return `${listing?.title.slice(0, 80) ?? ''}${fields}; ${price}; ${stock}; ${listing?.imageUrls.length ?? 0} images`;
}
