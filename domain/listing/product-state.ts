import type { SalesAttribute } from './choose-variants.ts';
import { facetHashes, sameVersion, type FacetHashes } from './facet-hashes.ts';
import type { DesiredListing } from './desired-listing.ts';
import type { IdentifierCode } from './gtin.ts';

/** What is known of a product on TikTok, from our own calls and TikTok's verdicts. Plain JSON. */
export interface ProductState {
  readonly productKey: string;
  /** Null until TikTok answered a create. */
  readonly productId: string | null;
  /** Contract section 4.2; null before the first send. */
  readonly status: string | null;
  readonly auditStatus: string | null;
  /** The category last sent. */
  readonly categoryId: string | null;
  /** True where Ponte itself took it off sale, and so may put it back. */
  readonly deactivatedByPonte: boolean;
  /** `listingDigest` of what TikTok refused at once (not in review); null where the last send was taken. */
  readonly refusedDigest: string | null;
  readonly skus: readonly SkuState[];
}

export interface SkuState {
  /** The source's id. */
  readonly sku: string;
  readonly sellerSku: string;
  readonly skuId: string | null;
  /** As last sent: a SKU that is kept while its source is unusable is sent back with them. */
  readonly salesAttributes: readonly SalesAttribute[];
  /** As first sent: TikTok takes no other afterwards (12052593). */
  readonly identifierCode: IdentifierCode | null;
  /** Null until it was sent. */
  readonly sent: FacetHashes | null;
  /** Null until buyers saw it. */
  readonly accepted: FacetHashes | null;
}

/** A product that TikTok knows nothing of. */
export function newProductState(productKey: string): ProductState {
  return {
    productKey,
    productId: null,
    status: null,
    auditStatus: null,
    categoryId: null,
    deactivatedByPonte: false,
    refusedDigest: null,
    skus: [],
  };
}

/**
 * After a change of `HASH_VERSION`: old hashes are replaced by the desired ones, so that nothing is sent for the new
 * spelling of an unchanged listing. What changed in the source in the very same run is caught by its next change.
 */
export function refingerprint(state: ProductState, listing: DesiredListing): ProductState {
  const desired = facetHashes(listing);
  return {
    ...state,
    skus: state.skus.map((sku) => ({
      ...sku,
      sent: renew(sku.sent, desired.get(sku.sku)),
      accepted: renew(sku.accepted, desired.get(sku.sku)),
    })),
  };
}

function renew(old: FacetHashes | null, now: FacetHashes | undefined): FacetHashes | null {
  return old && now && !sameVersion(old.content, now.content) ? now : old;
}
