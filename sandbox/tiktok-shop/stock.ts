import type { TiktokShopContext } from './route.ts';
import { changeSkus } from './products/update-prices.ts';
import type { Product, Sku, Stock } from './products/product.ts';
import { openProducts } from './products/store.ts';

/** Units of one SKU that an order holds, and where they were taken. */
export interface TakenUnits {
  sku_id: string;
  product_id: string;
  warehouse_id: string;
  quantity: number;
}

/**
 * Takes units for an order: available falls, committed rises, in the first warehouse that has enough. Undefined, and
 * nothing taken, where no warehouse has.
 */
export function takeUnits(context: TiktokShopContext, id: string, quantity: number): TakenUnits | undefined {
  const found = skuById(context, id);
  const stock = found?.sku.inventory.find((each) => each.quantity >= quantity);
  if (found === undefined || stock === undefined) return undefined;
  const taken = { sku_id: id, product_id: found.product.id, warehouse_id: stock.warehouse_id, quantity };
  changeStock(context, taken, (each) => ({
    ...each,
    quantity: each.quantity - quantity,
    committed: each.committed + quantity,
  }));
  return taken;
}

/** The order has left: its units are committed no more. */
export function commitUnits(context: TiktokShopContext, taken: TakenUnits): void {
  changeStock(context, taken, (each) => ({ ...each, committed: Math.max(0, each.committed - taken.quantity) }));
}

/** The order was cancelled: its units may be ordered again. */
export function returnUnits(context: TiktokShopContext, taken: TakenUnits): void {
  changeStock(context, taken, (each) => ({
    ...each,
    committed: Math.max(0, each.committed - taken.quantity),
    quantity: each.quantity + Math.min(taken.quantity, each.committed),
  }));
}

function skuById(context: TiktokShopContext, skuId: string): { product: Product; sku: Sku } | undefined {
  const store = openProducts(context);
  const product = store.get(store.skuById(skuId)?.product_id ?? '');
  const sku = product?.skus.find(({ id }) => id === skuId);
  return product === undefined || sku === undefined ? undefined : { product, sku };
}

/** An order moves stock without touching the listing: `update_time` stays, no webhook. */
function changeStock(
  context: TiktokShopContext,
  { sku_id, warehouse_id }: TakenUnits,
  change: (stock: Stock) => Stock,
): void {
  const found = skuById(context, sku_id);
  if (found === undefined) return;
  const product = changeSkus(found.product, (sku) =>
    sku.id === sku_id
      ? { ...sku, inventory: sku.inventory.map((each) => (each.warehouse_id === warehouse_id ? change(each) : each)) }
      : sku,
  );
  openProducts(context).save(product, new Set([sku_id]));
}
