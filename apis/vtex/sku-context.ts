import { readFields, readFlag, readList, readNumber, readText, readTexts } from '../read-value.ts';

/** A SKU with its product (contract section 2.2). Measures are as the shop has set them: centimetres and grams by default. */
export interface VtexSku {
  readonly id: string;
  /** Groups the variations of one product. */
  readonly productId: string;
  readonly productName: string;
  readonly skuName: string;
  /** Product and SKU name together. */
  readonly nameComplete: string;
  /** HTML. */
  readonly description: string;
  /** Whether product and SKU are both active: only then is it sold. */
  readonly isSellable: boolean;
  readonly isVisible: boolean;
  readonly isKit: boolean;
  /** The trade policies it is assigned to. */
  readonly salesChannels: readonly string[];
  readonly brand: { readonly id: string; readonly name: string; readonly isActive: boolean };
  /** Department first. */
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  /** Of Google's taxonomy. */
  readonly globalCategoryId: string | null;
  /** The package; null where the shop has not filled it in (0). */
  readonly packageSize: {
    readonly height: number | null;
    readonly length: number | null;
    readonly width: number | null;
    readonly weight: number | null;
  };
  readonly ean: string | null;
  readonly refId: string | null;
  /** In VTEX's order. */
  readonly images: readonly { readonly url: string; readonly fileId: string }[];
  /** What tells the SKUs of a product apart. */
  readonly skuSpecifications: readonly NamedValues[];
  readonly productSpecifications: readonly NamedValues[];
  /** Collections the product is in. */
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  /** The price is charged this many times; 1 for most. */
  readonly unitMultiplier: number;
}

export interface NamedValues {
  readonly id: string;
  readonly name: string;
  readonly values: readonly string[];
}

/** Reads an answer of "SKU and context"; null where there is none. */
export function readSkuContext(value: unknown): VtexSku | null {
  const fields = readFields(value);
  const id = readText(fields.Id);
  if (id === undefined) return null;
  const size = readFields(fields.Dimension);
  const alternates = readFields(fields.AlternateIds);
  return {
    id,
    productId: readText(fields.ProductId) ?? '',
    productName: readText(fields.ProductName) ?? '',
    skuName: readText(fields.SkuName) ?? '',
    nameComplete: readText(fields.NameComplete) ?? '',
    description: readText(fields.ProductDescription) ?? '',
    isSellable: readFlag(fields.IsActive) && fields.IsProductActive !== false,
    isVisible: fields.ProductIsVisible !== false,
    isKit: readFlag(fields.IsKit),
    salesChannels: readTexts(fields.SalesChannels),
    brand: {
      id: readText(fields.BrandId) ?? '',
      name: readText(fields.BrandName) ?? '',
      isActive: fields.IsBrandActive !== false,
    },
    categories: readCategories(fields.ProductCategoryIds, fields.ProductCategories),
    globalCategoryId: readText(fields.ProductGlobalCategoryId) ?? null,
    packageSize: {
      height: positive(size.height),
      length: positive(size.length),
      width: positive(size.width),
      weight: positive(size.weight),
    },
    ean: readText(alternates.Ean) ?? null,
    refId: readText(alternates.RefId) ?? null,
    images: readList(fields.Images).flatMap(readImage),
    skuSpecifications: readList(fields.SkuSpecifications).map(readSpecification),
    productSpecifications: readList(fields.ProductSpecifications).map(readSpecification),
    clusters: Object.entries(readFields(fields.ProductClusterNames)).map(([clusterId, name]) => ({
      id: clusterId,
      name: readText(name) ?? '',
    })),
    unitMultiplier: readNumber(fields.UnitMultiplier) ?? 1,
  };
}

/** The path `"/1/11/"` gives the order; the names come keyed by id in any order. */
function readCategories(path: unknown, names: unknown): VtexSku['categories'] {
  const byId = readFields(names);
  const ids = (readText(path) ?? '').split('/').filter(Boolean);
  return ids.map((id) => ({ id, name: readText(byId[id]) ?? '' }));
}

function readImage(value: unknown): VtexSku['images'] {
  const fields = readFields(value);
  const url = readText(fields.ImageUrl);
  return url ? [{ url: secureUrl(url), fileId: readText(fields.FileId) ?? '' }] : [];
}

function readSpecification(value: unknown): NamedValues {
  const fields = readFields(value);
  return {
    id: readText(fields.FieldId) ?? '',
    name: readText(fields.FieldName) ?? '',
    values: readTexts(fields.FieldValues),
  };
}

function positive(value: unknown): number | null {
  const number = readNumber(value);
  return number !== undefined && number > 0 ? number : null;
}

/** VTEX still names some images with http; its own image hosts answer https too (contract section 2.3). */
export function secureUrl(url: string): string {
  return url.replace(/^http:\/\/(?=[^/]*\.(?:vteximg|vtexassets)\.com)/, 'https://');
}
