import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCaller, parts } from './caller.ts';
import type { Answer, Caller, CallParts } from './caller.ts';

let caller: Caller;
let shop: Awaited<ReturnType<Caller['authorize']>>;
let other: Awaited<ReturnType<Caller['authorize']>>;

beforeAll(async () => {
  caller = await openCaller();
  shop = await caller.authorize('lojademo');
  other = await caller.authorize('lojaduas');
});
afterAll(() => caller.close());

const webhookPath = '/event/202309/webhooks';
const right = (): CallParts =>
  parts(
    shop.access,
    'PUT',
    webhookPath,
    { shop_cipher: shop.cipher },
    { event_type: 'PRODUCT_CREATION', address: 'http://127.0.0.1:1/x' },
  );
const seconds = (offset: number): string => String(Math.floor(Date.now() / 1000) + offset);

interface Gate {
  name: string;
  status: number;
  code: number;
  message: RegExp;
  spoil(call: CallParts): CallParts;
}

/** In the order of the contract's section 12: each is to be told before those below it. */
const gates: Gate[] = [
  {
    name: 'path',
    status: 404,
    code: 36009009,
    message: /^Invalid path/,
    spoil: (call) => ({ ...call, path: '/event/202309/nothing' }),
  },
  {
    name: 'method',
    status: 400,
    code: 36009010,
    message: /^Invalid method/,
    spoil: (call) => ({ ...call, method: 'POST' }),
  },
  {
    name: 'version',
    status: 400,
    code: 36009014,
    message: /^The version name is invalid/,
    spoil: (call) => ({ ...call, path: '/event/202212/webhooks' }),
  },
  {
    name: 'content type',
    status: 400,
    code: 36009022,
    message: /must be application\/json/,
    spoil: (call) => ({ ...call, headers: { ...call.headers, 'content-type': 'text/plain' } }),
  },
  {
    name: 'app key',
    status: 400,
    code: 36009004,
    message: /Invalid app_key/,
    spoil: (call) => ({ ...call, query: { ...call.query, app_key: 'nobody' } }),
  },
  {
    name: 'timestamp',
    status: 400,
    code: 36009004,
    message: /earlier than 5 minutes/,
    spoil: (call) => ({ ...call, query: { ...call.query, timestamp: seconds(-310) } }),
  },
  {
    name: 'sign present',
    status: 400,
    code: 36009004,
    message: /^Missing credentials/,
    spoil: (call) => ({ ...call, sign: null }),
  },
  {
    name: 'sign valid',
    status: 401,
    code: 106001,
    message: /sign query parameter is invalid/,
    spoil: (call) => ({ ...call, secret: 'another' }),
  },
  {
    name: 'token',
    status: 400,
    code: 36009004,
    message: /x-tts-access-token header is invalid/,
    spoil: (call) => ({ ...call, headers: { ...call.headers, 'x-tts-access-token': 'ROW_none' } }),
  },
  {
    name: 'cipher',
    status: 200,
    code: 106013,
    message: /^Missing identifier/,
    spoil: ({ query: { shop_cipher: _, ...query }, ...call }) => ({ ...call, query }),
  },
  {
    name: 'body',
    status: 400,
    code: 36009022,
    message: /request body format/,
    spoil: (call) => ({ ...call, body: '{"event_type":' }),
  },
];

describe('the gates, in order', () => {
  it('lets a right request through', async () => {
    expect(await caller.send(right())).toMatchObject({ status: 200, code: 0, message: 'Success', data: {} });
  });

  it.each(gates)('$name', async ({ status, code, message, spoil }) => {
    const answer = await caller.send(spoil(right()));
    expect(answer).toMatchObject({ status, code, data: null });
    expect(answer.message).toMatch(message);
  });

  // A wrong path has no method to be wrong, and a missing signature none to be false: those pairs cannot meet.
  const impossible = new Set(['sign present/sign valid', 'path/version']);
  const pairs = gates.flatMap((first, index) =>
    gates.slice(index + 1).map((second) => ({ first, second, name: `${first.name}/${second.name}` })),
  );
  it.each(pairs.filter(({ name }) => !impossible.has(name)))('$name: the first is told', async ({ first, second }) => {
    const answer = await caller.send(first.spoil(second.spoil(right())));
    expect(answer).toMatchObject({ status: first.status, code: first.code });
    expect(answer.message).toMatch(first.message);
  });

  it('names every request', async () => {
    const answer = (await caller.send(right())) as Answer & { request_id: string };
    expect(answer.request_id).toMatch(/^20\d{12}[0-9A-F]{20}$/);
  });
});

describe('single gates', () => {
  it.each([
    [seconds(40), /more than 30 seconds/],
    ['-5', /lesser than 0/],
    [String(Date.now()), /more than 30 seconds/],
  ])('refuses the timestamp %s', async (timestamp, message) => {
    const call = right();
    expect((await caller.send({ ...call, query: { ...call.query, timestamp } })).message).toMatch(message);
  });

  it('takes a timestamp inside the window', async () => {
    const call = right();
    for (const offset of [-290, 20])
      expect((await caller.send({ ...call, query: { ...call.query, timestamp: seconds(offset) } })).code).toBe(0);
  });

  it('refuses a cipher where none belongs, and another shop’s', async () => {
    expect(
      (await caller.send(parts(shop.access, 'GET', '/authorization/202309/shops', { shop_cipher: shop.cipher })))
        .message,
    ).toMatch(/^Unexpected identifier\. The shop_cipher/);
    expect(await caller.send(parts(shop.access, 'GET', webhookPath, { shop_cipher: other.cipher }))).toMatchObject({
      code: 101000,
    });
    expect(await caller.send(parts(shop.access, 'GET', webhookPath, { shop_cipher: 'ROW_nothing' }))).toMatchObject({
      code: 101000,
    });
  });

  it('takes a cipher on uploads, unless the switch is off', async () => {
    const upload = parts(shop.access, 'POST', '/product/202309/images/upload', { shop_cipher: shop.cipher });
    const form = {
      ...upload,
      headers: { ...upload.headers, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x--',
      signedBody: '',
    };
    expect((await caller.send(form)).message).not.toMatch(/shop_cipher/);
    await caller.control('POST', '/_sandbox/switches', { cipherOnUploads: false });
    expect((await caller.send(form)).message).toMatch(/^Unexpected identifier/);
    await caller.control('POST', '/_sandbox/switches', { cipherOnUploads: true });
    expect(await caller.send({ ...upload, body: '{}' })).toMatchObject({ code: 36009023 });
  });

  it('tolerates what clients send beside the documented query', async () => {
    const call = parts(shop.access, 'GET', webhookPath, {
      shop_cipher: shop.cipher,
      shop_id: '',
      version: '202309',
      access_token: 'old',
    });
    expect(await caller.send(call)).toMatchObject({ code: 0 });
    expect(
      (await caller.send(parts(shop.access, 'GET', webhookPath, { shop_cipher: shop.cipher, shop_id: '123' }))).message,
    ).toMatch(/shop_id/);
  });

  it('takes `{}` signed or not, as the switch says', async () => {
    const call = parts(
      shop.access,
      'POST',
      '/product/202309/products/search',
      { shop_cipher: shop.cipher, page_size: '10' },
      {},
    );
    const outcomes: number[][] = [];
    for (const emptyBodySignature of ['both', 'signed', 'unsigned']) {
      await caller.control('POST', '/_sandbox/switches', { emptyBodySignature });
      outcomes.push([(await caller.send(call)).code, (await caller.send({ ...call, signedBody: '' })).code]);
    }
    await caller.control('POST', '/_sandbox/switches', { emptyBodySignature: 'both' });
    expect(outcomes).toEqual([
      [0, 0],
      [0, 106001],
      [106001, 0],
    ]);
  });

  it('refuses two content-type lines', async () => {
    const target = new URL(`${caller.url}${webhookPath}`);
    const status = await new Promise<string>((resolve, reject) => {
      const call = rawRequest(
        target,
        {
          method: 'PUT',
          headers: [
            'host',
            target.host,
            'content-type',
            'application/json',
            'Content-Type',
            'application/json',
            'content-length',
            '2',
          ],
        },
        (response) => {
          response.setEncoding('utf8').once('data', resolve);
        },
      );
      call.once('error', reject).end('{}');
    });
    expect(JSON.parse(status)).toMatchObject({ code: 36009022 });
  });

  it('answers with the statuses and data that the switches choose', async () => {
    await caller.control('POST', '/_sandbox/switches', {
      httpStatus: { '106001': 200 },
      errorData: 'missing',
      errorLinks: true,
    });
    const unsigned = await caller.send({ ...right(), secret: 'another' });
    expect(unsigned).toMatchObject({ status: 200, code: 106001 });
    expect('data' in unsigned).toBe(false);
    expect((await caller.send({ ...right(), sign: null })).message).toMatch(/https:\/\/m\.tiktok\.shop\/s\/\w+$/);
    await caller.control('POST', '/_sandbox/switches', {
      httpStatus: { '106001': 401 },
      errorData: 'null',
      errorLinks: false,
    });
  });
});

describe('rate limits', () => {
  it('holds one API of one shop, and leaves the others alone', async () => {
    await caller.control('POST', '/_sandbox/limits', { path: '/seller/**', perSecond: 3 });
    const ask = (access: string, path: string): Promise<Answer> => caller.send(parts(access, 'GET', path));
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(shop.access, '/seller/202309/shops')));
    const refused = answers.filter(({ code }) => code === 36009002);
    expect(refused.map(({ status }) => status)).toEqual([429, 429]);
    expect(refused[0]?.headers.get('retry-after')).toBeNull();
    expect((await ask(other.access, '/seller/202309/shops')).code).toBe(0);
    expect((await ask(shop.access, '/seller/202309/permissions')).code).toBe(0);
    await caller.control('POST', '/_sandbox/switches', { retryAfter: true });
    await caller.control('POST', '/_sandbox/limits', { path: '/seller/**', perSecond: 0 });
    expect((await ask(shop.access, '/seller/202309/shops')).headers.get('retry-after')).toMatch(/^\d+$/);
  });
});
