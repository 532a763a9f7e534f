import type { Money } from '../../domain/money.ts';
import { writeDecimalMoney } from '../decimal-money.ts';

/** What create, edit and listing check take (contract section 4.3); amounts in cents, everything else as TikTok has it. */
export interface ProductInput {
  /** `LISTING` (the default) sends the product to review, `AS_DRAFT` keeps it. */
  readonly saveMode?: 'LISTING' | 'AS_DRAFT';
  readonly title: string;
  /** HTML, at most 10,000 characters; images only from TikTok's own URLs. */
  readonly description: string;
  /** A leaf. */
  readonly categoryId: string;
  /** `v1` everywhere but in the US. */
  readonly categoryVersion?: 'v1' | 'v2';
  readonly brandId?: string;
  /** `uri` of uploaded images, cover first, at most 9. */
  readonly mainImages: readonly string[];
  readonly skus: readonly SkuInput[];
  readonly productAttributes?: readonly AttributeInput[];
  readonly packageWeight: { readonly value: string; readonly unit: 'KILOGRAM' | 'GRAM' | 'POUND' };
  readonly packageDimensions?: {
    readonly length: string;
    readonly width: string;
    readonly height: string;
    readonly unit: 'CENTIMETER' | 'INCH';
  };
  readonly certifications?: readonly CertificationInput[];
  readonly sizeChart?: { readonly imageUri: string } | { readonly templateId: string };
  readonly videoId?: string;
  readonly externalProductId?: string;
  /** Create only, at most 128 characters: the same key never makes a second product. */
  readonly idempotencyKey?: string;
}

export interface SkuInput {
  /** TikTok's id; without it an edit adds a SKU, and a SKU that is not listed is deleted (contract section 4.4). */
  readonly id?: string;
  readonly sellerSku?: string;
  readonly externalSkuId?: string;
  readonly salesAttributes?: readonly SalesAttributeInput[];
  readonly identifierCode?: { readonly type: 'GTIN' | 'EAN' | 'UPC' | 'ISBN' | 'JAN'; readonly code: string };
  readonly price?: Money;
  readonly inventory?: readonly StockInput[];
}

export interface SalesAttributeInput {
  readonly id?: string;
  readonly name?: string;
  readonly valueId?: string;
  readonly valueName?: string;
  /** `uri` of an ATTRIBUTE_IMAGE; on one kind of attribute only. */
  readonly imageUri?: string;
}

export interface AttributeInput {
  readonly id: string;
  readonly values: readonly { readonly id?: string; readonly name?: string }[];
}

export interface CertificationInput {
  readonly id: string;
  readonly imageUris?: readonly string[];
  readonly files?: readonly { readonly id: string; readonly name: string; readonly format: string }[];
  /** Epoch seconds. */
  readonly expirationDate?: number;
}

export interface StockInput {
  /** May be left out only where the SKU has a single warehouse. */
  readonly warehouseId?: string;
  /** Absolute units that can be sold. */
  readonly quantity: number;
}

/** The body of create, full edit, partial edit and listing check; absent parts stay absent. */
export function writeProduct(input: Partial<ProductInput>): Record<string, unknown> {
  return {
    save_mode: input.saveMode,
    title: input.title,
    description: input.description,
    category_id: input.categoryId,
    category_version: input.categoryVersion,
    brand_id: input.brandId,
    main_images: input.mainImages?.map((uri) => ({ uri })),
    skus: input.skus?.map(writeSku),
    product_attributes: input.productAttributes,
    package_weight: input.packageWeight,
    package_dimensions: input.packageDimensions,
    certifications: input.certifications?.map((certification) => ({
      id: certification.id,
      images: certification.imageUris?.map((uri) => ({ uri })),
      files: certification.files,
      expiration_date: certification.expirationDate,
    })),
    size_chart: input.sizeChart && writeSizeChart(input.sizeChart),
    video: input.videoId === undefined ? undefined : { id: input.videoId },
    external_product_id: input.externalProductId,
    idempotency_key: input.idempotencyKey,
  };
}

function writeSku(sku: SkuInput): Record<string, unknown> {
  return {
    id: sku.id,
    seller_sku: sku.sellerSku,
    external_sku_id: sku.externalSkuId,
    sales_attributes: sku.salesAttributes?.map((attribute) => ({
      id: attribute.id,
      name: attribute.name,
      value_id: attribute.valueId,
      value_name: attribute.valueName,
      sku_img: attribute.imageUri === undefined ? undefined : { uri: attribute.imageUri },
    })),
    identifier_code: sku.identifierCode,
    price: sku.price && writePrice(sku.price),
    inventory: sku.inventory?.map(writeStock),
  };
}

function writeSizeChart(chart: NonNullable<ProductInput['sizeChart']>): Record<string, unknown> {
  return 'imageUri' in chart ? { image: { uri: chart.imageUri } } : { template: { id: chart.templateId } };
}

export function writePrice(price: Money): Record<string, unknown> {
  return { amount: writeDecimalMoney(price), currency: price.currency };
}

export function writeStock(stock: StockInput): Record<string, unknown> {
  return { warehouse_id: stock.warehouseId, quantity: stock.quantity };
}
