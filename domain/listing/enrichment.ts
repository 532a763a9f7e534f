/**
 * What VTEX knows of a SKU and the feed does not (vtex contract, sections 2.2 and 4). Absent fields are unknown.
 * Measures are those of the package.
 */
export interface Enrichment {
  readonly productId?: string;
  readonly productName?: string;
  readonly skuName?: string;
  /** False where the SKU or its product is switched off in VTEX. */
  readonly isActive?: boolean;
  readonly weightGrams?: number;
  readonly lengthCm?: number;
  readonly widthCm?: number;
  readonly heightCm?: number;
  readonly ean?: string;
  /** What tells the SKUs of a product apart. */
  readonly skuSpecifications?: readonly Specification[];
  /** What holds for the whole product. */
  readonly productSpecifications?: readonly Specification[];
  /** Units for sale in the trade policy's warehouses; unlimited stock is 1,000,000 (section 4). */
  readonly stockQuantity?: number;
  /** Names from department to leaf, joined with ` > `. */
  readonly categoryPath?: string;
  readonly categoryId?: string;
  readonly brandId?: string;
  readonly brandName?: string;
  /** Further pictures from VTEX's file API, in VTEX's order; absent until they were asked for. */
  readonly images?: readonly VtexImage[];
}

export interface VtexImage {
  /** Changes with the picture, unlike its address (vtex contract, section 2.3). */
  readonly fileId: string;
  readonly url: string;
  readonly label: string | null;
}

export interface Specification {
  readonly name: string;
  readonly values: readonly string[];
}
