import { describe, expect, it } from 'vitest';
import { computePrice } from '../../../sandbox/vtex/pricing-rules.ts';
import { createWriteAllowance } from '../../../sandbox/vtex/pricing/write-allowance.ts';
import { plainSku, useVtex } from './open-vtex.ts';

const vtex = useVtex();
const priceOf = async (id: number, rest = '') => (await vtex.call(`/pricing/prices/${id}${rest}`)).json();

describe('prices', () => {
  it('complete base, cost and markup from any two, markup in percent', async () => {
    const { id } = await plainSku(vtex);
    const put = (body: object) => vtex.call(`/pricing/prices/${id}`, { method: 'PUT', body });
    expect((await put({ basePrice: 99.9, costPrice: 50 })).status).toBe(200);
    expect(await priceOf(id)).toEqual({
      itemId: String(id),
      listPrice: null,
      costPrice: 50,
      markup: 99.8,
      basePrice: 99.9,
      fixedPrices: [],
    });
    await put({ costPrice: 10, markup: 2400, listPrice: 300 });
    expect(await priceOf(id)).toMatchObject({ basePrice: 250, listPrice: 300 });
    await put({ basePrice: 250, markup: 2400 });
    expect(await priceOf(id)).toMatchObject({ costPrice: 10 });
  });

  it('refuse other than two of the three, and name the field', async () => {
    const { id } = await plainSku(vtex);
    const before = await priceOf(id);
    for (const body of [
      { basePrice: 1 },
      { basePrice: 1, costPrice: 1, markup: 1 },
      {},
      { basePrice: '1', costPrice: 1 },
      { basePrice: -1, costPrice: 1 },
    ]) {
      const answer = await vtex.call(`/pricing/prices/${id}`, { method: 'PUT', body });
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.json().errors)).toContain('basePrice');
    }
    expect(await priceOf(id)).toEqual(before);
  });

  it('lose every fixed price to a PUT that names none, while POST adds to one table', async () => {
    const { id } = await plainSku(vtex);
    const post = (table: string, body: unknown) => vtex.call(`/pricing/prices/${id}/fixed/${table}`, { body });
    const put = (more: object) =>
      vtex.call(`/pricing/prices/${id}`, { method: 'PUT', body: { basePrice: 100, costPrice: 50, ...more } });
    await put({ fixedPrices: [{ tradePolicyId: '2', value: 90, listPrice: null, minQuantity: 1 }] });
    expect((await post('vip', [{ value: 70.5, minQuantity: 3 }])).status).toBe(200);
    expect((await post('2', [{ value: 80, listPrice: 110, minQuantity: 5 }])).status).toBe(200);
    expect(await priceOf(id, '/fixed')).toHaveLength(3);
    expect(await priceOf(id, '/fixed/vip')).toEqual([
      { tradePolicyId: 'vip', value: 70.5, listPrice: null, minQuantity: 3 },
    ]);
    await post('2', [{ value: 85, minQuantity: 1 }]);
    expect((await priceOf(id, '/fixed/2')).map(({ value }: any) => value).sort()).toEqual([80, 85]);

    expect((await priceOf(id, '/computed/2')).sellingPrice).toBe(85);
    expect((await priceOf(id, '/computed/2?quantity=5')).sellingPrice).toBe(80);
    expect((await priceOf(id, '/computed/1')).sellingPrice).toBe(100);
    const all = await priceOf(id, '/computed');
    expect(all.map(({ tradePolicyId }: any) => tradePolicyId)).toEqual(['1', '2', 'vip']);
    expect(all.map(({ priceTable }: any) => priceTable)).toEqual([undefined, '2', undefined]);

    await put({});
    expect(await priceOf(id, '/fixed')).toEqual([]);
  });

  it('refuse a fixed price without a value or with its dates the wrong way round, whole', async () => {
    const { id } = await plainSku(vtex);
    const bad = [
      { value: 5 },
      { minQuantity: 1 },
      { value: 1, dateRange: { from: '2027-01-02T00:00:00Z', to: '2027-01-01T00:00:00Z' } },
    ];
    const answer = await vtex.call(`/pricing/prices/${id}/fixed/2`, { body: bad });
    expect([answer.status, Object.keys(answer.json().errors)]).toEqual([400, ['[1].value', '[2].dateRange']]);
    expect(await priceOf(id, '/fixed/2')).toEqual([]);
  });

  it('are 404 where there is none, worded by the switch', async () => {
    const priced = new Set((await vtex.prices()).map(({ skuId }) => skuId));
    const bare = (await vtex.skus()).find(({ id }) => !priced.has(id));
    const read = (rest = '') => vtex.call(`/pricing/prices/${bare?.id}${rest}`);
    for (const rest of ['', '/fixed', '/fixed/2', '/computed', '/computed/2'])
      expect((await read(rest)).status).toBe(404);
    expect((await read()).json().status).toBe(404);
    await vtex.control('/switches', { priceNotFoundBody: 'empty' });
    expect((await read()).text).toBe('');
    await vtex.control('/switches', { priceNotFoundBody: 'problem' });
  });

  it('tell on writes alone how many more are allowed', async () => {
    const { id } = await plainSku(vtex);
    const write = await vtex.call(`/pricing/prices/${id}`, { method: 'PUT', body: { basePrice: 10, costPrice: 5 } });
    expect(Number(write.headers.get('ratelimit-limit'))).toBe(500);
    expect(Number(write.headers.get('ratelimit-remaining'))).toBeLessThan(500);
    expect(write.headers.get('ratelimit-reset')).toMatch(/^\d+$/);
    expect((await vtex.call(`/pricing/prices/${id}`)).headers.get('ratelimit-limit')).toBeNull();
  });
});

describe('the allowance of writes', () => {
  it('is a pool of 500 that fills by 33 a second, for each account by itself', () => {
    let now = 0;
    const take = createWriteAllowance(() => now);
    for (let n = 0; n < 500; n++) expect(take('a', 'PUT').allowed).toBe(true);
    const refused = take('a', 'PUT');
    expect(refused.allowed).toBe(false);
    expect(refused.headers['retry-after']).toBe('1');
    expect(take('b', 'PUT').allowed).toBe(true);
    expect(take('a', 'DELETE').headers['ratelimit-limit']).toBe('300');
    now += 1000;
    const again = Array.from({ length: 40 }, () => take('a', 'PUT').allowed).filter(Boolean);
    expect(again).toHaveLength(33);
  });
});

describe('a price of a table', () => {
  const at = (time: string) => Date.parse(time);
  const price = {
    skuId: 1,
    basePrice: 9990,
    listPrice: 12_990,
    costPrice: 5000,
    markup: 99.8,
    fixedPrices: [
      {
        table: '2',
        value: 8990,
        listPrice: null,
        minQuantity: 1,
        from: '2026-11-01T03:00:00Z',
        to: '2026-12-01T02:59:59Z',
      },
      { table: '2', value: 9490, listPrice: null, minQuantity: 1 },
    ],
  };

  it('is the scheduled one while it lasts, valid until it ends, then the unscheduled', () => {
    const during = computePrice(price, { table: '2', quantity: 1, now: at('2026-11-22T12:00:00Z') });
    expect(during).toEqual({ sellingPrice: 8990, listPrice: 12_990, validUntil: '2026-12-01T02:59:59Z', fixed: true });
    const before = computePrice(price, { table: '2', quantity: 1, now: at('2026-10-01T00:00:00Z') });
    expect(before).toMatchObject({ sellingPrice: 9490, validUntil: '2026-11-01T03:00:00Z' });
    expect(computePrice(price, { table: '2', quantity: 1, now: at('2026-12-02T00:00:00Z') }).sellingPrice).toBe(9490);
    expect(computePrice(price, { table: '1', quantity: 1, now: at('2026-11-22T12:00:00Z') })).toMatchObject({
      sellingPrice: 9990,
      fixed: false,
    });
  });
});
