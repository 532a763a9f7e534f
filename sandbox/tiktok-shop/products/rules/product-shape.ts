import type { Content } from '../product.ts';
import { bool, int, list, object, required, text } from './check-shape.ts';
import type { Shape } from './check-shape.ts';

/** The body of create, edit, partial edit and listing check as a caller sends it, after `checkShape`. */
export interface ProductBody extends Pick<Content, TakenAsTheyAre> {
  save_mode?: string;
  title?: string;
  description?: string;
  category_id?: string;
  category_version?: string;
  brand_id?: string;
  main_images?: { uri: string }[];
  skus?: SkuBody[];
  product_attributes?: { id?: string; values?: { id?: string; name?: string }[] }[];
  package_weight?: { value?: string; unit?: string };
  package_dimensions?: { length?: string; width?: string; height?: string; unit?: string };
  idempotency_key?: string;
}

/** Parts that a listing holds as the caller wrote them. */
type TakenAsTheyAre =
  | 'certifications'
  | 'size_chart'
  | 'video'
  | 'external_product_id'
  | 'is_cod_allowed'
  | 'is_not_for_sale'
  | 'is_pre_owned'
  | 'manufacturer_ids'
  | 'responsible_person_ids'
  | 'shipping_insurance_requirement'
  | 'minimum_order_quantity'
  | 'shipping_template_id'
  | 'primary_combined_product_id';

export interface SkuBody {
  id?: string;
  seller_sku?: string;
  external_sku_id?: string;
  sales_attributes?: {
    id?: string;
    name?: string;
    value_id?: string;
    value_name?: string;
    sku_img?: { uri: string };
    supplementary_sku_images?: { uri: string }[];
  }[];
  identifier_code?: { code?: string; type?: string };
  price?: { amount?: string; currency?: string; sale_price?: string };
  inventory?: { warehouse_id?: string; quantity?: number; backorder_quantity?: number; handling_time?: number }[];
  sku_unit_count?: string;
  external_urls?: string[];
  extra_identifier_codes?: string[];
  pre_sale?: { type?: string; fulfillment_type?: { handling_duration_days?: number; release_date?: number } };
  list_price?: { amount: string; currency: string };
  external_list_prices?: { source: string; amount: string; currency: string }[];
  fees?: { type?: string; amount?: string; additional_attribute?: string }[];
}

const image = object({ uri: required(text) });
const money = object({ amount: required(text), currency: required(text) });

const sku = (strict: boolean): Shape =>
  object({
    id: text,
    seller_sku: text,
    external_sku_id: text,
    sales_attributes: list(
      object({
        id: text,
        name: text,
        value_id: text,
        value_name: text,
        sku_img: image,
        supplementary_sku_images: list(image),
      }),
    ),
    identifier_code: object({ code: text, type: text }),
    price: need(strict, object({ amount: text, currency: required(text), sale_price: text })),
    inventory: need(
      strict,
      list(object({ warehouse_id: required(text), quantity: int, backorder_quantity: int, handling_time: int })),
    ),
    sku_unit_count: text,
    external_urls: list(text),
    extra_identifier_codes: list(text),
    pre_sale: object({ type: text, fulfillment_type: object({ handling_duration_days: int, release_date: int }) }),
    list_price: money,
    external_list_prices: list(object({ source: required(text), amount: required(text), currency: required(text) })),
    fees: list(object({ type: text, amount: text, additional_attribute: text })),
  });

/** `whole`: what create and full edit require; `strictSkus`: price and stock of every SKU, which only create requires. */
function productShape({ whole, strictSkus }: { whole: boolean; strictSkus: boolean }): Shape {
  return required(
    object({
      save_mode: text,
      title: need(whole, text),
      description: need(whole, text),
      category_id: need(whole, text),
      category_version: text,
      brand_id: text,
      main_images: need(whole, list(image)),
      skus: need(whole, list(sku(strictSkus))),
      product_attributes: list(object({ id: text, values: list(object({ id: text, name: text })) })),
      package_weight: need(whole, object({ value: required(text), unit: required(text) })),
      package_dimensions: object({
        length: required(text),
        width: required(text),
        height: required(text),
        unit: required(text),
      }),
      certifications: list(
        object({
          id: required(text),
          images: list(image),
          files: list(object({ id: required(text), name: required(text), format: required(text) })),
          expiration_date: int,
        }),
      ),
      size_chart: object({ image, template: object({ id: required(text) }) }),
      video: object({ id: required(text) }),
      external_product_id: text,
      is_cod_allowed: bool,
      is_not_for_sale: bool,
      is_pre_owned: bool,
      manufacturer_ids: list(text),
      responsible_person_ids: list(text),
      shipping_insurance_requirement: text,
      minimum_order_quantity: int,
      shipping_template_id: text,
      primary_combined_product_id: text,
      idempotency_key: text,
    }),
  );
}

function need(condition: boolean, shape: Shape): Shape {
  return condition ? required(shape) : shape;
}

export const createShape = productShape({ whole: true, strictSkus: true });
export const editShape = productShape({ whole: true, strictSkus: false });
/** Partial edit, and every draft: nothing is required, but what is there must be of its type. */
export const partialShape = productShape({ whole: false, strictSkus: false });
