import { FACET_VERSIONS, facetTexts } from './facets.ts';
import { FACETS, type Facet, type FeedItem } from './feed-item.ts';
import { HASH, hash } from './hash.ts';

/** Two numbers for each facet in the order of `FACETS`, then two for the amounts that the mass-change guard watches. */
export type Fingerprint = Uint32Array;

export const FINGERPRINT_LENGTH = 12;
const AMOUNTS_AT = 10;

/** The hashes of what an item means, into `into` from `from` on. */
export function fingerprintItem(item: FeedItem, into: Fingerprint, from = 0): void {
  const texts = facetTexts(item);
  FACETS.forEach((facet, at) => {
    put(texts[facet], into, from + at * 2);
  });
  put(`${item.price?.amount} ${item.salePrice?.amount}`, into, from + AMOUNTS_AT);
}

function put(text: string, into: Fingerprint, at: number): void {
  hash(text);
  into[at] = HASH[0]!;
  into[at + 1] = HASH[1]!;
}

/** Facets that differ between two fingerprints, each at a position of its array. */
export function differingFacets(left: Uint32Array, leftAt: number, right: Uint32Array, rightAt: number): Facet[] {
  return FACETS.filter((_, facet) => {
    const [a, b] = [leftAt + facet * 2, rightAt + facet * 2];
    return left[a] !== right[b] || left[a + 1] !== right[b + 1];
  });
}

/** The version of the second layer: another one means that hashes of the two cannot be compared. */
export const FACET_VERSION: string = FACETS.map((facet) => FACET_VERSIONS[facet]).join('.');
