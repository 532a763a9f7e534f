import type { Category } from './category.ts';
import type { PreviousVariants } from './choose-variants.ts';
import type { DraftListing, DraftSku } from './desired-listing.ts';
import type { ListingSettings } from './listing-settings.ts';
import { PRODUCT_RULES } from './product-rules.ts';
import { SKU_RULES } from './sku-rules.ts';

/** What a broken rule tells: the values that fill its message. */
export type Finding = Readonly<Record<string, string | number>>;

export interface RuleContext {
  readonly category: Category;
  readonly settings: ListingSettings;
  /** What each SKU that TikTok has was last sent with. */
  readonly previous?: PreviousVariants;
}

/** One rule that TikTok would refuse a listing for, known before sending. */
export interface Rule<Subject> {
  /** Key of the message catalogue. */
  readonly code: string;
  /** What it demands, in one English phrase. */
  readonly demands: string;
  /** Where the contract says so, and TikTok's own codes for it. */
  readonly source: string;
  /** The field in TikTok's words. */
  readonly field: string;
  /** `blocks`: nothing that breaks it is sent. `notes`: it is sent, and the operator is told. */
  readonly severity: 'blocks' | 'notes';
  /** Null where the rule is kept. */
  readonly check: (subject: Subject, context: RuleContext) => Finding | null;
}

export type ProductRule = Rule<DraftListing>;
/** Sees the SKU among its siblings. */
export type SkuRule = Rule<{ readonly sku: DraftSku; readonly listing: DraftListing }>;

/** Every rule, the product's first; the checks, `docs/listing-rules.md` and the tests are made from this. */
export const LISTING_RULES: readonly (ProductRule | SkuRule)[] = [...PRODUCT_RULES, ...SKU_RULES];
