import { Refusal, succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { answerSkus, readSaveMode } from './create-product.ts';
import { findProduct, requireTransition } from './find-product.ts';
import { makeListingEnv } from './listing-env.ts';
import { moveProduct } from './move-product.ts';
import { contentOf } from './product.ts';
import type { Content, Product, Sku } from './product.ts';
import { readBody } from './read-body.ts';
import { editShape, partialShape } from './rules/product-shape.ts';
import type { ProductBody } from './rules/product-shape.ts';
import { resolveListing } from './rules/resolve-listing.ts';
import type { ContentGoes } from './states.ts';
import { keepImages } from '../uploads/images.ts';

/** Edit Product: everything omitted is blanked, except price and stock (contract section 4.4). */
export function editProduct(request: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const isDraft = readSaveMode(request.body) === 'AS_DRAFT';
  const product = findProduct(context, request.shop.id, request.params['product_id']);
  const body = readBody<ProductBody>(request.body, isDraft ? partialShape : editShape);
  const { data, warnings } = saveEdit(context, product, body, isDraft);
  return succeed({ ...data, ...(warnings.length > 0 && { warnings: warnings.map((message) => ({ message })) }) });
}

/** Top-level properties a partial edit does not know; they are ignored (contract section 4.4). */
const notInPartial = [
  'category_id',
  'category_version',
  'delivery_option_ids',
  'is_not_for_sale',
  'minimum_order_quantity',
  'shipping_template_id',
  'idempotency_key',
  'primary_combined_product_id',
  'shipping_insurance_requirement',
  'is_pre_owned',
];

/** Partial Edit: a top-level property that is not sent stays; one that is sent is sent whole. */
export function partialEditProduct(request: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const isDraft = readSaveMode(request.body) === 'AS_DRAFT';
  const product = findProduct(context, request.shop.id, request.params['product_id']);
  const sent = Object.fromEntries(Object.entries(request.body).filter(([key]) => !notInPartial.includes(key)));
  const body = readBody<ProductBody>(sent, partialShape);
  const { data } = saveEdit(context, product, { ...toBody(latestContent(product)), ...body }, isDraft);
  return succeed(data);
}

function saveEdit(context: TiktokShopContext, product: Product, body: ProductBody, isDraft: boolean) {
  const transition = requireTransition(product, isDraft ? 'edit-draft' : 'edit');
  const env = makeListingEnv(context, product.shop, { product, content: latestContent(product) });
  const { content, faults, warnings } = resolveListing(body, env);
  const [first] = faults;
  if (first !== undefined && !isDraft) throw new Refusal(first.code, first.message);
  const saved = moveProduct(context, product, transition, (each) => place(each, content, transition.content));
  keepImages(context, content);
  return { data: { product_id: saved.id, skus: answerSkus(content), audit: { status: saved.audit.status } }, warnings };
}

/** What an edit starts from: the newest version that was submitted. */
function latestContent(product: Product): Content {
  return product.under_review ?? contentOf(product);
}

function place(product: Product, content: Content, goes: ContentGoes): Product {
  if (goes === 'draft') return { ...product, draft: withoutStockOf(product, content) };
  const { under_review: _, draft: __, ...rest } = product;
  if (goes === 'review') return { ...rest, skus: takePriceAndStock(product.skus, content.skus), under_review: content };
  const { id, shop, status, audit, audit_failed_reasons, create_time, update_time, submission, submitted } = rest;
  return { ...content, id, shop, status, audit, audit_failed_reasons, create_time, update_time, submission, submitted };
}

/** Price and stock of an SKU on sale are not reviewed: what an edit says of them holds at once. */
function takePriceAndStock(live: readonly Sku[], edited: readonly Sku[]): Sku[] {
  const byId = new Map(edited.map((sku) => [sku.id, sku]));
  return live.map((sku) => {
    const next = byId.get(sku.id);
    return next === undefined ? sku : { ...sku, price: next.price, inventory: next.inventory };
  });
}

/** Stock in a draft beside a submitted product is ignored (contract section 4.4). */
function withoutStockOf(product: Product, draft: Content): Content {
  const live = new Map(product.skus.map((sku) => [sku.id, sku]));
  return { ...draft, skus: draft.skus.map((sku) => ({ ...sku, inventory: live.get(sku.id)?.inventory ?? [] })) };
}

/** A kept version in the write shape, for a partial edit to lie on. Price and stock stay by not being named. */
function toBody(content: Content): ProductBody {
  return {
    ...content,
    skus: content.skus.map(({ price: _, inventory: __, ...sku }) => sku),
  };
}
