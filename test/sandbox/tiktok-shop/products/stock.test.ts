import { afterAll, beforeAll, expect, test } from 'vitest';
import { listing, openShop, sku } from './shop-client.ts';
import type { Answer, ShopClient } from './shop-client.ts';

let shop: ShopClient;
let uri: string;
let one: string;
let two: string;
let returns: string;
let id: string;
/** In one warehouse, in two. */
let single: string;
let double: string;

beforeAll(async () => {
  shop = await openShop();
  uri = await shop.image();
  const { warehouses } = (await shop.call('GET', '/logistics/202309/warehouses')).data;
  [one, two, returns] = warehouses.map((each: { id: string }) => each.id);
  expect(warehouses.map((each: { type: string }) => each.type)).toEqual([
    'SALES_WAREHOUSE',
    'SALES_WAREHOUSE',
    'RETURN_WAREHOUSE',
  ]);
  const color = (value: string, places: string[]) =>
    sku(one, {
      seller_sku: value,
      sales_attributes: [{ name: 'Cor', value_name: value }],
      inventory: places.map((warehouse_id) => ({ warehouse_id, quantity: 10 })),
    });
  const { data } = await shop.call(
    'POST',
    '/product/202309/products',
    {},
    listing(uri, one, { skus: [color('Azul', [one]), color('Verde', [one, two])] }),
  );
  id = data.product_id;
  [single, double] = data.skus.map((each: { id: string }) => each.id);
  await shop.control('POST', '/_sandbox/review', { approve: [id] });
});
afterAll(() => shop.close());

const set = (skus: unknown): Promise<Answer> =>
  shop.call('POST', `/product/202309/products/${id}/inventory/update`, {}, { skus });
const price = (skus: unknown): Promise<Answer> =>
  shop.call('POST', `/product/202309/products/${id}/prices/update`, {}, { skus });
const read = async (body: unknown): Promise<any> =>
  (await shop.call('POST', '/product/202309/inventory/search', {}, body)).data.inventory;
const unitsOf = async (skuId: string): Promise<number[]> =>
  (await read({ sku_ids: [skuId] }))[0].skus[0].warehouse_inventory.map(
    (each: { available_quantity: number }) => each.available_quantity,
  );

test('quantities are absolute and at once', async () => {
  expect(
    await set([
      {
        id: double,
        inventory: [
          { warehouse_id: two, quantity: 4 },
          { warehouse_id: one, quantity: 7 },
        ],
      },
    ]),
  ).toMatchObject({ code: 0, data: {} });
  expect(await unitsOf(double)).toEqual([4, 7]);
  await set([{ id: single, inventory: [{ quantity: 3 }] }]);
  await set([{ id: single, inventory: [{ quantity: 3 }] }]);
  expect(await unitsOf(single)).toEqual([3]);
});

test('errors are per SKU and warehouse; the other SKUs are set', async () => {
  await set([
    {
      id: double,
      inventory: [
        { warehouse_id: one, quantity: 1 },
        { warehouse_id: two, quantity: 1 },
      ],
    },
  ]);
  const { code, data } = await set([
    { id: single, inventory: [{ warehouse_id: one, quantity: 8 }] },
    {
      id: double,
      inventory: [
        { warehouse_id: '7068517275539719942', quantity: 5 },
        { warehouse_id: returns, quantity: 5 },
        { warehouse_id: one, quantity: 100_000 },
      ],
    },
    { id: '1729000000000000009', inventory: [{ warehouse_id: one, quantity: 5 }] },
  ]);
  expect(code).toBe(0);
  expect(data.errors).toEqual([
    {
      code: 12052990,
      message: 'The check failed.',
      detail: {
        sku_id: double,
        extra_errors: [
          { warehouse_id: '7068517275539719942', code: 12052097, message: 'The warehouse does not exist' },
          { warehouse_id: returns, code: 12052532, message: expect.any(String) },
          { warehouse_id: one, code: 12052055, message: expect.any(String) },
        ],
      },
    },
    { code: 12052556, message: 'The SKU id not exist.', detail: { sku_id: '1729000000000000009' } },
  ]);
  expect(await unitsOf(single)).toEqual([8]);
  expect(await unitsOf(double)).toEqual([1, 1]);
});

test('every warehouse of the SKU must be named, and no other', async () => {
  expect((await set([{ id: double, inventory: [{ warehouse_id: one, quantity: 5 }] }])).data.errors[0].code).toBe(
    12019028,
  );
  expect((await set([{ id: double, inventory: [{ quantity: 5 }] }])).data.errors[0].code).toBe(12019028);
  const foreign = await set([
    {
      id: single,
      inventory: [
        { warehouse_id: one, quantity: 5 },
        { warehouse_id: two, quantity: 5 },
      ],
    },
  ]);
  expect(foreign.data.errors[0].detail.extra_errors).toMatchObject([{ warehouse_id: two, code: 12052533 }]);
});

test('zero passes unless the switch refuses it', async () => {
  expect((await set([{ id: single, inventory: [{ quantity: 0 }] }])).data).toEqual({});
  expect(await unitsOf(single)).toEqual([0]);
  await shop.control('POST', '/_sandbox/switches', { zeroQuantity: false });
  expect((await set([{ id: single, inventory: [{ quantity: 0 }] }])).data.errors[0].detail.extra_errors[0].code).toBe(
    12052055,
  );
  await shop.control('POST', '/_sandbox/switches', { zeroQuantity: true });
});

test('units of open orders are committed, apart from what is available', async () => {
  await set([{ id: single, inventory: [{ quantity: 10 }] }]);
  const { orders } = await shop.control('POST', '/_sandbox/orders', {
    shop: 'lojademo',
    lines: [{ seller_sku: 'Azul', quantity: 3 }],
    status: 'AWAITING_SHIPMENT',
  });
  const stock = async () =>
    (await read({ product_ids: [id] }))[0].skus.find((each: { id: string }) => each.id === single);
  expect(await stock()).toMatchObject({
    seller_sku: 'Azul',
    total_available_quantity: 7,
    total_committed_quantity: 3,
    warehouse_inventory: [{ warehouse_id: one, available_quantity: 7, committed_quantity: 3 }],
  });
  await set([{ id: single, inventory: [{ quantity: 20 }] }]);
  expect(await stock()).toMatchObject({ total_available_quantity: 20, total_committed_quantity: 3 });
  await shop.control('POST', `/_sandbox/orders/${orders[0].id}/cancel`, { by: 'seller', mode: 'immediate' });
  expect(await stock()).toMatchObject({ total_available_quantity: 23, total_committed_quantity: 0 });
});

test('prices change all together or not at all', async () => {
  const good = { id: single, price: { amount: '19.90', currency: 'BRL' } };
  expect((await price([good])).data).toEqual({});
  const shown = async (): Promise<string> =>
    (await shop.call('GET', `/product/202309/products/${id}`)).data.skus[0].price.sale_price;
  expect(await shown()).toBe('19.90');
  const bad = (amount: string, currency = 'BRL') => [
    { ...good, price: { amount: '5.00', currency: 'BRL' } },
    { id: double, price: { amount, currency } },
  ];
  expect((await price(bad('12,50'))).code).toBe(12052012);
  expect((await price(bad('10000.01'))).code).toBe(12052570);
  expect((await price(bad('0'))).code).toBe(12052073);
  expect((await price(bad('5', 'USD'))).code).toBe(12052084);
  expect((await price([good, good])).code).toBe(12052553);
  expect((await price([{ ...good, id: '1729000000000000009' }])).code).toBe(12052557);
  expect((await price([])).code).toBe(12052902);
  expect(await price(undefined)).toMatchObject({ status: 400, message: 'param body.skus is missing' });
  expect(await shown()).toBe('19.90');
});

test('inventory search: SKU ids win, and both lists are bounded', async () => {
  expect((await read({ product_ids: ['1'], sku_ids: [double] }))[0].skus).toMatchObject([{ id: double }]);
  const search = async (body: unknown): Promise<number> =>
    (await shop.call('POST', '/product/202309/inventory/search', {}, body)).code;
  expect(await search({ product_ids: Array(101).fill('1') })).toBe(12019120);
  expect(await search({ sku_ids: Array(601).fill('1') })).toBe(12019015);
});
