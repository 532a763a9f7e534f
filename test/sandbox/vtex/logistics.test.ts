import { describe, expect, it } from 'vitest';
import { plainSku, useVtex } from './open-vtex.ts';

const vtex = useVtex();
const root = '/api/logistics/pvt/inventory';
const write = (id: number, body: object, rest = '', method = 'PUT') =>
  vtex.call(`${root}/skus/${id}/warehouses/1_1${rest}`, { method, body });

describe('inventory', () => {
  it('is written and read by SKU, warehouse and dock', async () => {
    await vtex.control('/switches', { inventoryLockMs: 0 });
    const { id } = await plainSku(vtex);
    const answer = await write(id, {
      quantity: 42,
      unlimitedQuantity: false,
      dateUtcOnBalanceSystem: null,
      leadTime: '2.00:00:00',
    });
    expect([answer.status, answer.json()]).toEqual([200, true]);
    const bySku = (await vtex.call(`${root}/skus/${id}`)).json();
    expect(bySku.skuId).toBe(String(id));
    expect(bySku.balance.find(({ warehouseId }: any) => warehouseId === '1_1')).toMatchObject({
      totalQuantity: 42,
      leadTime: '2.00:00:00',
    });
    const [byWarehouse] = (await vtex.call(`${root}/items/${id}/warehouses/1_1`)).json();
    expect(byWarehouse.availableQuantity).toBe(42 - byWarehouse.reservedQuantity);
    expect(byWarehouse).toMatchObject({ dockId: '1', salesChannel: ['1', '2'] });
    const byDock = (await vtex.call(`${root}/items/${id}/docks/1`)).json();
    expect(byDock).toEqual([byWarehouse]);
    expect((await vtex.call(`${root}/items/${id}/docks/1/warehouses/1_2`)).json()).toEqual([]);
  });

  it('takes partial writes', async () => {
    await vtex.control('/switches', { inventoryLockMs: 0 });
    const { id } = await plainSku(vtex);
    await write(id, { quantity: 9, unlimitedQuantity: false });
    expect((await write(id, { quantity: 30 }, '/quantity', 'PATCH')).json()).toBe(true);
    expect((await write(id, { leadTime: '3.12:00:00' }, '/lead-time', 'PATCH')).json()).toBe(true);
    const [row] = (await vtex.call(`${root}/skus/${id}`)).json().balance;
    expect(row).toMatchObject({ totalQuantity: 30, leadTime: '3.12:00:00' });
    expect((await write(id, { quantity: -1 }, '/quantity', 'PATCH')).status).toBe(400);
    expect((await write(id, { quantity: 1.5 })).status).toBe(400);
    expect((await write(id, { leadTime: 'soon' }, '/lead-time', 'PATCH')).status).toBe(400);
  });

  it('reports unlimited stock as a million', async () => {
    await vtex.control('/switches', { inventoryLockMs: 0 });
    const { id } = await plainSku(vtex);
    await write(id, { quantity: 0, unlimitedQuantity: true });
    expect((await vtex.call(`${root}/skus/${id}`)).json().balance[0]).toMatchObject({
      totalQuantity: 1_000_000,
      hasUnlimitedQuantity: true,
    });
    expect((await vtex.call(`${root}/items/${id}/warehouses/1_1`)).json()[0]).toMatchObject({
      availableQuantity: 1_000_000,
      isUnlimited: true,
    });
  });

  it('answers 423 to a second write of the same SKU and warehouse, not of another, and keeps the first', async () => {
    const { id } = await plainSku(vtex);
    await vtex.control('/switches', { inventoryLockMs: 60_000 });
    expect((await write(id, { quantity: 5, unlimitedQuantity: false })).status).toBe(200);
    const second = await write(id, { quantity: 6, unlimitedQuantity: false });
    expect([second.status, second.text]).toEqual([
      423,
      `Unable to acquire lock for key: lojademo_item_logistics_${id}_1_1.`,
    ]);
    const other = await vtex.call(`${root}/skus/${id}/warehouses/1_2`, {
      method: 'PUT',
      body: { quantity: 6, unlimitedQuantity: false },
    });
    expect(other.status).toBe(200);
    expect((await vtex.call(`${root}/skus/${id}`)).json().balance[0].totalQuantity).toBe(5);
  });
});
