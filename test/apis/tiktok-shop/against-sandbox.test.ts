import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawPlaceholder } from '../../../apis/draw-placeholder.ts';
import {
  createTiktokShopAuthorization,
  type AuthorizedShop,
  type TokenPair,
} from '../../../apis/tiktok-shop/authorization.ts';
import { createTiktokShopClient, type TiktokShopClient } from '../../../apis/tiktok-shop/client.ts';
import type { ProductInput } from '../../../apis/tiktok-shop/product-input.ts';
import { parseWebhook, verifyWebhook, type TiktokShopWebhook } from '../../../apis/tiktok-shop/verify-webhook.ts';
import { startTiktokShopSandbox } from '../../../sandbox/tiktok-shop/server.ts';
import { collect, failureOf, fastLimiter } from './shop.ts';

// Two implementations that share nothing: where they agree, both read the contract the same way.
describe('the client against the TikTok Shop sandbox', () => {
  const keys = { appKey: 'sandbox-key', appSecret: 'sandbox-secret', timeouts: { connectMs: 2000, requestMs: 10_000 } };
  let sandbox: Awaited<ReturnType<typeof startTiktokShopSandbox>>;
  let tokens: TokenPair;
  let shop: AuthorizedShop;
  let client: TiktokShopClient;

  beforeAll(async () => {
    sandbox = await startTiktokShopSandbox({ port: 0, seed: 1 });
    tokens = await authorize();
    shop = (await connect({}).shops.list())[0] ?? ({} as AuthorizedShop);
    client = connect({ shopCipher: shop.cipher, shopId: shop.id });
  });

  afterAll(() => sandbox.close());

  const connect = (options: Partial<Parameters<typeof createTiktokShopClient>[0]>) =>
    createTiktokShopClient({
      apiUrl: sandbox.url,
      ...keys,
      limiter: fastLimiter(),
      accessToken: async () => tokens.accessToken,
      ...options,
    });

  async function control(path: string, body?: unknown, method = 'POST'): Promise<unknown> {
    const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    expect(response.status, path).toBeLessThan(300);
    return response.json().catch(() => null);
  }

  async function authorize(): Promise<TokenPair> {
    const { code } = (await control('/authorize', { shop: 'lojademo' })) as { code: string };
    return createTiktokShopAuthorization({ authUrl: sandbox.url, ...keys }).exchangeCode(code);
  }

  async function makeProduct(sellerSku: string): Promise<ProductInput> {
    const bytes = await drawPlaceholder({ url: sellerSku, title: sellerSku });
    const image = await client.images.upload({ bytes, contentType: 'image/png', useCase: 'MAIN_IMAGE' });
    const recommendation = await client.categories.recommend({ title: 'Garrafa térmica de aço inox 500 ml' });
    const categoryId = recommendation?.leafCategoryId ?? '';
    const attributes = await client.categories.attributes(categoryId);
    const warehouse = (await client.warehouses.list()).find(({ type }) => type === 'SALES_WAREHOUSE');
    return {
      title: 'Garrafa térmica de aço inox 500 ml',
      description: '<p>Mantém a temperatura por 12 horas.</p>',
      categoryId,
      mainImages: [image.uri],
      productAttributes: attributes
        .filter(({ type, isRequired }) => type === 'PRODUCT_PROPERTY' && isRequired)
        .map(({ id, values }) => ({ id, values: [{ id: values[0]?.id }] })),
      packageWeight: { value: '0.420', unit: 'KILOGRAM' },
      packageDimensions: { length: '8', width: '8', height: '25', unit: 'CENTIMETER' },
      skus: [
        {
          sellerSku,
          price: { amount: 8990, currency: 'BRL' },
          inventory: [{ warehouseId: warehouse?.id, quantity: 5 }],
        },
      ],
    };
  }

  async function waitFor<T>(read: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
    for (let tries = 0; tries < 400; tries += 1) {
      const value = await read();
      if (isThere(value)) return value;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('it never came');
  }

  it('takes a product through its life: create, review, price, stock, edit, deactivate, delete', async () => {
    await control('/review', { mode: 'manual' });
    const product = await makeProduct('GT-1');
    const created = await client.products.create({ ...product, idempotencyKey: 'key-1' });
    const again = await client.products.create({ ...product, idempotencyKey: 'key-1' });
    expect(again.productId).toBe(created.productId);
    const { productId } = created;
    const skuId = created.skus[0]?.id ?? '';
    expect(await client.products.get(productId)).toMatchObject({ status: 'PENDING', audit: { status: 'AUDITING' } });

    await control('/review', { approve: [productId] });
    expect(await client.products.get(productId)).toMatchObject({ status: 'ACTIVATE', categoryId: product.categoryId });

    const price = { amount: 7905, currency: 'BRL' };
    expect((await client.products.updatePrices(productId, [{ skuId, price }])).errors).toEqual([]);
    const [stock] = await client.products.searchInventory({ skuIds: [skuId] });
    const inventory = stock?.warehouses.map(({ warehouseId }) => ({ warehouseId, quantity: 3 })) ?? [];
    expect((await client.products.updateInventory(productId, [{ skuId, inventory }])).errors).toEqual([]);
    expect((await client.products.get(productId))?.skus).toMatchObject([{ sellerSku: 'GT-1', price }]);
    expect(await client.products.searchInventory({ productIds: [productId] })).toMatchObject([{ skuId, available: 3 }]);

    const edited = await client.products.partialEdit(productId, { title: 'Garrafa térmica de aço inox 750 ml' });
    expect(edited.auditStatus).toBe('AUDITING');
    expect((await client.products.get(productId))?.title).toBe(product.title);
    const underReview = await client.products.get(productId, { version: 'under-review' });
    expect(underReview?.title).toBe('Garrafa térmica de aço inox 750 ml');
    await control('/review', { reject: [{ product_id: productId, reason: 'title' }] });
    expect(await client.products.get(productId, { version: 'under-review' })).toBeNull();

    expect((await client.products.deactivate([productId])).errors).toEqual([]);
    expect(await client.products.get(productId)).toMatchObject({ status: 'SELLER_DEACTIVATED' });
    expect((await client.products.delete([productId])).errors).toEqual([]);
    expect(await failureOf(client.products.get(productId))).toMatchObject({
      type: 'TiktokShopRejected',
      code: '12052901',
    });
    expect(await client.products.get('1729000000000000001')).toBeNull();
    expect((await client.products.recover([productId])).errors).toEqual([]);
    const partial = await client.products.activate(['1729000000000000001']);
    expect(partial.errors).toMatchObject([{ productId: '1729000000000000001' }]);
    expect(partial.errors[0]?.causes[0]?.code).toMatch(/^120\d+$/);
  });

  it('finds products by seller SKU, page by page', async () => {
    for (const sellerSku of ['PG-1', 'PG-2', 'PG-3']) await client.products.create(await makeProduct(sellerSku));
    const found = await collect(client.products.searchPages({ sellerSkus: ['PG-2', 'PG-3'] }));
    const skus = found.flatMap(({ products }) =>
      products.flatMap((product) => product.skus.map((sku) => sku.sellerSku)),
    );
    expect(skus.toSorted()).toEqual(['PG-2', 'PG-3']);
    const seen: string[] = [];
    let token: string | undefined;
    do {
      const page = await client.products.search({}, { size: 1, token });
      seen.push(...page.products.map(({ id }) => id));
      token = page.nextPageToken ?? undefined;
    } while (token);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(3);
  });

  it('gets a refusal that names its code', async () => {
    const product = await makeProduct('NO-1');
    const failure = await failureOf(client.products.create({ ...product, title: 'a'.repeat(301) }));
    expect(failure).toMatchObject({ type: 'TiktokShopRejected', code: '12052051' });
    expect(failure.requestId).toMatch(/^\d{14}/);
    expect((await client.products.checkListing({ ...product, title: 'a'.repeat(301) })).passed).toBe(false);
  });

  it('lists brands and makes one without a cipher', async () => {
    const id = await client.brands.create('Ponte Casa');
    expect(id).toMatch(/^\d{16,}$/);
    const pages = await collect(client.brands.searchPages({ name: 'Ponte Casa' }));
    expect(pages.flatMap(({ brands }) => brands.map((brand) => brand.id))).toContain(id);
  });

  it('is refused as the contract says: bad secret, bad cipher, missing cipher, expired token', async () => {
    const badSecret = connect({ shopCipher: shop.cipher, appSecret: 'wrong' });
    expect(await failureOf(badSecret.warehouses.list())).toMatchObject({ type: 'TiktokShopRejected', code: '106001' });
    const noCipher = connect({});
    expect(await failureOf(noCipher.warehouses.list())).toMatchObject({ type: 'TiktokShopRejected', code: '106013' });
    const badCipher = connect({ shopCipher: 'ROW_other' });
    expect(await failureOf(badCipher.warehouses.list())).toMatchObject({ type: 'TiktokShopCredentialsRejected' });
    const badToken = connect({ shopCipher: shop.cipher, accessToken: async () => 'ROW_none' });
    expect(await failureOf(badToken.warehouses.list())).toMatchObject({ type: 'TiktokShopCredentialsRejected' });
    const stillGood = connect({
      shopCipher: shop.cipher,
      accessToken: async (refused) => (refused === 'ROW_none' ? tokens.accessToken : 'ROW_none'),
    });
    expect(await stillGood.warehouses.list()).not.toHaveLength(0);
  });

  it('refreshes tokens, and not with a used code', async () => {
    const authorization = createTiktokShopAuthorization({ authUrl: sandbox.url, ...keys });
    const renewed = await authorization.refresh(tokens.refreshToken);
    expect(renewed.accessToken).not.toBe(tokens.accessToken);
    tokens = renewed;
    expect(await failureOf(authorization.exchangeCode('used'))).toMatchObject({
      type: 'TiktokShopCredentialsRejected',
    });
  });

  it.each([
    ['429', 'TiktokShopRateLimited', 'TiktokShopRateLimited'],
    ['500', 'TiktokShopUnavailable', 'TiktokShopOutcomeUnknown'],
    ['503', 'TiktokShopUnavailable', 'TiktokShopUnavailable'],
    ['cut', 'TiktokShopUnavailable', 'TiktokShopOutcomeUnknown'],
    ['html', 'TiktokShopUnavailable', 'TiktokShopOutcomeUnknown'],
    ['bad-json', 'TiktokShopUnavailable', 'TiktokShopOutcomeUnknown'],
    ['code:36009003', 'TiktokShopUnavailable', 'TiktokShopOutcomeUnknown'],
  ])('under the fault %s fails a read with %s and a write with %s', async (kind, read, write) => {
    await control('/faults', { path: '/event/**', kind, rate: 1 });
    try {
      const fresh = () => connect({ shopCipher: shop.cipher, shopId: shop.id, limiter: fastLimiter() });
      expect(await failureOf(fresh().webhooks.list())).toMatchObject({ type: read });
      expect(await failureOf(fresh().webhooks.delete('PRODUCT_CREATION'))).toMatchObject({ type: write });
    } finally {
      await control('/faults', undefined, 'DELETE');
    }
  });

  it('verifies the webhooks that the sandbox signs, with whole ids', async () => {
    const received: TiktokShopWebhook[] = [];
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        const webhook = verifyWebhook(body, request.headers.authorization, keys) ? parseWebhook(body) : null;
        if (webhook) received.push(webhook);
        response.writeHead(webhook ? 200 : 401).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks`;
      await client.webhooks.register('PRODUCT_CREATION', address);
      expect(await client.webhooks.list()).toMatchObject([{ eventType: 'PRODUCT_CREATION', address }]);
      const { productId } = await client.products.create(await makeProduct('WH-1'));
      const isOurs = (webhook: TiktokShopWebhook) => webhook.data.product_id === productId;
      await waitFor(
        async () => received,
        (all) => all.some(isOurs),
      );
      expect(received.find(isOurs)).toMatchObject({ type: 16, shopId: shop.id });
      await client.webhooks.delete('PRODUCT_CREATION');
      expect(await client.webhooks.list()).toEqual([]);
    } finally {
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
    }
  });
});
