import type { Explanation } from './message.ts';
import type { CodeGroup, TiktokCodeKind } from './tiktok-shop/code-group.ts';
import { AFTER_SALES_CODES } from './tiktok-shop/after-sales-codes.ts';
import { ATTRIBUTE_CODES } from './tiktok-shop/attribute-codes.ts';
import { ATTRIBUTE_VALUE_CODES } from './tiktok-shop/attribute-value-codes.ts';
import { BRAND_CODES } from './tiktok-shop/brand-codes.ts';
import { CATEGORY_CODES } from './tiktok-shop/category-codes.ts';
import { CERTIFICATE_CODES } from './tiktok-shop/certificate-codes.ts';
import { GATEWAY_CODES } from './tiktok-shop/gateway-codes.ts';
import { IDENTIFIER_CODES } from './tiktok-shop/identifier-codes.ts';
import { IMAGE_CODES } from './tiktok-shop/image-codes.ts';
import { ORDER_CODES } from './tiktok-shop/order-codes.ts';
import { PACKAGE_CODES } from './tiktok-shop/package-codes.ts';
import { PRICE_CODES } from './tiktok-shop/price-codes.ts';
import { PRODUCT_AND_SHOP_CODES } from './tiktok-shop/product-and-shop-codes.ts';
import { PRODUCT_STATE_CODES } from './tiktok-shop/product-state-codes.ts';
import { SHIPPING_CODES } from './tiktok-shop/shipping-codes.ts';
import { SPECIAL_PRODUCT_CODES } from './tiktok-shop/special-product-codes.ts';
import { STOCK_CODES } from './tiktok-shop/stock-codes.ts';
import { TEXT_CODES } from './tiktok-shop/text-codes.ts';
import { UPLOAD_CODES } from './tiktok-shop/upload-codes.ts';
import { VARIANT_CODES } from './tiktok-shop/variant-codes.ts';
import { WAREHOUSE_CODES } from './tiktok-shop/warehouse-codes.ts';
import { RANGES } from './tiktok-shop/code-ranges.ts';

/** What a TikTok Shop code means to a merchant and what to do about it. */
export interface TiktokCodeExplanation extends Explanation {
  readonly kind: TiktokCodeKind;
}

/**
 * Explains a code of the TikTok Shop API (codes: contract sections 3.2 and 4.9 and the published lists of every
 * endpoint). A code that is not in the table is explained by the range it lies in (contract section 3.2).
 */
export function explainTiktokCode(code: number | string): TiktokCodeExplanation {
  const text = String(code);
  const group = BY_CODE.get(text);
  if (group) return explain(group);
  return explain(RANGES.find(({ prefix }) => text.startsWith(prefix)) ?? RANGES.at(-1)!);
}

/** Whether the code has an explanation of its own and not only that of its range. */
export function isKnownTiktokCode(code: number | string): boolean {
  return BY_CODE.has(String(code));
}

const GROUPS: readonly CodeGroup[] = [
  ...AFTER_SALES_CODES,
  ...ATTRIBUTE_CODES,
  ...ATTRIBUTE_VALUE_CODES,
  ...BRAND_CODES,
  ...CATEGORY_CODES,
  ...CERTIFICATE_CODES,
  ...GATEWAY_CODES,
  ...IDENTIFIER_CODES,
  ...IMAGE_CODES,
  ...ORDER_CODES,
  ...PACKAGE_CODES,
  ...PRICE_CODES,
  ...PRODUCT_AND_SHOP_CODES,
  ...PRODUCT_STATE_CODES,
  ...SHIPPING_CODES,
  ...SPECIAL_PRODUCT_CODES,
  ...STOCK_CODES,
  ...TEXT_CODES,
  ...UPLOAD_CODES,
  ...VARIANT_CODES,
  ...WAREHOUSE_CODES,
];

const BY_CODE: ReadonlyMap<string, CodeGroup> = new Map(
  GROUPS.flatMap((group) => group.codes.map((code) => [String(code), group] as const)),
);

function explain({ kind, action, pt, en }: Omit<CodeGroup, 'codes'>): TiktokCodeExplanation {
  return {
    kind,
    action,
    title: { 'pt-BR': pt[0], en: en[0] },
    why: { 'pt-BR': pt[1], en: en[1] },
    fix: { 'pt-BR': pt[2], en: en[2] },
  };
}
