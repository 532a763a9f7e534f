import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { diffIndexes } from '../../../domain/feed/diff-indexes.ts';
import { readFeed } from '../../../domain/feed/read-feed.ts';
import { sourceOf } from './feed-document.ts';

const document = (encoding: string | null, title = 'São João “à vista” – ação €', first = '') =>
  `${first}<?xml version="1.0"${encoding === null ? '' : ` encoding="${encoding}"`}?>` +
  `<rss><channel><item><id>1</id><title>${title}</title></item><item><id>2</id></item></channel></rss>`;

const LATIN = 'São João à vista ação NESCAFÉ®';

describe('encodings', () => {
  it.each([
    ['UTF-8', 'utf8', 'UTF-8', 'utf-8', []],
    ['UTF-8 in lower case', 'utf8', 'utf-8', 'utf-8', []],
    ['UTF-8 without a declaration', 'utf8', null, 'utf-8', []],
    ['UTF-8 that says ISO-8859-1', 'utf8', 'ISO-8859-1', 'utf-8', ['encoding-mismatch']],
    ['UTF-8 that says UTF-16', 'utf8', 'UTF-16', 'utf-8', ['encoding-mismatch']],
    ['UTF-8 that says something unknown', 'utf8', 'x-shop', 'utf-8', ['encoding-mismatch']],
    ['windows-1252', 'windows-1252', 'windows-1252', 'windows-1252', []],
    ['windows-1252 that says UTF-8', 'windows-1252', 'UTF-8', 'windows-1252', ['encoding-mismatch']],
    ['windows-1252 without a declaration', 'windows-1252', null, 'windows-1252', []],
    ['UTF-16LE without a mark', 'utf-16le', 'UTF-16', 'utf-16le', []],
    ['UTF-16BE without a mark', 'utf-16be', 'UTF-16BE', 'utf-16be', []],
    ['UTF-16LE that says UTF-8', 'utf-16le', 'UTF-8', 'utf-16le', ['encoding-mismatch']],
  ] as const)('reads %s', async (_, coding, declared, encoding, problems) => {
    const bytes = iconv.encode(document(declared), coding);
    for (const size of [1, 1 << 20]) {
      const reading = await readFeed(sourceOf(bytes, [size]), { sample: 1 });
      expect(reading.encoding).toBe(encoding);
      expect(reading.sample[0]!.title).toBe('São João “à vista” – ação €');
      expect(reading.problems.listed.map(({ code }) => code)).toEqual(problems);
    }
  });

  it.each(['utf8', 'utf-16le', 'utf-16be'])('reads a byte order mark of %s', async (coding) => {
    const bytes = iconv.encode(document('UTF-8'), coding, { addBOM: true });
    const reading = await readFeed(sourceOf(bytes, [1]), { sample: 1 });
    expect(reading.encoding).toBe(coding === 'utf8' ? 'utf-8' : coding);
    expect(reading.sample[0]!.title).toContain('São João');
    expect(reading.complete).toBe(true);
  });

  it.each(['ISO-8859-1', 'latin1'])('reads %s, whose É® would be a letter of UTF-8', async (declared) => {
    for (const title of [LATIN, 'NESCAFÉ®']) {
      const reading = await readFeed(sourceOf(iconv.encode(document(declared, title), 'latin1')), { sample: 1 });
      expect(reading).toMatchObject({ encoding: 'iso-8859-1', sample: [{ title }], problems: { total: 0 } });
    }
  });

  it('believes a byte order mark more than the declaration', async () => {
    const reading = await readFeed(sourceOf(`\ufeff${document('ISO-8859-1')}`), { sample: 1 });
    expect(reading.encoding).toBe('utf-8');
    expect(reading.problems.listed.map(({ code }) => code)).toEqual(['encoding-mismatch']);
  });

  it('believes a declaration that comes late', async () => {
    const bytes = iconv.encode(document('ISO-8859-1', 'NESCAFÉ®', '\n<!-- x -->'), 'latin1');
    const reading = await readFeed(sourceOf(bytes), { sample: 1 });
    expect(reading).toMatchObject({ encoding: 'iso-8859-1', sample: [{ title: 'NESCAFÉ®' }] });
    expect(reading.problems.listed.map(({ code }) => code)).toEqual(['declaration-late']);
  });

  it('reads bytes that are no UTF-8 as windows-1252 and tells the item’s line', async () => {
    const [before, after] = document('UTF-8', 'ação\n|').split('|');
    const bytes = Buffer.concat([Buffer.from(before!), iconv.encode('só “já”', 'windows-1252'), Buffer.from(after!)]);
    const reading = await readFeed(sourceOf(bytes), { sample: 1 });
    expect(reading.sample[0]!.title).toBe('ação só “já”');
    expect(reading.problems.listed).toMatchObject([{ line: 1, code: 'invalid-bytes' }]);
  });

  it('finds no difference between encodings', async () => {
    const old = await readFeed(sourceOf(document('UTF-8', LATIN)));
    const next = await readFeed(sourceOf(iconv.encode(document('ISO-8859-1', LATIN), 'latin1')), {
      previous: old.index,
    });
    expect(next.parsed).toBe(2);
    expect(diffIndexes(old.index, next.index)).toMatchObject({ changed: 0, unchanged: 2 });
  });
});

describe('gzip', () => {
  const packed = gzipSync(document('UTF-8'));

  it.each([
    ['packed once', packed],
    ['packed twice', gzipSync(packed)],
    [
      'in two members',
      Buffer.concat([gzipSync(document('UTF-8').slice(0, 50)), gzipSync(document('UTF-8').slice(50))]),
    ],
  ])('reads a feed %s', async (_, bytes) => {
    expect(await readFeed(sourceOf(bytes, [7]))).toMatchObject({ ids: 2, complete: true, encoding: 'utf-8' });
  });

  it('takes a cut one for incomplete', async () => {
    const reading = await readFeed(sourceOf(packed.subarray(0, -10)));
    expect(reading.complete).toBe(false);
    expect(reading.problems.listed.map(({ code }) => code)).toContain('transfer-failed');
  });

  it('refuses what only looks like it, and more than two layers', async () => {
    await expect(readFeed(sourceOf(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])))).rejects.toMatchObject({
      code: 'gzip-damaged',
    });
    await expect(readFeed(sourceOf(gzipSync(gzipSync(packed))))).rejects.toMatchObject({ code: 'gzip-bomb' });
  });

  it('passes on the refusal of what it reads from', async () => {
    const stopped = new AbortController();
    async function* source() {
      yield packed.subarray(0, 20);
      stopped.abort();
      stopped.signal.throwIfAborted();
    }
    await expect(readFeed(source())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
