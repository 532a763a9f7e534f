import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Stock } from '../product.ts';
import type { ListingEnv } from './listing-env.ts';
import type { SkuBody } from './product-shape.ts';

type Sent = NonNullable<SkuBody['inventory']>[number];
const mostUnits = 99_999;

/** Whether a quantity passes; zero by the switch `zeroQuantity` (open point 4 of the contract). */
export function isQuantity(quantity: number | undefined, zeroPasses: boolean): boolean {
  return quantity !== undefined && quantity >= (zeroPasses ? 0 : 1) && quantity <= mostUnits;
}

/** Why a shop may not put stock into this warehouse; undefined where it may. */
export function findWarehouseFault(id: string, env: Pick<ListingEnv, 'shop' | 'findWarehouse'>): Fault | undefined {
  const warehouse = env.findWarehouse(id);
  if (warehouse === undefined) return faultOf(12052097);
  if (warehouse.shop !== env.shop) return faultOf(12052530, { 'warehouse ID': id });
  if (warehouse.type !== 'SALES_WAREHOUSE') return faultOf(12052532);
  return warehouse.effect_status === 'DISABLED' ? faultOf(12052531) : undefined;
}

/** Stock in a create or an edit; an edit names the warehouses the SKU already has, all of them (contract section 4.6). */
export function checkStock(sent: readonly Sent[], old: readonly Stock[] | undefined, env: ListingEnv): Fault[] {
  if (sent.length === 0) return [faultOf(12019022)];
  const faults = sent.flatMap(({ warehouse_id = '', quantity }) => {
    const fault = findWarehouseFault(warehouse_id, env);
    if (fault !== undefined) return [fault];
    return isQuantity(quantity ?? 0, env.zeroQuantity) ? [] : [faultOf(12052055)];
  });
  const ids = new Set(sent.map(({ warehouse_id }) => warehouse_id));
  if (ids.size < sent.length) faults.push(faultOf(12052910));
  if (old === undefined || old.length === 0 || faults.length > 0) return faults;
  if ([...ids].some((id) => !old.some((stock) => stock.warehouse_id === id))) return [faultOf(12052533)];
  return ids.size < old.length ? [faultOf(12052516)] : [];
}

/** Sets what new orders may take; the units of open orders stay. */
export function toStock(sent: readonly Sent[], old: readonly Stock[] = []): Stock[] {
  return sent.map(({ warehouse_id = '', quantity = 0, backorder_quantity, handling_time }) => ({
    warehouse_id,
    quantity,
    committed: old.find((stock) => stock.warehouse_id === warehouse_id)?.committed ?? 0,
    ...(backorder_quantity !== undefined && { backorder_quantity }),
    ...(handling_time !== undefined && { handling_time }),
  }));
}
