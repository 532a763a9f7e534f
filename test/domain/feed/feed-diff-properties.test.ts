import { gzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { diffIndexes, type FeedDiff } from '../../../domain/feed/diff-indexes.ts';
import { FeedError } from '../../../domain/feed/feed-error.ts';
import { idAt } from '../../../domain/feed/item-index.ts';
import { linkIndexes } from '../../../domain/feed/link-indexes.ts';
import { readFeed, type FeedReading } from '../../../domain/feed/read-feed.ts';
import { shop, shopItem, sourceOf, writeFeed, writing, type ShopItem } from './feed-document.ts';

const read = (document: string | Buffer, previous?: FeedReading) =>
  readFeed(sourceOf(document), { previous: previous?.index });

/** By two readings that know nothing of each other; the way over the previous index must agree with it. */
async function diff(before: string | Buffer, after: string | Buffer): Promise<FeedDiff> {
  const old = await read(before);
  const next = await read(after);
  const result = diffIndexes(old.index, next.index);
  const quick = await read(after, old);
  expect([...quick.links!]).toEqual([...linkIndexes(old.index, quick.index)]);
  const byReading = diffIndexes(old.index, quick.index, quick.links!);
  expect({ ...byReading, rows: [...byReading.changes()], changes: null }).toEqual({
    ...result,
    rows: [...result.changes()],
    changes: null,
  });
  return result;
}

const NOTHING = { added: 0, removed: 0, changed: 0, withheld: 0 };

it('finds no difference between a feed and itself', () =>
  fc.assert(
    fc.asyncProperty(shop, writing, async (items, way) => {
      const document = writeFeed(items, way);
      expect(await diff(document, document)).toMatchObject({ ...NOTHING, unchanged: items.length });
    }),
    { numRuns: 60 },
  ));

it('finds no difference between two ways to write the same shop', () =>
  fc.assert(
    fc.asyncProperty(
      shop,
      writing,
      writing,
      fc.constantFrom('utf8', 'utf16le', 'gzip'),
      async (items, one, other, coding) => {
        const document = writeFeed(items, other);
        const after =
          coding === 'gzip'
            ? gzipSync(document)
            : Buffer.from(`${coding === 'utf16le' ? '\ufeff' : ''}${document}`, coding);
        const result = await diff(writeFeed(items, one), after);
        expect([...result.changes()]).toEqual([]);
        expect(result.unchanged).toBe(items.length);
      },
    ),
    { numRuns: 150 },
  ));

const edit = fc.record({
  item: shopItem,
  what: fc.constantFrom('title', 'images', 'cents', 'stocked', 'grams', 'gone'),
});

/** Two shops that share most of their items. */
const twoShops = fc.tuple(shop, fc.array(edit, { maxLength: 12 }), shop).map(([old, edits, more]) => {
  const edited = old.flatMap((item, at): ShopItem[] => {
    const change = edits[at];
    if (!change) return [item];
    return change.what === 'gone' ? [] : [{ ...item, [change.what]: change.item[change.what] }];
  });
  const ids = new Set(old.map(({ id }) => id));
  return { old, next: [...edited, ...more.filter(({ id }) => !ids.has(id))] };
});

it('gives the same differences in any order of the items', () =>
  fc.assert(
    fc.asyncProperty(twoShops, fc.infiniteStream(fc.nat()), async ({ old, next }, keys) => {
      const shuffled = next
        .map((item) => ({ item, key: keys.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
      const sorted = (result: FeedDiff) => [...result.changes()].sort((a, b) => (a.id < b.id ? -1 : 1));
      const [first, second] = [
        await diff(writeFeed(old), writeFeed(next)),
        await diff(writeFeed(old), writeFeed(shuffled)),
      ];
      expect(sorted(second)).toEqual(sorted(first));
      expect({ ...second, changes: null }).toEqual({ ...first, changes: null });
    }),
    { numRuns: 60 },
  ));

it('turns the old shop into the new one when it is applied', () =>
  fc.assert(
    fc.asyncProperty(twoShops, writing, async ({ old, next }, way) => {
      const result = await diff(writeFeed(old), writeFeed(next, way));
      const shopNow = new Map(old.map((item) => [item.id, item]));
      const source = new Map(next.map((item) => [item.id, item]));
      for (const { id, change, facets } of result.changes()) {
        const target = source.get(id);
        if (change === 'removed') expect(shopNow.delete(id)).toBe(true);
        else if (change === 'added') {
          expect(shopNow.has(id)).toBe(false);
          shopNow.set(id, target!);
        } else {
          const item = { ...shopNow.get(id)! };
          for (const facet of facets) Object.assign(item, fieldsOf(facet, target!));
          expect(facets.length).toBeGreaterThan(0);
          shopNow.set(id, item);
        }
      }
      expect([...shopNow.values()].map(meaning).sort()).toEqual(next.map(meaning).sort());
      expect(result.added + result.changed + result.unchanged).toBe(next.length);
    }),
    { numRuns: 100 },
  ));

function fieldsOf(facet: string, { title, images, cents, stocked, grams }: ShopItem): Partial<ShopItem> {
  return { content: { title }, images: { images }, price: { cents }, stock: { stocked }, logistics: { grams } }[facet]!;
}

/** The set of the other images means something, their order nothing. */
function meaning({ images: [cover, ...others], ...item }: ShopItem): string {
  return JSON.stringify([item.id, item.title, cover, others.sort(), item.cents, item.stocked, item.grams]);
}

it('removes nothing when the document is cut, wherever that is', () =>
  fc.assert(
    fc.asyncProperty(
      shop,
      writing,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.boolean(),
      async (items, way, share, packed) => {
        const document = writeFeed(items, way);
        const whole = packed ? gzipSync(document) : Buffer.from(document);
        // Behind the root's end there is one line end, which may be missing.
        const cut = whole.subarray(0, Math.floor(share * (whole.length - (packed ? 9 : 2))));
        const old = await read(document);
        const next = await read(cut, old).catch((error: unknown) => error);
        if (next instanceof FeedError) return;
        const { complete, index, links, rejected } = next as FeedReading;
        expect(complete).toBe(false);
        expect(rejected.total).toBe(0);
        const result = diffIndexes(old.index, index, links!);
        expect(result).toMatchObject({ removed: 0, added: 0, changed: 0 });
        expect(result.unchanged + result.withheld).toBe(items.length);
        // The next good document sees everything again.
        const again = await readFeed(sourceOf(document), { previous: index });
        expect(diffIndexes(index, again.index, again.links!)).toMatchObject({ ...NOTHING, unchanged: items.length });
      },
    ),
    { numRuns: 200 },
  ));

it('reads the same whatever the sizes of the chunks', () =>
  fc.assert(
    fc.asyncProperty(
      shop,
      writing,
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
      async (items, way, sizes) => {
        const document = writeFeed(items, way);
        const [whole, pieces] = [await read(document), await readFeed(sourceOf(document, sizes))];
        expect({ ...pieces.index, meta: pieces.index.meta }).toEqual(whole.index);
        const old = await read(writeFeed(items.slice(1), way));
        const [quick, quickPieces] = [
          await read(document, old),
          await readFeed(sourceOf(document, sizes), { previous: old.index }),
        ];
        expect(quickPieces.index).toEqual(quick.index);
        expect(quickPieces.parsed).toBe(quick.parsed);
      },
    ),
    { numRuns: 60 },
  ));

it('reads what fast-xml-parser reads from the whole document', () =>
  fc.assert(
    fc.asyncProperty(shop, writing, async (items, way) => {
      const document = writeFeed(items, way);
      const parser = new XMLParser({
        ignoreAttributes: true,
        parseTagValue: false,
        removeNSPrefix: true,
        trimValues: false,
        htmlEntities: true,
      });
      const tree = parser.parse(document);
      const list = {
        rss: tree.rss?.channel.item,
        atom: tree.feed?.entry,
        items: tree.products?.product,
        wrapped: tree.shop?.offers.offer,
      };
      const expected = [list[way.wrapping] ?? []].flat() as Record<string, string | string[]>[];
      const reading = await readFeed(sourceOf(document), { sample: 100 });
      expect(reading.sample.map(({ id }) => id)).toEqual(expected.map(({ id }) => text(id)));
      reading.sample.forEach((item, at) => {
        const fields = expected[at]!;
        expect(item.title).toBe(text(fields['title']));
        expect(item.imageLink).toBe(text(fields['image_link']));
        expect(item.additionalImageLinks ?? []).toEqual([fields['additional_image_link'] ?? []].flat().map(text));
        expect(item.price).toEqual({ amount: items[at]!.cents, currency: 'BRL' });
      });
      expect(reading.index.count).toBe(items.length);
      items.forEach(({ id }, row) => expect(idAt(reading.index, row)).toBe(id));
    }),
    { numRuns: 100 },
  ));

/** White space around a text and in it means nothing. */
function text(value: string | string[] | undefined): string {
  return String(value).normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
