import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { diffIndexes } from '../../../domain/feed/diff-indexes.ts';
import { readFeed, type FeedReading, type ReadFeedOptions } from '../../../domain/feed/read-feed.ts';
import type { StagedItem } from '../../../domain/feed/record-items.ts';
import { sourceOf } from './feed-document.ts';

const item = (id: string, rest = '') =>
  `<item><g:id>${id}</g:id><title>T ${id}</title><g:price>10.50 BRL</g:price>${rest}</item>`;
const rss = (...items: string[]) =>
  `<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0"><channel>\n${items.join('\n')}\n</channel></rss>\n`;
const read = (document: string | Buffer, options?: ReadFeedOptions) => readFeed(sourceOf(document), options);

describe('documents of every kind', () => {
  it.each([
    ['RSS', rss(item('1'), item('2')), 'rss', ['1', '2']],
    ['RSS without a channel', '<rss><item><id>1</id></item></rss>', 'rss', ['1']],
    ['RSS without items', rss(), 'rss', []],
    [
      'RSS whose first item has metadata before it',
      `<rss><channel><image><url>x</url></image><item><id>1</id></item></channel></rss>`,
      'rss',
      ['1'],
    ],
    [
      'RSS 1.0',
      '<rdf:RDF><channel><items><li/></items></channel><item><id>1</id></item><item><id>2</id></item></rdf:RDF>',
      'items',
      ['1', '2'],
    ],
    ['Atom', '<feed><title>x</title><entry><id>1</id></entry><entry><id>2</id></entry></feed>', 'atom', ['1', '2']],
    [
      'Atom with a prefix',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><id>1</id></a:entry></a:feed>',
      'atom',
      ['1'],
    ],
    [
      'Atom without entries',
      '<feed xmlns="http://www.w3.org/2005/Atom"><link/><link/><title>x</title></feed>',
      'atom',
      [],
    ],
    ['a list', '<products><product><id>1</id></product><product><id>2</id></product></products>', 'items', ['1', '2']],
    ['a list of one', '<products><product><id>1</id></product></products>', 'items', ['1']],
    [
      'a list of unknown names',
      '<loja><nome>x</nome><mercadoria><id>1</id></mercadoria><mercadoria><id>2</id></mercadoria></loja>',
      'items',
      ['1', '2'],
    ],
    [
      'a list of one of an unknown name',
      '<loja><mercadoria><id>1</id><foto><url>x</url></foto><foto><url>y</url></foto></mercadoria></loja>',
      'items',
      ['1'],
    ],
    [
      'a wrapped list',
      '<shop><name>x</name><offers><offer><id>1</id></offer><offer><id>2</id></offer></offers></shop>',
      'items',
      ['1', '2'],
    ],
    [
      'a list wrapped twice',
      '<c><s><offers><offer><id>1</id></offer><offer><id>2</id></offer></offers></s></c>',
      'items',
      ['1', '2'],
    ],
    [
      'products with variants',
      '<products><product><id>1</id><v><sku>a</sku></v><v><sku>b</sku></v></product></products>',
      'items',
      ['1'],
    ],
    ['an empty list', '<products></products>', 'items', []],
    ['an empty list that closes itself', '<products/>', 'items', []],
    [
      'a DOCTYPE with markup in it',
      `<!DOCTYPE rss [<!ENTITY a "<item>>"> <!-- ]> <item> -->]><rss><item><id>1</id></item></rss>`,
      'rss',
      ['1'],
    ],
    ['white space and a comment first', `\n <!-- <rss> --> <rss><item><id>1</id></item></rss>`, 'rss', ['1']],
  ])('%s', async (_, document, format, ids) => {
    const reading = await read(document, { sample: 10 });
    expect({ format: reading.format, complete: reading.complete, ids: reading.sample.map(({ id }) => id) }).toEqual({
      format,
      complete: true,
      ids,
    });
    expect(reading.items).toBe(ids.length);
    expect(reading.problems.listed.map(({ code }) => code)).toEqual(ids.length === 0 ? ['no-items'] : []);
  });
});

describe('what is no feed', () => {
  it.each([
    ['nothing', '', 'feed-empty'],
    ['white space', ' \n\ufeff ', 'feed-empty'],
    ['a web page', '<!DOCTYPE html><html><body><item><id>1</id></item></body></html>', 'html-page'],
    ['a web page without a DOCTYPE', '\n<HTML><head></head>', 'html-page'],
    ['a web page in XML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', 'html-page'],
    ['JSON', '{"items":[]}', 'not-a-feed'],
    ['a text', 'Access denied <b>', 'not-a-feed'],
    ['an error document', '<Error><Code>AccessDenied</Code><Message>x</Message></Error>', 'not-a-feed'],
    ['a document that ends before its root opens', '<?xml version="1.0"?><!-- x', 'not-a-feed'],
    ['a document that ends in its root', '<?xml version="1.0"?>\n<rss version="2', 'not-a-feed'],
  ])('%s is %s', async (_, document, code) => {
    await expect(read(document)).rejects.toMatchObject({ name: 'FeedError', code, fix: expect.stringMatching(/\.$/) });
  });

  it('passes on what the source says when not one byte came', async () => {
    await expect(readFeed(broken(''))).rejects.toThrow('connection reset');
  });
});

async function* broken(start: string): AsyncGenerator<Uint8Array> {
  if (start) yield Buffer.from(start);
  throw new Error('connection reset');
}

describe('bad input', () => {
  const codes = ({ problems }: FeedReading) => problems.listed.map(({ code, line }) => `${line} ${code}`);
  const refused = ({ rejected }: FeedReading) =>
    rejected.listed.map(({ line, id, problem }) => `${line} ${id} ${problem}`);

  it('reports each copy of an id once, and keeps the first', async () => {
    const reading = await read(rss(item('1'), item('2'), item('1', '<g:brand>B</g:brand>'), item('2'), item('1')), {
      sample: 9,
    });
    expect(reading).toMatchObject({ items: 5, ids: 2, complete: true });
    expect(codes(reading)).toEqual(['5 duplicate-id', '6 duplicate-id', '7 duplicate-id']);
    expect(reading.sample.map(({ id, brand }) => [id, brand])).toEqual([
      ['1', undefined],
      ['2', undefined],
    ]);
    const again = await read(rss(item('1'), item('2'), item('1', '<g:brand>B</g:brand>'), item('2'), item('1')), {
      previous: reading.index,
    });
    expect(codes(again)).toEqual(codes(reading));
    expect(again.index).toBe(reading.index);
  });

  it('rejects items without id; one with content withholds removals', async () => {
    const old = await read(rss(item('1'), item('2')));
    const empty = await read(rss(item('1'), '<item/>', '<item> </item>', '<item><g:id> </g:id></item>'), {
      previous: old.index,
    });
    expect(refused(empty)).toEqual(['4 null id-missing', '5 null id-missing', '6 null id-missing']);
    expect(diffIndexes(old.index, empty.index)).toMatchObject({ removed: 1, withheld: 0 });
    const content = await read(rss(item('1'), '<item><title>x</title></item>'), { previous: old.index });
    expect(diffIndexes(old.index, content.index)).toMatchObject({ removed: 0, withheld: 1, unchanged: 1 });
  });

  it('rejects an item of 5 MB, with its id, and does not count it as removed', async () => {
    const old = await read(rss(item('1'), item('2'), item('3')));
    const large = rss(item('1'), item('2', `<g:x>${'line\n'.repeat(1024 ** 2)}</g:x>`), item('3'));
    const reading = await read(large, { previous: old.index });
    expect(reading).toMatchObject({ items: 3, ids: 2, complete: true });
    expect(refused(reading)).toEqual(['4 2 too-large']);
    expect(diffIndexes(old.index, reading.index)).toMatchObject({ removed: 0, added: 0, unchanged: 2 });
    const next = await read(rss(item('1')), { previous: reading.index });
    expect(
      [...diffIndexes(reading.index, next.index).changes()].map(({ id, change }) => `${id} ${change}`).sort(),
    ).toEqual(['2 removed', '3 removed']);
  });

  it('rejects an item of 10,000 levels', async () => {
    const deep = item('2', '<a>'.repeat(10_000) + '</a>'.repeat(10_000));
    const reading = await read(rss(item('1'), deep, item('3')));
    expect(reading).toMatchObject({ items: 3, ids: 2, complete: true });
    expect(refused(reading)).toEqual(['4 2 too-deep']);
  });

  it('is not thrown off by 10,000 levels around the items', async () => {
    const reading = await read(`<rss>${'<a>'.repeat(10_000)}${item('1')}${'</a>'.repeat(10_000)}${item('2')}</rss>`);
    expect(reading).toMatchObject({ items: 2, ids: 2, complete: true });
  });

  it('does not expand an entity bomb', async () => {
    const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('\n');
    const bomb = `<!DOCTYPE rss [<!ENTITY l0 "lol">\n${levels}]>\n<rss><channel>${item('1', '<g:brand>&l9;</g:brand>')}</channel></rss>`;
    const reading = await read(bomb, { sample: 1 });
    expect(reading.sample[0]!.brand).toBe('&l9;');
    expect(reading.problems.listed).toContainEqual({
      line: 2,
      code: 'entity-not-plain',
      message: expect.stringContaining('l1'),
    });
  });

  it.each([
    ['inside an item', rss(item('1'), item('2')).slice(0, -60)],
    ['inside the root', rss(item('1')).replace('</channel></rss>', '')],
  ])('takes a document that ends %s for what it is', async (_, document) => {
    const reading = await read(document);
    expect(reading).toMatchObject({ items: 1, ids: 1, complete: false, rejected: { total: 0 } });
    expect(codes(reading).at(-1)).toMatch(/^\d document-cut$/);
  });

  it('takes a transfer that breaks for incomplete, even behind the root', async () => {
    const reading = await readFeed(broken(rss(item('1'))));
    expect(reading).toMatchObject({ ids: 1, complete: false });
    expect(codes(reading)).toEqual(['4 transfer-failed']);
    expect(reading.problems.listed[0]!.message).toContain('connection reset');
  });

  it('finds the items after one that is not closed', async () => {
    const reading = await read(rss(item('1'), item('2').replace('</item>', ''), item('3'), item('4')), { sample: 9 });
    expect(reading.sample.map(({ id }) => id)).toEqual(['1', '3', '4']);
    expect(refused(reading)).toEqual(['4 2 not-closed']);
    expect(reading.complete).toBe(true);
  });

  it('reads a repaired document as complete', async () => {
    const reading = await read(
      rss(item('1', '<g:brand>A & B\u001d</g:brand>'), item('2', '<x:y>undeclared</x:y><br>')),
    );
    expect(reading).toMatchObject({ ids: 2, complete: true });
    expect(codes(reading)).toEqual(expect.arrayContaining(['3 bare-ampersand', '3 control-character']));
  });

  it('tells content behind the root', async () => {
    expect(codes(await read(`${rss(item('1'))}<!-- 12:00 --><rss/>`))).toEqual(['4 content-after-root']);
    expect(codes(await read(`${rss(item('1'))}<!-- 12:00 -->\n`))).toEqual([]);
  });

  it('lists problems up to a limit and counts all', async () => {
    const items = Array.from({ length: 30 }, (_, n) => item(String(n), '<g:brand>A & B</g:brand>'));
    const first = await read(rss(...items), { limit: 5 });
    expect(first.problems).toMatchObject({ total: 30, listed: { length: 5 } });
    const again = await read(rss(...items), { limit: 5, previous: first.index });
    expect(again.problems).toMatchObject({ total: 30, listed: first.problems.listed });
    expect(again.parsed).toBe(5);
  });

  it('refuses too many items, too many bytes and too many seconds', async () => {
    const document = rss(item('1'), item('2'), item('3'));
    await expect(read(document, { bounds: { maxItems: 2 } })).rejects.toMatchObject({
      code: 'feed-too-many-items',
      line: 5,
    });
    await expect(read(document, { bounds: { maxBytes: 100 } })).rejects.toMatchObject({ code: 'feed-too-large' });
    await expect(read(document, { bounds: { maxSeconds: -1 } })).rejects.toMatchObject({ code: 'feed-too-slow' });
  });

  it('refuses a gigabyte of zeros, wherever they are', async () => {
    const zeros = gzipSync(Buffer.alloc(30 * 1024 ** 2), { level: 9 });
    await expect(read(zeros)).rejects.toMatchObject({ code: 'gzip-bomb' });
    const inside = gzipSync(Buffer.concat([Buffer.from('<rss><item><id>1</id>'), Buffer.alloc(30 * 1024 ** 2)]), {
      level: 9,
    });
    await expect(read(inside)).rejects.toMatchObject({ code: 'gzip-bomb' });
  });

  it('stops when it is told to', async () => {
    await expect(read(rss(item('1')), { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
  });
});

describe('prices that the document must explain', () => {
  const priced = (id: string, price: string) => `<item><g:id>${id}</g:id><g:price>${price}</g:price></item>`;

  it.each([
    ['commas make it thousands', '10,50 BRL', 'comma', 129_900],
    ['dots make it decimals', '10.50 BRL', 'dot', 130],
    ['nothing decides', '10 BRL', null, undefined],
  ])('%s', async (_, other, style, amount) => {
    const staged: StagedItem[] = [];
    const reading = await read(rss(priced('1', '1.299 BRL'), priced('2', other)), {
      sample: 1,
      stage: async (batch) => void staged.push(...batch),
    });
    expect(reading.priceStyle).toBe(style);
    expect(reading.sample[0]!.price?.amount).toBe(amount);
    expect(reading.problems.listed.map(({ line, code }) => `${line} ${code}`)).toEqual(
      style ? [] : ['3 price-ambiguous'],
    );
    expect(staged[0]!.byPriceStyle).toMatchObject({
      comma: { price: { amount: 129_900 } },
      dot: { price: { amount: 130 } },
    });
    expect(staged[1]!.byPriceStyle).toBeUndefined();
  });

  it('sees the price change when only the other prices do', async () => {
    const old = await read(rss(priced('1', '1.299 BRL'), priced('2', '10,50 BRL'), priced('3', '7,00 BRL')));
    const next = await read(rss(priced('1', '1.299 BRL'), priced('2', '10.50 BRL'), priced('3', '7.00 BRL')), {
      previous: old.index,
    });
    const { changes, repriced } = diffIndexes(old.index, next.index, next.links!);
    expect([...changes()]).toEqual([{ id: '1', change: 'changed', facets: ['price'] }]);
    expect(repriced).toBe(1);
  });

  it('keeps the evidence of items that are not parsed again', async () => {
    const old = await read(rss(priced('1', '1.299 BRL'), priced('2', '10,50 BRL')));
    const next = await read(rss(priced('1', '1.299 BRL'), priced('2', '10,50 BRL'), priced('3', '2.500 BRL')), {
      previous: old.index,
      sample: 9,
    });
    expect(next.priceStyle).toBe('comma');
    expect(next.parsed).toBe(2);
    expect(diffIndexes(old.index, next.index, next.links!)).toMatchObject({ added: 1, changed: 0, unchanged: 2 });
  });
});
