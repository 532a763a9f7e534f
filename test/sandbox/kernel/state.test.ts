import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIds, makeRequestId } from '../../../sandbox/kernel/ids.ts';
import { createState } from '../../../sandbox/kernel/state.ts';

interface Thing {
  id: string;
  colour: string;
}

describe('state', () => {
  it('keeps documents in order, by shop, and finds them by field', () => {
    const things = createState(':memory:').collection<Thing>('things', ['colour']);
    things.put('b', 's1', { id: 'b', colour: 'red' });
    things.put('a', 's2', { id: 'a', colour: 'red' });
    things.put('b', 's1', { id: 'b', colour: 'blue' });
    expect(things.list().map(({ id }) => id)).toEqual(['b', 'a']);
    expect(things.list({ shop: 's2' })).toEqual([{ id: 'a', colour: 'red' }]);
    expect(things.list({ reverse: true, limit: 1 })).toEqual([{ id: 'a', colour: 'red' }]);
    expect(things.find('colour', 'red')).toEqual([{ id: 'a', colour: 'red' }]);
    expect(things.find('colour', 'red', 's1')).toEqual([]);
    expect([things.count(), things.count('s1')]).toEqual([2, 1]);
    expect(things.update('a', (thing) => ({ ...thing, colour: 'green' }))?.colour).toBe('green');
    expect([things.delete('a'), things.delete('a'), things.get('a')]).toEqual([true, false, undefined]);
  });

  it('takes a transaction whole or not at all, the outermost deciding', () => {
    const state = createState(':memory:');
    expect(() =>
      state.transaction(() => {
        state.transaction(() => state.set('inner', 1));
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(state.get('inner')).toBeUndefined();
    state.transaction(() => state.set('inner', 2));
    expect(state.get('inner')).toBe(2);
  });

  it('forgets nothing when the file is opened again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-state-'));
    const first = createState(join(folder, 'deep', 'x.sqlite'));
    first.collection<Thing>('things').put('1', '', { id: '1729424316659857065', colour: 'á' });
    first.putBlob('image', Buffer.from([0, 255, 1]));
    first.close();
    const second = createState(join(folder, 'deep', 'x.sqlite'));
    expect(second.collection<Thing>('things').get('1')).toEqual({ id: '1729424316659857065', colour: 'á' });
    expect([...(second.getBlob('image') ?? [])]).toEqual([0, 255, 1]);
    expect(second.counts()).toEqual({ things: 1 });
    second.close();
    await rm(folder, { recursive: true });
  });
});

describe('ids', () => {
  it('are long, prefixed, and never come twice', () => {
    const state = createState(':memory:');
    const made = Array.from({ length: 2000 }, () => createIds(state, 1).next('1729', 19));
    expect(new Set(made).size).toBe(2000);
    for (const id of made) expect(id).toMatch(/^1729\d{15}$/);
  });

  it('differ by seed and repeat with it', () => {
    const first = (seed: number): string => createIds(createState(':memory:'), seed).next('576', 18);
    expect(first(1)).toBe(first(1));
    expect(first(1)).not.toBe(first(2));
  });

  it('name requests as the service does', () => {
    expect(makeRequestId()).toMatch(/^20\d{12}[0-9A-F]{20}$/);
  });
});
