import { describe, expect, it } from 'vitest';
import { plainSku, useVtex } from './open-vtex.ts';

const vtex = useVtex();
const path = '/api/catalog_system/pvt/brand/list';

describe('faults', () => {
  it('strike paths without the account, narrowed to one account where asked', async () => {
    await vtex.control('/faults', { path: '/api/catalog_system/**', kind: '503', account: 'lojademo' });
    const struck = await vtex.call(path);
    expect([struck.status, struck.text]).toEqual([503, 'Service Unavailable']);
    expect((await vtex.call(path, { account: 'lojaduas' })).status).toBe(200);
    expect((await vtex.call('/pricing/prices/2001')).status).toBe(200);
    await vtex.control('/faults', undefined, 'DELETE');
    expect((await vtex.call(path)).status).toBe(200);
  });

  it('of 429 carry Retry-After', async () => {
    await vtex.control('/faults', { path, kind: '429', count: 1 });
    const struck = await vtex.call(path);
    expect([struck.status, struck.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await vtex.call(path)).status).toBe(200);
  });

  it('after the commit leave the write done and the caller in the dark', async () => {
    const { id } = await plainSku(vtex);
    await vtex.control('/faults', { path: '/pricing/**', kind: 'cut', phase: 'after', method: 'PUT', count: 1 });
    await expect(
      vtex.call(`/pricing/prices/${id}`, { method: 'PUT', body: { basePrice: 12.34, costPrice: 6 } }),
    ).rejects.toThrow();
    expect((await vtex.call(`/pricing/prices/${id}`)).json().basePrice).toBe(12.34);
  });
});

describe('limits', () => {
  it('answer 429 with Retry-After over the allowance of an endpoint, not over that of another', async () => {
    await vtex.control('/limits', { path: '/api/catalog_system/pvt/brand/**', perSecond: 0 });
    const limited = await vtex.call(path);
    expect([limited.status, limited.text]).toEqual([429, 'Too Many Requests']);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await vtex.call('/api/catalog_system/pvt/saleschannel/list')).status).toBe(200);
    await vtex.control('/limits', { path: '/api/catalog_system/pvt/brand/**', perSecond: null });
    expect((await vtex.call(path)).status).toBe(200);
  });
});

describe('the journal', () => {
  it('names the account of each call and holds neither query nor credentials', async () => {
    await vtex.control('/calls', undefined, 'DELETE');
    const { next } = await vtex.control('/calls');
    await vtex.call('/api/catalog_system/pvt/sku/stockkeepingunitids?page=1&pagesize=3');
    const { calls, totals } = await vtex.control(`/calls?since=${next}`);
    const expected = '/lojademo/api/catalog_system/pvt/sku/stockkeepingunitids';
    expect(calls).toEqual([expect.objectContaining({ method: 'GET', path: expected, status: 200, shop: 'lojademo' })]);
    expect(totals).toEqual({ [expected]: 1 });
    expect(JSON.stringify(calls)).not.toMatch(/sandbox-token|pagesize/);
  });
});
