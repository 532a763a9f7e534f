import type { Problem } from '../problem.ts';
import type { DesiredListing } from './desired-listing.ts';
import { fitBesideForeign } from './foreign-skus.ts';
import type { ProductState } from './product-state.ts';

export interface Fit {
  /** Null where nothing may be sent. */
  readonly listing: DesiredListing | null;
  /** Problems of single SKUs, and of all of them under `null`. */
  readonly problems: readonly { readonly sku: string | null; readonly problem: Problem }[];
}

/**
 * A listing beside what the shop has that is not ours. A product of which a SKU is on TikTok already is not created at
 * all: part of it would be there twice, or spread. One that exists goes on without such SKUs.
 * @param taken SKUs that TikTok has in a product that is not ours.
 */
export function fitOnTiktok(listing: DesiredListing, state: ProductState, taken: ReadonlyMap<string, Problem>): Fit {
  const problems = [...taken].map(([sku, problem]) => ({ sku, problem }));
  const free = listing.skus.filter(({ sku }) => !taken.has(sku));
  if (problems.length > 0 && (state.productId === null || free.length === 0)) {
    const [{ problem }] = problems as [(typeof problems)[number]];
    return { listing: null, problems: state.productId === null ? [{ sku: null, problem }] : problems };
  }
  const fitted = fitBesideForeign({ ...listing, skus: free }, state);
  if ('code' in fitted) return { listing: null, problems: [...problems, { sku: null, problem: fitted }] };
  return { listing: fitted, problems };
}
