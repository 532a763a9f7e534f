import { findBrand } from '../catalogue/brands.ts';
import { attributesOf } from '../catalogue/attributes.ts';
import { chainOf, findCategory, nameOf } from '../catalogue/category-tree.ts';
import { rulesOf } from '../catalogue/rules.ts';
import type { TiktokShopContext } from '../route.ts';
import { fileUrl, filesOf } from '../uploads/files.ts';
import { readImage } from '../uploads/images.ts';
import type { Content, Product, SalesAttribute, Sku } from './product.ts';

/** The read shape of Get Product, which is not the write shape (contract section 4.5). `content` is the asked version. */
export function readProduct(
  context: TiktokShopContext,
  product: Product,
  content: Content,
  locale: string | undefined,
) {
  const brand = content.brand_id === undefined ? undefined : findBrand(context, product.shop, content.brand_id);
  const category = findCategory(content.category_id);
  const chart = content.size_chart?.image && readImage(context, content.size_chart.image.uri);
  return {
    id: product.id,
    status: product.status,
    product_status: baseStatus(product),
    title: content.title,
    category_chains: chainOf(content.category_id).map((each) => ({
      id: each.id,
      parent_id: each.parentId,
      local_name: nameOf(each, locale),
      is_leaf: each.isLeaf,
    })),
    ...(brand && { brand: { id: brand.id, name: brand.name } }),
    main_images: content.main_images.flatMap(({ uri }) => readImage(context, uri) ?? []),
    ...(content.video && { video: readVideo(context, content.video.id) }),
    description: content.description,
    ...(content.package_dimensions && { package_dimensions: content.package_dimensions }),
    ...(content.package_weight && { package_weight: content.package_weight }),
    skus: content.skus.map((sku) => readSku(context, product, sku)),
    ...(content.certifications && { certifications: readCertifications(context, content, locale) }),
    ...(content.size_chart && {
      size_chart: {
        ...(chart && { image: chart }),
        ...(content.size_chart.template && { template: content.size_chart.template }),
      },
    }),
    is_cod_allowed: content.is_cod_allowed ?? false,
    product_attributes: content.product_attributes.map(({ id, values }) => {
      const row = category === undefined ? undefined : attributesOf(category, locale).find((each) => each.id === id);
      return {
        id,
        name: row?.name ?? '',
        values: values.map((value) => ({
          id: value.id,
          name: row?.values?.find((each) => each.id === value.id)?.name ?? value.name,
        })),
      };
    }),
    audit_failed_reasons: product.audit_failed_reasons,
    update_time: product.update_time,
    create_time: product.create_time,
    delivery_options: [],
    ...(content.external_product_id && { external_product_id: content.external_product_id }),
    product_types: [],
    is_not_for_sale: content.is_not_for_sale ?? false,
    recommended_categories: [],
    ...(content.manufacturer_ids && { manufacturer_ids: content.manufacturer_ids }),
    ...(content.responsible_person_ids && { responsible_person_ids: content.responsible_person_ids }),
    is_pre_owned: content.is_pre_owned ?? false,
    audit: { status: product.audit.status, pre_approved_reasons: product.audit.pre_approved_reasons ?? [] },
    has_draft: product.draft !== undefined,
    is_replicated: false,
    ...(content.shipping_template_id && { shipping_template_id: content.shipping_template_id }),
  };
}

/** `product_status` knows no review: a product that never passed one is INITIAL. */
function baseStatus({ status }: Product): string {
  return status === 'PENDING' || status === 'FAILED' ? 'INITIAL' : status;
}

function readSku(context: TiktokShopContext, product: Product, sku: Sku) {
  const { id, seller_sku, external_sku_id, identifier_code, sales_attributes } = sku;
  return {
    id,
    ...(seller_sku && { seller_sku }),
    ...readSale(product, sku),
    ...(identifier_code && { identifier_code }),
    sales_attributes: sales_attributes.map((attribute) => readSalesAttribute(context, attribute)),
    ...(external_sku_id && { external_sku_id }),
    ...(sku.sku_unit_count && { sku_unit_count: sku.sku_unit_count }),
    ...(sku.external_urls && { external_urls: sku.external_urls }),
    ...(sku.extra_identifier_codes && { extra_identifier_codes: sku.extra_identifier_codes }),
  };
}

/** The part of an SKU that Search shows too: price, stock, status. */
export function readSale(product: Product, sku: Sku) {
  const isOff = product.status === 'SELLER_DEACTIVATED' || product.status === 'PLATFORM_DEACTIVATED';
  return {
    price: { currency: sku.price.currency, tax_exclusive_price: sku.price.amount, sale_price: sku.price.amount },
    inventory: sku.inventory.map(({ warehouse_id, quantity, backorder_quantity, handling_time }) => ({
      warehouse_id,
      quantity,
      ...(backorder_quantity !== undefined && { backorder_quantity }),
      ...(handling_time !== undefined && { handling_time }),
    })),
    ...(sku.list_price && { list_price: sku.list_price }),
    ...(sku.external_list_prices && { external_list_prices: sku.external_list_prices }),
    ...(sku.pre_sale && { pre_sale: sku.pre_sale }),
    ...(sku.fees && { fees: sku.fees }),
    status_info: isOff
      ? { status: 'DEACTIVATED', deactivation_source: product.status === 'SELLER_DEACTIVATED' ? 'SELLER' : 'PLATFORM' }
      : { status: 'NORMAL' },
  };
}

function readSalesAttribute(
  context: TiktokShopContext,
  { id, name, value_id, value_name, sku_img, supplementary_sku_images }: SalesAttribute,
) {
  const image = sku_img && readImage(context, sku_img.uri);
  return {
    id,
    name,
    value_id,
    value_name,
    ...(image && { sku_img: image }),
    ...(supplementary_sku_images && {
      supplementary_sku_images: supplementary_sku_images.flatMap(({ uri }) => readImage(context, uri) ?? []),
    }),
  };
}

function readVideo(context: TiktokShopContext, id: string) {
  const file = filesOf(context).get(id);
  const url = fileUrl(context, id);
  return {
    id,
    cover_url: url,
    format: file?.format ?? 'MP4',
    url,
    width: file?.width ?? 0,
    height: file?.height ?? 0,
    size: file?.bytes ?? 0,
  };
}

function readCertifications(context: TiktokShopContext, content: Content, locale: string | undefined) {
  const category = findCategory(content.category_id);
  const rows = category === undefined ? [] : rulesOf(category, locale).product_certifications;
  return (content.certifications ?? []).map(({ id, images = [], files = [], expiration_date }) => ({
    id,
    title: rows.find((row) => row.id === id)?.name ?? '',
    files: files.map((file) => ({
      id: file.id,
      urls: [fileUrl(context, file.id)],
      name: file.name,
      format: file.format,
    })),
    images: images.flatMap(({ uri }) => readImage(context, uri) ?? []),
    ...(expiration_date !== undefined && { expiration_date }),
  }));
}
