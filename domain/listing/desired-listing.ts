import type { Money } from '../money.ts';
import type { Problem } from '../problem.ts';
import type { ListingBrand } from './brand.ts';
import type { ListingAttribute } from './choose-attributes.ts';
import type { SalesAttribute } from './choose-variants.ts';
import type { IdentifierCode } from './gtin.ts';

/** What a product should be on TikTok: complete, and within every rule that can be known before sending. */
export interface DesiredListing {
  readonly productKey: string;
  /** A leaf. */
  readonly categoryId: string;
  readonly title: string;
  /** HTML of `DESCRIPTION_TAGS` only. */
  readonly description: string;
  /** Null: the listing goes out without one. */
  readonly brand: ListingBrand | null;
  /** The source's addresses, cover first, at most nine, none twice. */
  readonly imageUrls: readonly string[];
  /** How often the picture at one of these addresses was seen to change; absent: never. */
  readonly imageRevisions?: Readonly<Record<string, number>>;
  /** Where the picture of the size chart is had; null: the listing carries none. */
  readonly sizeChartUrl: string | null;
  /** In the order of their ids. */
  readonly skus: readonly DesiredSku[];
  /** Whole grams. */
  readonly packageWeightGrams: number;
  /** Whole centimetres; null where the category does not ask for them and nothing tells. */
  readonly packageDimensionsCm: { readonly length: number; readonly width: number; readonly height: number } | null;
  readonly attributes: readonly ListingAttribute[];
}

export interface DesiredSku {
  /** The source's id. */
  readonly sku: string;
  readonly sellerSku: string;
  /** Empty where the product has a single choice. */
  readonly salesAttributes: readonly SalesAttribute[];
  /** In force now, in the shop's currency. */
  readonly price: Money & { readonly currency: string };
  /** When the source's own dates change the price, ISO 8601 UTC; null: not before the source does. */
  readonly priceChangesAt: string | null;
  /** Units for sale, 0–99,999. */
  readonly quantity: number;
  readonly identifierCode: IdentifierCode | null;
}

/** A listing on its way: the same, with nothing yet promised of its values. */
export interface DraftListing extends Omit<DesiredListing, 'skus' | 'packageWeightGrams'> {
  readonly skus: readonly DraftSku[];
  readonly packageWeightGrams: number | null;
}

export interface DraftSku extends Omit<DesiredSku, 'price' | 'quantity'> {
  readonly price: Money | null;
  readonly quantity: number | null;
  /** As the feed says it; null where it does not. */
  readonly condition: string | null;
  /** False where VTEX has it switched off. */
  readonly isActive: boolean;
  /** What the feed reader found wrong with the item. */
  readonly feedProblems: readonly Problem[];
}
