import { expect, it } from 'vitest';
import { diffIndexes } from '../../domain/feed/diff-indexes.ts';
import { createParsePool } from '../../domain/feed/parse-pool.ts';
import { readFeed, type FeedReading } from '../../domain/feed/read-feed.ts';
import { PARSE_THREADS } from '../../starters/parse-threads.ts';
import { sourceOf } from '../domain/feed/feed-document.ts';

const MEGABYTE = 1024 ** 2;

/** Long enough for threads, with every kind of trouble on the way. */
function longFeed(items: number, brand: (n: number) => string): string {
  const filler = 'x'.repeat(12_000);
  const list = Array.from({ length: items }, (_, n) => {
    const id = n % 50 === 49 ? n - 1 : n;
    const extra = n % 40 === 7 ? '<title>A & B</title>' : '';
    const price = n % 60 === 3 ? '1.299 BRL' : `${n + 1},90 BRL`;
    return `<item>${n % 70 === 5 ? '' : `<id>${id}</id>`}<brand>${brand(n)}</brand>${extra}<price>${price}</price>\n<x>${filler}</x></item>`;
  });
  return `<rss><channel>${list.join('\n')}</channel></rss>`;
}

async function readWith(document: string, threads: number, previous?: FeedReading) {
  const staged: unknown[] = [];
  const reading = await readFeed(sourceOf(document, [MEGABYTE / 4]), {
    threads: { ...PARSE_THREADS, most: threads },
    previous: previous?.index,
    stage: async (batch) => void staged.push(...batch),
  });
  return { reading, staged };
}

it('gives the same on several threads as on one', async () => {
  const before = longFeed(1200, (n) => `A${n}`);
  const [alone, beside] = [await readWith(before, 0), await readWith(before, 2)];
  expect(beside.reading.index).toEqual(alone.reading.index);
  expect(beside.reading.problems).toEqual(alone.reading.problems);
  expect(beside.reading.rejected).toEqual(alone.reading.rejected);
  expect(beside.staged).toEqual(alone.staged);

  const after = longFeed(1200, (n) => (n % 2 === 0 ? 'B' : `A${n}`));
  const [next, nextBeside] = [await readWith(after, 0, alone.reading), await readWith(after, 2, alone.reading)];
  expect(nextBeside.reading.index).toEqual(next.reading.index);
  expect(nextBeside.staged).toEqual(next.staged);
  expect(diffIndexes(alone.reading.index, next.reading.index, next.reading.links!).changed).toBeGreaterThan(500);
  expect(nextBeside.reading.problems).toEqual(next.reading.problems);
});

it('parses on other threads once there is much to parse, and ends them', async () => {
  const context = { format: 'rss', itemName: 'item', namespaces: {}, entities: {}, priceStyle: null } as const;
  const pool = createParsePool({ context, encoding: 'utf-8', wantItems: true }, { ...PARSE_THREADS, most: 1 });
  const raw = Buffer.from('<item><id>1</id></item>');
  const parse = () => pool.parse({ bytes: new Uint8Array(raw), ends: Uint32Array.of(raw.length) });
  let moved = false;
  for (let batches = 0; !moved && batches < 100_000; batches++) {
    const bytes = new Uint8Array(raw);
    const answer = pool.parse({ bytes, ends: Uint32Array.of(raw.length) });
    // A batch that was handed to a thread has left this one.
    moved = bytes.byteLength === 0;
    expect((await answer).parsed.ids).toEqual(['1']);
    if (batches % 100 === 0) await new Promise((done) => setImmediate(done));
  }
  expect(moved).toBe(true);
  await pool.close();
  expect((await parse()).parsed.items).toEqual([{ id: '1' }]);
});
