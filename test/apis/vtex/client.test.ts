import { describe, expect, it } from 'vitest';
import { createVtexClient } from '../../../apis/vtex/client.ts';
import { readVtexError } from '../../../apis/vtex/read-error.ts';
import { answerInTurn, cut, hangUp, json, startServer, type Handler } from '../local-server.ts';
import { collect, failureOf, fastLimiter } from '../tiktok-shop/shop.ts';

async function startVtex(handle: Handler) {
  const server = await startServer(handle);
  const client = createVtexClient({
    apiUrl: `${server.url}/{account}`,
    pricingUrl: `${server.url}/{account}`,
    account: 'lojaexemplo',
    appKey: 'vtexappkey-lojaexemplo-X',
    appToken: 't0ken',
    limiter: fastLimiter(),
    timeouts: { connectMs: 1000, requestMs: 2000 },
  });
  return { client, server };
}

describe('catalog', () => {
  it('asks below the account with its key, and reads SKU ids page by page', async () => {
    const { client, server } = await startVtex(answerInTurn(json([1, 2]), json([3]), json([])));
    expect(await collect(client.catalog.skuIdPages('2'))).toEqual([['1', '2'], ['3']]);
    const [first] = server.seen;
    expect(first?.url.pathname).toBe('/lojaexemplo/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel');
    expect(first?.headers).toMatchObject({
      'x-vtex-api-appkey': 'vtexappkey-lojaexemplo-X',
      'x-vtex-api-apptoken': 't0ken',
    });
    expect(server.seen.map(({ url }) => url.searchParams.get('page'))).toEqual(['1', '2', '3']);
  });

  it('reads a SKU with its product', async () => {
    const context = {
      Id: 2001,
      ProductId: 1001,
      NameComplete: 'Garrafa 500 ml Preta',
      ProductName: 'Garrafa 500 ml',
      SkuName: 'Preta',
      ProductDescription: '<p>Inox</p>',
      IsActive: true,
      IsProductActive: true,
      ProductIsVisible: true,
      BrandId: '2000001',
      BrandName: 'Marca',
      IsBrandActive: true,
      Dimension: { height: 25.0, length: 8.0, width: 8.0, weight: 420.0, cubicweight: 0.2 },
      SalesChannels: [1, 3],
      ProductCategoryIds: '/1/11/',
      ProductCategories: { '11': 'Cozinha', '1': 'Casa' },
      AlternateIds: { Ean: '7891234567895' },
      Images: [
        { ImageUrl: 'http://loja.vteximg.com.br/arquivos/ids/155001/a.jpg?v=1', FileId: 155001 },
        { ImageUrl: null },
      ],
      SkuSpecifications: [{ FieldId: 21, FieldName: 'Cor', FieldValues: ['Preto'] }],
      ProductClusterNames: { '137': 'TikTok Shop' },
      UnitMultiplier: 1.0,
    };
    const { client, server } = await startVtex(json(context));
    expect(await client.catalog.sku('2001', { salesChannel: '3' })).toMatchObject({
      id: '2001',
      productId: '1001',
      isSellable: true,
      salesChannels: ['1', '3'],
      categories: [
        { id: '1', name: 'Casa' },
        { id: '11', name: 'Cozinha' },
      ],
      packageSize: { height: 25, length: 8, width: 8, weight: 420 },
      ean: '7891234567895',
      refId: null,
      images: [{ url: 'https://loja.vteximg.com.br/arquivos/ids/155001/a.jpg?v=1', fileId: '155001' }],
      skuSpecifications: [{ id: '21', name: 'Cor', values: ['Preto'] }],
      clusters: [{ id: '137', name: 'TikTok Shop' }],
    });
    expect(server.seen[0]?.url.searchParams.get('sc')).toBe('3');
  });

  it.each([
    ['a JSON string', json('"SKU não encontrado."', 404)],
    ['bare text', json('SKU não encontrado.', 404)],
    ['a Message', json({ Message: 'SKU not found' }, 404)],
    ['nothing', json('', 404)],
    ['null with 200', json('null')],
  ])('takes a 404 that is %s for an absent SKU', async (_name, handler) => {
    const { client } = await startVtex(handler);
    expect(await client.catalog.sku('9')).toBeNull();
    expect(await client.catalog.skuFiles('9')).toEqual([]);
  });

  it('does not take a missing account or a missing list for an empty one', async () => {
    const page = await startVtex(json('<html>404</html>', 404));
    expect(await failureOf(page.client.catalog.sku('9'))).toMatchObject({ type: 'VtexRejected', httpStatus: 404 });
    const list = await startVtex(json('', 404));
    expect(await failureOf(list.client.catalog.brands())).toMatchObject({ type: 'VtexRejected', httpStatus: 404 });
  });

  it('orders files by position, the main one first', async () => {
    const files = [
      { Id: 2, ArchiveId: 22, Position: 1, Url: 'http://a.vteximg.com.br/2' },
      { Id: 1, ArchiveId: 21, Position: 0, IsMain: true, Url: 'https://other.example/1' },
    ];
    const { client } = await startVtex(json(files));
    const read = await client.catalog.skuFiles('1');
    expect(read.map(({ fileId, url }) => [fileId, url])).toEqual([
      ['21', 'https://other.example/1'],
      ['22', 'https://a.vteximg.com.br/2'],
    ]);
  });

  it('reads specifications, categories, brands and trade policies', async () => {
    const answers: Record<string, unknown> = {
      specification: [{ Value: ['Inox'], Id: 31, Name: 'Material' }],
      3: [{ id: 1, name: 'Casa', hasChildren: true, children: [{ id: 11, name: 'Cozinha', children: [] }] }],
      list: [{ id: 7, name: 'Marca', isActive: true, Id: 2, Name: 'TikTok', IsActive: true, CurrencyCode: 'BRL' }],
    };
    const { client } = await startVtex((request, response) =>
      json(answers[request.url.pathname.split('/').at(-1) ?? ''])(request, response),
    );
    expect(await client.catalog.productSpecifications('1001')).toEqual([
      { id: '31', name: 'Material', values: ['Inox'] },
    ]);
    expect(await client.catalog.categoryTree(3)).toEqual([
      { id: '1', name: 'Casa', children: [{ id: '11', name: 'Cozinha', children: [] }] },
    ]);
    expect(await client.catalog.brands()).toEqual([{ id: '7', name: 'Marca', isActive: true }]);
    expect(await client.catalog.salesChannels()).toEqual([
      { id: '2', name: 'TikTok', isActive: true, currency: 'BRL' },
    ]);
  });

  it('reads brands page by page where the list is cut', async () => {
    const row = (id: number) => ({ id, name: `Marca ${id}`, isActive: true });
    const whole = Array.from({ length: 20_000 }, (_, at) => row(at));
    const { client } = await startVtex((request, response) => {
      const { pathname, searchParams } = request.url;
      const page = Number(searchParams.get('page'));
      const paged = { items: [row(2 * page), row(2 * page + 1)], paging: { page, perPage: 2, total: 6, pages: 3 } };
      json(pathname.endsWith('/pagedlist') ? paged : whole)(request, response);
    });
    expect((await client.catalog.brands()).map(({ id }) => id)).toEqual(['2', '3', '4', '5', '6', '7']);
  });
});

describe('pricing', () => {
  it('turns decimals into cents, half up', async () => {
    const computed = {
      tradePolicyId: '1',
      listPrice: 30,
      sellingPrice: 18.905,
      priceValidUntil: '2018-12-20T18:12:14Z',
    };
    const { client, server } = await startVtex(
      answerInTurn(json(computed), json({ ...computed, listPrice: null }), json('', 404)),
    );
    expect(await client.pricing.computed('2001', '2')).toEqual({
      sellingPrice: { amount: 1891, currency: 'BRL' },
      listPrice: { amount: 3000, currency: 'BRL' },
      priceValidUntil: '2018-12-20T18:12:14Z',
    });
    expect(server.seen[0]?.url.pathname).toBe('/lojaexemplo/pricing/prices/2001/computed/2');
    expect((await client.pricing.computed('2001', '2'))?.listPrice).toBeNull();
    expect(await client.pricing.computed('2001', '2')).toBeNull();
  });
});

describe('inventory', () => {
  it('gives what can be sold in each warehouse', async () => {
    const balance = [
      { warehouseId: 'A', warehouseName: 'CD', totalQuantity: 42, reservedQuantity: 3, hasUnlimitedQuantity: false },
      { warehouseId: 'B', totalQuantity: 2, reservedQuantity: 5, hasUnlimitedQuantity: false },
      { warehouseId: 'C', totalQuantity: 0, reservedQuantity: 0, hasUnlimitedQuantity: true },
    ];
    const { client } = await startVtex(json({ skuId: '2001', balance }));
    const stock = await client.inventory.bySku('2001');
    expect(stock.map(({ warehouseId, available }) => [warehouseId, available])).toEqual([
      ['A', 39],
      ['B', 0],
      ['C', 1_000_000],
    ]);
  });

  it('reads docks and warehouses as a list or with paging', async () => {
    const docks = [{ id: 'D', name: 'Doca', salesChannels: ['1', '2'], isActive: true }];
    const warehouses = [{ id: 'W', name: 'CD', warehouseDocks: [{ dockId: 'D' }], isActive: true }];
    const { client } = await startVtex(answerInTurn(json(docks), json({ items: docks, paging: {} }), json(warehouses)));
    const read = [{ id: 'D', name: 'Doca', isActive: true, salesChannels: ['1', '2'] }];
    expect(await client.inventory.docks()).toEqual(read);
    expect(await client.inventory.docks()).toEqual(read);
    expect(await client.inventory.warehouses()).toEqual([{ id: 'W', name: 'CD', isActive: true, dockIds: ['D'] }]);
  });

  it('reads one warehouse with the policies of its docks', async () => {
    const row = {
      warehouseId: 'A',
      dockId: 'D',
      totalQuantity: 42,
      reservedQuantity: 3,
      availableQuantity: 39,
      salesChannel: ['1', '3'],
    };
    const { client } = await startVtex(json([row]));
    expect(await client.inventory.byWarehouse('2001', 'A')).toMatchObject([
      { dockId: 'D', available: 39, salesChannels: ['1', '3'] },
    ]);
  });
});

describe('simulation', () => {
  it('answers each item by its index and id, never by position, and missing ones with nothing', async () => {
    const answer = {
      items: [
        {
          id: '2003',
          requestIndex: 2,
          quantity: 2,
          price: 4990,
          listPrice: 4990,
          sellingPrice: 4990,
          availability: 'available',
        },
        {
          id: '2001',
          requestIndex: 0,
          quantity: 1,
          price: 8990,
          listPrice: 12990,
          sellingPrice: 8990,
          availability: 'available',
          priceValidUntil: '2026-12-01T02:59:59Z',
        },
      ],
      logisticsInfo: [
        { itemIndex: 1, stockBalance: 39 },
        { itemIndex: 0, stockBalance: 0 },
      ],
    };
    const { client, server } = await startVtex(json(answer));
    const items = ['2001', '2002', '2003'].map((skuId) => ({ skuId, quantity: 1 }));
    expect(await client.simulation.simulate({ salesChannel: '2', affiliateId: 'TKT', items })).toMatchObject([
      {
        skuId: '2001',
        canBeBought: true,
        stockBalance: 39,
        price: { amount: 8990, currency: 'BRL' },
        listPrice: { amount: 12990 },
      },
      { skuId: '2002', canBeBought: false, availability: 'missing', price: null },
      { skuId: '2003', canBeBought: false, stockBalance: 0 },
    ]);
    const [request] = server.seen;
    expect(Object.fromEntries(request?.url.searchParams ?? [])).toEqual({
      sc: '2',
      affiliateId: 'TKT',
      RnbBehavior: '0',
    });
    expect(JSON.parse(request?.body.toString() ?? '').items[1]).toEqual({ id: '2002', quantity: 1, seller: '1' });
  });

  it('does not believe "available" without a price or without units', async () => {
    const item = { id: '1', requestIndex: 0, availability: 'available', quantity: 1, price: 100 };
    const { client } = await startVtex(
      answerInTurn(
        json({ items: [item] }),
        json({ items: [{ ...item, price: 0 }] }),
        json({ items: [{ ...item, quantity: 0 }] }),
      ),
    );
    const simulate = async () =>
      (await client.simulation.simulate({ salesChannel: '2', items: [{ skuId: '1', quantity: 1 }] }))[0]?.canBeBought;
    expect([await simulate(), await simulate(), await simulate()]).toEqual([true, false, false]);
  });

  it('splits a long list and keeps its order', async () => {
    const { client, server } = await startVtex((request, response) => {
      const { items } = JSON.parse(request.body.toString()) as { items: { id: string }[] };
      json({ items: items.map(({ id }, requestIndex) => ({ id, requestIndex, price: Number(id) })) })(
        request,
        response,
      );
    });
    const items = Array.from({ length: 120 }, (_, n) => ({ skuId: String(n + 1), quantity: 1 }));
    const answers = await client.simulation.simulate({ salesChannel: '2', items });
    expect(answers.map(({ price }) => price?.amount)).toEqual(items.map(({ skuId }) => Number(skuId)));
    expect(server.seen).toHaveLength(3);
  });
});

describe('affiliates', () => {
  it('writes and reads one', async () => {
    const wire = {
      id: 'TKT',
      name: 'TikTok Shop',
      followUpEmail: 'a@b.example',
      salesChannel: '2',
      searchURIEndpoint: 'https://p.example/n',
      useSellerPaymentMethod: true,
    };
    const { client, server } = await startVtex(
      answerInTurn((_request, response) => void response.writeHead(204).end(), json(wire), json('', 404)),
    );
    const affiliate = {
      id: 'TKT',
      name: 'TikTok Shop',
      followUpEmail: 'a@b.example',
      salesChannel: '2',
      searchEndpoint: 'https://p.example/n',
      useSellerPaymentMethod: true,
    };
    await client.affiliates.put(affiliate);
    expect(JSON.parse(server.seen[0]?.body.toString() ?? '')).toMatchObject(wire);
    expect(await client.affiliates.get('TKT')).toEqual(affiliate);
    expect(await client.affiliates.get('TKT')).toBeNull();
  });
});

describe('failures', () => {
  it.each([
    [
      '401',
      json({ error: { code: '1', message: 'Unauthorized access', exception: null } }, 401),
      'CredentialsRejected',
    ],
    ['403', json('', 403), 'CredentialsRejected'],
    ['429', json('', 429, { 'retry-after': '3' }), 'RateLimited'],
    ['503', json('Service Unavailable', 503), 'Unavailable'],
    ['502 in HTML', json('<html></html>', 502), 'Unavailable'],
    ['423', json('Unable to acquire lock', 423), 'Unavailable'],
    ['400', json({ title: 'One or more validation errors occurred.', status: 400 }, 400), 'Rejected'],
    ['an unreadable answer', json('<html>maintenance</html>'), 'Unavailable'],
    ['a cut answer', cut, 'Unavailable'],
    ['a closed connection', hangUp, 'Unavailable'],
  ])('of a read with %s', async (_name, handler, kind) => {
    const { client } = await startVtex(handler);
    const failure = await failureOf(client.catalog.brands());
    expect(failure).toMatchObject({ type: `Vtex${kind}`, retryable: kind === 'RateLimited' || kind === 'Unavailable' });
    expect(JSON.stringify(failure) + String(failure.stack)).not.toContain('t0ken');
  });

  it.each([
    ['a cut answer', cut, 'OutcomeUnknown'],
    ['a gateway timeout', json('<html></html>', 504), 'OutcomeUnknown'],
    ['an open circuit', json('', 503), 'Unavailable'],
  ])('of a write with %s', async (_name, handler, kind) => {
    const { client } = await startVtex(handler);
    expect(await failureOf(client.affiliates.delete('TKT'))).toMatchObject({ type: `Vtex${kind}` });
  });

  it('keep the wait that VTEX asks for', async () => {
    const { client } = await startVtex(json('', 429, { 'retry-after': '3' }));
    expect(await failureOf(client.catalog.brands())).toMatchObject({ retryAfterMs: 3000 });
  });
});

describe('readVtexError', () => {
  it.each([
    [
      '{"error":{"code":"OMS003","message":"Pedido não encontrado","exception":null}}',
      'OMS003',
      'Pedido não encontrado',
    ],
    ['{"fields":0,"error":{"code":"FMT009","message":"exists"},"operationId":"x"}', 'FMT009', 'exists'],
    ['{"Message":"No HTTP resource"}', undefined, 'No HTTP resource'],
    [
      '{"type":"t","title":"One or more validation errors occurred.","status":400}',
      undefined,
      'One or more validation errors occurred.',
    ],
    ['"SKU não encontrado."', undefined, 'SKU não encontrado.'],
    ['SKU não encontrado.', undefined, 'SKU não encontrado.'],
    ['<html>x</html>', undefined, 'an HTML page instead of an answer'],
    ['', undefined, 'no explanation'],
    ['{}', undefined, 'no explanation'],
  ])('reads %s', (text, code, message) => {
    expect(readVtexError(text)).toEqual({ code, message });
  });
});
