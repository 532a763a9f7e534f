/** A client's choices for turning feed items into listings. */
export interface ListingSettings {
  /** Currency of prices whose feed names none, ISO 4217. */
  readonly currency: string;
  /** The one currency in which the shop sells, ISO 4217. */
  readonly shopCurrency: string;
  /** Leaf category for products that no mapping covers; null: such a product is a named problem. */
  readonly defaultCategoryId: string | null;
  /** What fills in for facts the source lacks, keyed by leaf category id, or `*` for any. */
  readonly categoryDefaults: Readonly<Record<string, CategoryDefaults>>;
  /** Units assumed for an item that is in stock and whose source gives no quantity. */
  readonly quantityInStock: number;
  /** Units of weights and lengths that come without one, such as `kg` and `cm`; null: such a measure is not used. */
  readonly weightUnit: string | null;
  readonly lengthUnit: string | null;
  /** True: list without a brand, whatever the feed says. */
  readonly noBrand: boolean;
  /** TikTok's id of the warehouse that holds the stock; null until one is chosen. */
  readonly warehouseId: string | null;
}

export interface CategoryDefaults {
  /** Of the package, whole grams. */
  readonly weightGrams?: number;
  /** Of the package, centimetres. */
  readonly lengthCm?: number;
  readonly widthCm?: number;
  readonly heightCm?: number;
  /** Wins over the client's `quantityInStock`; counts also where the source says nothing of stock. */
  readonly quantityInStock?: number;
  /** Values for attributes that the source lacks, by TikTok's attribute id: names or value ids. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

/** What a client starts with: a Brazilian shop, ten units where stock is only "in stock", no category chosen. */
export const DEFAULT_LISTING_SETTINGS: ListingSettings = {
  currency: 'BRL',
  shopCurrency: 'BRL',
  defaultCategoryId: null,
  categoryDefaults: {},
  quantityInStock: 10,
  weightUnit: null,
  lengthUnit: null,
  noBrand: false,
  warehouseId: null,
};

/** The default of a category for one fact: its own, else the one for any category. */
export function categoryDefault<K extends keyof CategoryDefaults>(
  settings: ListingSettings,
  leafId: string,
  fact: K,
): CategoryDefaults[K] | undefined {
  return settings.categoryDefaults[leafId]?.[fact] ?? settings.categoryDefaults['*']?.[fact];
}
