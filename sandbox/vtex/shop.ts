/** What one VTEX account holds. Money in integer cents, lengths in cm, weights in grams, times in ISO 8601 UTC. */
export interface Account {
  readonly name: string;
  readonly title: string;
  /** Families of routes that the account's key may not use; see `credentials.ts`. */
  readonly withheldRights: readonly string[];
}

export interface TradePolicy {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
}

export interface Brand {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
}

export interface Category {
  readonly id: number;
  readonly name: string;
  readonly parentId: number | null;
  readonly googleCategoryId: number | null;
  readonly active: boolean;
}

/** A specification field of a category (contract 2.1, listTreeByCategoryId). */
export interface SpecificationField {
  readonly id: number;
  readonly name: string;
  readonly categoryId: number;
  /** True where the field tells SKUs of one product apart. */
  readonly bySku: boolean;
  readonly groupId: number;
  readonly groupName: string;
  /** Closed lists have ids for their values; free text has none. */
  readonly values: readonly { readonly id: number; readonly name: string }[];
}

export interface Specification {
  readonly id: number;
  readonly fieldId: number;
  readonly valueId: number | null;
  readonly text: string;
}

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly linkId: string;
  readonly refId: string;
  readonly brandId: number;
  readonly categoryId: number;
  readonly description: string;
  readonly keyWords: string;
  readonly active: boolean;
  readonly visible: boolean;
  readonly showWithoutStock: boolean;
  readonly releaseDate: string;
  readonly specifications: readonly Specification[];
  readonly clusterIds: readonly number[];
  readonly condition: 'new' | 'used' | 'refurbished';
}

export interface SkuImage {
  readonly id: number;
  readonly fileId: number;
  readonly name: string;
  readonly label: string;
}

export interface Sku {
  readonly id: number;
  readonly productId: number;
  readonly name: string;
  readonly refId: string;
  readonly ean: string | null;
  readonly active: boolean;
  readonly policies: readonly number[];
  readonly package: Dimensions;
  readonly real: Dimensions | null;
  readonly specifications: readonly Specification[];
  readonly images: readonly SkuImage[];
  readonly unitMultiplier: number;
  readonly measurementUnit: string;
  readonly manufacturerCode: string;
  readonly createdAt: string;
}

export interface Dimensions {
  readonly height: number;
  readonly length: number;
  readonly width: number;
  readonly weight: number;
}

/** What an image shows; the picture is drawn from it on demand. */
export interface ImageFile {
  readonly fileId: number;
  readonly skuId: number;
  readonly shape: string;
  readonly colour: string;
  readonly lines: readonly string[];
  /** 0 = front; others are drawn turned and closer. */
  readonly view: number;
  readonly size: number;
  /** The same picture as that file, byte for byte. */
  readonly copyOf?: number;
}

export interface FixedPrice {
  readonly table: string;
  readonly value: number;
  readonly listPrice: number | null;
  readonly minQuantity: number;
  readonly from?: string;
  readonly to?: string;
}

export interface Price {
  readonly skuId: number;
  readonly basePrice: number;
  readonly listPrice: number | null;
  readonly costPrice: number | null;
  /** Percent over cost (contract 3). */
  readonly markup: number;
  readonly fixedPrices: readonly FixedPrice[];
  /** What stood before the last write, and when that was (ms of the sandbox clock): the cart may lag behind. */
  readonly previous?: Omit<Price, 'previous' | 'changedAt'>;
  readonly changedAt?: number;
}

export interface Warehouse {
  readonly id: string;
  readonly name: string;
  readonly dockIds: readonly string[];
  readonly active: boolean;
}

export interface Dock {
  readonly id: string;
  readonly name: string;
  readonly policies: readonly number[];
  readonly active: boolean;
}

export interface Balance {
  readonly skuId: number;
  readonly warehouseId: string;
  readonly total: number;
  readonly reserved: number;
  readonly unlimited: boolean;
  readonly leadTime: string;
  readonly dateOfSupply: string | null;
}

export interface Affiliate {
  readonly id: string;
  readonly name: string;
  readonly followUpEmail: string;
  readonly salesChannel: string;
  readonly searchURIEndpoint: string | null;
  readonly searchURIEndpointVersion: string;
  readonly searchURIEndpointAvailableVersions: readonly string[];
  readonly useSellerPaymentMethod: boolean;
  readonly minimumValueAccumulated: number | null;
}

/** An XML integration of the Admin (contract 10). */
export interface FeedDefinition {
  readonly name: string;
  readonly policy: number;
  readonly layout: 'google' | 'custom';
}

/** The kinds of rows and what each holds; also the kinds of `GET /_sandbox/state`. */
export interface Kinds {
  readonly accounts: Account;
  readonly policies: TradePolicy;
  readonly brands: Brand;
  readonly categories: Category;
  readonly fields: SpecificationField;
  readonly products: Product;
  readonly skus: Sku;
  readonly files: ImageFile;
  readonly prices: Price;
  readonly warehouses: Warehouse;
  readonly docks: Dock;
  readonly balances: Balance;
  readonly affiliates: Affiliate;
  readonly feeds: FeedDefinition;
}

export type Kind = keyof Kinds;
