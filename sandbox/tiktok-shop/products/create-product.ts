import { Refusal, succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { announceCreation } from './announce.ts';
import { startOfDay } from './days.ts';
import { fail } from './fault.ts';
import { makeListingEnv } from './listing-env.ts';
import { moveProduct } from './move-product.ts';
import type { Content, Product } from './product.ts';
import { readBody } from './read-body.ts';
import { createShape, partialShape } from './rules/product-shape.ts';
import type { ProductBody } from './rules/product-shape.ts';
import { resolveListing } from './rules/resolve-listing.ts';
import { keepImages } from '../uploads/images.ts';
import { findTransition } from './states.ts';

/** Create Product (contract section 4.3). The same `idempotency_key` again answers the product it made the first time. */
export function createProduct({ body: sent, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const isDraft = readSaveMode(sent) === 'AS_DRAFT';
  const body = readBody<ProductBody>(sent, isDraft ? partialShape : createShape);
  const key = body.idempotency_key ?? '';
  const made = key === '' ? undefined : context.state.get<unknown>(idempotencyName(shop.id, key));
  if (made !== undefined) return succeed(made);

  const { content, faults, warnings } = resolveListing(body, makeListingEnv(context, shop.id));
  const [first] = faults;
  if (first !== undefined && !isDraft) throw new Refusal(first.code, first.message);
  countUpload(context, shop.id);

  const product = putProduct(context, shop.id, content, isDraft);
  const data = {
    product_id: product.id,
    skus: answerSkus(content),
    ...(warnings.length > 0 && { warnings: warnings.map((message) => ({ message })) }),
  };
  if (key !== '') context.state.set(idempotencyName(shop.id, key), data);
  return succeed(data);
}

/** `LISTING` unless the body says `AS_DRAFT`; anything else is 12052910. */
export function readSaveMode(body: Record<string, unknown>): 'LISTING' | 'AS_DRAFT' {
  const mode = body['save_mode'] ?? 'LISTING';
  if (mode !== 'LISTING' && mode !== 'AS_DRAFT') fail(12052910);
  return mode;
}

/** SKUs as create and edit answer them. */
export function answerSkus(content: Content) {
  return content.skus.map(({ id, seller_sku, sales_attributes, external_sku_id, fees }) => ({
    id,
    ...(seller_sku && { seller_sku }),
    sales_attributes: sales_attributes.map((attribute) => ({ id: attribute.id, value_id: attribute.value_id })),
    ...(external_sku_id && { external_sku_id }),
    ...(fees && { fees }),
  }));
}

function putProduct(context: TiktokShopContext, shop: string, content: Content, isDraft: boolean): Product {
  const transition = findTransition('none', isDraft ? 'create-draft' : 'create') ?? fail(12052901);
  const now = context.clock.seconds();
  const blank: Product = {
    ...content,
    id: context.ids.next('1729', 19),
    shop,
    status: 'DRAFT',
    audit: { status: 'NONE' },
    audit_failed_reasons: [],
    create_time: now,
    update_time: now,
    submission: 0,
    submitted: false,
  };
  const product = moveProduct(context, blank, transition);
  keepImages(context, content);
  announceCreation(context, product);
  return product;
}

/** The daily quota of the shop (contract section 3.4), by the sandbox's clock and Brazil's midnight. */
function countUpload(context: TiktokShopContext, shop: string): void {
  const limit = context.switches.number('productUploadsPerDay');
  const name = `uploads:${shop}`;
  const day = startOfDay(context.clock.now());
  const before = context.state.get<{ day: number; count: number }>(name);
  const count = before?.day === day ? before.count : 0;
  if (limit > 0 && count >= limit) fail(12052093);
  context.state.set(name, { day, count: count + 1 });
}

function idempotencyName(shop: string, key: string): string {
  return `idempotency:${shop}:${key}`;
}
