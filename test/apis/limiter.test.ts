import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLimiter, LimiterBusy } from '../../apis/limiter.ts';

const key = { app: 'a', shop: 's', path: '/p' };
const options = { perSecond: 10, burst: 2, slowestPerSecond: 1, regainPerSecond: 1, longestWaitMs: 1000 };

describe('createLimiter', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  /** Takes so many turns and tells when each came, in milliseconds from now. */
  function takeMany(limiter: ReturnType<typeof createLimiter>, count: number) {
    const start = performance.now();
    const turns: number[] = [];
    const all = Array.from({ length: count }, () =>
      limiter.take(key).then(() => turns.push(performance.now() - start)),
    );
    return { turns, settled: Promise.allSettled(all) };
  }

  it('lets a burst through and then one call each tenth of a second, in order', async () => {
    const { turns, settled } = takeMany(createLimiter(options), 5);
    await vi.advanceTimersByTimeAsync(1000);
    await settled;
    expect(turns).toEqual([0, 0, 100, 200, 300]);
  });

  it('never lets more through in a second than rate and burst, however long it was quiet', async () => {
    const limiter = createLimiter(options);
    await vi.advanceTimersByTimeAsync(60_000);
    const { turns, settled } = takeMany(limiter, 12);
    await vi.advanceTimersByTimeAsync(2000);
    await settled;
    expect(turns.filter((turn) => turn < 1000).length).toBeLessThanOrEqual(12);
    expect(turns.filter((turn) => turn < 100).length).toBe(2);
  });

  it('refuses at once what would wait too long, and says for how long', async () => {
    const limiter = createLimiter({ ...options, longestWaitMs: 250 });
    const { turns, settled } = takeMany(limiter, 5);
    await vi.advanceTimersByTimeAsync(0);
    const busy = await limiter.take(key).catch((error: unknown) => error);
    expect(busy).toBeInstanceOf(LimiterBusy);
    expect((busy as LimiterBusy).retryAfterMs).toBeCloseTo(300, 0);
    await vi.advanceTimersByTimeAsync(1000);
    const results = await settled;
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect(turns).toEqual([0, 0, 100, 200]);
  });

  it('keeps other shops and paths out of it', async () => {
    const limiter = createLimiter({ ...options, longestWaitMs: 0 });
    await limiter.take(key);
    await limiter.take(key);
    await expect(limiter.take(key)).rejects.toBeInstanceOf(LimiterBusy);
    await limiter.take({ ...key, shop: 'other' });
    await limiter.take({ ...key, path: '/other' });
    await limiter.take({ ...key, app: 'other' });
  });

  it('halves on a refusal, once for a burst of them, and comes back in a straight line', async () => {
    const limiter = createLimiter(options);
    for (let refusals = 0; refusals < 20; refusals += 1) limiter.slowDown(key);
    expect(limiter.rateOf(key)).toBe(5);
    await vi.advanceTimersByTimeAsync(2000);
    expect(limiter.rateOf(key)).toBeCloseTo(7);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(limiter.rateOf(key)).toBe(10);
  });

  it('never falls below the slowest rate', async () => {
    const limiter = createLimiter({ ...options, regainPerSecond: 0 });
    for (let refusals = 0; refusals < 10; refusals += 1) {
      limiter.slowDown(key);
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(limiter.rateOf(key)).toBe(1);
  });

  it('closes for as long as the service asked, and turns away who waits beyond the bound', async () => {
    const limiter = createLimiter(options);
    const first = takeMany(limiter, 4);
    await vi.advanceTimersByTimeAsync(0);
    limiter.slowDown(key, 30_000);
    const results = await first.settled;
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    await expect(limiter.take(key)).rejects.toBeInstanceOf(LimiterBusy);
    await vi.advanceTimersByTimeAsync(30_000);
    const later = takeMany(limiter, 1);
    await vi.advanceTimersByTimeAsync(1000);
    await later.settled;
    expect(later.turns).toHaveLength(1);
  });

  it('lets go of a waiter whose signal is aborted, and serves the next', async () => {
    const limiter = createLimiter({ ...options, burst: 1 });
    await limiter.take(key);
    const abort = new AbortController();
    const gone = limiter.take(key, abort.signal).catch((error: unknown) => error);
    const next = takeMany(limiter, 1);
    abort.abort(new Error('cancelled'));
    expect(await gone).toEqual(new Error('cancelled'));
    await vi.advanceTimersByTimeAsync(100);
    await next.settled;
    expect(next.turns).toEqual([100]);
    await expect(limiter.take(key, abort.signal)).rejects.toThrow('cancelled');
  });
});
