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
  /** True: brands that TikTok does not know are created there, within its quota of 50 a day. */
  readonly createBrands: boolean;
  /** What is kept in step on products that are on TikTok already; a creation sends everything. Price and stock always are. */
  readonly send: Readonly<Record<SendSwitch, boolean>>;
  /** Suggested categories: whether they are used without a person, and from which confidence (0–1) on. */
  readonly suggestions: { readonly adopt: boolean; readonly threshold: number };
  /** Products the shop may create a day (contract section 3.4: 1,000; 100 for new sellers). */
  readonly uploadsPerDay: number;
  /** TikTok's id of the warehouse that holds the stock; null until one is chosen. */
  readonly warehouseId: string | null;
}

/** What a client may keep to itself. */
export type SendSwitch = 'title' | 'description' | 'images' | 'category' | 'attributes' | 'brand';

export interface CategoryDefaults {
  /** Of the package, whole grams. */
  readonly weightGrams?: number;
  /** Of the package, centimetres. */
  readonly lengthCm?: number;
  readonly widthCm?: number;
  readonly heightCm?: number;
  /** Wins over the client's `quantityInStock`; counts also where the source says nothing of stock. */
  readonly quantityInStock?: number;
  /** Where the picture of the size chart for products of the category is had. */
  readonly sizeChartUrl?: string;
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
  createBrands: false,
  send: { title: true, description: true, images: true, category: true, attributes: true, brand: true },
  suggestions: { adopt: true, threshold: 0.7 },
  uploadsPerDay: 1000,
  warehouseId: null,
};

/** Settings as they were stored, with what has been added since. */
export function withDefaults(stored: Partial<ListingSettings>): ListingSettings {
  const send = { ...DEFAULT_LISTING_SETTINGS.send, ...stored.send };
  const suggestions = { ...DEFAULT_LISTING_SETTINGS.suggestions, ...stored.suggestions };
  return { ...DEFAULT_LISTING_SETTINGS, ...stored, send, suggestions };
}

/** The default of a category for one fact: its own, else the one for any category. */
export function categoryDefault<K extends keyof CategoryDefaults>(
  settings: ListingSettings,
  leafId: string,
  fact: K,
): CategoryDefaults[K] | undefined {
  return settings.categoryDefaults[leafId]?.[fact] ?? settings.categoryDefaults['*']?.[fact];
}
