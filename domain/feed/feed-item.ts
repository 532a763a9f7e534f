import type { Money } from '../money.ts';

/** A measure as the feed gave it, its unit in the feed's own word, lower case; null where it named none. */
export interface Measure {
  /** Plain decimal without exponent or leading zeros, so that `20.0` and `20` are the same value. */
  readonly value: string;
  readonly unit: string | null;
}

/**
 * One item of a product feed, normalised: entities and CDATA resolved, Unicode NFC, white space folded,
 * spellings of prices, measures and availability unified. Fields the feed lacks are absent.
 * Field meanings are those of Google's product data specification.
 */
export interface FeedItem {
  readonly id: string;
  readonly title?: string;
  /** May hold HTML as text (`<p>…`), as the feed gave it. */
  readonly description?: string;
  readonly link?: string;
  readonly brand?: string;
  readonly gtin?: string;
  readonly mpn?: string;
  readonly condition?: string;
  readonly googleProductCategory?: string;
  /** One entry for each `product_type` of the item, each a path as the feed wrote it. */
  readonly productTypes?: readonly string[];
  readonly itemGroupId?: string;
  readonly color?: string;
  readonly size?: string;
  readonly material?: string;
  readonly pattern?: string;
  readonly gender?: string;
  readonly ageGroup?: string;
  readonly productDetails?: readonly { readonly section?: string; readonly name: string; readonly value: string }[];
  readonly productHighlights?: readonly string[];
  readonly imageLink?: string;
  /** In the feed's order, without the cover and without repeats. */
  readonly additionalImageLinks?: readonly string[];
  readonly price?: Money;
  readonly salePrice?: Money;
  /** ISO 8601 UTC; only where a sale price exists. */
  readonly salePriceFrom?: string;
  readonly salePriceTo?: string;
  readonly availability?: Availability;
  /** ISO 8601, as precise as the feed is. */
  readonly availabilityDate?: string;
  readonly quantity?: number;
  readonly weight?: Measure;
  readonly length?: Measure;
  readonly width?: Measure;
  readonly height?: Measure;
}

export type Availability = 'in_stock' | 'out_of_stock' | 'preorder' | 'backorder';

/** The parts of an item that are compared, hashed and sent by themselves (`content` is all that needs a review). */
export type Facet = 'content' | 'images' | 'price' | 'stock' | 'logistics';

export const FACETS: readonly Facet[] = ['content', 'images', 'price', 'stock', 'logistics'];
