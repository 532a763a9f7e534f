import type { SalesAttribute } from './choose-variants.ts';
import { facetHashes, isNotSent, NOT_SENT, sameVersion, type FacetHashes } from './facet-hashes.ts';
import type { DesiredListing } from './desired-listing.ts';
import type { ForeignSku } from './foreign-skus.ts';
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
  /** Edits sent by themselves after a failed review since the last one that passed; 0 where absent. */
  readonly resubmissions?: number;
  /** An operator wants it sent to review again. */
  readonly resubmitAsked?: boolean;
  readonly skus: readonly SkuState[];
  /** SKUs on it that are not ours; none where absent. */
  readonly foreignSkus?: readonly ForeignSku[];
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
  /** It belongs to another product by now; TikTok still has it on this one, where it is off sale. */
  readonly left?: boolean;
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
    resubmissions: 0,
    resubmitAsked: false,
    skus: [],
  };
}

/** The last review failed, of the product or of its edit, or TikTok took it down: what is sent next is a resubmission. */
export function isRefusedByReview({ status, auditStatus }: Pick<ProductState, 'status' | 'auditStatus'>): boolean {
  return (
    status === 'FAILED' || status === 'PLATFORM_DEACTIVATED' || (status === 'ACTIVATE' && auditStatus === 'FAILED')
  );
}

/**
 * A resubmission goes out by itself once: what TikTok refuses twice is not mended by sending it a third time, and
 * repeated violations cost the shop points. After that an operator decides.
 */
export function mayResubmit({ resubmissions = 0, resubmitAsked = false }: ProductState): boolean {
  return resubmitAsked || resubmissions < AUTOMATIC_RESUBMISSIONS;
}

const AUTOMATIC_RESUBMISSIONS = 1;

/** What an edit that TikTok took means for the next one. One that an operator asked for is not counted. */
export function countResubmission(state: ProductState): Pick<ProductState, 'resubmissions' | 'resubmitAsked'> {
  const { resubmissions = 0, resubmitAsked = false } = state;
  const isAutomatic = isRefusedByReview(state) && !resubmitAsked;
  return { resubmissions: resubmissions + (isAutomatic ? 1 : 0), resubmitAsked: false };
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
  if (!old || !now || sameVersion(old.content, now.content)) return old;
  return isNotSent(old) ? NOT_SENT : now;
}
