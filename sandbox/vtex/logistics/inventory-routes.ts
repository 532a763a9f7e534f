import { fieldOf, json, wholeNumber } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { failure } from '../errors.ts';
import { unlimitedStock } from '../sellable-stock.ts';
import type { Balance, Dock, Sku, Warehouse } from '../shop.ts';
import { balanceId } from '../store.ts';
import { createInventoryLocks } from './inventory-locks.ts';
import { writeBalance } from './write-balance.ts';

const root = '/api/logistics/pvt/inventory';
const common = { family: 'logistics', access: 'key' } as const;

/** Stock by SKU, by warehouse and by dock, and its writes (contract 4). */
export function inventoryRoutes(): readonly Route[] {
  const tryLock = createInventoryLocks();
  const locked =
    (change: (place: Place, call: Call) => Balance | Reply): Route['handle'] =>
    (call) =>
      atPlace(call, (place) => {
        const key = `${call.shop.account}_item_logistics_${place.sku.id}_${place.warehouse.id}`;
        if (!tryLock(key, call.world.switches.number('inventoryLockMs'))) {
          return failure(
            'logistics',
            { status: 423, message: `Unable to acquire lock for key: ${key}.` },
            call.world.switches,
          );
        }
        const changed = change(place, call);
        if ('status' in changed) return changed;
        writeBalance(call.shop, changed, call.world);
        return json(true);
      });

  return [
    { method: 'GET', path: `${root}/skus/:id`, ...common, handle: getBySku },
    {
      method: 'GET',
      path: `${root}/items/:id/warehouses/:warehouse`,
      ...common,
      handle: (call) => atPlace(call, (place) => json(byDock(place, call))),
    },
    {
      method: 'GET',
      path: `${root}/items/:id/warehouses/:warehouse/dispatched`,
      ...common,
      handle: (call) => atPlace(call, () => json([])),
    },
    { method: 'GET', path: `${root}/items/:id/docks/:dock`, ...common, handle: getByDock },
    { method: 'GET', path: `${root}/items/:id/docks/:dock/warehouses/:warehouse`, ...common, handle: getByDock },
    { method: 'PUT', path: `${root}/skus/:id/warehouses/:warehouse`, ...common, handle: locked(putBalance) },
    {
      method: 'PATCH',
      path: `${root}/skus/:id/warehouses/:warehouse/quantity`,
      ...common,
      handle: locked(patchQuantity),
    },
    {
      method: 'PATCH',
      path: `${root}/skus/:id/warehouses/:warehouse/lead-time`,
      ...common,
      handle: locked(patchLeadTime),
    },
  ];
}

interface Place {
  readonly sku: Sku;
  readonly warehouse: Warehouse;
  readonly balance: Balance;
}

function atPlace(call: Call, answer: (place: Place) => Reply): Reply {
  const { shop, params } = call;
  const sku = shop.get('skus', wholeNumber(params['id']) ?? -1);
  const warehouse = shop.get('warehouses', params['warehouse'] ?? '');
  if (!sku) return notFound(call, `Sku not found: ${params['id'] ?? ''}.`);
  if (!warehouse) return notFound(call, `There is no warehouse registered with the ID: ${params['warehouse'] ?? ''}.`);
  return answer({ sku, warehouse, balance: balanceAt(call, sku.id, warehouse.id) });
}

function balanceAt({ shop }: Call, skuId: number, warehouseId: string): Balance {
  const empty: Balance = {
    skuId,
    warehouseId,
    total: 0,
    reserved: 0,
    unlimited: false,
    leadTime: '00:00:00',
    dateOfSupply: null,
  };
  return shop.get('balances', balanceId(skuId, warehouseId)) ?? empty;
}

function notFound(call: Call, message: string): Reply {
  return failure('logistics', { status: 404, message }, call.world.switches);
}

function getBySku(call: Call): Reply {
  const sku = call.shop.get('skus', wholeNumber(call.params['id']) ?? -1);
  if (!sku) return notFound(call, `Sku not found: ${call.params['id'] ?? ''}.`);
  const balance = call.shop.list('warehouses').map((warehouse) => {
    const row = balanceAt(call, sku.id, warehouse.id);
    return {
      warehouseId: warehouse.id,
      warehouseName: warehouse.name,
      totalQuantity: totalOf(row),
      reservedQuantity: row.reserved,
      hasUnlimitedQuantity: row.unlimited,
      timeToRefill: null,
      dateOfSupplyUtc: row.dateOfSupply,
      leadTime: row.leadTime,
    };
  });
  return json({ skuId: String(sku.id), balance });
}

/** One row for each dock that the warehouse ships through. */
function byDock({ balance, warehouse }: Place, { shop }: Call): object[] {
  return warehouse.dockIds.flatMap((id) => {
    const dock = shop.get('docks', id);
    return dock ? [describe(balance, dock)] : [];
  });
}

function getByDock(call: Call): Reply {
  const { shop, params } = call;
  const sku = shop.get('skus', wholeNumber(params['id']) ?? -1);
  const dock = shop.get('docks', params['dock'] ?? '');
  if (!sku) return notFound(call, `Sku not found: ${params['id'] ?? ''}.`);
  if (!dock) return notFound(call, `There is no dock registered with the ID: ${params['dock'] ?? ''}.`);
  const warehouses = shop
    .list('warehouses')
    .filter(({ id, dockIds }) => dockIds.includes(dock.id) && (params['warehouse'] ?? id) === id);
  return json(warehouses.map((warehouse) => describe(balanceAt(call, sku.id, warehouse.id), dock)));
}

function describe(balance: Balance, dock: Dock): object {
  return {
    skuId: String(balance.skuId),
    warehouseId: balance.warehouseId,
    dockId: dock.id,
    totalQuantity: totalOf(balance),
    reservedQuantity: balance.reserved,
    availableQuantity: balance.unlimited ? unlimitedStock : Math.max(0, balance.total - balance.reserved),
    isUnlimited: balance.unlimited,
    salesChannel: dock.policies.map(String),
    deliveryChannels: ['delivery'],
    timeToRefill: null,
    dateOfSupplyUtc: balance.dateOfSupply,
    supplyLotId: null,
    keepSellingAfterExpiration: false,
    transfer: null,
  };
}

function totalOf({ unlimited, total }: Balance): number {
  return unlimited ? unlimitedStock : total;
}

function putBalance({ balance }: Place, call: Call): Balance | Reply {
  const quantity = fieldOf(call.body, 'quantity');
  const unlimited = fieldOf(call.body, 'unlimitedQuantity') === true;
  if (!unlimited && !isQuantity(quantity)) return badBody(call, 'quantity must be a whole number from 0 on.');
  const date = fieldOf(call.body, 'dateUtcOnBalanceSystem');
  const leadTime = fieldOf(call.body, 'leadTime');
  return {
    ...balance,
    total: isQuantity(quantity) ? quantity : balance.total,
    unlimited,
    dateOfSupply: typeof date === 'string' ? date : null,
    leadTime: typeof leadTime === 'string' ? leadTime : balance.leadTime,
  };
}

function patchQuantity({ balance }: Place, call: Call): Balance | Reply {
  const quantity = fieldOf(call.body, 'quantity');
  const unlimited = fieldOf(call.body, 'unlimitedQuantity');
  if (unlimited !== true && !isQuantity(quantity)) return badBody(call, 'quantity must be a whole number from 0 on.');
  return {
    ...balance,
    total: isQuantity(quantity) ? quantity : balance.total,
    unlimited: typeof unlimited === 'boolean' ? unlimited : balance.unlimited,
  };
}

function patchLeadTime({ balance }: Place, call: Call): Balance | Reply {
  const leadTime = fieldOf(call.body, 'leadTime');
  if (typeof leadTime !== 'string' || !/^(\d+\.)?\d{2}:\d{2}:\d{2}$/.test(leadTime))
    return badBody(call, 'leadTime must be like 1.00:00:00.');
  return { ...balance, leadTime };
}

function badBody(call: Call, message: string): Reply {
  return failure('logistics', { status: 400, message }, call.world.switches);
}

function isQuantity(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}
