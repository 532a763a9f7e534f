import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { pino } from 'pino';
import { loadConfig } from '../../config/environment.ts';
import { sandboxScopeOf } from '../../domain/client-scope.ts';
import { createGateway } from '../../gateway/server.ts';
import { inboxOf } from '../../storage/inbox.ts';
import { connectStorage } from '../../storage/connect.ts';
import { authorizationsOf } from '../../storage/tiktok-tokens.ts';
import { ownDatabase } from '../storage/own-database.ts';
import { until } from '../until.ts';
import vectors from '../apis/tiktok-shop/webhook-sign-vectors.json' with { type: 'json' };
import { environment, openGateway, post, type TestGateway } from './open-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway(inject('mongodbUri'), inject('temporalAddress'));
});
afterAll(() => gateway.close());

/** A shop of its own for each test, connected by a client of its own. */
let shopId: string;
let client: string;
beforeEach(async () => {
  shopId = String(7_495_540_735_365_777_000n + BigInt(Math.floor(Math.random() * 1e6)));
  client = `client-${randomUUID()}`;
  await authorizationsOf(gateway.storage.db).insertOne(authorization(client, shopId));
});

afterEach(() =>
  reviews()
    .terminate()
    .catch(() => undefined),
);

const authorization = (ofClient: string, ofShop: string) => ({
  _id: `${ofClient}:1`,
  client: ofClient,
  state: 'connected' as const,
  code: null,
  openId: null,
  sellerName: null,
  region: 'BR',
  scopes: [],
  refreshToken: null,
  refreshTokenEndsAt: null,
  shops: [],
  shopId: ofShop,
  createdAt: new Date(),
  updatedAt: new Date(),
});

const event = (type: number, data: object, more: object = {}) => ({
  type,
  tts_notification_id: randomUUID(),
  shop_id: shopId,
  timestamp: 1_644_412_885,
  data,
  ...more,
});
const rows = () => inboxOf(gateway.storage.db).find({ shopId }).toArray();
const reviews = () => gateway.temporal.workflow.getHandle(`reviews:${client}`);
/** The signal goes out after the answer. */
const signalled = () =>
  until(() =>
    reviews()
      .describe()
      .then(
        () => true,
        () => false,
      ),
  );
const stored = async (type: number, data: object) => {
  expect((await post(gateway.app, event(type, data))).statusCode).toBe(200);
  return (await rows())[0]!;
};

describe('signatures', () => {
  it('takes the published vector', async () => {
    const vector = vectors.find(({ name }) => name === 'official')!;
    const answer = await post(gateway.app, vector.rawBody, vector.authorization);
    expect([answer.statusCode, answer.body]).toEqual([200, '']);
    expect(await inboxOf(gateway.storage.db).findOne({ _id: 'tiktok-shop:7380066284010030890' })).toMatchObject({
      type: 1,
      client: null,
      shopId: '7495540735365777507',
      data: { order_id: '576653688135258178' },
      processedAt: null,
    });
  });

  it.each(['', '0'.repeat(64), 'Bearer x'])('answers 401 to %j and stores nothing', async (signature) => {
    const answer = await post(gateway.app, event(5, { product_id: '1' }), signature);
    expect([answer.statusCode, answer.body]).toEqual([401, '']);
    expect(await rows()).toEqual([]);
  });

  it('answers 401 where there is no signature, no body or no content type', async () => {
    const bare = { method: 'POST', url: '/webhooks/tiktok-shop' } as const;
    expect((await gateway.app.inject(bare)).statusCode).toBe(401);
    expect((await gateway.app.inject({ ...bare, payload: Buffer.from('{}') })).statusCode).toBe(401);
  });

  it.each(['null', '[]', 'not json', '{"data":{}}'])('takes %j, signed, and forgets it', async (body) => {
    const before = await inboxOf(gateway.storage.db).countDocuments();
    expect((await post(gateway.app, body)).statusCode).toBe(200);
    expect(await inboxOf(gateway.storage.db).countDocuments()).toBe(before);
  });

  it('refuses a body that is no webhook by its size', async () => {
    expect((await post(gateway.app, `"${'x'.repeat(300_000)}"`)).statusCode).toBe(413);
  });
});

describe('product events', () => {
  it('are stored, acknowledged and signalled by the id of their row', async () => {
    const body = event(37, { product_id: '1729592969712207009', audit: { status: 'APPROVED' } });
    expect((await post(gateway.app, body)).statusCode).toBe(200);
    const id = `tiktok-shop:${body.tts_notification_id}`;
    expect(await rows()).toMatchObject([
      { _id: id, client, type: 37, sentAt: new Date('2022-02-09T13:21:25.000Z'), processedAt: null },
    ]);
    await signalled();
    const description = await reviews().describe();
    expect(description.type).toBe('trackReviews');
    expect(description.searchAttributes).toMatchObject({ ClientId: [client], Kind: ['product'] });
    const history = JSON.stringify(await reviews().fetchHistory());
    expect(history).not.toContain('1729592969712207009');
  });

  it('are stored once, however often they come', async () => {
    const body = event(5, { product_id: '1' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(gateway.app, body)));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    expect(await rows()).toHaveLength(1);
    await signalled();
    const { events } = await reviews().fetchHistory();
    expect(events?.filter(({ workflowExecutionSignaledEventAttributes: signal }) => signal)).toHaveLength(1);
  });

  it('are told apart by their bytes where they have no notification id', async () => {
    const body = (product: string) => event(5, { product_id: product }, { tts_notification_id: undefined });
    for (const product of ['1', '1', '2']) await post(gateway.app, body(product));
    expect(await rows()).toHaveLength(2);
  });

  it('keep every digit of a product id that comes as a bare number', async () => {
    const text = JSON.stringify(event(5, { product_id: 0 })).replace(
      '"product_id":0',
      '"product_id":1729592969712207009',
    );
    await post(gateway.app, text);
    expect((await rows())[0]?.data).toEqual({ product_id: '1729592969712207009' });
  });

  it('keep what reviews need and nothing else', async () => {
    const row = await stored(37, {
      product_id: 17,
      audit: { status: 'AUDITING', pre_approved_reasons: ['free text'] },
      integrated_platform_statuses: [{ platform: 'X' }],
      update_time: 1_644_412_885,
      title: 'A title',
    });
    expect(row.data).toEqual({ product_id: '17', audit: { status: 'AUDITING' }, update_time: 1_644_412_885 });
  });

  it('of a sandbox shop go to its scope, not to the live products of its client', async () => {
    const scope = sandboxScopeOf(client);
    await authorizationsOf(gateway.storage.db).updateOne({ client }, { $set: { client: scope } });
    await stored(5, { product_id: '1729592969712207008', status: 'PRODUCT_AUDIT_PASSED' });
    expect((await rows())[0]).toMatchObject({ client: scope });
    const handle = gateway.temporal.workflow.getHandle(`reviews:${scope}`);
    await until(() =>
      handle.describe().then(
        () => true,
        () => false,
      ),
    );
    expect((await handle.describe()).searchAttributes.ClientId).toEqual([client]);
    await expect(reviews().describe()).rejects.toThrow();
    await handle.terminate();
  });

  it('are kept without a signal where no client sells in the shop', async () => {
    const unknown = { ...event(5, { product_id: '1' }), shop_id: '999' };
    expect((await post(gateway.app, unknown)).statusCode).toBe(200);
    const row = await inboxOf(gateway.storage.db).findOne({ _id: `tiktok-shop:${unknown.tts_notification_id}` });
    expect(row).toMatchObject({ client: null, shopId: '999', data: { product_id: '1' } });
  });
});

describe('other events', () => {
  it.each([
    [
      14,
      { message_id: 'm1', conversation_id: 'c1', content: '{"content":"Olá"}', sender: { im_user_id: 'u1' } },
      { message_id: 'm1', conversation_id: 'c1' },
    ],
    [1, { order_id: 576_486_316, buyer: { name: 'Ana' }, recipient_address: 'Rua A' }, { order_id: '576486316' }],
    [
      11,
      { order_id: 'o1', cancel_id: 'x1', cancel_reason: 'free text', cancellations_role: 'BUYER' },
      { order_id: 'o1', cancel_id: 'x1' },
    ],
    [
      36,
      { package_id: 'p1', order_ids: ['o1', 2], invalid_reason: 'CPF 123' },
      { package_id: 'p1', order_ids: ['o1', '2'] },
    ],
    [
      4,
      { package_list: [{ package_id: 'p1', order_id_list: ['o1'], note: 'N' }], role_type: 1 },
      { package_list: [{ package_id: 'p1', order_id_list: ['o1'] }] },
    ],
    [999, { anything: 'else', order_id: { nested: 'Ana' } }, {}],
  ])('of type %i keep ids only and start nothing', async (type, data, kept) => {
    expect((await stored(type, data)).data).toEqual(kept);
    await expect(reviews().describe()).rejects.toThrow();
  });

  it('leave no word of theirs in the log', async () => {
    await stored(14, { message_id: 'm1', content: 'segredo-da-compradora' });
    expect(gateway.logged.join('')).not.toContain('segredo-da-compradora');
  });
});

describe('when something is away', () => {
  const withParts = (parts: Partial<Parameters<typeof createGateway>[0]>) =>
    createGateway({
      config: loadConfig(environment()),
      db: gateway.storage.db,
      temporal: gateway.temporal,
      log: pino({ level: 'silent' }),
      ...parts,
    });

  it('still answers 200 and keeps the row where Temporal cannot be told', async () => {
    const away = {
      withDeadline: () => Promise.reject(new Error('14 UNAVAILABLE')),
    } as unknown as TestGateway['temporal'];
    const app = withParts({ temporal: away });
    expect((await post(app, event(5, { product_id: '1' }))).statusCode).toBe(200);
    expect(await rows()).toMatchObject([{ client, processedAt: null }]);
    await app.close();
  });

  it('answers an error, without saying what went wrong, where the row cannot be stored', async () => {
    const closed = await connectStorage(ownDatabase(inject('mongodbUri')));
    await closed.db.dropDatabase();
    await closed.close();
    const app = withParts({ db: closed.db });
    const answer = await post(app, event(5, { product_id: '1' }));
    expect([answer.statusCode, answer.body]).toEqual([500, '']);
    await expect(reviews().describe()).rejects.toThrow();
    await app.close();
  });

  it('has stored the row before it answers', async () => {
    // The first request finds the collection refusing; the repeat finds it well again, and the event is new to it.
    const body = event(5, { product_id: '1' });
    const { db } = gateway.storage;
    const refusing = new Proxy(db, {
      get(of, name) {
        if (name !== 'collection') return Reflect.get(of, name) as unknown;
        return (collection: string) =>
          collection === 'Inbox'
            ? { insertOne: () => Promise.reject(new Error('not primary')) }
            : of.collection(collection);
      },
    });
    const app = withParts({ db: refusing });
    expect((await post(app, body)).statusCode).toBe(500);
    expect(await rows()).toEqual([]);
    expect((await post(gateway.app, body)).statusCode).toBe(200);
    expect(await rows()).toHaveLength(1);
    await app.close();
  });
});
