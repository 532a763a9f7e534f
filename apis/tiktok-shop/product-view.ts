import type { Money } from '../../domain/money.ts';
import { readDecimalMoney } from '../decimal-money.ts';
import {
  readEpoch,
  readFields,
  readFlag,
  readList,
  readNumber,
  readText,
  readTexts,
  type Fields,
} from '../read-value.ts';

/** A product as Get and Search tell it: not the shape it was written in (contract section 4.5). */
export interface ProductView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly status: ProductStatus;
  readonly audit: { readonly status: AuditStatus; readonly preApprovedReasons: readonly string[] };
  readonly auditFailedReasons: readonly AuditFailedReason[];
  /** Root to leaf; empty in search answers. */
  readonly categoryChain: readonly { readonly id: string; readonly name: string; readonly isLeaf: boolean }[];
  /** The leaf's id; null in search answers. */
  readonly categoryId: string | null;
  readonly brand: { readonly id: string; readonly name: string } | null;
  readonly mainImages: readonly { readonly uri: string; readonly urls: readonly string[] }[];
  /** The uploaded picture; null where there is none or a template is used. */
  readonly sizeChartUri: string | null;
  readonly skus: readonly SkuView[];
  readonly productAttributes: readonly {
    readonly id: string;
    readonly name: string;
    readonly values: readonly { readonly id?: string; readonly name: string }[];
  }[];
  readonly packageWeight: { readonly value: string; readonly unit: string } | null;
  readonly packageDimensions: {
    readonly length: string;
    readonly width: string;
    readonly height: string;
    readonly unit: string;
  } | null;
  readonly externalProductId: string | null;
  readonly hasDraft: boolean;
  /** ISO 8601 UTC. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

/** `string` because TikTok adds states without notice. */
export type ProductStatus =
  | 'DRAFT'
  | 'PENDING'
  | 'FAILED'
  | 'ACTIVATE'
  | 'SELLER_DEACTIVATED'
  | 'PLATFORM_DEACTIVATED'
  | 'FREEZE'
  | 'DELETED'
  | (string & {});

export type AuditStatus = 'NONE' | 'AUDITING' | 'FAILED' | 'PRE_APPROVED' | 'APPROVED' | (string & {});

export interface AuditFailedReason {
  /** The field or part of the product, in TikTok's words. */
  readonly position: string;
  readonly reasons: readonly string[];
  readonly suggestions: readonly string[];
  /** `TIKTOK_SHOP`, or another platform that shows the listing; null where it is not said. */
  readonly platform: string | null;
}

export interface SkuView {
  readonly id: string;
  readonly sellerSku: string;
  readonly externalSkuId: string | null;
  /** What the buyer sees: the sale price, else the tax-exclusive one (contract section 4.5). */
  readonly price: Money | null;
  readonly inventory: readonly { readonly warehouseId: string; readonly quantity: number }[];
  readonly salesAttributes: readonly {
    readonly id: string;
    readonly name: string;
    readonly valueId: string;
    readonly valueName: string;
    readonly imageUri: string | null;
  }[];
  readonly identifierCode: { readonly type: string; readonly code: string } | null;
  readonly status: 'NORMAL' | 'DEACTIVATED' | (string & {});
  readonly deactivationSource: string | null;
}

/** Reads one product; null where even the id is missing. */
export function readProduct(value: unknown): ProductView | null {
  const fields = readFields(value);
  const id = readText(fields.id);
  if (id === undefined) return null;
  const audit = readFields(fields.audit);
  const brand = readFields(fields.brand);
  const brandId = readText(brand.id);
  const chain = readCategoryChain(fields.category_chains);
  return {
    id,
    title: readText(fields.title) ?? '',
    description: readText(fields.description) ?? '',
    status: readText(fields.status) ?? '',
    audit: { status: readText(audit.status) ?? 'NONE', preApprovedReasons: readTexts(audit.pre_approved_reasons) },
    auditFailedReasons: readList(fields.audit_failed_reasons).map(readAuditFailedReason),
    categoryChain: chain,
    categoryId: (chain.find((category) => category.isLeaf) ?? chain.at(-1))?.id ?? null,
    brand: brandId === undefined ? null : { id: brandId, name: readText(brand.name) ?? '' },
    mainImages: readList(fields.main_images).map((image) => {
      const parts = readFields(image);
      return { uri: readText(parts.uri) ?? '', urls: readTexts(parts.urls) };
    }),
    sizeChartUri: readText(readFields(readFields(fields.size_chart).image).uri) ?? null,
    skus: readList(fields.skus).flatMap((sku) => readSku(sku) ?? []),
    productAttributes: readList(fields.product_attributes).map(readProductAttribute),
    packageWeight: readWeight(fields.package_weight),
    packageDimensions: readDimensions(fields.package_dimensions),
    externalProductId: readText(fields.external_product_id) ?? null,
    hasDraft: readFlag(fields.has_draft),
    createdAt: readEpoch(fields.create_time) ?? null,
    updatedAt: readEpoch(fields.update_time) ?? null,
  };
}

/** Root to leaf, whatever order they came in: each follows its parent. */
function readCategoryChain(value: unknown): ProductView['categoryChain'] {
  const links = readList(value).map((element) => {
    const fields = readFields(element);
    return {
      id: readText(fields.id) ?? '',
      parentId: readText(fields.parent_id) ?? '0',
      name: readText(fields.local_name) ?? '',
      isLeaf: readFlag(fields.is_leaf),
    };
  });
  const ids = new Set(links.map((link) => link.id));
  const chain: typeof links = [];
  let next = links.find((link) => !ids.has(link.parentId));
  while (next && !chain.includes(next)) {
    chain.push(next);
    const parentId: string = next.id;
    next = links.find((link) => link.parentId === parentId);
  }
  return (chain.length === links.length ? chain : links).map(({ id, name, isLeaf }) => ({ id, name, isLeaf }));
}

function readAuditFailedReason(value: unknown): AuditFailedReason {
  const fields = readFields(value);
  return {
    position: readText(fields.position) ?? '',
    reasons: readTexts(fields.reasons),
    suggestions: readTexts(fields.suggestions),
    platform: readText(fields.listing_platform) ?? null,
  };
}

function readSku(value: unknown): SkuView | null {
  const fields = readFields(value);
  const id = readText(fields.id);
  if (id === undefined) return null;
  const identifier = readFields(fields.identifier_code);
  const code = readText(identifier.code);
  const status = readFields(fields.status_info);
  return {
    id,
    sellerSku: readText(fields.seller_sku) ?? '',
    externalSkuId: readText(fields.external_sku_id) ?? null,
    price: readPrice(fields.price),
    inventory: readList(fields.inventory).map((stock) => {
      const parts = readFields(stock);
      return { warehouseId: readText(parts.warehouse_id) ?? '', quantity: readNumber(parts.quantity) ?? 0 };
    }),
    salesAttributes: readList(fields.sales_attributes).map(readSalesAttribute),
    identifierCode: code === undefined ? null : { type: readText(identifier.type) ?? '', code },
    status: readText(status.status) ?? 'NORMAL',
    deactivationSource: readText(status.deactivation_source) ?? null,
  };
}

function readPrice(value: unknown): Money | null {
  const price: Fields = readFields(value);
  const currency = readText(price.currency)?.trim() ?? null;
  const amount = readText(price.sale_price) ?? readText(price.tax_exclusive_price) ?? readText(price.amount);
  return readDecimalMoney(amount, currency) ?? null;
}

function readSalesAttribute(value: unknown): SkuView['salesAttributes'][number] {
  const fields = readFields(value);
  return {
    id: readText(fields.id) ?? '',
    name: readText(fields.name) ?? '',
    valueId: readText(fields.value_id) ?? '',
    valueName: readText(fields.value_name) ?? '',
    imageUri: readText(readFields(fields.sku_img).uri) ?? null,
  };
}

function readProductAttribute(value: unknown): ProductView['productAttributes'][number] {
  const fields = readFields(value);
  return {
    id: readText(fields.id) ?? '',
    name: readText(fields.name) ?? '',
    values: readList(fields.values).map((element) => {
      const parts = readFields(element);
      return { id: readText(parts.id), name: readText(parts.name) ?? '' };
    }),
  };
}

function readWeight(value: unknown): ProductView['packageWeight'] {
  const fields = readFields(value);
  const weight = readText(fields.value);
  return weight === undefined ? null : { value: weight, unit: readText(fields.unit) ?? '' };
}

function readDimensions(value: unknown): ProductView['packageDimensions'] {
  const fields = readFields(value);
  const length = readText(fields.length);
  if (length === undefined) return null;
  return {
    length,
    width: readText(fields.width) ?? '',
    height: readText(fields.height) ?? '',
    unit: readText(fields.unit) ?? '',
  };
}
