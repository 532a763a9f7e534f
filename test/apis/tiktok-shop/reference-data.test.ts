import { describe, expect, it } from 'vitest';
import { createTiktokShopAuthorization } from '../../../apis/tiktok-shop/authorization.ts';
import { cut, json, startServer } from '../local-server.ts';
import { collect, failureOf, ok, refused, startShop } from './shop.ts';

describe('categories and brands', () => {
  it('read both spellings of a required attribute', async () => {
    const attributes = [
      { id: '1', name: 'Cor', type: 'SALES_PROPERTY', is_requried: true },
      {
        id: '2',
        name: 'Material',
        type: 'PRODUCT_PROPERTY',
        is_required: true,
        is_customizable: true,
        values: [{ id: '9', name: 'Inox' }],
      },
      { id: '3', name: 'Uso' },
    ];
    const { client, server } = await startShop(json(ok({ attributes })));
    const read = await client.categories.attributes('601226');
    expect(read.map(({ id, isRequired }) => [id, isRequired])).toEqual([
      ['1', true],
      ['2', true],
      ['3', false],
    ]);
    expect(read[1]).toMatchObject({ isCustomizable: true, values: [{ id: '9', name: 'Inox' }] });
    expect(server.seen[0]?.url.searchParams.get('locale')).toBe('pt-BR');
  });

  it('read the tree, the rules and a recommendation', async () => {
    const data = {
      categories: [
        {
          id: '605254',
          parent_id: '600001',
          local_name: 'Chás',
          name: 'Chás',
          level: 2,
          is_leaf: true,
          permission_statuses: ['INVITE_ONLY'],
        },
        { id: '600001', parent_id: '0', local_name: 'Alimentos', name: 'Alimentos', level: 1, is_leaf: false },
      ],
      leaf_category_id: '605254',
      size_chart: { is_supported: true, is_required: true },
      package_dimension: { is_required: true },
      product_certifications: [
        { id: '602362', name: 'Anvisa', is_required: true, expiration_date: { is_required: true } },
      ],
    };
    const { client } = await startShop(json(ok(data)));
    expect(await client.categories.tree()).toEqual([
      { id: '605254', parentId: '600001', name: 'Chás', isLeaf: true, permissions: ['INVITE_ONLY'] },
      { id: '600001', parentId: null, name: 'Alimentos', isLeaf: false, permissions: [] },
    ]);
    expect(await client.categories.rules('605254')).toMatchObject({
      sizeChart: { isRequired: true },
      packageDimensionsRequired: true,
      certifications: [{ id: '602362', isRequired: true, needsExpirationDate: true }],
    });
    const recommendation = await client.categories.recommend({ title: 'Chá verde' });
    expect(recommendation?.leafCategoryId).toBe('605254');
    expect(recommendation?.path.map(({ id }) => id)).toEqual(['600001', '605254']);
  });

  it('read brands, with the spelling that TikTok uses', async () => {
    const brands = [
      {
        id: '7082427311584347905',
        name: 'A',
        authorized_status: 'AUTHORIZED',
        is_t1_brand: true,
        brand_status: 'AVAILABLE',
      },
      { id: '7082427311584347906', name: 'B', authorized_status: 'UNAUTHORIEZD', brand_status: 'UNAVAILABLE' },
    ];
    const { client } = await startShop(json(ok({ brands, total_count: 2 })));
    const [page] = await collect(client.brands.searchPages({ name: 'A' }));
    expect(page?.brands).toEqual([
      { id: '7082427311584347905', name: 'A', isAuthorized: true, isT1: true, isAvailable: true },
      { id: '7082427311584347906', name: 'B', isAuthorized: false, isT1: false, isAvailable: false },
    ]);
  });
});

describe('image upload', () => {
  it('sends the bytes as multipart, without cipher, its body unsigned', async () => {
    const { client, server } = await startShop(
      json(ok({ uri: 'tos-1', url: 'https://p16.example/1\n', width: 8, height: 9, use_case: 'MAIN_IMAGE' })),
    );
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0x0d, 0x0a, 0x2d, 0x2d, 0x00]);
    const image = await client.images.upload({ bytes, contentType: 'image/jpeg', useCase: 'MAIN_IMAGE' });
    expect(image).toEqual({ uri: 'tos-1', url: 'https://p16.example/1', width: 8, height: 9, useCase: 'MAIN_IMAGE' });
    const [request] = server.seen;
    expect(request?.url.searchParams.has('shop_cipher')).toBe(false);
    const form = await new Response(request?.body, {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData();
    expect(form.get('use_case')).toBe('MAIN_IMAGE');
    const file = form.get('data') as File;
    expect(file.name).toBe('image.jpg');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
  });
});

describe('authorization', () => {
  const tokens = {
    access_token: 'ROW_a',
    access_token_expire_in: 1660556783,
    refresh_token: 'ROW_b',
    refresh_token_expire_in: 1691487031,
    open_id: '7010736057180325637',
    seller_name: 'Loja',
    seller_base_region: 'BR',
    user_type: 0,
    granted_scopes: ['seller.order.info'],
  };
  const authorization = async (answer: Parameters<typeof startServer>[0]) => {
    const server = await startServer(answer);
    const options = {
      authUrl: server.url,
      appKey: 'k',
      appSecret: 's3cret',
      timeouts: { connectMs: 1000, requestMs: 2000 },
    };
    return { calls: createTiktokShopAuthorization(options), server };
  };

  it('exchanges a code, unsigned, and reads absolute expiry times', async () => {
    const { calls, server } = await authorization(json({ code: 0, message: 'success', data: tokens }));
    expect(await calls.exchangeCode('the-code')).toEqual({
      accessToken: 'ROW_a',
      accessTokenExpiresAt: '2022-08-15T09:46:23.000Z',
      refreshToken: 'ROW_b',
      refreshTokenExpiresAt: '2023-08-08T09:30:31.000Z',
      openId: '7010736057180325637',
      sellerName: 'Loja',
      sellerRegion: 'BR',
      userType: 0,
      scopes: ['seller.order.info'],
    });
    expect(server.seen[0]?.url.pathname).toBe('/api/v2/token/get');
    expect(Object.fromEntries(server.seen[0]?.url.searchParams ?? [])).toEqual({
      app_key: 'k',
      app_secret: 's3cret',
      auth_code: 'the-code',
      grant_type: 'authorized_code',
    });
  });

  it.each([36004001, 36004004, 36004005])('takes code %i with HTTP 200 for rejected credentials', async (code) => {
    const { calls } = await authorization(json(refused(code, 'invalid auth code')));
    const failure = await failureOf(calls.refresh('old'));
    expect(failure).toMatchObject({ type: 'TiktokShopCredentialsRejected', code: String(code) });
    expect(JSON.stringify(failure) + String(failure.stack)).not.toContain('s3cret');
  });

  it('does not know what a lost answer did, as a code works once', async () => {
    const { calls } = await authorization(cut);
    expect(await failureOf(calls.refresh('old'))).toMatchObject({ type: 'TiktokShopOutcomeUnknown' });
  });

  it('lists shops', async () => {
    const shops = [
      { id: '7000714532876273420', name: 'Loja', region: 'BR', seller_type: 'LOCAL', cipher: 'ROW_c', code: 'BRX' },
    ];
    const { client } = await startShop(json(ok({ shops })));
    expect(await client.shops.list()).toEqual([
      { id: '7000714532876273420', name: 'Loja', region: 'BR', sellerType: 'LOCAL', cipher: 'ROW_c', code: 'BRX' },
    ]);
  });
});

describe('webhook registry', () => {
  it('sets by PUT, lists, and deletes with a body', async () => {
    const webhooks = [{ event_type: 'PRODUCT_STATUS_CHANGE', address: 'https://a.example', create_time: 1635338186 }];
    const { client, server } = await startShop(json(ok({ webhooks, total_count: 1 })));
    await client.webhooks.register('PRODUCT_STATUS_CHANGE', 'https://a.example');
    expect(await client.webhooks.list()).toEqual([
      {
        eventType: 'PRODUCT_STATUS_CHANGE',
        address: 'https://a.example',
        createdAt: '2021-10-27T12:36:26.000Z',
        updatedAt: null,
      },
    ]);
    await client.webhooks.delete('PRODUCT_STATUS_CHANGE');
    expect(server.seen.map(({ method, body }) => [method, body.toString()])).toEqual([
      ['PUT', '{"address":"https://a.example","event_type":"PRODUCT_STATUS_CHANGE"}'],
      ['GET', ''],
      ['DELETE', '{"event_type":"PRODUCT_STATUS_CHANGE"}'],
    ]);
  });
});
