import { describe, expect, it, vi } from 'vitest';
import { createClock } from '../../../sandbox/kernel/clock.ts';
import { createState } from '../../../sandbox/kernel/state.ts';

const hour = 3_600_000;

describe('the clock', () => {
  it('fires what is due in order, standing at each, also what a handler plans in turn', async () => {
    const clock = createClock(createState(':memory:'));
    const fired: [string, number][] = [];
    const start = clock.now();
    clock.on<string>('note', (name, dueAt) => {
      fired.push([name, Math.round((clock.now() - start) / hour)]);
      if (name === 'two') clock.schedule('note', dueAt + hour, 'three');
    });
    clock.start();
    clock.schedule('note', start + 4 * hour, 'four');
    clock.schedule('note', start + 2 * hour, 'two');
    clock.schedule('note', start + 9 * hour, 'nine');
    await clock.advance(5 * hour);
    expect(fired).toEqual([
      ['two', 2],
      ['three', 3],
      ['four', 4],
    ]);
    expect(clock.timers().waiting).toBe(1);
    expect(Math.round((clock.now() - start) / hour)).toBe(5);
    await clock.stop();
  });

  it('waits for a handler that takes its time before it goes on', async () => {
    const clock = createClock(createState(':memory:'));
    const seen: string[] = [];
    clock.on<string>('slow', async (name) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push(name);
    });
    clock.start();
    clock.schedule('slow', clock.now() + hour, 'first');
    clock.schedule('slow', clock.now() + 2 * hour, 'second');
    await Promise.all([clock.advance(hour), clock.advance(hour)]);
    expect(seen).toEqual(['first', 'second']);
    await clock.stop();
  });

  it('keeps time and timers in the state', async () => {
    const state = createState(':memory:');
    const before = createClock(state);
    before.start();
    before.schedule('note', before.now() + 3 * hour, { id: '1729424316659857065' });
    await before.advance(2 * hour);
    const at = before.now();
    await before.stop();

    const after = createClock(state);
    const payloads: unknown[] = [];
    after.on('note', (payload) => void payloads.push(payload));
    after.start();
    expect(after.now()).toBeGreaterThanOrEqual(at);
    await after.advance(2 * hour);
    expect(payloads).toEqual([{ id: '1729424316659857065' }]);
    await after.stop();
  });

  it('runs at its rate, and fires by itself', async () => {
    const clock = createClock(createState(':memory:'));
    const fired = new Promise<number>((resolve) => clock.on('note', () => resolve(clock.now())));
    clock.start();
    clock.setRate(3600);
    const dueAt = clock.now() + 30_000;
    clock.schedule('note', dueAt, null);
    expect(await fired).toBeGreaterThanOrEqual(dueAt);
    await clock.stop();
  });

  it('fires nothing that was cancelled', async () => {
    const clock = createClock(createState(':memory:'));
    clock.on('note', () => expect.unreachable());
    clock.cancel(clock.schedule('note', clock.now(), null));
    await clock.advance(hour);
    await clock.stop();
  });

  it('undoes what a failing handler did, and goes on with the next', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const state = createState(':memory:');
    const clock = createClock(state);
    clock.on<string>('note', (name) => {
      state.set(name, true);
      if (name === 'bad') throw new Error('no');
    });
    clock.schedule('note', clock.now(), 'bad');
    clock.schedule('note', clock.now(), 'good');
    await clock.advance(hour);
    expect([state.get('bad'), state.get('good'), clock.timers().waiting, log.mock.calls.length]).toEqual([
      undefined,
      true,
      0,
      1,
    ]);
    log.mockRestore();
    await clock.stop();
  });
});
