import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openCaller, parts } from './caller.ts';
import type { Caller } from './caller.ts';

let caller: Caller;
let shop: Awaited<ReturnType<Caller['authorize']>>;
let stateDir: string;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'sandbox-faults-'));
  caller = await openCaller({ stateDir });
  shop = await caller.authorize();
});
afterEach(() => caller.control('DELETE', '/_sandbox/faults'));
afterAll(async () => {
  await caller.close();
  await rm(stateDir, { recursive: true });
});

const path = '/event/202309/webhooks';
const put = (port = 1) =>
  caller.send(
    parts(
      shop.access,
      'PUT',
      path,
      { shop_cipher: shop.cipher },
      { event_type: 'PRODUCT_CREATION', address: `http://127.0.0.1:${port}/` },
    ),
  );
const fault = (wanted: Record<string, unknown>) =>
  caller.control('POST', '/_sandbox/faults', { path: '/event/**', ...wanted });
/** What was registered last; shows whether a struck request was carried out. */
const registered = async (): Promise<string> =>
  (await caller.control('GET', '/_sandbox/state?kind=webhooks')).items[0]?.address;
const lastCall = async () => (await caller.control('GET', '/_sandbox/calls')).calls.at(-1);

describe('a fault', () => {
  it.each([
    ['429', { status: 429, code: 36009002 }],
    ['500', { status: 500, code: 36009003 }],
    ['code:36009003', { status: 200, code: 36009003 }],
    ['code:36009007', { status: 200, code: 36009007 }],
    ['code:105002', { status: 401, code: 105002 }],
    ['code:12052032', { status: 200, code: 12052032 }],
  ])('%s refuses in the service’s own words, and nothing happens', async (kind, expected) => {
    await put(1);
    await fault({ kind, count: 1 });
    expect(await put(2)).toMatchObject(expected);
    expect(await registered()).toBe('http://127.0.0.1:1/');
    expect(await lastCall()).toMatchObject({ ...expected, path, method: 'PUT', fault: kind });
    expect((await put(1)).code).toBe(0);
  });

  it('503 is a plain answer of an overloaded gateway', async () => {
    await fault({ kind: '503' });
    const response = await fetch(`${caller.url}${path}`);
    expect([response.status, await response.text()]).toEqual([503, 'Service Unavailable']);
  });

  it('cut ends the connection before anything happens', async () => {
    await put(1);
    await fault({ kind: 'cut' });
    await expect(put(2)).rejects.toThrow('fetch failed');
    expect(await registered()).toBe('http://127.0.0.1:1/');
    expect(await lastCall()).toMatchObject({ status: 0, code: null, fault: 'cut' });
  });

  it('cut after the commit leaves the change behind', async () => {
    await fault({ kind: 'cut', phase: 'after' });
    await expect(put(3)).rejects.toThrow('fetch failed');
    expect(await registered()).toBe('http://127.0.0.1:3/');
  });

  it.each([
    ['timeout', 'http://127.0.0.1:1/'],
    ['timeout-after-commit', 'http://127.0.0.1:4/'],
  ])('%s never answers', async (kind, left) => {
    await put(1);
    await fault({ kind, ms: 50 });
    await expect(put(4)).rejects.toThrow('fetch failed');
    expect(await registered()).toBe(left);
    expect(await lastCall()).toMatchObject({ status: 0, fault: kind });
  });

  it('slow answers, late', async () => {
    await fault({ kind: 'slow', ms: 80 });
    expect((await put(5)).code).toBe(0);
    expect((await lastCall()).ms).toBeGreaterThanOrEqual(75);
  });

  it('html and bad-json spoil the answer to what was done', async () => {
    for (const kind of ['html', 'bad-json']) {
      await put(1);
      await fault({ kind, count: 1 });
      await expect(put(6)).rejects.toThrow(SyntaxError);
      expect(await registered()).toBe('http://127.0.0.1:6/');
    }
  });

  it('strikes only its path and method, a share of the calls, the same each time for a seed', async () => {
    const draw = async (seed: number): Promise<number[]> => {
      await caller.control('DELETE', '/_sandbox/faults');
      await fault({ kind: '500', rate: 0.4, seed, method: 'PUT' });
      const codes: number[] = [];
      for (let call = 0; call < 12; call += 1) codes.push((await put()).code);
      return codes;
    };
    const first = await draw(5);
    expect(new Set(first).size).toBe(2);
    expect(await draw(5)).toEqual(first);
    expect(await draw(6)).not.toEqual(first);
    expect((await caller.send(parts(shop.access, 'GET', '/seller/202309/shops'))).code).toBe(0);
  });

  it('outlives a restart, as everything does', async () => {
    await fault({ kind: '500', count: 3 });
    await put();
    const before = await caller.control('GET', '/_sandbox/state');
    const clock = await caller.control('POST', '/_sandbox/clock', { advance: '1h' });
    const calls = await caller.control('GET', '/_sandbox/calls');
    await caller.control('POST', '/_sandbox/switches', { retryAfter: true });
    await caller.control('POST', '/_sandbox/limits', { path: '/x/**', perSecond: 2 });
    await caller.close();
    caller = await openCaller({ stateDir, seed: 99 });
    expect(await caller.control('GET', '/_sandbox/state')).toEqual(before);
    expect((await caller.control('GET', '/_sandbox/clock')).seconds).toBeGreaterThanOrEqual(clock.seconds);
    expect(await caller.control('GET', '/_sandbox/calls')).toEqual(calls);
    expect((await caller.control('GET', '/_sandbox/switches')).switches.retryAfter).toBe(true);
    expect((await caller.control('GET', '/_sandbox/limits')).limits).toContainEqual({ path: '/x/**', perSecond: 2 });
    expect([(await put()).code, (await put()).code, (await put()).code]).toEqual([36009003, 36009003, 0]);
  });

  it.each([
    [{ kind: 'nothing' }],
    [{ kind: '500', rate: 2 }],
    [{ kind: '500', path: 'event' }],
    [{ kind: '500', count: -1 }],
  ])('is refused where it makes no sense: %j', async (wanted) => {
    expect(await fault(wanted)).toHaveProperty('error.message');
  });
});

describe('the journal', () => {
  it('numbers calls on, tells totals, and leaves control calls out', async () => {
    await caller.control('DELETE', '/_sandbox/calls');
    const { next } = await caller.control('GET', '/_sandbox/calls');
    await put();
    await put();
    const page = await caller.control('GET', `/_sandbox/calls?since=${next}`);
    expect(page.calls.map(({ n }: { n: number }) => n)).toEqual([next + 1, next + 2]);
    expect(page).toMatchObject({ next: next + 2, totals: { [path]: 2 } });
    expect(page.calls[0]).toMatchObject({ method: 'PUT', path, status: 200, code: 0, shop: shop.id, fault: null });
    expect((await caller.control('GET', `/_sandbox/calls?since=${next + 2}`)).calls).toEqual([]);
  });
});
