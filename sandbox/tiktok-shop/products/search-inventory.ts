import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { fail } from './fault.ts';
import type { Sku } from './product.ts';
import { readBody } from './read-body.ts';
import { list, object, required, text } from './rules/check-shape.ts';
import { openProducts } from './store.ts';

const mostProducts = 100;
const mostSkus = 600;
const shape = required(object({ product_ids: list(text), sku_ids: list(text) }));

/** Inventory Search: available and committed units; `sku_ids` wins where both are sent (contract section 4.6). */
export function searchInventory({ body, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const { product_ids: productIds = [], sku_ids: skuIds = [] } = readBody<{
    product_ids?: string[];
    sku_ids?: string[];
  }>(body, shape);
  if (skuIds.length > mostSkus) fail(12019015);
  if (productIds.length > mostProducts) fail(12019120);
  if (skuIds.length === 0 && productIds.length === 0) fail(12019008);
  const store = openProducts(context);
  const wanted = new Set(skuIds);
  const ids = skuIds.length > 0 ? skuIds.flatMap((id) => store.skuById(id)?.product_id ?? []) : productIds;
  const products = [...new Set(ids)]
    .flatMap((id) => store.get(id) ?? [])
    .filter((product) => product.shop === shop.id && product.status !== 'DELETED');
  return succeed({
    inventory: products.map((product) => ({
      product_id: product.id,
      skus: product.skus.filter(({ id }) => skuIds.length === 0 || wanted.has(id)).map((sku) => readStock(sku)),
    })),
  });
}

function readStock({ id, seller_sku, inventory }: Sku) {
  const available = inventory.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    id,
    ...(seller_sku && { seller_sku }),
    total_available_quantity: available,
    total_committed_quantity: inventory.reduce((sum, { committed }) => sum + committed, 0),
    warehouse_inventory: inventory.map(({ warehouse_id, quantity, committed }) => ({
      warehouse_id,
      available_quantity: quantity,
      committed_quantity: committed,
    })),
    total_available_inventory_distribution: {
      campaign_inventory: [],
      creator_inventory: [],
      in_shop_inventory: { quantity: available },
    },
  };
}
