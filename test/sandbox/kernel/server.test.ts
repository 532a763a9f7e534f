import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKernel } from '../../../sandbox/kernel/kernel.ts';
import { startSandboxServer } from '../../../sandbox/kernel/server.ts';
import type { SandboxServer } from '../../../sandbox/kernel/server.ts';

let server: SandboxServer;
beforeEach(async () => {
  const kernel = openKernel({
    name: 'test',
    seed: 1,
    perSecond: null,
    switches: {
      colour: { default: 'red', values: ['red', 'blue'], about: '' },
      statuses: { default: { a: 1 }, about: '' },
    },
    resolveShop: (_, name) => (name === 'known' ? '1' : undefined),
  });
  server = await startSandboxServer({
    port: 0,
    kernel,
    maxBodyBytes: 1000,
    faultAnswer: (kind) => ({ status: 500, body: { kind } }),
    locate: ({ path }) => ({ account: path.split('/')[1] ?? '', path: path.replace(/^\/[^/]+/, '') }),
    handle: ({ path, query, raw, tooLarge }) => ({
      status: 200,
      body: { path, a: query.getAll('a'), raw: raw.toString('hex'), tooLarge },
    }),
  });
});
afterEach(() => server.close());

async function ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }> {
  const sent = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(server.url + path, { method, body: sent });
  return { status: response.status, body: await response.json() };
}

describe('the server', () => {
  it('hands over raw path, repeated query keys and raw bytes', async () => {
    const { body } = await ask('POST', '/x/%C3%A1?a=1&a=2', 'ção');
    expect(body).toEqual({ path: '/x/%C3%A1', a: ['1', '2'], raw: 'c3a7c3a36f', tooLarge: false });
  });

  it('throws away a body over the bound, and says so', async () => {
    expect((await ask('POST', '/x', 'x'.repeat(100_000))).body).toMatchObject({ raw: '', tooLarge: true });
  });

  it('faults by account where told', async () => {
    await ask('POST', '/_sandbox/faults', { path: '/api/**', kind: '500', account: 'one' });
    expect((await ask('GET', '/one/api/x')).body).toEqual({ kind: '500' });
    expect((await ask('GET', '/two/api/x')).status).toBe(200);
    expect((await ask('DELETE', '/_sandbox/faults')).body).toEqual({ removed: 1 });
    expect((await ask('GET', '/one/api/x')).status).toBe(200);
  });

  it('explains what a control call lacks', async () => {
    for (const [method, path, body, status] of [
      ['GET', '/_sandbox/nothing', undefined, 404],
      ['PUT', '/_sandbox/clock', '{}', 405],
      ['POST', '/_sandbox/clock', 'not json', 400],
      ['POST', '/_sandbox/clock', '{}', 400],
      ['POST', '/_sandbox/clock', '{"rate":0}', 400],
      ['POST', '/_sandbox/limits', '{"path":"/x"}', 400],
      ['GET', '/_sandbox/calls?since=x', undefined, 400],
      ['GET', '/_sandbox/state?kind=things&shop=unknown', undefined, 404],
    ] as const) {
      const answer = await ask(method, path, body);
      expect([path, answer.status, typeof answer.body.error.message]).toEqual([path, status, 'string']);
    }
  });

  it('sets switches that exist to values they take, all or none', async () => {
    expect((await ask('POST', '/_sandbox/switches', { colour: 'blue', statuses: { b: 2 } })).body.switches).toEqual({
      colour: 'blue',
      statuses: { a: 1, b: 2 },
    });
    expect((await ask('POST', '/_sandbox/switches', { colour: 'red', nothing: 1 })).status).toBe(400);
    expect((await ask('POST', '/_sandbox/switches', { colour: 'green' })).status).toBe(400);
    expect((await ask('GET', '/_sandbox/switches')).body.switches.colour).toBe('blue');
  });

  it('moves the clock and tells it', async () => {
    const before = (await ask('GET', '/_sandbox/clock')).body.seconds;
    const { body } = await ask('POST', '/_sandbox/clock', { advance: '2h', rate: 60 });
    expect(body.rate).toBe(60);
    expect(body.seconds - before).toBeGreaterThanOrEqual(7200);
  });
});
