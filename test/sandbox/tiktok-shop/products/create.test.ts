import { afterAll, beforeAll, expect, test } from 'vitest';
import { leaves, listing, openShop, sku } from './shop-client.ts';
import type { Answer, ShopClient } from './shop-client.ts';

let shop: ShopClient;
let uri: string;
let warehouse: string;

beforeAll(async () => {
  shop = await openShop();
  uri = await shop.image();
  warehouse = (await shop.call('GET', '/logistics/202309/warehouses')).data.warehouses[0].id;
});
afterAll(() => shop.close());

const create = (change: Record<string, unknown> = {}): Promise<Answer> =>
  shop.call('POST', '/product/202309/products', {}, listing(uri, warehouse, change));
const count = async (): Promise<number> => (await shop.control('GET', '/_sandbox/state')).counts.products ?? 0;

test('the answer names the product and its SKUs, every field of the contract', async () => {
  const { data, code, message } = await create({
    skus: [
      sku(warehouse, {
        external_sku_id: 'v-1',
        sales_attributes: [
          { name: 'Cor', value_name: 'Azul' },
          { name: 'Tamanho', value_name: 'P' },
        ],
      }),
    ],
  });
  expect({ code, message }).toEqual({ code: 0, message: 'Success' });
  expect(data.product_id).toMatch(/^1729\d{15}$/);
  expect(data.skus).toEqual([
    {
      id: expect.stringMatching(/^1729\d{15}$/),
      seller_sku: 'CAN-AZ',
      external_sku_id: 'v-1',
      sales_attributes: [
        { id: '100000', value_id: '1000004' },
        { id: '100007', value_id: '1000702' },
      ],
    },
  ]);
});

test.each([
  ['title', { title: undefined }],
  ['description', { description: null }],
  ['category_id', { category_id: undefined }],
  ['main_images', { main_images: undefined }],
  ['package_weight', { package_weight: undefined }],
  ['skus', { skus: undefined }],
  ['skus[0].price', { skus: [{ seller_sku: 'A', inventory: [] }] }],
  ['skus[0].inventory', { skus: [{ seller_sku: 'A', price: { amount: '1', currency: 'BRL' } }] }],
  [
    'skus[0].inventory[0].warehouse_id',
    { skus: [{ price: { amount: '1', currency: 'BRL' }, inventory: [{ quantity: 1 }] }] },
  ],
  ['package_weight.unit', { package_weight: { value: '1' } }],
])('body.%s is missing', async (field, change) => {
  expect(await create(change)).toMatchObject({
    status: 400,
    code: 36009004,
    message: `param body.${field} is missing`,
    data: null,
  });
});

test.each([
  ['main_images', { main_images: ['tos-x/1'] }],
  ['skus[0].price.amount', { skus: [sku('w', { price: { amount: 49.9, currency: 'BRL' } })] }],
  ['skus[0].inventory[0].quantity', { skus: [sku('w', { inventory: [{ warehouse_id: 'w', quantity: '5' }] })] }],
])('body.%s of another type is refused by the validator', async (field, change) => {
  const answer = await create(change);
  expect(answer).toMatchObject({ status: 400, code: 36009004 });
  expect(answer.message).toContain(`param body.${field}`);
});

test('unknown fields pass', async () => {
  expect((await create({ search_terms: ['caneca'], scheduled_sale: { a: 1 } })).code).toBe(0);
});

test('the same idempotency key answers the product of the first time', async () => {
  const before = await count();
  const [first, second] = [
    await create({ idempotency_key: 'k-1' }),
    await create({ idempotency_key: 'k-1', title: 'Outra coisa' }),
  ];
  expect(second.data).toEqual(first.data);
  const [one, two] = await Promise.all([create({ idempotency_key: 'k-2' }), create({ idempotency_key: 'k-2' })]);
  expect(two?.data).toEqual(one?.data);
  expect(await count()).toBe(before + 2);
});

test('a refused body does not use up its key, and keeps nothing', async () => {
  const before = await count();
  expect((await create({ idempotency_key: 'k-3', title: '' })).code).toBe(12052261);
  expect(await count()).toBe(before);
  expect((await create({ idempotency_key: 'k-3' })).code).toBe(0);
});

test('an unknown brand is dropped and said in a warning', async () => {
  const { code, data } = await create({ brand_id: '7082000000000000001' });
  expect(code).toBe(0);
  expect(data.warnings).toEqual([{ message: expect.stringContaining('[brand_id]:7082000000000000001') }]);
});

test('an external id stands for one product', async () => {
  expect((await create({ external_product_id: 'ext-1' })).code).toBe(0);
  expect((await create({ external_product_id: 'ext-1' })).code).toBe(12052996);
});

test('a draft may be unfinished', async () => {
  const { code, data } = await shop.call(
    'POST',
    '/product/202309/products',
    {},
    { save_mode: 'AS_DRAFT', title: 'Meio produto', skus: [] },
  );
  expect(code).toBe(0);
  expect((await shop.call('GET', `/product/202309/products/${data.product_id}`)).data).toMatchObject({
    status: 'DRAFT',
    audit: { status: 'NONE' },
    title: 'Meio produto',
  });
  expect((await create({ save_mode: 'LATER' })).code).toBe(12052910);
});

test('the daily quota ends at midnight in Brazil', async () => {
  const other = await openShop({ shop: 'lojaduas' });
  try {
    const image = await other.image();
    const place = (await other.call('GET', '/logistics/202309/warehouses')).data.warehouses[0].id;
    const add = async (): Promise<number> =>
      (await other.call('POST', '/product/202309/products', {}, listing(image, place))).code;
    await other.control('POST', '/_sandbox/switches', { productUploadsPerDay: 2 });
    expect([await add(), await add(), await add()]).toEqual([0, 0, 12052093]);
    const results = (await other.call('GET', '/product/202312/prerequisites')).data.check_results;
    expect(results.find((row: { check_item: string }) => row.check_item === 'PRODUCT_QUANTITY_LIMIT').is_failed).toBe(
      true,
    );
    await other.control('POST', '/_sandbox/clock', { advance: '24h' });
    expect(await add()).toBe(0);
  } finally {
    await other.close();
  }
});

test('listing check tells every reason at once and keeps nothing', async () => {
  const before = await count();
  const check = (change: Record<string, unknown>): Promise<Answer> =>
    shop.call('POST', '/product/202309/products/listing_check', {}, listing(uri, warehouse, change));
  expect((await check({})).data).toEqual({ check_result: 'PASS', fail_reasons: [] });
  const failed = (await check({ title: '', main_images: [], brand_id: '1' })).data;
  expect(failed.check_result).toBe('FAILED');
  expect(failed.fail_reasons.map(({ code }: { code: number }) => code)).toEqual([12052261, 12052028]);
  expect(failed.warnings.message).toContain('[brand_id]:1');
  expect(await count()).toBe(before);
});

test('prerequisites name what is missing', async () => {
  const item = async (name: string) =>
    (await shop.call('GET', '/product/202312/prerequisites')).data.check_results.find(
      (row: { check_item: string }) => row.check_item === name,
    );
  expect(await item('RETURN_WAREHOUSE')).toEqual({
    check_item: 'RETURN_WAREHOUSE',
    is_failed: false,
    fail_reasons: [],
  });
  const returns = (await shop.call('GET', '/logistics/202309/warehouses')).data.warehouses.find(
    (each: { type: string }) => each.type === 'RETURN_WAREHOUSE',
  );
  await shop.control('POST', `/_sandbox/warehouses/${returns.id}`, { effect_status: 'DISABLED' });
  expect((await item('RETURN_WAREHOUSE')).is_failed).toBe(true);
  expect((await create()).code).toBe(12052535);
  await shop.control('POST', `/_sandbox/warehouses/${returns.id}`, { effect_status: 'ENABLED' });
  expect((await create({ category_id: leaves.mugs })).code).toBe(0);
});
