import { Refusal, succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { fail } from './fault.ts';
import { findProduct, requireTransition } from './find-product.ts';
import { moveProduct } from './move-product.ts';
import type { Content, Product, Sku } from './product.ts';
import { readBody } from './read-body.ts';
import { list, object, required, text } from './rules/check-shape.ts';
import { checkPrice } from './rules/check-price.ts';

const shape = required(
  object({
    skus: required(
      list(
        object({
          id: required(text),
          price: required(object({ amount: text, currency: required(text), sale_price: text })),
          list_price: object({ amount: required(text), currency: required(text) }),
        }),
      ),
    ),
  }),
);

interface Body {
  skus: {
    id: string;
    price: { amount?: string; currency: string };
    list_price?: { amount: string; currency: string };
  }[];
}

/** Update Price: all SKUs or none, at once and without a review (contract section 4.6). */
export function updatePrices({ params, body, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const product = findProduct(context, shop.id, params['product_id']);
  const { skus } = readBody<Body>(body, shape);
  const transition = requireTransition(product, 'update-price-or-stock');
  if (skus.length === 0) fail(12052902);
  if (new Set(skus.map(({ id }) => id)).size < skus.length) fail(12052553);
  const known = new Set(versionsOf(product).flatMap((version) => version.skus.map(({ id }) => id)));
  if (skus.some(({ id }) => !known.has(id))) fail(12052557);
  const [fault] = skus.flatMap(({ price }) => checkPrice(price, 12052012));
  if (fault !== undefined) throw new Refusal(fault.code, fault.message);

  const changes = new Map(skus.map(({ id, ...change }) => [id, change]));
  moveProduct(
    context,
    product,
    transition,
    (each) =>
      changeSkus(each, (sku) => {
        const change = changes.get(sku.id);
        if (change === undefined) return sku;
        const price = { amount: change.price.amount ?? '', currency: change.price.currency };
        return { ...sku, price, ...(change.list_price && { list_price: change.list_price }) };
      }),
    new Set(changes.keys()),
  );
  return succeed({});
}

export function versionsOf(product: Product): Content[] {
  return product.under_review === undefined ? [product] : [product, product.under_review];
}

/** Price and stock live beside the versions: what changes them changes both. */
export function changeSkus(product: Product, change: (sku: Sku) => Sku): Product {
  const { under_review: content } = product;
  return {
    ...product,
    skus: product.skus.map(change),
    ...(content && { under_review: { ...content, skus: content.skus.map(change) } }),
  };
}
