import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transitions } from '../../../../sandbox/tiktok-shop/products/states.ts';
import type { ProductStatus } from '../../../../sandbox/tiktok-shop/products/states.ts';
import { openReceiver } from '../../receiver.ts';
import { leaves, listing, openShop, sku } from './shop-client.ts';
import type { Answer, ShopClient } from './shop-client.ts';

let shop: ShopClient;
let uri: string;
let warehouse: string;
const products = '/product/202309/products';

beforeAll(async () => {
  shop = await openShop();
  uri = await shop.image();
  warehouse = (await shop.call('GET', '/logistics/202309/warehouses')).data.warehouses[0].id;
  await shop.control('POST', '/_sandbox/review', { mode: 'manual' });
  await shop.control('POST', '/_sandbox/switches', { productUploadsPerDay: 0 });
});
afterAll(() => shop.close());

const create = async (change: Record<string, unknown> = {}): Promise<Answer> =>
  shop.call('POST', products, {}, listing(uri, warehouse, change));
const get = (id: string, query: Record<string, string> = {}): Promise<Answer> =>
  shop.call('GET', `${products}/${id}`, query);
const edit = (id: string, change: Record<string, unknown>, version = '202509'): Promise<Answer> =>
  shop.call('PUT', `/product/${version}/products/${id}`, {}, listing(uri, warehouse, change));
const partial = (id: string, body: unknown): Promise<Answer> =>
  shop.call('POST', `/product/202509/products/${id}/partial_edit`, {}, body);
const approve = (id: string): Promise<unknown> => shop.control('POST', '/_sandbox/review', { approve: [id] });
const reject = (id: string, reason: string): Promise<unknown> =>
  shop.control('POST', '/_sandbox/review', { reject: [{ product_id: id, reason }] });
const many = (action: string, ids: string[]): Promise<Answer> =>
  action === 'delete'
    ? shop.call('DELETE', products, {}, { product_ids: ids })
    : shop.call('POST', `${products}/${action}`, {}, { product_ids: ids });
const stateOf = async (id: string): Promise<{ status: string; audit: { status: string } }> =>
  (await shop.control('GET', '/_sandbox/state?kind=products')).items.find((item: { id: string }) => item.id === id);

async function live(change: Record<string, unknown> = {}): Promise<{ id: string; skuId: string }> {
  const { data } = await create(change);
  await approve(data.product_id);
  return { id: data.product_id, skuId: data.skus[0].id };
}

/** A product brought to each status, by the calls a seller, a reviewer and the platform have. */
const bring: Record<ProductStatus, () => Promise<{ id: string; skuId: string }>> = {
  async DRAFT() {
    const { data } = await create({ save_mode: 'AS_DRAFT' });
    return { id: data.product_id, skuId: data.skus[0].id };
  },
  async PENDING() {
    const { data } = await create();
    return { id: data.product_id, skuId: data.skus[0].id };
  },
  async FAILED() {
    const made = await bring.PENDING();
    await reject(made.id, 'no');
    return made;
  },
  ACTIVATE: () => live(),
  async SELLER_DEACTIVATED() {
    const made = await live();
    await many('deactivate', [made.id]);
    return made;
  },
  async PLATFORM_DEACTIVATED() {
    const made = await live();
    await shop.control('POST', `/_sandbox/products/${made.id}/suspend`, {});
    return made;
  },
  async FREEZE() {
    const made = await live();
    await shop.control('POST', `/_sandbox/products/${made.id}/freeze`, {});
    return made;
  },
  async DELETED() {
    const made = await live();
    await many('delete', [made.id]);
    return made;
  },
};

/** What the API can ask for, as the trigger it is in the table. */
const asks: Record<string, (made: { id: string; skuId: string }) => Promise<Answer>> = {
  edit: ({ id, skuId }) => edit(id, { title: 'Outro título', skus: [sku(warehouse, { id: skuId })] }),
  'edit-draft': ({ id, skuId }) =>
    edit(id, { save_mode: 'AS_DRAFT', title: 'Outro título', skus: [sku(warehouse, { id: skuId })] }),
  activate: ({ id }) => many('activate', [id]),
  deactivate: ({ id }) => many('deactivate', [id]),
  delete: ({ id }) => many('delete', [id]),
  recover: ({ id }) => many('recover', [id]),
  'update-price-or-stock': ({ id, skuId }) =>
    shop.call(
      'POST',
      `${products}/${id}/prices/update`,
      {},
      { skus: [{ id: skuId, price: { amount: '9.90', currency: 'BRL' } }] },
    ),
};
const cases = (Object.keys(bring) as ProductStatus[]).flatMap((status) =>
  Object.keys(asks).map((trigger) => [status, trigger] as const),
);

describe('the state machine through the API', () => {
  test.each(cases)('%s, %s', async (status, trigger) => {
    const made = await bring[status]();
    expect((await stateOf(made.id)).status).toBe(status);
    const before = (await stateOf(made.id)).audit.status;
    const answer = await asks[trigger]?.(made);
    const row = transitions.find((each) => each.trigger === trigger && each.from.includes(status));
    const after = await stateOf(made.id);
    if (row === undefined) {
      const partialError = answer?.data?.errors?.[0];
      expect([answer?.code, partialError?.code, partialError?.detail?.extra_errors?.[0]?.code]).toContain(12052901);
      expect(after).toMatchObject({ status, audit: { status: before } });
    } else {
      expect(answer).toMatchObject({ code: 0 });
      expect(answer?.data.errors).toBeUndefined();
      expect(after.status).toBe(row.to === 'same' ? status : row.to);
      expect(after.audit.status).toBe(row.audit === 'same' ? before : row.audit);
    }
  });

  test('the table names each pair of status and trigger once', () => {
    const pairs = transitions.flatMap(({ from, trigger }) => from.map((status) => `${status} ${trigger}`));
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

describe('the versions of a live product', () => {
  test('an edit leaves the live content until it passes', async () => {
    const { id, skuId } = await live();
    const edited = await edit(id, {
      title: 'Título novo',
      skus: [sku(warehouse, { id: skuId, price: undefined, inventory: undefined })],
    });
    expect(edited.data).toMatchObject({ product_id: id, audit: { status: 'AUDITING' }, skus: [{ id: skuId }] });
    expect((await get(id)).data).toMatchObject({
      status: 'ACTIVATE',
      title: 'Caneca de cerâmica azul 300 ml',
      audit: { status: 'AUDITING' },
    });
    expect((await get(id, { return_under_review_version: 'true' })).data.title).toBe('Título novo');
    await approve(id);
    expect((await get(id)).data).toMatchObject({
      title: 'Título novo',
      audit: { status: 'APPROVED' },
      skus: [{ price: { sale_price: '49.90' } }],
    });
    expect(await get(id, { return_under_review_version: 'true' })).toMatchObject({ code: 12052547, data: null });
  });

  test('an edit that fails its review leaves the live content and says why', async () => {
    const { id, skuId } = await live();
    await edit(id, { title: 'Título ruim', skus: [sku(warehouse, { id: skuId })] });
    await reject(id, 'The title misleads.');
    expect((await get(id)).data).toMatchObject({
      status: 'ACTIVATE',
      title: 'Caneca de cerâmica azul 300 ml',
      audit: { status: 'FAILED' },
      audit_failed_reasons: [
        { position: 'product', reasons: ['The title misleads.'], listing_platform: 'TIKTOK_SHOP' },
      ],
    });
  });

  test('price and stock set during the review survive it', async () => {
    const { id, skuId } = await live();
    await partial(id, { title: 'Título novo' });
    await shop.call(
      'POST',
      `${products}/${id}/prices/update`,
      {},
      { skus: [{ id: skuId, price: { amount: '39.90', currency: 'BRL' } }] },
    );
    await shop.call(
      'POST',
      `${products}/${id}/inventory/update`,
      {},
      { skus: [{ id: skuId, inventory: [{ quantity: 3 }] }] },
    );
    await approve(id);
    expect((await get(id)).data).toMatchObject({
      title: 'Título novo',
      skus: [{ price: { sale_price: '39.90' }, inventory: [{ quantity: 3 }] }],
    });
  });

  test('a product whose first review fails can be edited into another one', async () => {
    const { data } = await create();
    await reject(data.product_id, 'no');
    expect((await get(data.product_id)).data).toMatchObject({ status: 'FAILED', audit: { status: 'FAILED' } });
    await edit(data.product_id, { title: 'Título melhor', skus: [sku(warehouse, { id: data.skus[0].id })] }, '202309');
    expect((await get(data.product_id)).data).toMatchObject({
      status: 'PENDING',
      title: 'Título melhor',
      audit_failed_reasons: [],
    });
  });

  test('a draft lies beside the live content', async () => {
    const { id, skuId } = await live();
    await edit(id, {
      save_mode: 'AS_DRAFT',
      title: 'Rascunho',
      skus: [sku(warehouse, { id: skuId, inventory: [{ warehouse_id: warehouse, quantity: 1 }] })],
    });
    expect((await get(id)).data).toMatchObject({
      status: 'ACTIVATE',
      title: 'Caneca de cerâmica azul 300 ml',
      has_draft: true,
    });
    expect((await get(id, { return_draft_version: 'true' })).data).toMatchObject({
      title: 'Rascunho',
      skus: [{ inventory: [{ quantity: 10 }] }],
    });
  });

  test('automatic review decides after its time on the clock, and only then', async () => {
    await shop.control('POST', '/_sandbox/review', { mode: 'auto', after: '1h' });
    const { data } = await create();
    await shop.control('POST', '/_sandbox/clock', { advance: '59m' });
    expect((await get(data.product_id)).data.status).toBe('PENDING');
    await shop.control('POST', '/_sandbox/clock', { advance: '2m' });
    expect((await get(data.product_id)).data.status).toBe('ACTIVATE');
    await shop.control('POST', '/_sandbox/review', { mode: 'manual' });
  });

  test('the automatic reviewer refuses a prohibited category that the switch lets in', async () => {
    expect(await create({ category_id: leaves.prohibited })).toMatchObject({ code: 12052220 });
    await shop.control('POST', '/_sandbox/switches', { prohibitedCategories: 'reviewed' });
    await shop.control('POST', '/_sandbox/review', { mode: 'auto', after: '1s' });
    const { data } = await create({ category_id: leaves.prohibited });
    await shop.control('POST', '/_sandbox/clock', { advance: '1h' });
    expect((await get(data.product_id)).data).toMatchObject({
      status: 'FAILED',
      audit_failed_reasons: [{ position: 'category' }],
    });
    await shop.control('POST', '/_sandbox/switches', { prohibitedCategories: 'refused' });
    await shop.control('POST', '/_sandbox/review', { mode: 'manual' });
  });
});

describe('editing', () => {
  const colored = (value: string, change: Record<string, unknown> = {}) =>
    sku(warehouse, { seller_sku: `C-${value}`, sales_attributes: [{ name: 'Cor', value_name: value }], ...change });

  test('an SKU that is not listed is deleted, one without an id is made', async () => {
    const { data } = await create({ skus: [colored('Azul'), colored('Verde')] });
    const [blue, green] = data.skus;
    await approve(data.product_id);
    const edited = await edit(data.product_id, { skus: [colored('Azul', { id: blue.id }), colored('Rosa')] });
    expect(edited.data.skus[0].id).toBe(blue.id);
    expect(edited.data.skus[1].id).not.toBe(green.id);
    expect((await get(data.product_id)).data.skus.map(({ seller_sku }: { seller_sku: string }) => seller_sku)).toEqual([
      'C-Azul',
      'C-Verde',
    ]);
    await approve(data.product_id);
    expect((await get(data.product_id)).data.skus.map(({ seller_sku }: { seller_sku: string }) => seller_sku)).toEqual([
      'C-Azul',
      'C-Rosa',
    ]);
    const kept = await shop.control('GET', '/_sandbox/state?kind=skus');
    expect(kept.items.filter((item: { product_id: string }) => item.product_id === data.product_id)).toHaveLength(2);
  });

  test('a full edit blanks what it omits, a partial edit leaves it', async () => {
    const { data } = await create({
      external_product_id: 'p-99',
      product_attributes: [{ id: '100302', values: [{ name: 'Vidro' }] }],
    });
    const id = data.product_id;
    await partial(id, { title: 'Só o título', category_id: '1' });
    expect((await get(id)).data).toMatchObject({
      title: 'Só o título',
      external_product_id: 'p-99',
      product_attributes: [{ id: '100302' }],
      skus: [{ id: data.skus[0].id, inventory: [{ quantity: 10 }] }],
    });
    await edit(id, { skus: [{ id: data.skus[0].id, seller_sku: 'CAN-AZ' }] });
    const after = (await get(id)).data;
    expect(after.external_product_id).toBeUndefined();
    expect(after).toMatchObject({
      product_attributes: [],
      skus: [{ price: { sale_price: '49.90' }, inventory: [{ quantity: 10 }] }],
    });
  });

  test('an identifier code is frozen once submitted', async () => {
    const ean = (code: string) => ({ identifier_code: { type: 'EAN', code } });
    const { data } = await create({ skus: [sku(warehouse, ean('7891234567895'))] });
    const refused = await edit(data.product_id, {
      skus: [sku(warehouse, { id: data.skus[0].id, ...ean('7891234567888') })],
    });
    expect(refused.code).toBe(12052593);
    expect(
      (await edit(data.product_id, { skus: [sku(warehouse, { id: data.skus[0].id, ...ean('7891234567895') })] })).code,
    ).toBe(0);
  });

  test('an SKU of another product is refused; a new one needs a price', async () => {
    const [one, two] = [await live(), await live()];
    expect((await edit(one.id, { skus: [sku(warehouse, { id: two.skuId })] })).code).toBe(12052557);
    expect(
      (await partial(one.id, { skus: [{ seller_sku: 'N', inventory: [{ warehouse_id: warehouse, quantity: 1 }] }] }))
        .code,
    ).toBe(12052571);
  });

  test('products of nobody, of another shop and deleted ones are told apart', async () => {
    const other = (await shop.control('GET', '/_sandbox/state?kind=products')).items[0].id;
    expect((await get('abc')).code).toBe(12019150);
    expect((await get('1729000000000000001')).code).toBe(12052032);
    const { id } = await bring.DELETED();
    expect((await get(id)).code).toBe(12052901);
    expect((await get(other)).code).toBe(0);
  });
});

describe('calls over many products', () => {
  test('errors are partial, and only activate wraps them', async () => {
    const { id } = await live();
    const missing = '1729000000000000001';
    expect((await many('deactivate', [id, missing])).data).toEqual({
      errors: [{ code: 12052032, message: 'The product does not exist', detail: { product_id: missing } }],
    });
    expect((await many('activate', [id, missing])).data).toEqual({
      errors: [
        {
          code: 12052990,
          message: 'The check failed.',
          detail: { product_id: missing, extra_errors: [{ code: 12052032, message: 'The product does not exist' }] },
        },
      ],
    });
    expect((await get(id)).data.status).toBe('PENDING');
  });

  test('twenty ids pass, twenty-one do not', async () => {
    const ids = Array.from({ length: 21 }, (_, n) => `17290000000000000${n + 10}`);
    for (const action of ['activate', 'deactivate', 'delete', 'recover']) {
      expect((await many(action, ids)).code).toBe(12019120);
      expect((await many(action, ids.slice(0, 20))).data.errors).toHaveLength(20);
    }
    expect(await shop.call('POST', `${products}/activate`, {}, {})).toMatchObject({
      status: 400,
      code: 36009004,
      message: 'param body.product_ids is missing',
    });
  });
});

test('webhooks tell creation, verdicts, changes and failures, with the id as a bare number', async () => {
  const receiver = await openReceiver();
  try {
    const types = {
      PRODUCT_STATUS_CHANGE: 5,
      PRODUCT_INFORMATION_CHANGE: 15,
      PRODUCT_CREATION: 16,
      PRODUCT_AUDIT_STATUS_CHANGE: 37,
    };
    for (const event_type of Object.keys(types)) {
      expect((await shop.call('PUT', '/event/202309/webhooks', {}, { address: receiver.url, event_type })).code).toBe(
        0,
      );
    }
    const { id } = await live();
    await partial(id, { title: 'Outro título' });
    await approve(id);
    await partial(id, { title: 'Mais um título' });
    await reject(id, 'The title misleads.');
    await receiver.until(11);
    const seen = receiver.received.map(({ body }) => {
      expect(body).toMatch(new RegExp(`"product_id":"?${id}"?[,}]`));
      expect(body.includes(`"product_id":"${id}"`)).toBe(body.startsWith('{"type":15'));
      const { type, data } = JSON.parse(body);
      return `${type} ${data.status ?? data.audit?.status ?? data.changed_fields ?? ''}`;
    });
    expect(seen.toSorted()).toEqual(
      [
        '16 ',
        '5 PRODUCT_STATUS_CHANGED',
        '37 AUDITING',
        '5 PRODUCT_FIRST_PASS_REVIEW',
        '37 APPROVED',
        '37 AUDITING',
        '37 APPROVED',
        '15 title',
        '37 AUDITING',
        '37 FAILED',
        '5 PRODUCT_AUDIT_FAILURE',
      ].toSorted(),
    );
  } finally {
    await receiver.close();
  }
});
