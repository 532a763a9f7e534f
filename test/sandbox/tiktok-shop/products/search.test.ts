import { afterAll, beforeAll, expect, test } from 'vitest';
import { listing, openShop, sku } from './shop-client.ts';
import type { Answer, ShopClient } from './shop-client.ts';

let shop: ShopClient;
let uri: string;
let warehouse: string;
const made: string[] = [];

beforeAll(async () => {
  shop = await openShop();
  uri = await shop.image();
  warehouse = (await shop.call('GET', '/logistics/202309/warehouses')).data.warehouses[0].id;
  await shop.control('POST', '/_sandbox/review', { mode: 'manual' });
  for (let n = 0; n < 25; n += 1) made.push(await create(`S-${n}`));
});
afterAll(() => shop.close());

async function create(sellerSku: string): Promise<string> {
  return (
    await shop.call(
      'POST',
      '/product/202309/products',
      {},
      listing(uri, warehouse, { skus: [sku(warehouse, { seller_sku: sellerSku })] }),
    )
  ).data.product_id;
}
const search = (query: Record<string, string>, body: unknown = {}, version = '202502'): Promise<Answer> =>
  shop.call('POST', `/product/${version}/products/search`, query, body);
const ids = ({ data }: Answer): string[] => data.products.map(({ id }: { id: string }) => id);

/** Walks all pages; `between` runs after each. */
async function scan(
  size: string,
  between: () => Promise<unknown> = async () => undefined,
): Promise<{ ids: string[]; tokens: string[] }> {
  const seen: string[] = [];
  const tokens: string[] = [];
  let token = '';
  do {
    const answer = await search({ page_size: size, ...(token !== '' && { page_token: token }) });
    seen.push(...ids(answer));
    token = answer.data.next_page_token ?? '';
    if (token !== '') tokens.push(token);
    await between();
  } while (token !== '');
  return { ids: seen, tokens };
}

test('pages hold every product once, newest first, by tokens that need encoding', async () => {
  const { ids: seen, tokens } = await scan('7');
  expect(seen).toEqual(made.toReversed());
  for (const token of tokens) for (const mark of ['+', '/', '=']) expect(token).toContain(mark);
});

test('what is created mid-scan neither repeats nor hides anything', async () => {
  const before = made.toReversed();
  const { ids: seen } = await scan('10', async () => made.push(await create('LATE')));
  expect(seen).toEqual(before);
});

test('by offset, what is created mid-scan shifts the pages', async () => {
  await shop.control('POST', '/_sandbox/switches', { offsetPaging: true });
  const { ids: seen } = await scan('10', async () => made.push(await create('LATE')));
  expect(new Set(seen).size).toBeLessThan(seen.length);
  await shop.control('POST', '/_sandbox/switches', { offsetPaging: false });
});

test('the last page has an empty token or none, by the switch', async () => {
  expect((await search({ page_size: '100' })).data.next_page_token).toBe('');
  await shop.control('POST', '/_sandbox/switches', { lastPageToken: 'missing' });
  expect((await search({ page_size: '100' })).data).not.toHaveProperty('next_page_token');
  await shop.control('POST', '/_sandbox/switches', { lastPageToken: 'empty' });
});

test('filters', async () => {
  const [first = '', second = '', third = ''] = made;
  const one = (await shop.call('GET', `/product/202309/products/${first}`)).data;
  await shop.control('POST', '/_sandbox/clock', { advance: '1h' });
  await shop.control('POST', '/_sandbox/review', { approve: [first], reject: [{ product_id: second, reason: 'no' }] });
  await shop.call('DELETE', '/product/202309/products', {}, { product_ids: [third] });
  const find = async (body: unknown): Promise<string[]> => ids(await search({ page_size: '100' }, body));
  expect(await find({ status: 'ACTIVATE' })).toEqual([first]);
  expect(await find({ status: 'FAILED' })).toEqual([second]);
  expect(await find({ status: 'DELETED' })).toEqual([third]);
  expect(await find({ status: 'DRAFT' })).toEqual([]);
  expect(await find({ audit_status: ['APPROVED', 'FAILED'] })).toEqual([second, first]);
  expect(await find({ seller_skus: ['S-3', 'S-4', 'none'] })).toEqual([made[4], made[3]]);
  expect(await find({ seller_skus: ['none'] })).toEqual([]);
  expect(await find({ sku_ids: [one.skus[0].id] })).toEqual([first]);
  expect(await find({ update_time_ge: one.create_time + 1800 })).toEqual([third, second, first]);
  expect(await find({ create_time_ge: one.create_time + 1800 })).toEqual([]);
  expect(await find({ create_time_le: one.create_time + 1800, status: 'ACTIVATE' })).toEqual([first]);
  expect((await search({ page_size: '1' }, { status: 'PENDING' })).data.total_count).toBe(made.length - 3);
  for (const version of ['202309', '202312'])
    expect(ids(await search({ page_size: '100' }, { status: 'ACTIVATE' }, version))).toEqual([first]);
});

test('a row has the fields of the contract', async () => {
  const { data } = await search({ page_size: '1' }, { seller_skus: ['S-3'] });
  expect(data.products[0]).toMatchObject({
    id: made[3],
    title: 'Caneca de cerâmica azul 300 ml',
    status: 'PENDING',
    sales_regions: ['BR'],
    audit: { status: 'AUDITING' },
    has_draft: false,
    is_not_for_sale: false,
    skus: [
      {
        seller_sku: 'S-3',
        price: { currency: 'BRL', sale_price: '49.90' },
        inventory: [{ warehouse_id: warehouse, quantity: 10 }],
        status_info: { status: 'NORMAL' },
      },
    ],
  });
  expect(data.products[0].skus[0].price).not.toHaveProperty('amount');
});

test.each([
  ['page size of 0', { page_size: '0' }, {}, 12019109],
  ['page size of 101', { page_size: '101' }, {}, 12019109],
  ['a token of nobody', { page_size: '10', page_token: 'b2Zmc2V0PTAK' }, {}, 12019108],
  ['eleven seller SKUs', { page_size: '10' }, { seller_skus: Array(11).fill('x') }, 12019027],
  ['eleven SKU ids', { page_size: '10' }, { sku_ids: Array(11).fill('1') }, 12019087],
  ['an unknown status', { page_size: '10' }, { status: 'LIVE' }, 12052910],
  ['a range of nothing', { page_size: '10' }, { create_time_ge: 2, create_time_le: 1 }, 12019118],
  ['another range of nothing', { page_size: '10' }, { update_time_ge: 2, update_time_le: 1 }, 12019119],
  ['the other category version', { page_size: '10' }, { category_version: 'v2' }, 12052217],
])('%s is refused', async (_name, query, body, code) => {
  expect((await search(query as Record<string, string>, body)).code).toBe(code);
});

test('the window ends after 10,000 results', async () => {
  // A token as this sandbox makes them, of somebody who has seen 9,995.
  const token = Buffer.concat([Buffer.from([0xfb, 0xff, 0xbf]), Buffer.from('products:9.9995')]).toString('base64');
  expect((await search({ page_size: '5', page_token: token })).code).toBe(0);
  expect((await search({ page_size: '6', page_token: token })).code).toBe(12052180);
});
