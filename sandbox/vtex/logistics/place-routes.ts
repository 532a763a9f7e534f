import { json } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { readPage } from '../catalog/read-page.ts';
import { failure } from '../errors.ts';
import type { Dock, Warehouse } from '../shop.ts';

const root = '/api/logistics/pvt/configuration';
const common = { family: 'logistics', access: 'key' } as const;

/** Warehouses and docks: a bare array without paging parameters, else items with paging (contract 4, 15). */
export const placeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: `${root}/warehouses`,
    ...common,
    handle: (call) => list(call, call.shop.list('warehouses').map(describeWarehouse)),
  },
  {
    method: 'GET',
    path: `${root}/warehouses/:id`,
    ...common,
    handle: (call) => one(call, 'warehouse', call.shop.get('warehouses', call.params['id'] ?? ''), describeWarehouse),
  },
  {
    method: 'GET',
    path: `${root}/docks`,
    ...common,
    handle: (call) => list(call, call.shop.list('docks').map(describeDock)),
  },
  {
    method: 'GET',
    path: `${root}/docks/:id`,
    ...common,
    handle: (call) => one(call, 'dock', call.shop.get('docks', call.params['id'] ?? ''), describeDock),
  },
];

function list(call: Call, rows: readonly object[]): Reply {
  if (call.query('page') === undefined && call.query('perPage') === undefined) return json(rows);
  const page = readPage(call, { sizeName: 'perPage', most: 100, defaultSize: 20 });
  if ('problem' in page) return failure('logistics', { status: 400, message: page.problem }, call.world.switches);
  const paging = { page: page.page, perPage: page.size, total: rows.length, pages: Math.ceil(rows.length / page.size) };
  return json({ items: page.of(rows), paging });
}

function one<T>(call: Call, what: string, row: T | undefined, describe: (row: T) => object): Reply {
  if (row) return json(describe(row));
  return failure(
    'logistics',
    { status: 404, message: `There is no ${what} registered with the ID: ${call.params['id'] ?? ''}.` },
    call.world.switches,
  );
}

function describeWarehouse({ id, name, dockIds, active }: Warehouse, priority = 0): object {
  return {
    id,
    name,
    warehouseDocks: dockIds.map((dockId) => ({ dockId, time: '1.00:00:00', cost: 0 })),
    pickupPointIds: [],
    priority,
    isActive: active,
  };
}

function describeDock({ id, name, policies, active }: Dock): object {
  return {
    id,
    name,
    priority: 0,
    dockTimeFake: '00:00:00',
    timeFakeOverhead: '00:00:00',
    salesChannels: policies.map(String),
    salesChannel: null,
    freightTableIds: ['136769c'],
    wmsEndPoint: '',
    pickupStoreInfo: { isPickupStore: false, storeId: null, friendlyName: null, address: null, additionalInfo: null },
    deliveryFromStoreInfo: null,
    address: null,
    location: null,
    isActive: active,
  };
}
