import type { DesiredListing, DesiredSku } from './desired-listing.ts';
import {
  facetHashes,
  NO_STOCK,
  REVIEWED_FACETS,
  refusalDigest,
  withKept,
  type FacetHashes,
  type ListingField,
} from './facet-hashes.ts';
import { countResubmission, type ProductState, type SkuState } from './product-state.ts';
import { NONE_KEPT } from './send-switches.ts';

/** What TikTok answered to a create or edit. */
export interface SavedListing {
  readonly productId: string;
  /** SKU ids by seller SKU. */
  readonly skuIds: ReadonlyMap<string, string>;
  /** `AUDITING` where TikTok does not say: every save starts a review. */
  readonly auditStatus?: string | null;
  /** Fields that went back as TikTok has them; see `keptFields`. */
  readonly keptFields?: ReadonlySet<ListingField>;
}

/** After a create or a full edit that TikTok took; `kept` are the SKUs sent back as they were (`keptSkus`). */
export function recordSaved(
  state: ProductState,
  listing: DesiredListing,
  saved: SavedListing,
  kept: readonly SkuState[] = [],
): ProductState {
  const hashes = facetHashes(listing);
  const keptFields = saved.keptFields ?? NONE_KEPT;
  const before = new Map(state.skus.map((sku) => [sku.sku, sku]));
  const anySent = state.skus.find(({ sent }) => sent)?.sent ?? null;
  const live = state.status === 'ACTIVATE';
  const skus = listing.skus.map((sku) => {
    const known = before.get(sku.sku);
    // A new SKU shares the product's own fields with its siblings.
    const now = withKept(hashes.get(sku.sku)!, known?.sent ?? anySent, keptFields);
    // A live product's edit leaves the price and stock of known SKUs alone.
    const offers = live && known?.sent ? { price: known.sent.price, stock: known.sent.stock } : {};
    const next = skuState(sku, known, saved.skuIds.get(sku.sellerSku));
    // Off sale an edit carries price and stock, which no review holds up: nothing is left to send of them afterwards.
    const accepted = live || !next.accepted ? next.accepted : { ...next.accepted, price: now.price, stock: now.stock };
    return { ...next, sent: { ...now, ...offers }, accepted };
  });
  return {
    ...state,
    productId: saved.productId,
    status: live ? 'ACTIVATE' : 'PENDING',
    auditStatus: saved.auditStatus ?? 'AUDITING',
    categoryId: keptFields.has('category') ? (state.categoryId ?? listing.categoryId) : listing.categoryId,
    deactivatedByPonte: false,
    refusedDigest: null,
    ...countResubmission(state),
    skus: [...skus, ...kept],
  };
}

/** Kept SKUs of which those that are gone from the source were sent without units. */
export function withoutUnits(kept: readonly SkuState[], gone: ReadonlySet<string>): SkuState[] {
  const none = (marks: FacetHashes | null): FacetHashes | null => marks && { ...marks, stock: NO_STOCK };
  return kept.map((sku) => (gone.has(sku.sku) ? { ...sku, sent: none(sku.sent), accepted: none(sku.accepted) } : sku));
}

/** After a partial edit that TikTok took. */
export function recordEdited(
  state: ProductState,
  listing: DesiredListing,
  auditStatus?: string | null,
  keptFields: ReadonlySet<ListingField> = NONE_KEPT,
): ProductState {
  const hashes = facetHashes(listing);
  const bySku = new Map(listing.skus.map((sku) => [sku.sku, sku]));
  const skus = state.skus.map((known) => {
    const sku = bySku.get(known.sku);
    const now = hashes.get(known.sku);
    if (!sku || !now || !known.sent) return known;
    const sent = withKept(now, known.sent, keptFields);
    return { ...skuState(sku, known, undefined), sent: { ...sent, price: known.sent.price, stock: known.sent.stock } };
  });
  return { ...state, auditStatus: auditStatus ?? 'AUDITING', refusedDigest: null, ...countResubmission(state), skus };
}

/** After an update of price or stock that TikTok took for these SKUs; a SKU that is not in the listing now has none. */
export function recordOffers(
  state: ProductState,
  listing: DesiredListing | null,
  facet: 'price' | 'stock',
  taken: readonly string[],
): ProductState {
  const hashes = listing ? facetHashes(listing) : new Map<string, FacetHashes>();
  const skus = state.skus.map((known) => {
    if (!taken.includes(known.sku)) return known;
    const value = hashes.get(known.sku)?.[facet] ?? (facet === 'stock' ? NO_STOCK : undefined);
    if (value === undefined) return known;
    const set = (marks: FacetHashes | null): FacetHashes | null => marks && { ...marks, [facet]: value };
    return { ...known, sent: set(known.sent), accepted: set(known.accepted) };
  });
  return { ...state, skus };
}

/** After TikTok refused a create or edit at once, for a reason that repeating does not mend. */
export function recordRefused(
  state: ProductState,
  listing: DesiredListing,
  keptFields: ReadonlySet<ListingField> = NONE_KEPT,
): ProductState {
  return { ...state, refusedDigest: refusalDigest(listing, state.status, keptFields), resubmitAsked: false };
}

/** After Ponte's own activation or deactivation. */
export function recordSwitched(state: ProductState, to: 'on' | 'off'): ProductState {
  if (to === 'off') return { ...state, status: 'SELLER_DEACTIVATED', auditStatus: 'NONE', deactivatedByPonte: true };
  return { ...state, status: 'PENDING', auditStatus: 'AUDITING', deactivatedByPonte: false };
}

/**
 * After TikTok told a product's status, by webhook or poll. On sale with no review open or failed means that buyers see
 * what was sent last (contract section 4.2).
 */
export function recordStatus(state: ProductState, status: string, auditStatus: string): ProductState {
  const passed = status === 'ACTIVATE' && !NOT_PASSED.has(auditStatus);
  const hiddenByPonte = state.deactivatedByPonte && status === 'SELLER_DEACTIVATED';
  return {
    ...state,
    status,
    auditStatus,
    deactivatedByPonte: hiddenByPonte,
    ...(passed && { resubmissions: 0, resubmitAsked: false }),
    skus: passed ? state.skus.map(accept) : state.skus,
  };
}

const NOT_PASSED: ReadonlySet<string> = new Set(['AUDITING', 'FAILED', 'PRE_APPROVED']);

function accept(sku: SkuState): SkuState {
  if (!sku.sent) return sku;
  if (!sku.accepted) return { ...sku, accepted: sku.sent };
  // Price and stock are accepted by their own calls, not by a review.
  const reviewed = Object.fromEntries(REVIEWED_FACETS.map((facet) => [facet, sku.sent![facet]]));
  return { ...sku, accepted: { ...sku.accepted, ...reviewed } };
}

function skuState(sku: DesiredSku, known: SkuState | undefined, skuId: string | undefined): SkuState {
  return {
    sku: sku.sku,
    sellerSku: sku.sellerSku,
    skuId: skuId ?? known?.skuId ?? null,
    salesAttributes: sku.salesAttributes,
    identifierCode: known?.skuId ? known.identifierCode : sku.identifierCode,
    sent: known?.sent ?? null,
    accepted: known?.accepted ?? null,
  };
}
