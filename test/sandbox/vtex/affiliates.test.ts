import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, plainSku, useVtex } from './open-vtex.ts';

const vtex = useVtex();
const path = '/api/fulfillment/pvt/affiliates';
const received: any[] = [];
let status = 200;
const listener = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    received.push({ url: request.url, method: request.method, ...JSON.parse(Buffer.concat(chunks).toString('utf8')) });
    response.writeHead(status).end();
  });
});

const put = (body: object, id = 'TKT') => vtex.call(`${path}/${id}`, { method: 'PUT', body });
const endpoint = () => `http://127.0.0.1:${(listener.address() as AddressInfo).port}/api/notification/`;
const change = (id: number, body: object) => vtex.control(`/lojademo/skus/${id}`, body);
const settled = () =>
  eventually(async () => {
    const { items } = await vtex.control('/state?kind=deliveries');
    return items.every((each: any) => each.status !== 'pending') ? items : undefined;
  });

beforeAll(() => new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve)));
afterAll(
  () =>
    new Promise((resolve) => {
      listener.close(resolve);
      listener.closeAllConnections();
    }),
);

describe('affiliates', () => {
  const whole = {
    name: 'Teste',
    followUpEmail: 'a@b.com',
    salesChannel: '1',
    searchURIEndpoint: 'http://127.0.0.1:9/api/notification/',
  };

  it('are listed, made, changed and deleted', async () => {
    expect((await vtex.call(path)).json().map(({ id }: any) => id)).toEqual(['TKT']);
    expect((await vtex.call(`${path}/BCD`)).status).toBe(404);
    const made = await put({ id: 'BCD', ...whole }, 'BCD');
    expect([made.status, made.text]).toEqual([204, '']);
    expect((await vtex.call(`${path}/BCD`)).json()).toEqual({
      ...whole,
      id: 'BCD',
      useSellerPaymentMethod: false,
      searchURIEndpointVersion: '1.x.x',
      searchURIEndpointAvailableVersions: ['1.x.x'],
      minimumValueAccumulated: null,
    });
    await put({ name: 'Outro', searchURIEndPoint: 'https://x.example/n/' }, 'BCD');
    expect((await vtex.call(`${path}/BCD`)).json()).toMatchObject({
      name: 'Outro',
      salesChannel: '1',
      searchURIEndpoint: 'https://x.example/n/',
    });
    expect((await vtex.call(`${path}/BCD`, { method: 'DELETE' })).status).toBe(204);
    expect((await vtex.call(`${path}/BCD`, { method: 'DELETE' })).status).toBe(404);
  });

  it.each([
    ['FMT0029', 'BCDF', whole],
    ['FMT0030', 'BAD', whole],
    ['FMT0031', 'BCD', { ...whole, id: 'XYZ' }],
    ['FMT0032', 'BCD', { ...whole, name: '' }],
    ['FMT0033', 'BCD', { ...whole, followUpEmail: 'nobody' }],
    ['FMT0034', 'BCD', { ...whole, salesChannel: '9' }],
    ['FMT0035', 'BCD', { ...whole, searchURIEndpoint: 'ftp://x' }],
    ['FMT0036', 'BCD', { ...whole, searchURIEndpointVersion: 'new' }],
  ])('are refused with %s', async (code, id, body) => {
    const answer = await put(body, id);
    expect([answer.status, answer.json().error.code]).toEqual([400, code]);
    expect((await vtex.call(`${path}/${id}`)).status).toBe(404);
  });

  it('take loopback addresses unless told to be strict', async () => {
    await vtex.control('/switches', { strictWebhookAddresses: true });
    expect((await put(whole, 'BCD')).json().error.code).toBe('FMT0035');
    expect((await put({ ...whole, searchURIEndpoint: 'https://127.0.0.1/n/' }, 'BCD')).status).toBe(400);
    expect((await put({ ...whole, searchURIEndpoint: 'https://conector.example/n/' }, 'BCD')).status).toBe(204);
    await vtex.control('/switches', { strictWebhookAddresses: false });
    await vtex.call(`${path}/BCD`, { method: 'DELETE' });
  });
});

describe('notifications', () => {
  beforeEach(async () => {
    await settled();
    status = 200;
    await put({ searchURIEndpoint: endpoint() });
    await vtex.control('/lojademo/hooks', { duplicate: 0, drop: 0, reorder: false, delay: '0s' });
    await vtex.control('/switches', { inventoryLockMs: 0, notifyAllSkus: 'catalog', notificationCasing: 'IdSku' });
    received.length = 0;
  });

  const flags = {
    IsActive: true,
    StockModified: false,
    PriceModified: false,
    HasStockKeepingUnitModified: false,
    HasStockKeepingUnitRemovedFromAffiliate: false,
  };

  it('tell a price and a stock change of the one SKU, whoever made it', async () => {
    const sku = await plainSku(vtex);
    await change(sku.id, { price: 4990 });
    await settled();
    expect(received).toEqual([
      {
        url: '/api/notification/',
        method: 'POST',
        IdSku: String(sku.id),
        ProductId: sku.productId,
        An: 'lojademo',
        IdAffiliate: 'TKT',
        DateModified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/),
        ...flags,
        PriceModified: true,
      },
    ]);
    received.length = 0;
    await vtex.call(`/api/logistics/pvt/inventory/skus/${sku.id}/warehouses/1_1`, {
      method: 'PUT',
      body: { quantity: 20, unlimitedQuantity: false },
    });
    await settled();
    expect(received).toEqual([expect.objectContaining({ IdSku: String(sku.id), ...flags, StockModified: true })]);
    received.length = 0;
    await vtex.call(`/pricing/prices/${sku.id}`, { method: 'PUT', body: { basePrice: 70, costPrice: 35 } });
    await settled();
    expect(received).toEqual([expect.objectContaining({ IdSku: String(sku.id), ...flags, PriceModified: true })]);
  });

  it('tell a catalog change of every SKU of the product', async () => {
    const sku = await plainSku(vtex);
    const siblings = (await vtex.skus())
      .filter(({ productId }) => productId === sku.productId)
      .map(({ id }) => String(id));
    await change(sku.id, { active: false });
    await settled();
    expect(new Set(received.map(({ IdSku }) => IdSku))).toEqual(new Set(siblings));
    expect(received).toHaveLength(siblings.length);
    for (const each of received) {
      expect(each).toMatchObject({
        ...flags,
        HasStockKeepingUnitModified: true,
        IsActive: each.IdSku !== String(sku.id),
      });
    }
    await change(sku.id, { active: true });
    await settled();
  });

  it('say when a SKU leaves the policy, and then nothing more of it', async () => {
    const sku = await plainSku(vtex);
    await change(sku.id, { policy: '2', inPolicy: false });
    await settled();
    expect(received).toEqual([
      expect.objectContaining({ IdSku: String(sku.id), ...flags, HasStockKeepingUnitRemovedFromAffiliate: true }),
    ]);
    received.length = 0;
    await change(sku.id, { price: 100 });
    await settled();
    expect(received).toEqual([]);
    await change(sku.id, { policy: '2', inPolicy: true });
    await settled();
    expect(received.find(({ IdSku }) => IdSku === String(sku.id))).toMatchObject({ HasStockKeepingUnitModified: true });
  });

  it('are silent about prices of other policies', async () => {
    const { id } = await plainSku(vtex);
    await change(id, { price: 100, policy: '1' });
    await vtex.call(`/pricing/prices/${id}/fixed/vip`, { body: [{ value: 3 }] });
    await settled();
    expect(received).toEqual([]);
    await change(id, { price: 100, policy: '2' });
    await settled();
    expect(received).toHaveLength(1);
  });

  it('come for all SKUs, and in the other spelling, by switches', async () => {
    const sku = await plainSku(vtex);
    await vtex.control('/switches', { notifyAllSkus: 'always', notificationCasing: 'idSKU' });
    await change(sku.id, { price: 777 });
    await settled();
    const siblings = (await vtex.skus()).filter(({ productId }) => productId === sku.productId);
    expect(received).toHaveLength(siblings.length);
    expect(received[0]).toMatchObject({ an: 'lojademo', idSKU: expect.any(String) });
  });

  it('can be lost, doubled and kept back; a refusal is not repeated', async () => {
    const { id } = await plainSku(vtex);
    await vtex.control('/lojademo/hooks', { drop: 1 });
    await change(id, { price: 800 });
    await settled();
    expect(received).toHaveLength(0);
    await vtex.control('/lojademo/hooks', { drop: 0, duplicate: 1 });
    await change(id, { price: 801 });
    await settled();
    expect(received).toHaveLength(2);
    await vtex.control('/lojademo/hooks', { duplicate: 0, delay: '2h' });
    await change(id, { price: 802 });
    expect(received).toHaveLength(2);
    await vtex.control('/clock', { advance: '3h' });
    await settled();
    expect(received).toHaveLength(3);
    await vtex.control('/lojademo/hooks', { delay: '0s' });
    status = 500;
    await change(id, { price: 803 });
    const deliveries = await settled();
    expect(deliveries.at(-1)).toMatchObject({
      status: 'given-up',
      attempts: [expect.objectContaining({ status: 500 })],
    });
    expect(received).toHaveLength(4);
  });
});

describe('the control call for SKUs', () => {
  it('changes all or nothing and names what is wrong', async () => {
    const { id } = await plainSku(vtex);
    const refused = async (body: object, sku: number | string = id) => {
      const answer = await vtex.send(`/_sandbox/lojademo/skus/${sku}`, { body });
      return [answer.status, answer.json().error.message];
    };
    expect(await refused({ colour: 1 })).toEqual([400, expect.stringContaining('colour')]);
    expect(await refused({ price: 1.5 })).toEqual([400, expect.stringContaining('price')]);
    expect(await refused({})).toEqual([400, expect.stringContaining('price')]);
    expect(await refused({ price: 1, policy: '9' })).toEqual([400, expect.stringContaining('9')]);
    expect(await refused({ price: 1 }, 99)).toEqual([404, expect.stringContaining('99')]);
    const before = (await vtex.call(`/pricing/prices/${id}`)).json();
    expect(await refused({ price: 1, stock: 2, warehouse: 'nosuch' })).toEqual([400, expect.stringContaining('1_1')]);
    expect((await vtex.call(`/pricing/prices/${id}`)).json()).toEqual(before);
  });

  it('renames, respecifies, moves and pictures anew', async () => {
    const sku = await plainSku(vtex);
    const other = (await vtex.products()).find(({ id, active }) => active && id !== sku.productId);
    const [specification] = (await vtex.call(`/api/catalog_system/pvt/sku/stockkeepingunitbyid/${sku.id}`)).json()
      .SkuSpecifications;
    await change(sku.id, {
      productName: 'Nome Novo',
      specifications: { [specification.FieldName]: 'Turquesa' },
      replaceImage: true,
    });
    const body = (await vtex.call(`/api/catalog_system/pvt/sku/stockkeepingunitbyid/${sku.id}`)).json();
    expect(body.ProductName).toBe('Nome Novo');
    expect(body.SkuSpecifications[0]).toMatchObject({ FieldValues: ['Turquesa'], FieldValueIds: [] });
    expect(body.Images[0].FileId).not.toBe(sku.images[0]?.fileId);
    expect((await fetch(body.Images[0].ImageUrl)).status).toBe(200);
    await change(sku.id, { productId: other?.id });
    expect((await vtex.call(`/api/catalog/pvt/stockkeepingunit/${sku.id}`)).json().ProductId).toBe(other?.id);
  });

  it('knows no orders yet', async () => {
    const answer = await vtex.send('/_sandbox/lojademo/orders/TKT-1/invoice', { method: 'POST' });
    expect([answer.status, answer.json().error.message]).toEqual([404, 'There is no such order TKT-1 in lojademo.']);
    expect((await vtex.send('/_sandbox/nosuch/orders/TKT-1/invoice', { method: 'POST' })).status).toBe(404);
  });
});
