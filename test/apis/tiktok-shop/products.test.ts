import { describe, expect, it } from 'vitest';
import { answerInTurn, json } from '../local-server.ts';
import { collect, failureOf, ok, refused, startShop } from './shop.ts';

const view = {
  id: '1729592969712207008',
  status: 'ACTIVATE',
  title: 'Garrafa',
  category_chains: [
    { id: '3', parent_id: '2', local_name: 'Garrafas', is_leaf: true },
    { id: '1', parent_id: '0', local_name: 'Casa', is_leaf: false },
    { id: '2', parent_id: '1', local_name: 'Cozinha', is_leaf: false },
  ],
  brand: { id: '7082427311584347905', name: 'Marca' },
  main_images: [{ uri: 'tos-1', urls: ['https://p16.example/1'], width: 600, height: 600 }],
  skus: [
    {
      id: '1729592969712207012',
      seller_sku: 'GT-1',
      price: { tax_exclusive_price: '80.00', sale_price: '89.90', currency: 'BRL' },
      inventory: [{ warehouse_id: '7068517275539719942', quantity: 3 }],
      status_info: { status: 'DEACTIVATED', deactivation_source: 'SELLER' },
    },
    { id: '1729592969712207013', price: { tax_exclusive_price: '80', currency: 'BRL' } },
  ],
  audit: { status: 'APPROVED' },
  audit_failed_reasons: [{ position: 'TITLE', reasons: ['too short'], suggestions: ['lengthen'] }],
  create_time: 1700000000,
};

describe('product calls', () => {
  it('read the shape that Get answers', async () => {
    const { client } = await startShop(json(ok(view)));
    const product = await client.products.get('1729592969712207008');
    expect(product).toMatchObject({
      id: '1729592969712207008',
      categoryId: '3',
      categoryChain: [{ id: '1' }, { id: '2' }, { id: '3', isLeaf: true }],
      brand: { id: '7082427311584347905' },
      skus: [
        {
          sellerSku: 'GT-1',
          price: { amount: 8990, currency: 'BRL' },
          inventory: [{ warehouseId: '7068517275539719942', quantity: 3 }],
          status: 'DEACTIVATED',
          deactivationSource: 'SELLER',
        },
        { price: { amount: 8000, currency: 'BRL' }, status: 'NORMAL' },
      ],
      auditFailedReasons: [{ position: 'TITLE', reasons: ['too short'], suggestions: ['lengthen'] }],
      createdAt: '2023-11-14T22:13:20.000Z',
      updatedAt: null,
    });
  });

  it('ask for the version under review, and take "there is none" and "no such product" for null', async () => {
    const { client, server } = await startShop(answerInTurn(json(refused(12052547)), json(refused(12052032))));
    expect(await client.products.get('1', { version: 'under-review' })).toBeNull();
    expect(server.seen[0]?.url.searchParams.get('return_under_review_version')).toBe('true');
    expect(await client.products.get('1')).toBeNull();
    expect(server.seen[1]?.url.searchParams.has('return_under_review_version')).toBe(false);
  });

  it('keep ids that arrive as bare numbers', async () => {
    const { client } = await startShop(
      json('{"code":0,"data":{"product_id":1729592969712207009,"skus":[{"id":1729592969712207013}]}}'),
    );
    const saved = await client.products.partialEdit('1729592969712207009', { title: 'x' });
    expect(saved.productId).toBe('1729592969712207009');
    expect(saved.skus[0]?.id).toBe('1729592969712207013');
  });

  it.each([
    ['a list', [{ message: 'brand dropped' }]],
    ['an object', { message: 'brand dropped' }],
  ])('read warnings that come as %s', async (_name, warnings) => {
    const { client } = await startShop(json(ok({ product_id: '1', warnings, audit: { status: 'AUDITING' } })));
    const saved = await client.products.partialEdit('1', { title: 'x' });
    expect(saved).toMatchObject({ warnings: ['brand dropped'], auditStatus: 'AUDITING' });
  });

  it('send only the parts of a partial edit', async () => {
    const { client, server } = await startShop(json(ok({ product_id: '1' })));
    await client.products.partialEdit('17', { mainImages: ['a', 'b'] });
    expect(server.seen[0]?.url.pathname).toBe('/product/202509/products/17/partial_edit');
    expect(server.seen[0]?.body.toString()).toBe('{"main_images":[{"uri":"a"},{"uri":"b"}]}');
  });

  it('give partial errors with their causes as values', async () => {
    const errors = [
      {
        code: 12052990,
        message: 'Check failed',
        detail: { product_id: '17', extra_errors: [{ code: 12052048, message: 'not yours' }] },
      },
    ];
    const { client, server } = await startShop(json(ok({ errors })));
    const result = await client.products.delete(['17', '18']);
    expect(server.seen[0]).toMatchObject({ method: 'DELETE' });
    expect(server.seen[0]?.body.toString()).toBe('{"product_ids":["17","18"]}');
    expect(result).toEqual({
      requestId: 'R1',
      errors: [
        {
          code: '12052990',
          message: 'Check failed',
          productId: '17',
          causes: [{ code: '12052048', message: 'not yours' }],
        },
      ],
    });
  });

  it.each([
    ['an empty token', { next_page_token: '' }],
    ['no token', {}],
  ])('end paging at %s', async (_name, end) => {
    const { client, server } = await startShop(
      answerInTurn(
        json(ok({ products: [view], total_count: 2, next_page_token: 'b+/=' })),
        json(ok({ products: [view], ...end })),
      ),
    );
    const pages = await collect(client.products.searchPages({ sellerSkus: ['GT-1'] }));
    expect(pages.map((page) => page.products.length)).toEqual([1, 1]);
    expect(server.seen.map(({ url }) => url.searchParams.get('page_token'))).toEqual([null, 'b+/=']);
    expect(server.seen[1]?.body.toString()).toBe('{"status":"ALL","seller_skus":["GT-1"]}');
  });

  it('do not page for ever', async () => {
    const { client, server } = await startShop(json(ok({ products: [], next_page_token: 'same' })));
    expect(await failureOf(collect(client.products.searchPages()))).toMatchObject({
      type: 'TiktokShopUnavailable',
    });
    expect(server.seen).toHaveLength(2);
  });

  it('set prices in decimals and stock in absolute units', async () => {
    const { client, server } = await startShop(json(ok({})));
    await client.products.updatePrices('17', [{ skuId: '171', price: { amount: 105, currency: 'BRL' } }]);
    await client.products.updateInventory('17', [{ skuId: '171', inventory: [{ warehouseId: '7', quantity: 0 }] }]);
    expect(server.seen.map(({ body }) => body.toString())).toEqual([
      '{"skus":[{"id":"171","price":{"amount":"1.05","currency":"BRL"}}]}',
      '{"skus":[{"id":"171","inventory":[{"warehouse_id":"7","quantity":0}]}]}',
    ]);
  });

  it('read stock in as many calls as the limits take', async () => {
    const inventory = [
      {
        product_id: '17',
        skus: [
          {
            id: '171',
            seller_sku: 'A',
            total_available_quantity: 9,
            total_committed_quantity: 1,
            warehouse_inventory: [{ warehouse_id: '7', available_quantity: 9, committed_quantity: 1 }],
          },
        ],
      },
    ];
    const { client, server } = await startShop(json(ok({ inventory })));
    const skuIds = Array.from({ length: 601 }, (_, n) => String(n + 1));
    const found = await client.products.searchInventory({ skuIds });
    expect(server.seen.map(({ body }) => JSON.parse(body.toString()).sku_ids.length)).toEqual([600, 1]);
    expect(found[0]).toEqual({
      productId: '17',
      skuId: '171',
      sellerSku: 'A',
      available: 9,
      committed: 1,
      warehouses: [{ warehouseId: '7', available: 9, committed: 1 }],
    });
  });

  it('read a listing check and the prerequisites', async () => {
    const { client } = await startShop(({ url }, response) =>
      json(
        ok(
          url.pathname.endsWith('listing_check')
            ? {
                check_result: 'FAILED',
                fail_reasons: [{ code: 12052051, message: 'title' }],
                warnings: { message: 'w' },
              }
            : { check_results: [{ check_item: 'BANk_ACCOUNT', is_failed: true, fail_reasons: ['none'] }] },
        ),
      )({} as never, response),
    );
    const check = await client.products.checkListing({
      title: 'x',
      description: 'y',
      categoryId: '1',
      mainImages: [],
      skus: [],
      packageWeight: { value: '1', unit: 'KILOGRAM' },
    });
    expect(check).toEqual({ passed: false, failReasons: [{ code: '12052051', message: 'title' }], warnings: ['w'] });
    expect(await client.products.readPrerequisites()).toEqual([
      { item: 'BANK_ACCOUNT', failed: true, reasons: ['none'] },
    ]);
  });
});
