import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeEvent } from '../../../sandbox/tiktok-shop/webhooks/emit-events.ts';
import { openReceiver } from '../receiver.ts';
import { openCaller, parts } from './caller.ts';
import type { Answer, Caller } from './caller.ts';

let caller: Caller;
let shop: Awaited<ReturnType<Caller['authorize']>>;
beforeEach(async () => {
  caller = await openCaller();
  shop = await caller.authorize();
});
afterEach(() => caller.close());

const path = '/event/202309/webhooks';
const hooks = (method: string, body?: unknown): Promise<Answer> =>
  caller.send(parts(shop.access, method, path, { shop_cipher: shop.cipher }, body));
const listen = (address: string): Promise<Answer> => hooks('PUT', { event_type: 'SELLER_DEAUTHORIZATION', address });
const fire = async (): Promise<void> => {
  await caller.control('POST', '/_sandbox/deauthorize', { shop: 'lojademo' });
};
const deliveries = async () => (await caller.control('GET', '/_sandbox/state?kind=deliveries')).items;
const untilAttempted = async (count: number): Promise<void> => {
  for (let tries = 0; tries < 400; tries += 1) {
    const items = await deliveries();
    if (items.reduce((sum: number, { attempts }: { attempts: unknown[] }) => sum + attempts.length, 0) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`There were no ${count} attempts.`);
};

describe('the registry', () => {
  it('keeps one address per event type and shop', async () => {
    await listen('http://127.0.0.1:1/a');
    await hooks('PUT', { event_type: 'PRODUCT_CREATION', address: 'http://127.0.0.1:1/b' });
    await listen('http://127.0.0.1:1/c');
    const { data } = await hooks('GET');
    expect(data.total_count).toBe(2);
    expect(data.webhooks[0]).toEqual({
      event_type: 'SELLER_DEAUTHORIZATION',
      address: 'http://127.0.0.1:1/c',
      create_time: expect.any(Number),
      update_time: expect.any(Number),
    });
    expect(await hooks('DELETE', { event_type: 'PRODUCT_CREATION' })).toMatchObject({ code: 0, data: {} });
    expect(await hooks('DELETE', { event_type: 'PRODUCT_CREATION' })).toMatchObject({ code: 0 });
    expect((await hooks('GET')).data.total_count).toBe(1);
  });

  it('refuses what is missing or unknown, and a POST', async () => {
    expect(await hooks('PUT', { event_type: 'PRODUCT_CREATION' })).toMatchObject({
      code: 36009004,
      message: 'param body.address is missing',
    });
    expect(await hooks('PUT', { address: 'http://127.0.0.1:1/' })).toMatchObject({
      code: 36009004,
      message: 'param body.event_type is missing',
    });
    expect((await hooks('PUT', { event_type: 'NOTHING', address: 'http://127.0.0.1:1/' })).code).toBe(36009004);
    expect((await listen(`http://127.0.0.1:1/${'x'.repeat(255)}`)).code).toBe(36009004);
    expect((await hooks('POST', { event_type: 'PRODUCT_CREATION', address: 'http://127.0.0.1:1/' })).code).toBe(
      36009010,
    );
  });

  it('takes only public https names where strict', async () => {
    await caller.control('POST', '/_sandbox/switches', { strictWebhookAddresses: true });
    const refused = [
      'http://example.com/h',
      'https://127.0.0.1/h',
      'https://[::1]/h',
      'https://example.com:8443/h',
      'https://localhost/h',
    ];
    for (const address of refused) expect((await listen(address)).code, address).toBe(36009004);
    expect((await listen('https://hooks.example.com/h')).code).toBe(0);
  });
});

describe('deliveries', () => {
  it('are signed over app key and raw body', async () => {
    const receiver = await openReceiver();
    await listen(receiver.url);
    await fire();
    const [message] = await receiver.until(1);
    const body = message?.body ?? '';
    expect(message?.headers.authorization).toBe(
      createHmac('sha256', 'sandbox-secret').update(`sandbox-key${body}`).digest('hex'),
    );
    expect(message?.headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(body)).toMatchObject({
      type: 6,
      shop_id: shop.id,
      tts_notification_id: expect.stringMatching(/^\d{19}$/),
      timestamp: expect.any(Number),
    });
    await receiver.close();
  });

  it('are retried 2 min, 30 min, 3 h and 12 h after a failure, then given up', async () => {
    const receiver = await openReceiver(() => 500);
    await listen(receiver.url);
    await fire();
    await untilAttempted(1);
    await caller.control('POST', '/_sandbox/clock', { advance: '119s' });
    expect(receiver.received).toHaveLength(1);
    await caller.control('POST', '/_sandbox/clock', { advance: '2d' });
    const [delivery] = await deliveries();
    expect(delivery.status).toBe('given-up');
    const at = delivery.attempts.map((attempt: { at: string }) => Date.parse(attempt.at));
    const waits = at.slice(1).map((time: number, index: number) => Math.round((time - at[index]) / 60_000));
    expect(waits).toEqual([2, 30, 180, 720]);
    const bodies = new Set(receiver.received.map(({ body }) => body));
    expect([receiver.received.length, bodies.size]).toEqual([5, 1]);
    await receiver.close();
  });

  it('end at 200, and at 401', async () => {
    const receiver = await openReceiver((count) => (count === 1 ? 503 : 401));
    await listen(receiver.url);
    await fire();
    await untilAttempted(1);
    await caller.control('POST', '/_sandbox/clock', { advance: '2d' });
    expect((await deliveries())[0]).toMatchObject({ status: 'refused', attempts: [{ status: 503 }, { status: 401 }] });
    await receiver.close();
  });

  it('give a receiver three seconds', async () => {
    const receiver = await openReceiver((count) => (count === 1 ? 'hang' : 200));
    await listen(receiver.url);
    await fire();
    await receiver.until(1);
    // The clock waits for what is on its way, so the failure is there when it moves.
    await caller.control('POST', '/_sandbox/clock', { advance: '2m' });
    const [delivery] = await deliveries();
    expect(delivery.attempts[0]).toMatchObject({ status: null });
    expect(delivery.attempts[0].ms).toBeGreaterThanOrEqual(2900);
    expect(delivery.status).toBe('delivered');
    await receiver.close();
  });

  it('come twice, late, out of order or not at all, as the control says', async () => {
    const receiver = await openReceiver();
    await caller.control('POST', '/_sandbox/switches', { appWebhookUrl: receiver.url });
    const mood = (wanted: unknown): Promise<unknown> => caller.control('POST', '/_sandbox/webhooks', wanted);
    const types = (): string[] => receiver.received.splice(0).map(({ body }) => JSON.parse(body).shop_id);

    await mood({ duplicate: 1 });
    await fire();
    await receiver.until(2);
    expect(new Set(receiver.received.map(({ body }) => JSON.parse(body).tts_notification_id)).size).toBe(1);
    types();

    await mood({ duplicate: 0, drop: 1 });
    await caller.authorize();
    await fire();
    expect((await deliveries()).at(-1).status).toBe('dropped');

    await mood({ drop: 0, delay: '10m' });
    await caller.authorize();
    await fire();
    await caller.control('POST', '/_sandbox/clock', { advance: '9m' });
    expect(receiver.received).toHaveLength(0);
    await caller.control('POST', '/_sandbox/clock', { advance: '1m' });
    expect(receiver.received.splice(0)).toHaveLength(1);

    await mood({ delay: 0, reorder: true });
    const [one, two] = [await caller.authorize('lojademo'), await caller.authorize('lojaduas')];
    await caller.control('POST', '/_sandbox/deauthorize', { shop: 'lojademo' });
    await caller.control('POST', '/_sandbox/deauthorize', { shop: 'lojaduas' });
    await receiver.until(2);
    expect(types()).toEqual([two.id, one.id]);

    await caller.authorize('lojademo');
    await fire();
    await caller.control('POST', '/_sandbox/clock', { advance: '2s' });
    expect(types()).toEqual([one.id]);
    await receiver.close();
  });

  it('outlive a restart of the sandbox', async () => {
    const { mkdtemp, rm } = await import('node:fs/promises');
    const stateDir = await mkdtemp(`${process.env['TMPDIR'] ?? '/tmp'}/sandbox-hooks-`);
    const receiver = await openReceiver((count) => (count === 1 ? 500 : 200));
    let own = await openCaller({ stateDir });
    await own.authorize();
    await own.control('POST', '/_sandbox/switches', { appWebhookUrl: receiver.url });
    await own.control('POST', '/_sandbox/deauthorize', { shop: 'lojademo' });
    await receiver.until(1);
    await own.close();
    own = await openCaller({ stateDir });
    await own.control('POST', '/_sandbox/clock', { advance: '3m' });
    expect(receiver.received).toHaveLength(2);
    await own.close();
    await receiver.close();
    await rm(stateDir, { recursive: true });
  });
});

describe('writeEvent', () => {
  const event = { id: '1', shopId: '2', timestamp: 3, data: { product_id: '1729424316659857065', audit: {} } };
  it.each([5, 16, 37])('writes product_id of type %i as a number, every digit kept', (type) => {
    expect(writeEvent({ ...event, type })).toContain('"product_id":1729424316659857065,');
  });
  it('writes it as text elsewhere', () => {
    expect(writeEvent({ ...event, type: 15 })).toContain('"product_id":"1729424316659857065"');
  });
});
