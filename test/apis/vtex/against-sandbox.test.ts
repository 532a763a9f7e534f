import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createVtexClient } from '../../../apis/vtex/client.ts';
import { startVtexSandbox } from '../../../sandbox/vtex/server.ts';
import { collect, failureOf, fastLimiter } from '../tiktok-shop/shop.ts';

describe('the client against the VTEX sandbox', () => {
  let sandbox: Awaited<ReturnType<typeof startVtexSandbox>>;

  beforeAll(async () => {
    sandbox = await startVtexSandbox({ port: 0, seed: 1 });
  });

  afterAll(() => sandbox.close());

  const connect = (account: string, options: { appKey?: string; appToken?: string } = {}) =>
    createVtexClient({
      apiUrl: `${sandbox.url}/{account}`,
      pricingUrl: `${sandbox.url}/{account}`,
      account,
      appKey: `vtexappkey-${account}-SANDBOX`,
      appToken: 'sandbox-token',
      limiter: fastLimiter(),
      timeouts: { connectMs: 2000, requestMs: 10_000 },
      ...options,
    });

  async function firstSku(account: string): Promise<string> {
    const [ids] = await collect(connect(account).catalog.skuIdPages('2'));
    return ids?.[0] ?? '';
  }

  it('reads a whole trade policy, and what one SKU is', async () => {
    const vtex = connect('lojademo');
    const ids = (await collect(vtex.catalog.skuIdPages('2'))).flat();
    expect(ids.length).toBeGreaterThan(100);
    expect(new Set(ids).size).toBe(ids.length);
    const sku = await vtex.catalog.sku(ids[0] ?? '', { salesChannel: '2' });
    expect(sku).toMatchObject({ id: ids[0], salesChannels: expect.arrayContaining(['2']) });
    expect(sku?.categories.length).toBeGreaterThan(1);
    expect(sku?.categories.every(({ name }) => name !== '')).toBe(true);
    expect(sku?.packageSize.weight).toBeGreaterThan(0);
    const files = await vtex.catalog.skuFiles(ids[0] ?? '');
    expect(files.map(({ fileId }) => fileId)).toEqual(sku?.images.map(({ fileId }) => fileId));
    expect(Array.isArray(await vtex.catalog.productSpecifications(sku?.productId ?? ''))).toBe(true);
    expect(await vtex.catalog.sku('2147483647')).toBeNull();
  });

  it('agrees on a price between the Pricing API and the simulation', async () => {
    const vtex = connect('lojademo');
    const ids = (await collect(vtex.catalog.skuIdPages('2'))).flat().slice(0, 60);
    const items = ids.map((skuId) => ({ skuId, quantity: 1 }));
    const simulated = await vtex.simulation.simulate({ salesChannel: '2', affiliateId: 'TKT', items });
    expect(simulated.map(({ skuId }) => skuId)).toEqual(ids);
    const sold = simulated.filter(({ canBeBought }) => canBeBought);
    expect(sold.length).toBeGreaterThan(0);
    const [one] = sold;
    const computed = await vtex.pricing.computed(one?.skuId ?? '', '2');
    expect(one?.price).toEqual(computed?.sellingPrice);
    const [missing] = await vtex.simulation.simulate({
      salesChannel: '2',
      items: [{ skuId: '2147483647', quantity: 1 }],
    });
    expect(missing).toMatchObject({ canBeBought: false });
    expect(await vtex.pricing.computed('2147483647', '2')).toBeNull();
  });

  it('reads stock, warehouses and docks', async () => {
    const vtex = connect('lojademo');
    const skuId = await firstSku('lojademo');
    const [stock] = await vtex.inventory.bySku(skuId);
    const warehouses = await vtex.inventory.warehouses();
    const docks = await vtex.inventory.docks();
    expect(warehouses.map(({ id }) => id)).toContain(stock?.warehouseId);
    expect(docks.map(({ id }) => id)).toEqual(expect.arrayContaining([...(warehouses[0]?.dockIds ?? [])]));
    const rows = await vtex.inventory.byWarehouse(skuId, stock?.warehouseId ?? '');
    expect(rows[0]).toMatchObject({ warehouseId: stock?.warehouseId, available: stock?.available });
  });

  it('reads categories, brands and trade policies', async () => {
    const vtex = connect('lojaduas');
    expect((await vtex.catalog.categoryTree(3)).length).toBeGreaterThan(0);
    const brands = await vtex.catalog.brands();
    expect(brands.length).toBeGreaterThan(0);
    const paged = [];
    for await (const page of vtex.catalog.brandPages()) paged.push(...page);
    expect(paged).toEqual(brands);
    expect(await vtex.catalog.salesChannels()).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: '2', currency: 'BRL' })]),
    );
  });

  it('registers an affiliate', async () => {
    const vtex = connect('lojaduas');
    const affiliate = {
      id: 'PNT',
      name: 'Ponte',
      followUpEmail: 'loja@example.com',
      salesChannel: '2',
      searchEndpoint: 'http://127.0.0.1:9/webhooks',
      useSellerPaymentMethod: false,
    };
    expect(await vtex.affiliates.get('PNT')).toBeNull();
    await vtex.affiliates.put(affiliate);
    expect(await vtex.affiliates.get('PNT')).toEqual(affiliate);
    expect((await vtex.affiliates.list()).map(({ id }) => id)).toContain('PNT');
    await vtex.affiliates.delete('PNT');
    expect(await vtex.affiliates.get('PNT')).toBeNull();
  });

  it('is refused with a wrong token and with the key of another account', async () => {
    const wrong = connect('lojademo', { appToken: 'wrong' });
    expect(await failureOf(wrong.catalog.brands())).toMatchObject({ type: 'VtexCredentialsRejected' });
    const foreign = connect('lojademo', { appKey: 'vtexappkey-lojaduas-SANDBOX' });
    expect(await failureOf(foreign.catalog.brands())).toMatchObject({ type: 'VtexCredentialsRejected' });
  });

  it.each([
    ['429', 'VtexRateLimited'],
    ['500', 'VtexUnavailable'],
    ['503', 'VtexUnavailable'],
    ['html', 'VtexUnavailable'],
    ['bad-json', 'VtexUnavailable'],
    ['cut', 'VtexUnavailable'],
  ])('under the fault %s fails a read with %s', async (kind, type) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ path: '/api/catalog_system/**', kind, rate: 1 });
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', headers, body });
    try {
      expect(await failureOf(connect('lojademo').catalog.brands())).toMatchObject({ type });
    } finally {
      await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
    }
  });
});
