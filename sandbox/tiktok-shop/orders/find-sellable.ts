import { ControlProblem } from '../../kernel/http-types.ts';
import { openProducts } from '../products/store.ts';
import type { Product, Sku } from '../products/product.ts';
import type { TiktokShopContext } from '../route.ts';
import type { Shop } from '../shops.ts';

export interface Sellable {
  product: Product;
  sku: Sku;
}

/** What a buyer of `shop` may order under this seller SKU: on a live product. Throws `ControlProblem` (404, 409). */
export function findSellable(context: TiktokShopContext, shop: Shop, sellerSku: string): Sellable {
  const store = openProducts(context);
  const rows = store.skusBySellerSku(shop.id, sellerSku);
  const row = rows.find(({ product_status }) => product_status === 'ACTIVATE') ?? rows[0];
  const product = store.get(row?.product_id ?? '');
  const sku = product?.skus.find(({ id }) => id === row?.id);
  if (product === undefined || sku === undefined)
    throw new ControlProblem(`${shop.name} has no SKU ${sellerSku}.`, 404);
  if (product.status !== 'ACTIVATE')
    throw new ControlProblem(`SKU ${sellerSku} is not on sale: its product is ${product.status}.`, 409);
  return { product, sku };
}
