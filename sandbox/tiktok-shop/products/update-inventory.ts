import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { fail, faultOf } from './fault.ts';
import type { Fault } from './fault.ts';
import { findProduct, requireTransition } from './find-product.ts';
import { makeListingEnv } from './listing-env.ts';
import { moveProduct } from './move-product.ts';
import type { Stock } from './product.ts';
import { readBody } from './read-body.ts';
import { int, list, object, required, text } from './rules/check-shape.ts';
import { findWarehouseFault, isQuantity, toStock } from './rules/check-stock.ts';
import type { ListingEnv } from './rules/listing-env.ts';
import { changeSkus, versionsOf } from './update-prices.ts';

const shape = required(
  object({
    skus: required(
      list(
        object({
          id: required(text),
          inventory: required(
            list(object({ warehouse_id: text, quantity: required(int), backorder_quantity: int, handling_time: int })),
          ),
        }),
      ),
    ),
  }),
);

type Sent = { warehouse_id?: string; quantity: number; backorder_quantity?: number; handling_time?: number };
type SkuError = Fault & { detail: { sku_id: string; extra_errors?: (Fault & { warehouse_id: string })[] } };

/**
 * Update Inventory: absolute units for new orders, SKU by SKU (contract section 4.6). An SKU that cannot be set is in
 * `data.errors` and stays as it is; the others are set.
 */
export function updateInventory(
  { params, body, shop }: TiktokShopRequest,
  context: TiktokShopContext,
): TiktokShopAnswer {
  const product = findProduct(context, shop.id, params['product_id']);
  const { skus } = readBody<{ skus: { id: string; inventory: Sent[] }[] }>(body, shape);
  const transition = requireTransition(product, 'update-price-or-stock');
  if (skus.length === 0) fail(12052902);
  if (new Set(skus.map(({ id }) => id)).size < skus.length) fail(12052553);

  const env = makeListingEnv(context, shop.id);
  const known = new Map(
    versionsOf(product)
      .toReversed()
      .flatMap((version) => version.skus.map((sku) => [sku.id, sku] as const)),
  );
  const changes = new Map<string, Stock[]>();
  const errors: SkuError[] = [];
  for (const { id, inventory } of skus) {
    const old = known.get(id)?.inventory;
    const sent = old === undefined ? inventory : nameOnlyWarehouse(inventory, old);
    const error = old === undefined ? { ...faultOf(12052556), detail: { sku_id: id } } : findError(id, sent, old, env);
    if (error === undefined) changes.set(id, toStock(sent, old));
    else errors.push(error);
  }
  if (changes.size > 0) {
    const change = (each: typeof product): typeof product =>
      changeSkus(each, (sku) => ({ ...sku, inventory: changes.get(sku.id) ?? sku.inventory }));
    moveProduct(context, product, transition, change, new Set(changes.keys()));
  }
  return succeed(errors.length > 0 ? { errors } : {});
}

/** With one warehouse its id may be left out. */
function nameOnlyWarehouse(sent: readonly Sent[], old: readonly Stock[]): Sent[] {
  const [only] = old;
  if (old.length !== 1 || sent.length !== 1 || only === undefined) return [...sent];
  return sent.map((each) => ({ ...each, warehouse_id: each.warehouse_id ?? only.warehouse_id }));
}

function findError(skuId: string, sent: readonly Sent[], old: readonly Stock[], env: ListingEnv): SkuError | undefined {
  const detail = { sku_id: skuId };
  if (sent.length === 0) return { ...faultOf(12019022), detail };
  if (sent.some(({ warehouse_id }) => warehouse_id === undefined || warehouse_id === ''))
    return { ...faultOf(12019028), detail };
  const extra = sent.flatMap(({ warehouse_id = '', quantity }) => {
    const isOwn = old.some((stock) => stock.warehouse_id === warehouse_id);
    const fault =
      findWarehouseFault(warehouse_id, env) ?? (isOwn ? undefined : faultOf(12052533)) ?? quantityFault(quantity, env);
    return fault === undefined ? [] : [{ warehouse_id, ...fault }];
  });
  if (extra.length > 0) return { ...faultOf(12052990), detail: { ...detail, extra_errors: extra } };
  const named = new Set(sent.map(({ warehouse_id }) => warehouse_id));
  if (named.size < sent.length) return { ...faultOf(12052037), detail };
  return old.every((stock) => named.has(stock.warehouse_id)) ? undefined : { ...faultOf(12019028), detail };
}

function quantityFault(quantity: number, env: ListingEnv): Fault | undefined {
  return isQuantity(quantity, env.zeroQuantity) ? undefined : faultOf(12052055);
}
