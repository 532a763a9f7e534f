import type { Problem } from '../problem.ts';
import type { DesiredListing } from './desired-listing.ts';
import {
  differingFields,
  facetHashes,
  NO_STOCK,
  refusalDigest,
  type FacetHashes,
  type ListingField,
} from './facet-hashes.ts';
import { isRefusedByReview, mayResubmit, type ProductState, type SkuState } from './product-state.ts';
import { NONE_KEPT } from './send-switches.ts';

/** What a product should be now, as the last reading of its source gives it. */
export interface DesiredProduct {
  /** Null where nothing of it can be listed. */
  readonly listing: DesiredListing | null;
  /** SKUs that are on offer in the source, those with a blocking problem included. Empty: the product left the feed. */
  readonly skusOnOffer: readonly string[];
  readonly problems: readonly Problem[];
  /** Offers that TikTok has just refused (`price:SKU`, `stock:SKU`): left alone for now, so that the rest goes on. */
  readonly heldOffers?: ReadonlySet<string>;
  /** Fields that stay as TikTok has them: a difference in them is none (`keptFields`). */
  readonly keptFields?: ReadonlySet<ListingField>;
}

/** The one next thing to do with a product; done and recorded, ask again. */
export type Action =
  | { readonly kind: 'create' }
  /** `withOffers`: send price and stock too, since the product is not on sale and cannot take them by themselves. */
  | { readonly kind: 'full-edit'; readonly withOffers: boolean }
  | { readonly kind: 'partial-edit'; readonly fields: readonly ListingField[] }
  | { readonly kind: 'update-stock'; readonly skus: readonly string[] }
  | { readonly kind: 'update-price'; readonly skus: readonly string[] }
  | { readonly kind: 'activate' }
  | { readonly kind: 'deactivate' }
  | { readonly kind: 'wait-review' }
  | { readonly kind: 'none' }
  | { readonly kind: 'blocked'; readonly reasons: readonly Problem[] };

/**
 * The next action for a product: the first row of the table that applies (statuses and what they allow: contract
 * sections 4.2, 4.4, 4.6). Price and stock of a live product go before edits, stock first, since a wrong one costs most.
 */
export function chooseAction(desired: DesiredProduct, state: ProductState): Action {
  const facts = compare(desired, state);
  return rowFor(facts).action(facts);
}

/** The fields in which a product differs from what was sent or from what buyers see: what an edit would change. */
export function fieldsToSend(desired: DesiredProduct, state: ProductState): readonly ListingField[] {
  return compare(desired, state).fields;
}

/** SKUs that TikTok has and the source has not: they are to have no units. */
export function goneSkus(desired: DesiredProduct, state: ProductState): ReadonlySet<string> {
  const onOffer = new Set(desired.skusOnOffer);
  return new Set(state.skus.flatMap(({ sku }) => (onOffer.has(sku) ? [] : [sku])));
}

/** Which row of the table decides, by its name. */
export function nameChoice(desired: DesiredProduct, state: ProductState): string {
  return rowFor(compare(desired, state)).name;
}

function rowFor(facts: Facts): Row {
  const row = TABLE.find(({ when }) => when(facts));
  if (!row) throw new Error('The last row of the table applies to everything');
  return row;
}

interface Facts {
  state: ProductState;
  exists: boolean;
  status: string;
  auditing: boolean;
  onOffer: boolean;
  listing: DesiredListing | null;
  problems: readonly Problem[];
  /** TikTok refused exactly this at once. */
  refused: boolean;
  /** Something of what is reviewed differs from what was sent last. */
  differsFromSent: boolean;
  /** And from what buyers see. */
  differsFromAccepted: boolean;
  offersDiffer: boolean;
  needsFullEdit: boolean;
  /** The last review failed and its resubmission too: an operator decides. */
  failedTwice: boolean;
  /** An operator wants it reviewed again as it is. */
  asked: boolean;
  fields: ListingField[];
  stockSkus: string[];
  priceSkus: string[];
}

interface Row {
  name: string;
  when: (facts: Facts) => boolean;
  action: (facts: Facts) => Action;
}

const NONE: Action = { kind: 'none' };
const WAIT: Action = { kind: 'wait-review' };

/** In order; the first that applies decides. */
export const TABLE: readonly Row[] = [
  // Not on TikTok.
  { name: 'new, left the feed', when: (f) => !f.exists && !f.onOffer, action: () => NONE },
  { name: 'new, cannot be listed', when: (f) => !f.exists && !f.listing, action: (f) => blocked(f.problems) },
  { name: 'new, refused as it is', when: (f) => !f.exists && f.refused, action: () => because('refused-unchanged') },
  { name: 'new', when: (f) => !f.exists, action: () => ({ kind: 'create' }) },

  // Out of our hands.
  {
    name: 'deleted',
    when: (f) => f.status === 'DELETED',
    action: (f) => (f.onOffer ? because('product-deleted') : NONE),
  },
  { name: 'frozen', when: (f) => f.status === 'FREEZE', action: () => because('product-frozen') },

  // Left the feed.
  { name: 'gone, on sale', when: (f) => !f.onOffer && f.status === 'ACTIVATE', action: () => ({ kind: 'deactivate' }) },
  { name: 'gone, in review', when: (f) => !f.onOffer && f.status === 'PENDING', action: () => WAIT },
  { name: 'gone', when: (f) => !f.onOffer, action: () => NONE },

  // In the feed, on sale: stock and price at once, then what is reviewed.
  {
    name: 'stock',
    when: (f) => isLive(f) && f.stockSkus.length > 0,
    action: (f) => ({ kind: 'update-stock', skus: f.stockSkus }),
  },
  { name: 'unusable', when: (f) => !f.listing, action: (f) => blocked(f.problems) },
  {
    name: 'price',
    when: (f) => isLive(f) && f.priceSkus.length > 0,
    action: (f) => ({ kind: 'update-price', skus: f.priceSkus }),
  },
  { name: 'live, as sent, in review', when: (f) => isLive(f) && f.auditing && !f.differsFromSent, action: () => WAIT },
  {
    name: 'live, as buyers see it',
    when: (f) => isLive(f) && !f.auditing && !f.differsFromAccepted,
    action: () => NONE,
  },
  {
    name: 'live, edit failed twice',
    when: (f) => isLive(f) && f.failedTwice,
    action: () => because('resubmit-needs-operator'),
  },
  { name: 'refused as it is', when: (f) => f.refused, action: () => because('refused-unchanged') },
  {
    name: 'live, edit failed review',
    when: (f) => isLive(f) && !f.differsFromSent && !f.asked,
    action: () => because('edit-review-failed'),
  },
  {
    name: 'live, full edit',
    when: (f) => isLive(f) && f.needsFullEdit,
    action: () => ({ kind: 'full-edit', withOffers: false }),
  },
  { name: 'live, partial edit', when: isLive, action: (f) => ({ kind: 'partial-edit', fields: f.fields }) },

  // In the feed, not on sale: only an edit or an activation changes anything.
  { name: 'in review, as sent', when: (f) => f.status === 'PENDING' && !f.differsFromSent, action: () => WAIT },
  { name: 'failed twice', when: (f) => f.failedTwice, action: () => because('resubmit-needs-operator') },
  {
    name: 'failed, as sent',
    when: (f) => f.status === 'FAILED' && !f.differsFromSent && !f.asked,
    action: () => because('review-failed'),
  },
  {
    name: 'taken down, as sent',
    when: (f) => f.status === 'PLATFORM_DEACTIVATED' && !f.differsFromSent && !f.asked,
    action: () => because('platform-deactivated'),
  },
  {
    name: 'hidden by the seller',
    when: (f) => f.status === 'SELLER_DEACTIVATED' && !f.state.deactivatedByPonte,
    action: () => because('seller-deactivated'),
  },
  {
    name: 'back, as sent',
    when: (f) => f.status === 'SELLER_DEACTIVATED' && !f.differsFromSent && !f.offersDiffer,
    action: () => ({ kind: 'activate' }),
  },
  {
    name: 'edit and resubmit',
    when: (f) => RESUBMITTED.has(f.status),
    action: () => ({ kind: 'full-edit', withOffers: true }),
  },
  {
    name: 'status of no known meaning',
    when: () => true,
    action: (f) => because('product-status-unknown', { status: f.status }),
  },
];

const RESUBMITTED: ReadonlySet<string> = new Set([
  'DRAFT',
  'PENDING',
  'FAILED',
  'SELLER_DEACTIVATED',
  'PLATFORM_DEACTIVATED',
]);

function isLive({ status }: Facts): boolean {
  return status === 'ACTIVATE';
}

function compare(desired: DesiredProduct, state: ProductState): Facts {
  const { listing, keptFields = NONE_KEPT } = desired;
  const differing = (now: FacetHashes, before: FacetHashes): ListingField[] =>
    differingFields(now, before).filter((field) => !keptFields.has(field));
  const hashes = listing ? facetHashes(listing) : new Map<string, FacetHashes>();
  const known = new Map(state.skus.filter(({ sent }) => sent).map((sku) => [sku.sku, sku]));
  const onOffer = new Set(desired.skusOnOffer);
  const isHeld = (facet: 'price' | 'stock', { sku }: SkuState): boolean =>
    desired.heldOffers?.has(`${facet}:${sku}`) ?? false;

  const added = [...hashes.keys()].some((sku) => !known.has(sku));
  const fromSent = new Set<ListingField>();
  const fromAccepted = new Set<ListingField>();
  const stockSkus: string[] = [];
  const priceSkus: string[] = [];
  let offersDiffer = false;
  for (const sku of known.values()) {
    const now = hashes.get(sku.sku);
    // Gone from the source while siblings stay: its units go to zero and its identity remains. In the source but with
    // a problem: left as it is.
    const stock = now?.stock ?? (onOffer.has(sku.sku) ? undefined : NO_STOCK);
    if (stock && isOnSale(sku) && sku.accepted?.stock !== stock && !isHeld('stock', sku)) stockSkus.push(sku.sku);
    if (now && isOnSale(sku) && sku.accepted?.price !== now.price && !isHeld('price', sku)) priceSkus.push(sku.sku);
    // One that left the source while its product was off sale still has the units it had.
    if (stock === NO_STOCK && sku.skuId && sku.sent && sku.sent.stock !== NO_STOCK) offersDiffer = true;
    if (!now || !sku.sent) continue;
    if (sku.sent.price !== now.price || sku.sent.stock !== now.stock) offersDiffer = true;
    for (const field of differing(now, sku.sent)) fromSent.add(field);
    for (const field of sku.accepted ? differing(now, sku.accepted) : []) fromAccepted.add(field);
  }

  // A partial edit leaves what it does not name: only a full one takes a size chart away.
  const losesChart = listing?.sizeChartUrl === null && (fromSent.has('size-chart') || fromAccepted.has('size-chart'));
  // A partial edit blanks what a SKU in it leaves out, and the price and stock of SKUs that are not ours are not sent.
  const sendsForeign =
    (state.foreignSkus ?? []).length > 0 && (fromSent.has('variants') || fromAccepted.has('variants'));
  const unseen = [...known.values()].some(({ sku, accepted }) => hashes.has(sku) && !accepted);
  return {
    state,
    exists: state.productId !== null,
    status: state.status ?? '',
    auditing: state.auditStatus === 'AUDITING',
    onOffer: onOffer.size > 0,
    listing,
    problems: desired.problems,
    refused: listing !== null && state.refusedDigest === refusalDigest(listing, state.status, keptFields),
    differsFromSent: added || fromSent.size > 0,
    differsFromAccepted: added || unseen || fromAccepted.size > 0,
    offersDiffer,
    needsFullEdit: added || fromSent.has('category') || fromAccepted.has('category') || losesChart || sendsForeign,
    failedTwice: isRefusedByReview(state) && !mayResubmit(state),
    asked: isRefusedByReview(state) && (state.resubmitAsked ?? false),
    fields: [...new Set([...fromAccepted, ...fromSent])],
    stockSkus,
    priceSkus,
  };
}

/** Price and stock of a SKU can be set once buyers can see it. */
function isOnSale(sku: SkuState): boolean {
  return sku.skuId !== null && sku.accepted !== null;
}

function blocked(reasons: readonly Problem[]): Action {
  return { kind: 'blocked', reasons };
}

function because(code: string, params?: Problem['params']): Action {
  return blocked([{ code, ...(params && { params }) }]);
}
