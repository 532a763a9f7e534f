import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FetchProblem } from '../../apis/fetch-problem.ts';
import { guardAddress, refusalOf } from '../../apis/guard-address.ts';
import { fetchGuarded, type GuardedRequest } from '../../apis/guarded-fetch.ts';
import { answerInTurn, hangUp, silence, startServer, type Handler } from './local-server.ts';

const bounds = { maxBytes: 100_000, timeoutMs: 5000 };

/** Fetches from a server whose address the configuration allows. */
async function fetchFrom(handle: Handler, request: Partial<GuardedRequest> = {}, path = '/feed.xml?token=secret') {
  const server = await startServer(handle);
  const answer = fetchGuarded({ url: server.url + path, allowedPrivateHosts: [server.host], ...bounds, ...request });
  return { server, answer };
}

async function problemOf(answer: Promise<unknown>): Promise<FetchProblem> {
  return answer.then(
    () => {
      throw new Error('the fetch succeeded');
    },
    (error: FetchProblem) => error,
  );
}

const send =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): Handler =>
  (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

describe('addresses that are refused', () => {
  it.each([
    ['http://127.0.0.1/', 'loopback'],
    ['http://2130706433/', 'loopback'],
    ['http://0x7f.1/', 'loopback'],
    ['http://0177.0.0.1/', 'loopback'],
    ['http://127.1/', 'loopback'],
    ['http://[::1]/', 'loopback'],
    ['http://0.0.0.0/', 'unspecified'],
    ['http://[::]/', 'unspecified'],
    ['http://10.1.2.3/', 'private'],
    ['http://172.31.0.1/', 'private'],
    ['http://192.168.0.1/', 'private'],
    ['http://169.254.169.254/latest/meta-data', 'linkLocal'],
    ['http://[fe80::1]/', 'linkLocal'],
    ['http://[fd00::1]/', 'uniqueLocal'],
    ['http://100.64.0.1/', 'carrierGradeNat'],
    ['http://224.0.0.1/', 'multicast'],
    ['http://[ff02::1]/', 'multicast'],
    ['http://255.255.255.255/', 'broadcast'],
    ['http://[::ffff:127.0.0.1]/', 'ipv4Mapped'],
    ['http://[::ffff:8.8.8.8]/', 'ipv4Mapped'],
    ['http://[64:ff9b::7f00:1]/', 'rfc6052'],
    ['http://[2002:7f00:1::]/', '6to4'],
    ['http://[::7f00:1]/', 'reserved'],
    ['http://localhost/', 'local-name'],
    ['http://LOCALHOST./', 'local-name'],
    ['http://shop.localhost/', 'local-name'],
    ['http://metadata.google.internal/', 'local-name'],
    ['http://printer.local/', 'local-name'],
    ['http://user@example.com/', 'user-info'],
    ['http://user:pass@example.com/', 'user-info'],
    ['ftp://example.com/', 'protocol'],
    ['file:///etc/passwd', 'protocol'],
    ['data:text/plain,x', 'protocol'],
  ])('%s as %s', async (url, reason) => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 }];
    expect(await guardAddress(new URL(url), [], resolve)).toEqual({ allowed: false, reason });
    const problem = await problemOf(fetchGuarded({ url, allowedPrivateHosts: [], ...bounds, resolve }));
    expect(problem).toMatchObject({ code: 'address-refused', reason, retryable: false });
  });

  it('public ones are not', () => {
    for (const address of ['8.8.8.8', '93.184.216.34', '2606:4700::1111', '198.41.0.4'])
      expect(refusalOf(address)).toBeNull();
    expect(refusalOf('nonsense')).toBe('not-an-address');
  });

  it('a public name that DNS points inside, also beside a public address', async () => {
    const resolve = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '10.0.0.7', family: 4 },
    ];
    expect(await guardAddress(new URL('http://feed.example/'), [], resolve)).toEqual({
      allowed: false,
      reason: 'private',
    });
  });

  it('also where a redirect leads there', async () => {
    const inside = await startServer(send('secret'));
    const { answer } = await fetchFrom(send('', { location: `${inside.url}/admin?x=1` }, 302));
    expect(await problemOf(answer)).toMatchObject({ code: 'address-refused', reason: 'loopback' });
    expect(inside.seen).toHaveLength(0);
  });

  it('are taken where the configuration lists the host, with or without port, and only then', async () => {
    const server = await startServer(send('ok'));
    const url = `${server.url}/`;
    const fetchWith = (allowedPrivateHosts: string[]) => fetchGuarded({ url, allowedPrivateHosts, ...bounds });
    await expect(fetchWith(['127.0.0.1'])).resolves.toMatchObject({ status: 'ok' });
    await expect(fetchWith([`127.0.0.1:${server.port}`])).resolves.toMatchObject({ status: 'ok' });
    expect(await problemOf(fetchWith([`127.0.0.1:${server.port + 1}`]))).toMatchObject({ code: 'address-refused' });
    expect(await problemOf(fetchWith(['localhost']))).toMatchObject({ code: 'address-refused' });
  });
});

describe('the connection', () => {
  it('goes to the address that was checked, whatever a second look-up would say', async () => {
    const server = await startServer(send('checked'));
    let lookups = 0;
    const resolve = async () => {
      lookups += 1;
      return [{ address: lookups === 1 ? '127.0.0.1' : '127.0.0.2', family: 4 }];
    };
    const url = `http://rebind.example:${server.port}/`;
    const answer = await fetchGuarded({ url, allowedPrivateHosts: ['rebind.example'], resolve, ...bounds });
    if (answer.status !== 'ok') throw new Error('expected a document');
    expect((await buffer(answer.stream)).toString()).toBe('checked');
    expect(lookups).toBe(1);
    expect(server.seen[0]?.headers.host).toBe(`rebind.example:${server.port}`);
  });

  it('is made by the system look-up where none is given, to any of the addresses', async () => {
    const server = await startServer(send('local'));
    const url = `http://localhost:${server.port}/`;
    const answer = await fetchGuarded({ url, allowedPrivateHosts: [`localhost:${server.port}`], ...bounds });
    if (answer.status !== 'ok') throw new Error('expected a document');
    expect((await buffer(answer.stream)).toString()).toBe('local');
  });

  it('that cannot be made is retryable and says why', async () => {
    const unknown = fetchGuarded({
      url: 'http://nowhere.example/a?key=secret',
      allowedPrivateHosts: [],
      resolve: () => Promise.reject(new Error('ENOTFOUND')),
      ...bounds,
    });
    const problem = await problemOf(unknown);
    expect(problem).toMatchObject({ code: 'unreachable', reason: 'name not found', retryable: true });
    expect(problem.message).toBe('unreachable name not found nowhere.example/a');
    const { answer } = await fetchFrom(hangUp);
    expect(await problemOf(answer)).toMatchObject({ code: 'unreachable', reason: 'ECONNRESET', retryable: true });
  });
});

describe('answers', () => {
  it('give the document with what is needed to ask for it again', async () => {
    const headers = {
      etag: 'W/"1"',
      'last-modified': 'Sun, 22 Nov 2026 12:00:00 GMT',
      'content-type': 'Application/XML; charset="ISO-8859-1"',
    };
    const { server, answer } = await fetchFrom(send('<rss/>', headers), { accept: 'application/xml' });
    const got = await answer;
    expect(got).toMatchObject({
      status: 'ok',
      etag: 'W/"1"',
      lastModified: 'Sun, 22 Nov 2026 12:00:00 GMT',
      contentType: 'application/xml',
      charset: 'iso-8859-1',
      finalUrl: `${server.url}/feed.xml?token=secret`,
    });
    if (got.status !== 'ok') throw new Error('expected a document');
    expect((await buffer(got.stream)).toString()).toBe('<rss/>');
    expect(server.seen[0]?.headers.accept).toBe('application/xml');
  });

  it('of 304 are "not modified" only where that was asked', async () => {
    const { server, answer } = await fetchFrom(send('', {}, 304), { etag: '"1"', lastModified: 'yesterday' });
    expect(await answer).toEqual({ status: 'not-modified' });
    expect(server.seen[0]?.headers).toMatchObject({ 'if-none-match': '"1"', 'if-modified-since': 'yesterday' });
    const unasked = await fetchFrom(send('', {}, 304));
    expect(await problemOf(unasked.answer)).toMatchObject({ code: 'http-status', httpStatus: 304 });
  });

  it('follow five redirects, relative ones too, and not six', async () => {
    const hop = send('', { location: '/next?token=secret' }, 301);
    const five = await fetchFrom(answerInTurn(hop, hop, hop, hop, hop, send('there')));
    expect(await five.answer).toMatchObject({ status: 'ok', finalUrl: `${five.server.url}/next?token=secret` });
    const six = await fetchFrom(hop);
    const problem = await problemOf(six.answer);
    expect(problem.code).toBe('too-many-redirects');
    expect(problem.message).not.toContain('secret');
    expect(six.server.seen).toHaveLength(6);
  });

  it.each([
    [404, 'not-found', false],
    [410, 'not-found', false],
    [403, 'http-status', false],
    [429, 'http-status', true],
    [500, 'http-status', true],
    [503, 'http-status', true],
  ])('of status %i are the problem %s (retryable: %s)', async (status, code, retryable) => {
    const { answer } = await fetchFrom(send('x', { 'retry-after': '7' }, status));
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ code, httpStatus: status, retryable, retryAfterMs: 7000 });
    expect(problem.message).not.toContain('secret');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('are unpacked from %s', async (encoding, pack) => {
    const { answer } = await fetchFrom(send(pack(Buffer.from('<rss/>')), { 'content-encoding': encoding }));
    const got = await answer;
    if (got.status !== 'ok') throw new Error('expected a document');
    expect((await buffer(got.stream)).toString()).toBe('<rss/>');
  });
});

describe('bounds', () => {
  async function readProblem(handle: Handler, request: Partial<GuardedRequest> = {}): Promise<FetchProblem> {
    const { answer } = await fetchFrom(handle, request);
    const got = await answer;
    if (got.status !== 'ok') throw new Error('expected a document');
    return problemOf(buffer(got.stream));
  }

  it('refuse a document that declares too much before it is read', async () => {
    const { answer } = await fetchFrom(send('x'.repeat(2000), { 'content-length': '2000' }), { maxBytes: 1000 });
    expect(await problemOf(answer)).toMatchObject({ code: 'too-large', retryable: false });
  });

  it('end one that grows too large without declaring it', async () => {
    const chunked: Handler = (_request, response) => {
      response.write('x'.repeat(900));
      response.end('x'.repeat(900));
    };
    expect(await readProblem(chunked, { maxBytes: 1000 })).toMatchObject({ code: 'too-large' });
  });

  it('end a bomb while it unpacks', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(await readProblem(send(bomb, { 'content-encoding': 'gzip' }))).toMatchObject({ code: 'too-large' });
  });

  it('tell a cut transfer from a whole one', async () => {
    const cutOff: Handler = (_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('<rss>');
      setImmediate(() => response.destroy());
    };
    expect(await readProblem(cutOff)).toMatchObject({ code: 'cut', retryable: true });
    const half = gzipSync(Buffer.from('abc'.repeat(1000))).subarray(0, 25);
    expect(await readProblem(send(half, { 'content-encoding': 'gzip' }))).toMatchObject({ code: 'cut' });
  });

  it('name an encoding that does not unpack', async () => {
    expect(await readProblem(send('not gzip at all', { 'content-encoding': 'gzip' }))).toMatchObject({
      code: 'encoding-invalid',
    });
    const { answer } = await fetchFrom(send('x', { 'content-encoding': 'lzma' }));
    expect(await problemOf(answer)).toMatchObject({ code: 'encoding-invalid' });
  });

  it('end a server that never answers, and one that never finishes', async () => {
    const { answer } = await fetchFrom(silence, { timeoutMs: 100 });
    expect(await problemOf(answer)).toMatchObject({ code: 'timeout', retryable: true });
    const endless: Handler = (_request, response) => void response.write('<rss>');
    expect(await readProblem(endless, { timeoutMs: 150 })).toMatchObject({ code: 'timeout' });
  });

  it('end a name look-up that hangs', async () => {
    const answer = fetchGuarded({
      url: 'http://slow.example/',
      allowedPrivateHosts: [],
      maxBytes: 10,
      timeoutMs: 100,
      resolve: () => new Promise(() => undefined),
    });
    expect(await problemOf(answer)).toMatchObject({ code: 'timeout' });
  });

  it('leave the reason of an abort as it is, before and during the body', async () => {
    const abort = new AbortController();
    const endless: Handler = (_request, response) => void response.write('<rss>');
    const { answer } = await fetchFrom(endless, { signal: abort.signal });
    const got = await answer;
    if (got.status !== 'ok') throw new Error('expected a document');
    const reading = buffer(got.stream);
    abort.abort(new Error('cancelled'));
    await expect(reading).rejects.toThrow('cancelled');
    await expect((await fetchFrom(send('x'), { signal: abort.signal })).answer).rejects.toThrow('cancelled');
  });
});
