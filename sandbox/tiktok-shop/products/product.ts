import type { ProductStatus, AuditStatus } from './states.ts';

/** Part of a listing that the service reviews; the write shape, with ids resolved. */
export interface Content {
  title: string;
  description: string;
  category_id: string;
  category_version?: string;
  brand_id?: string;
  main_images: { uri: string }[];
  skus: Sku[];
  product_attributes: { id: string; values: { id: string; name: string }[] }[];
  package_weight?: { value: string; unit: string };
  package_dimensions?: { length: string; width: string; height: string; unit: string };
  certifications?: {
    id: string;
    images?: { uri: string }[];
    files?: { id: string; name: string; format: string }[];
    expiration_date?: number;
  }[];
  size_chart?: { image?: { uri: string }; template?: { id: string } };
  video?: { id: string };
  external_product_id?: string;
  is_cod_allowed?: boolean;
  is_not_for_sale?: boolean;
  is_pre_owned?: boolean;
  manufacturer_ids?: string[];
  responsible_person_ids?: string[];
  shipping_insurance_requirement?: string;
  minimum_order_quantity?: number;
  shipping_template_id?: string;
  primary_combined_product_id?: string;
}

export interface SalesAttribute {
  id: string;
  name: string;
  value_id: string;
  value_name: string;
  sku_img?: { uri: string };
  supplementary_sku_images?: { uri: string }[];
}

export interface Sku {
  id: string;
  seller_sku?: string;
  external_sku_id?: string;
  sales_attributes: SalesAttribute[];
  identifier_code?: { code: string; type: string };
  /** Not reviewed: changes at once. */
  price: { amount: string; currency: string };
  /** Not reviewed: changes at once. */
  inventory: Stock[];
  sku_unit_count?: string;
  external_urls?: string[];
  extra_identifier_codes?: string[];
  pre_sale?: { type: string; fulfillment_type?: { handling_duration_days?: number; release_date?: number } };
  list_price?: { amount: string; currency: string };
  external_list_prices?: { source: string; amount: string; currency: string }[];
  fees?: { type?: string; amount?: string; additional_attribute?: string }[];
}

/** Units of an SKU in one warehouse. `committed` are those of open orders; `quantity` is what new orders may take. */
export interface Stock {
  warehouse_id: string;
  quantity: number;
  committed: number;
  backorder_quantity?: number;
  handling_time?: number;
}

export interface AuditFailure {
  position: string;
  reasons: string[];
  suggestions: string[];
  listing_platform: string;
}

/** A product: its base version in the open fields, the version under review and the draft beside it. */
export interface Product extends Content {
  id: string;
  shop: string;
  status: ProductStatus;
  /** `pre_approved_reasons` where it passed and still waits for something else. */
  audit: { status: AuditStatus; pre_approved_reasons?: string[] };
  audit_failed_reasons: AuditFailure[];
  /** Seconds of the sandbox's clock. */
  create_time: number;
  update_time: number;
  /** Content of an edit of a live product, until the verdict. */
  under_review?: Content;
  /** Content saved with `AS_DRAFT` after the product was submitted. */
  draft?: Content;
  /** Counts submissions, so that a verdict planned for an older one is void. */
  submission: number;
  /** Whether it was submitted at least once: identifier codes are frozen from then on. */
  submitted: boolean;
}

/** The reviewed part of a product's base version. */
export function contentOf(product: Product): Content {
  const {
    id,
    shop,
    status,
    audit,
    audit_failed_reasons,
    create_time,
    update_time,
    under_review,
    draft,
    submission,
    submitted,
    ...content
  } = product;
  return content;
}
