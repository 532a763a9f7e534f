import { describe, expect, it } from 'vitest';
import { createLimiter } from '../../../apis/limiter.ts';
import { signRequest } from '../../../apis/tiktok-shop/signing.ts';
import { answerInTurn, cut, hangUp, json, silence } from '../local-server.ts';
import { failureOf, ok, refused, startShop } from './shop.ts';

const product = {
  title: 'Camiseta',
  description: '<p>Algodão</p>',
  categoryId: '601226',
  mainImages: ['tos-a'],
  skus: [{ sellerSku: 'CAM-P', price: { amount: 4990, currency: 'BRL' } }],
  packageWeight: { value: '0.250', unit: 'KILOGRAM' },
} as const;

describe('requests to TikTok Shop', () => {
  it('signs the bytes it sends and names shop, key and time in the query', async () => {
    const { client, server } = await startShop(json(ok({ product_id: '1' })), { now: () => 1_623_812_664_999 });
    await client.products.create(product);
    const [request] = server.seen;
    const query = [...(request?.url.searchParams ?? [])];
    expect(Object.fromEntries(query)).toMatchObject({
      app_key: '29a39d',
      timestamp: '1623812664',
      shop_cipher: 'ROW_cipher',
    });
    expect(request?.headers['x-tts-access-token']).toBe('ROW_token');
    expect(request?.headers['content-type']).toBe('application/json');
    const body = request?.body.toString();
    const parts = { appSecret: 'e59af819cc', path: '/product/202309/products', query, body };
    expect(request?.url.searchParams.get('sign')).toBe(signRequest(parts));
    expect(JSON.parse(body ?? '')).toMatchObject({
      category_id: '601226',
      main_images: [{ uri: 'tos-a' }],
      skus: [{ seller_sku: 'CAM-P', price: { amount: '49.90', currency: 'BRL' } }],
    });
  });

  it('leaves out empty values and signs a page token before it is encoded', async () => {
    const { client, server } = await startShop(json(ok({ products: [], next_page_token: '' })));
    await client.products.search({}, { token: 'a+b/c==', size: 10 });
    const [request] = server.seen;
    const query = [...(request?.url.searchParams ?? [])];
    expect(request?.url.search).toContain('page_token=a%2Bb%2Fc%3D%3D');
    expect(query.map(([key]) => key).toSorted()).toEqual(
      ['app_key', 'page_size', 'page_token', 'shop_cipher', 'sign', 'timestamp'].toSorted(),
    );
    const path = '/product/202502/products/search';
    const sign = signRequest({ appSecret: 'e59af819cc', path, query, body: request?.body.toString() });
    expect(request?.url.searchParams.get('sign')).toBe(sign);
  });

  it('sends no cipher where TikTok refuses one', async () => {
    const { client, server } = await startShop(json(ok({ id: '7082427311584347905', shops: [] })));
    await client.brands.create('Marca');
    await client.shops.list();
    expect(server.seen.map(({ url }) => url.searchParams.has('shop_cipher'))).toEqual([false, false]);
  });

  it('never puts anything but an id into a path', async () => {
    const { client, server } = await startShop(json(ok({})));
    await expect(client.products.get('../orders')).rejects.toThrow('product_id is not an id');
    expect(server.seen).toHaveLength(0);
  });
});

describe('credentials', () => {
  it.each([
    ['105002', refused(105002, 'access token is expired')],
    ['101000', refused(101000)],
    ['a 36009004 about the token', refused(36009004, 'Invalid credentials. The x-tts-access-token header is invalid.')],
  ])('asks for a new token once after %s and repeats the call', async (_name, answer) => {
    const asked: (string | undefined)[] = [];
    const { client, server } = await startShop(answerInTurn(json(answer, 401), json(ok({ product_id: '17' }))), {
      accessToken: async (wasRefused) => {
        asked.push(wasRefused);
        return wasRefused ? 'ROW_new' : 'ROW_old';
      },
    });
    await expect(client.products.create(product)).resolves.toMatchObject({ productId: '17' });
    expect(asked).toEqual([undefined, 'ROW_old']);
    expect(server.seen.map(({ headers }) => headers['x-tts-access-token'])).toEqual(['ROW_old', 'ROW_new']);
  });

  it('gives up after one refresh', async () => {
    const { client, server } = await startShop(json(refused(105002)));
    const failure = await failureOf(client.warehouses.list());
    expect(failure).toMatchObject({ type: 'TiktokShopCredentialsRejected', retryable: false, code: '105002' });
    expect(server.seen).toHaveLength(2);
  });

  it('takes a 36009004 about anything else for a refusal and does not refresh', async () => {
    const { client, server } = await startShop(json(refused(36009004, 'param body.address is missing'), 400));
    const failure = await failureOf(client.webhooks.register('PRODUCT_STATUS_CHANGE', 'https://a.example'));
    expect(failure).toMatchObject({ type: 'TiktokShopRejected', retryable: false, code: '36009004', httpStatus: 400 });
    expect(server.seen).toHaveLength(1);
  });
});

describe('failures', () => {
  const html = json('<html><body>502 Bad Gateway</body></html>', 502);

  it.each([
    ['code 36009002', json(refused(36009002)), 'RateLimited'],
    ['HTTP 429 without a body', json('', 429), 'RateLimited'],
    ['an internal error', json(refused(36009003)), 'Unavailable'],
    ['a timeout of TikTok', json(refused(36009007)), 'Unavailable'],
    ['503', json(refused(36009003), 503), 'Unavailable'],
    ['HTML', html, 'Unavailable'],
    ['bad JSON', json('{"code":0,"data":{"x":'), 'Unavailable'],
    ['an empty body', json(''), 'Unavailable'],
    ['JSON that is no envelope', json('[1]'), 'Unavailable'],
    ['a cut body', cut, 'Unavailable'],
    ['a closed connection', hangUp, 'Unavailable'],
    ['a business refusal with HTTP 200', json(refused(12052901)), 'Rejected'],
    ['a locked price', json(refused(12052038)), 'Rejected'],
    ['a missing scope', json(refused(105005)), 'Rejected'],
    ['an unknown code', json(refused(99999)), 'Rejected'],
    ['an unknown path', json(refused(36009009), 404), 'Rejected'],
  ])('of a read: %s', async (_name, handler, kind) => {
    const { client } = await startShop(handler);
    expect(await failureOf(client.warehouses.list())).toMatchObject({
      type: `TiktokShop${kind}`,
      retryable: kind !== 'Rejected',
    });
  });

  it.each([
    ['code 36009002', json(refused(36009002)), 'RateLimited'],
    ['503', json('Service Unavailable', 503), 'Unavailable'],
    ['an internal error', json(refused(36009003)), 'OutcomeUnknown'],
    ['an HTML page of the gateway', html, 'OutcomeUnknown'],
    ['an unreadable acceptance', json('{"code":0,"data":{"x":'), 'OutcomeUnknown'],
    ['a cut body', cut, 'OutcomeUnknown'],
    ['a closed connection', hangUp, 'OutcomeUnknown'],
    ['a refusal', json(refused(12052901)), 'Rejected'],
  ])('of a write: %s', async (_name, handler, kind) => {
    const { client, server } = await startShop(handler);
    expect(await failureOf(client.products.create(product))).toMatchObject({ type: `TiktokShop${kind}` });
    expect(server.seen).toHaveLength(1);
  });

  it('of a write that timed out is unknown, of a read not', async () => {
    const { client } = await startShop(silence, { timeouts: { connectMs: 1000, requestMs: 100 } });
    expect(await failureOf(client.products.create(product))).toMatchObject({ type: 'TiktokShopOutcomeUnknown' });
    expect(await failureOf(client.warehouses.list())).toMatchObject({ type: 'TiktokShopUnavailable' });
  });

  it('of a write that could not connect is known: nothing was sent', async () => {
    const { client } = await startShop(silence, { apiUrl: 'http://127.0.0.1:1' });
    expect(await failureOf(client.products.create(product))).toMatchObject({
      type: 'TiktokShopUnavailable',
      message: 'TikTok Shop gave no answer: ECONNREFUSED',
    });
  });

  it('carry what helps a person, and no secret', async () => {
    const { client } = await startShop(json(refused(12052901, 'The product in its current status'), 400));
    const failure = await failureOf(client.products.create(product));
    expect(failure).toMatchObject({ code: '12052901', requestId: 'R2', httpStatus: 400 });
    expect(failure.message).toBe('TikTok Shop code 12052901: The product in its current status');
    const everything = JSON.stringify(failure) + String(failure.stack);
    for (const secret of ['ROW_token', 'e59af819cc', 'ROW_cipher']) expect(everything).not.toContain(secret);
  });

  it('keep to the wait that TikTok asks for, at most 15 minutes', async () => {
    const { client } = await startShop(json(refused(36009002), 429, { 'retry-after': '86400' }));
    expect(await failureOf(client.warehouses.list())).toMatchObject({ retryAfterMs: 900_000 });
  });

  it('stop the whole bucket after a 429, so that the next call does not leave', async () => {
    const { client, server } = await startShop(json(refused(36009002), 429, { 'retry-after': '60' }));
    await failureOf(client.warehouses.list());
    const second = await failureOf(client.warehouses.list());
    expect(second).toMatchObject({ type: 'TiktokShopRateLimited' });
    expect(second.retryAfterMs).toBeGreaterThan(50_000);
    expect(server.seen).toHaveLength(1);
    await failureOf(client.categories.tree());
    expect(server.seen).toHaveLength(2);
  });

  it('of our own limiter are RateLimited and leave nothing on the wire', async () => {
    const limiter = createLimiter({
      perSecond: 1,
      burst: 1,
      slowestPerSecond: 1,
      regainPerSecond: 1,
      longestWaitMs: 100,
    });
    const { client, server } = await startShop(json(ok({ warehouses: [] })), { limiter });
    await client.warehouses.list();
    expect(await failureOf(client.warehouses.list())).toMatchObject({
      type: 'TiktokShopRateLimited',
      retryable: true,
    });
    expect(server.seen).toHaveLength(1);
  });

  it('end with the reason of the signal when aborted', async () => {
    const { client } = await startShop(silence);
    const abort = new AbortController();
    const call = client.products.create(product, { signal: abort.signal });
    abort.abort(new Error('worker is going'));
    await expect(call).rejects.toThrow('worker is going');
    await expect(client.warehouses.list({ signal: abort.signal })).rejects.toThrow('worker is going');
  });
});
