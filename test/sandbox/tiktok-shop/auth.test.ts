import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver } from '../receiver.ts';
import { openCaller, parts } from './caller.ts';
import type { Caller } from './caller.ts';

let caller: Caller;
beforeEach(async () => {
  caller = await openCaller();
});
afterEach(() => caller.close());

const advance = (by: string): Promise<unknown> => caller.control('POST', '/_sandbox/clock', { advance: by });
const askShops = (access: string) => caller.send(parts(access, 'GET', '/authorization/202309/shops'));
const codeOf = async (shop = 'lojademo'): Promise<string> =>
  (await caller.control('POST', '/_sandbox/authorize', { shop })).code;

describe('tokens', () => {
  it('are answered in the shape of the auth host', async () => {
    const answer = await caller.exchange(await codeOf());
    expect(answer).toMatchObject({ status: 200, code: 0, message: 'success' });
    const { access_token_expire_in, refresh_token_expire_in, ...data } = answer.data;
    expect(data).toMatchObject({
      seller_name: 'lojademo',
      seller_base_region: 'BR',
      user_type: 0,
      access_token: expect.stringMatching(/^ROW_/),
    });
    expect(data.granted_scopes).toContain('seller.product.write');
    const now = (await caller.control('GET', '/_sandbox/clock')).seconds;
    expect(Math.abs(access_token_expire_in - now - 7 * 86_400)).toBeLessThan(5);
    expect(Math.abs(refresh_token_expire_in - now - 365 * 86_400)).toBeLessThan(5);
  });

  it('come once for a code, within 30 minutes', async () => {
    const code = await codeOf();
    expect((await caller.exchange(code)).code).toBe(0);
    expect(await caller.exchange(code)).toMatchObject({ status: 200, code: 36004004, message: 'invalid auth code' });
    const late = await codeOf();
    await advance('31m');
    expect((await caller.exchange(late)).code).toBe(36004004);
  });

  it('need the right app, secret and grant type', async () => {
    const code = await codeOf();
    const spoiled: Record<string, string>[] = [
      { app_key: 'x' },
      { app_secret: 'x' },
      { grant_type: 'authorization_code' },
      { auth_code: '' },
    ];
    for (const wrong of spoiled) {
      const answer = await caller.tokenCall('get', { auth_code: code, grant_type: 'authorized_code', ...wrong });
      expect(answer).toMatchObject({ status: 200, code: 98001004, data: null });
    }
    expect((await caller.exchange(code)).code).toBe(0);
  });

  it('expire after seven days, are renewed, and end with the authorization', async () => {
    const shop = await caller.authorize();
    await advance('8d');
    expect(await askShops(shop.access)).toMatchObject({ status: 401, code: 105002, data: null });
    const renewed = await caller.refresh(shop.refresh);
    expect((await askShops(renewed.data.access_token)).code).toBe(0);
    expect(await caller.refresh(shop.refresh)).toMatchObject({ status: 200, code: 36004005 });
    await advance('360d');
    expect(await caller.refresh(renewed.data.refresh_token)).toMatchObject({
      status: 200,
      code: 36004001,
      message: 'rt has expired',
    });
    expect((await caller.refresh('ROW_nothing')).code).toBe(36004005);
  });

  it('follow the switches of refresh', async () => {
    const shop = await caller.authorize();
    await caller.control('POST', '/_sandbox/switches', { refreshTokenRotation: false });
    expect((await caller.refresh(shop.refresh)).code).toBe(0);
    expect((await askShops(shop.access)).code).toBe(0);
    await caller.control('POST', '/_sandbox/switches', { accessTokenSurvivesRefresh: false });
    expect((await caller.refresh(shop.refresh)).code).toBe(0);
    expect((await askShops(shop.access)).code).toBe(105002);
  });

  it('lose a scope at once, told after expiry and before the cipher', async () => {
    const shop = await caller.authorize();
    await caller.control('POST', '/_sandbox/scopes', { shop: 'lojademo', remove: ['seller.product.basic'] });
    const withoutCipher = parts(shop.access, 'GET', '/product/202309/categories');
    expect(await caller.send(withoutCipher)).toMatchObject({ status: 200, code: 105005 });
    expect((await caller.refresh(shop.refresh)).data.granted_scopes).not.toContain('seller.product.basic');
    await advance('8d');
    expect((await caller.send(withoutCipher)).code).toBe(105002);
  });

  it('show one local shop each, and no other’s', async () => {
    const [one, two] = [await caller.authorize('lojademo'), await caller.authorize('lojaduas')];
    expect((await askShops(one.access)).data.shops).toEqual([
      {
        id: one.id,
        name: 'lojademo',
        region: 'BR',
        seller_type: 'LOCAL',
        cipher: expect.stringMatching(/^[A-Za-z0-9_-]+$/),
        code: expect.any(String),
      },
    ]);
    expect(two.id).not.toBe(one.id);
    expect((await caller.send(parts(two.access, 'GET', '/seller/202309/shops'))).data).toEqual({
      shops: [{ id: two.id, region: 'BR' }],
    });
    expect((await caller.send(parts(two.access, 'GET', '/seller/202309/permissions'))).data).toEqual({
      permissions: [],
    });
  });

  it('never show in the journal', async () => {
    const shop = await caller.authorize();
    const text = JSON.stringify(await caller.control('GET', '/_sandbox/calls'));
    for (const secret of [shop.access, shop.refresh, 'sandbox-secret']) expect(text).not.toContain(secret);
  });
});

describe('the consent page', () => {
  const choose = async (fields: Record<string, string>): Promise<URL> => {
    const response = await fetch(`${caller.url}/oauth/authorize?app_key=sandbox-key`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    expect(response.status).toBe(302);
    return new URL(response.headers.get('location') ?? '');
  };

  it.each(['/oauth/authorize?app_key=sandbox-key', '/open/authorize?service_id=1'])(
    'shows the shops at %s',
    async (path) => {
      const response = await fetch(`${caller.url}${path}&state=${encodeURIComponent('"><script>')}`);
      expect(response.headers.get('content-type')).toMatch(/^text\/html/);
      const html = await response.text();
      for (const name of ['lojademo', 'lojaduas', 'lojateste', 'Authorize', 'Refuse']) expect(html).toContain(name);
      expect(html).not.toContain('"><script>');
    },
  );

  it('refuses an unknown app', async () => {
    expect((await fetch(`${caller.url}/oauth/authorize?app_key=other`)).status).toBe(400);
  });

  it('leads back with a code that works, or with the refusal', async () => {
    await caller.control('POST', '/_sandbox/switches', { redirectUrl: 'http://127.0.0.1:9/cb?own=1' });
    const accepted = await choose({ decision: 'authorize', shop: 'lojademo', state: 's&1' });
    expect(Object.fromEntries(accepted.searchParams)).toMatchObject({
      own: '1',
      state: 's&1',
      app_key: 'sandbox-key',
      shop_region: 'BR',
    });
    expect((await caller.exchange(accepted.searchParams.get('code') ?? '')).code).toBe(0);
    const refused = await choose({ decision: 'refuse', shop: 'lojademo', state: 's&1' });
    expect(Object.fromEntries(refused.searchParams)).toEqual({
      own: '1',
      code: 'null',
      error: 'auth_denied',
      state: 's&1',
    });
  });
});

describe('the end of an authorization', () => {
  it('is told by webhook 6, and every token is dead', async () => {
    const receiver = await openReceiver();
    const shop = await caller.authorize();
    const hook = { event_type: 'SELLER_DEAUTHORIZATION', address: receiver.url };
    expect(
      (await caller.send(parts(shop.access, 'PUT', '/event/202309/webhooks', { shop_cipher: shop.cipher }, hook))).code,
    ).toBe(0);
    await caller.control('POST', '/_sandbox/deauthorize', { shop: 'lojademo' });
    const [message] = await receiver.until(1);
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      type: 6,
      shop_id: shop.id,
      data: { message: expect.stringContaining(shop.id) },
    });
    expect((await askShops(shop.access)).code).toBe(105002);
    await caller.control('POST', '/_sandbox/switches', { deauthorizedCode: 101000 });
    expect((await askShops(shop.access)).code).toBe(101000);
    expect((await caller.refresh(shop.refresh)).code).toBe(36004005);
    await receiver.close();
  });

  it('is announced by webhook 7 from 30 days before, then daily at midnight, until renewed', async () => {
    const receiver = await openReceiver();
    const shop = await caller.authorize('lojademo', { period: '40d' });
    const hook = { event_type: 'UPCOMING_AUTHORIZATION_EXPIRATION', address: receiver.url };
    await caller.send(parts(shop.access, 'PUT', '/event/202309/webhooks', { shop_cipher: shop.cipher }, hook));
    await advance('9d');
    expect(receiver.received).toHaveLength(0);
    await advance('4d');
    const events = receiver.received.map(({ body }) => JSON.parse(body));
    expect(events.length).toBeGreaterThanOrEqual(3);
    expect(events[0]).toMatchObject({
      type: 7,
      data: {
        message: expect.stringContaining('expiring in 30 days'),
        expiration_time: expect.stringMatching(/^\d{10}$/),
      },
    });
    for (const { timestamp } of events.slice(1)) expect(timestamp % 86_400).toBe(0);
    await caller.authorize('lojademo');
    const before = receiver.received.length;
    await advance('5d');
    expect(receiver.received).toHaveLength(before);
    await receiver.close();
  });
});
