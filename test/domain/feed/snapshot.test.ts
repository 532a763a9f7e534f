import { describe, expect, it } from 'vitest';
import { compactSnapshot } from '../../../domain/feed/compact-snapshot.ts';
import { diffIndexes } from '../../../domain/feed/diff-indexes.ts';
import { findRow, idAt, type ItemIndex } from '../../../domain/feed/item-index.ts';
import { linkIndexes } from '../../../domain/feed/link-indexes.ts';
import { createItemReader, type ReadRange } from '../../../domain/feed/pack-reader.ts';
import type { PackSink } from '../../../domain/feed/pack-writer.ts';
import { readFeed } from '../../../domain/feed/read-feed.ts';
import { readSnapshot, SnapshotError, writeSnapshot } from '../../../domain/feed/snapshot.ts';
import { sortByKey } from '../../../domain/feed/sort-keys.ts';
import { sourceOf } from './feed-document.ts';

const item = (id: string, brand: string) =>
  `<item><id>${id}</id><brand>${brand}</brand><price>10.50 BRL</price></item>`;
const rss = (...items: string[]) => `<rss><channel>\n${items.join('\n')}\n</channel></rss>\n`;
const shop = (from: number, to: number, brand: string) =>
  Array.from({ length: to - from }, (_, n) => item(`é${from + n}`, brand + 'x'.repeat(2000)));

/** Packs by name, in memory. */
function createStore() {
  const packs = new Map<string, Buffer>();
  const sink = (name: string): PackSink => ({
    name,
    write: async (part) => void packs.set(name, Buffer.concat([packs.get(name) ?? Buffer.alloc(0), part])),
  });
  const read: ReadRange = async (name, offset, length) => packs.get(name)!.subarray(offset, offset + length);
  return { packs, sink, read };
}

const reopen = (index: ItemIndex) => readSnapshot([...writeSnapshot(index)].map((part) => Buffer.from(part)));

describe('the index', () => {
  it('comes back as it was written, whatever the pieces', async () => {
    const { index } = await readFeed(sourceOf(rss(...shop(0, 50, 'A'), '<item><title>no id</title></item>')));
    const bytes = Buffer.concat([...writeSnapshot(index)]);
    for (const size of [1, 13, 1 << 20]) expect(await readSnapshot(sourceOf(bytes, [size]))).toEqual(index);
    const next = await readFeed(sourceOf(rss(...shop(0, 50, 'A'), '<item><title>no id</title></item>')), {
      previous: await reopen(index),
    });
    expect(next.parsed).toBe(1);
  });

  it('of nothing comes back too', async () => {
    const { index } = await readFeed(sourceOf(rss()));
    expect(await reopen(index)).toEqual(index);
  });

  it('is refused when it is cut, damaged, longer, or something else', async () => {
    const { index } = await readFeed(sourceOf(rss(...shop(0, 5, 'A'))));
    const bytes = Buffer.concat([...writeSnapshot(index)]);
    const damaged = Buffer.from(bytes);
    damaged[bytes.length - 5]! ^= 1;
    const inHeader = Buffer.from(bytes);
    inHeader[12] = 0;
    const versions = [
      bytes.subarray(0, -8),
      bytes.subarray(0, 5),
      damaged,
      inHeader,
      Buffer.concat([bytes, bytes]),
      Buffer.from('something else'),
      Buffer.alloc(0),
    ];
    for (const version of versions) await expect(readSnapshot([version])).rejects.toThrow(SnapshotError);
  });

  it('keeps two ids apart whose hashes are the same', async () => {
    const { index } = await readFeed(sourceOf(rss(item('a', 'x'), item('b', 'y'), item('c', 'z'))));
    const keys = index.keys.slice();
    const [a, c] = [0, 4];
    keys.set(keys.subarray(a, a + 2), c);
    const forged = { ...index, keys };
    const collided: ItemIndex = { ...forged, byKey: sortByKey(forged) };
    expect(idAt(collided, findRow(collided, 'a'))).toBe('a');
    expect([...linkIndexes(collided, collided)]).toEqual([0, 1, 2]);
    const without = {
      ...collided,
      keys: keys.subarray(2),
      ids: Buffer.from('bc'),
      idEnds: new Uint32Array([1, 2]),
      count: 2,
    };
    expect([...linkIndexes({ ...without, byKey: sortByKey(without) }, collided)]).toEqual([-1, 0, 1]);
  });
});

describe('the copies of the items', () => {
  it('are read back one by one, over several runs', async () => {
    const store = createStore();
    const first = await readFeed(sourceOf(rss(...shop(0, 400, 'A'))), { pack: store.sink('one') });
    const changed = rss(...shop(0, 100, 'A'), ...shop(100, 103, 'B'), ...shop(103, 400, 'A'), ...shop(400, 402, 'C'));
    const second = await readFeed(sourceOf(changed), { pack: store.sink('two'), previous: await reopen(first.index) });
    expect(second.index.meta.packs.map(({ name }) => name)).toEqual(['one', 'two']);
    expect(store.packs.get('one')!.length).toBeGreaterThan(0);
    const reader = createItemReader(second.index, store.read);
    for (const [row, brand] of [
      [399, 'A'],
      [0, 'A'],
      [101, 'B'],
      [401, 'C'],
    ] as const) {
      const text = await reader.readText(row);
      expect(text).toBe(item(`é${row}`, brand + 'x'.repeat(2000)));
    }
  });

  it('are gathered into one pack', async () => {
    const store = createStore();
    const first = await readFeed(sourceOf(rss(...shop(0, 200, 'A'))), { pack: store.sink('one') });
    const next = await readFeed(sourceOf(rss(...shop(0, 3, 'B'), ...shop(3, 200, 'A'))), {
      pack: store.sink('two'),
      previous: first.index,
    });
    const compact = await compactSnapshot(next.index, store.read, store.sink('all'));
    store.packs.delete('one');
    store.packs.delete('two');
    expect(compact.meta.packs.map(({ name }) => name)).toEqual(['all']);
    const reader = createItemReader(await reopen(compact), store.read);
    for (const row of [0, 2, 3, 199])
      expect(await reader.readText(row)).toBe(item(`é${row}`, (row < 3 ? 'B' : 'A') + 'x'.repeat(2000)));
  });

  it('are not written where nothing changed, and fail the reading where they cannot be written', async () => {
    const store = createStore();
    const document = rss(...shop(0, 20, 'A'));
    const first = await readFeed(sourceOf(document), { pack: store.sink('one') });
    const again = await readFeed(sourceOf(document), { pack: store.sink('two'), previous: first.index });
    expect(again.index).toBe(first.index);
    expect(store.packs.has('two')).toBe(false);
    const full: PackSink = { name: 'x', write: () => Promise.reject(new Error('disk full')) };
    await expect(readFeed(sourceOf(document), { pack: full })).rejects.toThrow('disk full');
  });
});

describe('a chain of readings', () => {
  it('removes at last what was missing from a cut document', async () => {
    const whole = rss(...shop(0, 10, 'A'));
    const first = await readFeed(sourceOf(whole));
    const cut = await readFeed(sourceOf(whole.slice(0, whole.length / 2)), { previous: first.index });
    expect(diffIndexes(first.index, cut.index)).toMatchObject({ removed: 0, withheld: cut.index.count - cut.ids });
    const third = await readFeed(sourceOf(rss(...shop(0, 8, 'A'))), { previous: await reopen(cut.index) });
    const { changes } = diffIndexes(cut.index, third.index);
    expect([...changes()].map(({ id, change }) => `${change} ${id}`)).toEqual(['removed é8', 'removed é9']);
  });

  it('fingerprints anew what older rules have read, instead of telling it as changed', async () => {
    const store = createStore();
    const first = await readFeed(sourceOf(rss(...shop(0, 4, 'A'))), { pack: store.sink('one') });
    const older: ItemIndex = {
      ...first.index,
      facets: first.index.facets.map((half) => half ^ 1),
      meta: { ...first.index.meta, facetVersion: 'older' },
    };
    const next = rss(...shop(0, 2, 'A'), shop(2, 3, 'B')[0]!, shop(3, 4, 'A')[0]!.replace('<id>', '<!-- x --><id>'));
    const staged: string[] = [];
    const second = await readFeed(sourceOf(next), {
      previous: older,
      readPrevious: store.read,
      stage: async (batch) => void staged.push(...batch.map(({ item: { id } }) => id)),
    });
    expect(second.parsed).toBe(4);
    expect([...diffIndexes(older, second.index, second.links!).changes()]).toEqual([
      { id: 'é2', change: 'changed', facets: ['content'] },
    ]);
    expect(staged).toEqual(['é2']);
  });

  it('does not trust equal bytes under other entities', async () => {
    const document = (value: string) =>
      `<!DOCTYPE rss [<!ENTITY a "${value}">]>${rss(item('1', '&a;'), item('2', 'b'))}`;
    const first = await readFeed(sourceOf(document('x')));
    const second = await readFeed(sourceOf(document('y')), { previous: first.index });
    expect([...diffIndexes(first.index, second.index).changes()]).toEqual([
      { id: '1', change: 'changed', facets: ['content'] },
    ]);
  });

  it('stages what is new or changed in batches, in order, and waits for each', async () => {
    const first = await readFeed(sourceOf(rss(...shop(0, 10, 'A'))));
    const batches: string[][] = [];
    let busy = false;
    const { index } = await readFeed(sourceOf(rss(...shop(20, 22, 'N'), ...shop(3, 7, 'B'), ...shop(7, 10, 'A'))), {
      previous: first.index,
      batchSize: 4,
      stage: async (batch) => {
        expect(busy).toBe(false);
        busy = true;
        await new Promise((done) => setImmediate(done));
        batches.push(batch.map(({ item: { id }, change, row }) => `${change} ${id} ${row}`));
        busy = false;
      },
    });
    expect(batches).toEqual([
      ['added é20 0', 'added é21 1', 'changed é3 2', 'changed é4 3'],
      ['changed é5 4', 'changed é6 5'],
    ]);
    expect(idAt(index, 3)).toBe('é4');
  });
});
