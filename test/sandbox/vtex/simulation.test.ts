import { describe, expect, it } from 'vitest';
import { plainSku, useVtex } from './open-vtex.ts';

const vtex = useVtex();
const ask = (id: number | string, quantity = 1, seller = '1') => ({ id: String(id), quantity, seller });
const place = { postalCode: '01310-100' };
const change = (id: number, body: object) => vtex.control(`/lojademo/skus/${id}`, body);

describe('a simulation', () => {
  it('matches what it returns by requestIndex and leaves out what it does not know', async () => {
    const { id } = await plainSku(vtex);
    const [skus, products] = [await vtex.skus(), await vtex.products()];
    const dead = new Set(products.filter(({ active }) => !active).map((product) => product.id));
    const inactive = skus.find(({ active }) => !active);
    const outside = skus.find((sku) => sku.active && !sku.policies.includes(2));
    const ofDead = skus.find((sku) => sku.active && dead.has(sku.productId));
    const asked = [
      ask('999999'),
      ask(inactive?.id ?? 0),
      ask(outside?.id ?? 0),
      ask(ofDead?.id ?? 0),
      ask(id, 1, 'other'),
      ask(id, 2),
    ];
    const body = (await vtex.simulate(asked, 'sc=2&affiliateId=TKT', place)).json();
    expect(body.items.map(({ id: sku, requestIndex }: any) => [sku, requestIndex])).toEqual([[String(id), 5]]);
    expect(body.logisticsInfo.map(({ itemIndex }: any) => itemIndex)).toEqual([0]);
    expect(body.messages.map(({ code }: any) => code)).toEqual(Array.from({ length: 5 }, () => 'ORD027'));
    expect(body.messages[0].fields).toEqual({ id: '999999', seller: '1' });
    expect((await vtex.simulate([ask(outside?.id ?? 0)], 'sc=1')).json().items).toHaveLength(1);
  });

  it('prices in cents for the policy, and tells delivery only with an address', async () => {
    const { id } = await plainSku(vtex);
    await change(id, { price: 12_345, listPrice: 20_000, stock: 50 });
    await change(id, { price: 9990, policy: '2' });
    const own = (await vtex.simulate([ask(id, 2)], 'sc=1')).json();
    expect(own.items[0]).toMatchObject({ price: 12_345, listPrice: 20_000, availability: 'available', quantity: 2 });
    expect(own.items[0].priceDefinition).toEqual({
      calculatedSellingPrice: 12_345,
      total: 24_690,
      sellingPrices: [{ value: 12_345, quantity: 2 }],
    });
    expect(own.totals).toEqual([{ id: 'Items', name: 'Total dos Itens', value: 24_690 }]);
    expect(own.logisticsInfo[0].slas).toEqual([]);
    const tiktok = (await vtex.simulate([ask(id)], 'affiliateId=TKT', place)).json();
    expect(tiktok.items[0]).toMatchObject({ price: 9990, listPrice: 20_000 });
    expect(tiktok.logisticsInfo[0].slas[0].deliveryIds).toEqual([
      expect.objectContaining({ warehouseId: '1_1', dockId: '1', quantity: 1 }),
    ]);
  });

  it('counts only warehouses whose dock sells the policy, less what is reserved', async () => {
    const sellable = new Set(
      (await vtex.skus()).filter(({ active, policies }) => active && policies.includes(2)).map((sku) => sku.id),
    );
    const row = (await vtex.balances()).find(
      ({ skuId, reserved, unlimited }) => reserved > 0 && !unlimited && sellable.has(skuId),
    );
    const id = row?.skuId ?? 0;
    await change(id, { productActive: true, price: 1000 });
    await change(id, { stock: 7, warehouse: '1_1' });
    await change(id, { stock: 11, warehouse: '1_2' });
    const reserved = row?.reserved ?? 0;
    expect(reserved).toBeGreaterThan(0);
    const balance = async (query: string) =>
      (await vtex.simulate([ask(id)], query)).json().logisticsInfo[0].stockBalance;
    expect(await balance('sc=2')).toBe(7 - reserved);
    expect(await balance('sc=1')).toBe(18 - reserved);
    await vtex.control('/switches', { simulationStockBalance: false });
    const without = (await vtex.simulate([ask(id)], 'sc=2')).json().logisticsInfo[0];
    expect([without.stockBalance, without.deliveryChannels]).toEqual([undefined, [{ id: 'delivery' }]]);
    await vtex.control('/switches', { simulationStockBalance: true });
  });

  it('cuts the quantity to what there is and warns', async () => {
    const { id } = await plainSku(vtex);
    await change(id, { stock: 5, warehouse: '1_1' });
    const body = (await vtex.simulate([ask(id, 9)], 'sc=2')).json();
    expect(body.items[0].quantity).toBeLessThanOrEqual(5);
    expect(body.messages).toEqual([expect.objectContaining({ code: 'itemQuantityNotAvailable', status: 'warning' })]);
    await change(id, { unlimited: true });
    expect((await vtex.simulate([ask(id, 9)], 'sc=2')).json().logisticsInfo[0].stockBalance).toBe(1_000_000);
  });

  it('names what is missing: stock, price, or a price of nothing', async () => {
    const { id } = await plainSku(vtex);
    const availability = async (more: object = {}) => {
      const body = (await vtex.simulate([ask(id)], 'sc=2', more)).json();
      return [body.items[0].availability, body.messages.map(({ code }: any) => code), body.totals];
    };
    await change(id, { stock: 0, warehouse: '1_1' });
    expect(await availability()).toEqual(['withoutStock', ['withoutStock'], []]);
    await vtex.control('/switches', { simulationAvailableWithoutStock: true });
    expect((await availability())[0]).toBe('available');
    expect((await availability(place))[0]).toBe('withoutStock');
    await vtex.control('/switches', { simulationAvailableWithoutStock: false });
    await change(id, { stock: 3, price: 0 });
    expect((await availability())[0]).toBe('nullPrice');
    await change(id, { price: null });
    expect((await availability())[0]).toBe('withoutPrice');
  });

  it('charges the unit multiplier in the selling price only', async () => {
    const double = (await vtex.skus()).find(({ unitMultiplier }) => unitMultiplier === 2);
    await change(double?.id ?? 0, { active: true, productActive: true, price: 1000, stock: 9, policy: '1' });
    const [item] = (await vtex.simulate([ask(double?.id ?? 0)], 'sc=1')).json().items;
    expect(item).toMatchObject({ price: 1000, sellingPrice: 2000, unitMultiplier: 2 });
  });

  it('sees a new price late by the switch, by the clock of the sandbox', async () => {
    const { id } = await plainSku(vtex);
    const seen = async () => (await vtex.simulate([ask(id)], 'sc=2')).json().items[0].price;
    await change(id, { price: 5000, stock: 9 });
    await vtex.control('/switches', { checkoutPriceLagMs: 600_000 });
    await vtex.control('/clock', { advance: '11m' });
    await change(id, { price: 6000 });
    expect(await seen()).toBe(5000);
    expect((await vtex.call(`/pricing/prices/${id}`)).json().basePrice).toBe(60);
    await vtex.control('/clock', { advance: '10m' });
    expect(await seen()).toBe(6000);
    await vtex.control('/switches', { checkoutPriceLagMs: 0 });
  });

  it('works on the route with credentials as well, and only with them', async () => {
    const { id } = await plainSku(vtex);
    const path = '/api/fulfillment/pvt/orderForms/simulation?sc=2&affiliateId=TKT';
    const body = { items: [ask(id)] };
    expect((await vtex.call(path, { body })).json().items).toHaveLength(1);
    expect((await vtex.call(path, { body, credentials: {} })).status).toBe(401);
  });

  it('refuses what it cannot read', async () => {
    const { id } = await plainSku(vtex);
    const bad: [unknown, string][] = [
      [{}, 'sc=2'],
      [{ items: [{ quantity: 1 }] }, 'sc=2'],
      [{ items: [ask(id, 0)] }, 'sc=2'],
      [{ items: [ask(id)], postalCode: '01310-100' }, 'sc=2'],
      [{ items: [ask(id)] }, 'sc=77'],
      [{ items: [ask(id)] }, 'affiliateId=XXX'],
    ];
    for (const [body, query] of bad) {
      const answer = await vtex.call(`/api/checkout/pub/orderForms/simulation?${query}`, { body });
      expect([answer.status, typeof answer.json().error.code]).toEqual([400, 'string']);
    }
  });
});
