import { describe, expect, it } from 'vitest';
import { FEED_BOUNDS } from '../../../domain/feed/feed-bounds.ts';
import { advance, createWindow } from '../../../domain/feed/feed-window.ts';
import { createItemFramer } from '../../../domain/feed/frame-items.ts';

/** Frames a document that comes in pieces of `size` bytes; broken items stand as `problem:line`. */
function frame(document: string, size: number, bounds = FEED_BOUNDS) {
  const { window, append } = createWindow(64);
  const framer = createItemFramer(window, { format: 'rss', itemName: 'item', depth: 1 }, bounds);
  const bytes = Buffer.from(document);
  const framed: string[] = [];
  for (let at = 0; ;) {
    const event = framer.next();
    if (event === 'end') return { framed, ended: true, repaired: framer.repaired };
    if (event === 'item') {
      framed.push(`${window.line}:${window.bytes.toString('utf8', window.pos, framer.itemEnd)}`);
      advance(window, framer.itemEnd);
    } else if (event === 'broken') framed.push(`${framer.broken!.problem}:${framer.broken!.line}`);
    else if (window.last) return { framed, ended: false, repaired: framer.repaired };
    else if (at >= bytes.length) window.last = true;
    else append(bytes.subarray(at, (at += size)));
  }
}

const sizes = [1, 2, 3, 7, 50, 100_000];

describe.each(sizes)('in pieces of %i bytes', (size) => {
  it.each([
    ['plain', '<item>a</item>'],
    ['attributes', `<item a="x" b='y>z'>a</item >`],
    ['empty', '<item/>'],
    ['empty with attributes', '<item id="1" />'],
    ['CDATA with the end in it', '<item><![CDATA[</item><item>]]></item>'],
    ['CDATA that nearly ends', '<item><![CDATA[]] > ]>]]]></item>'],
    ['a comment with the end in it', '<item><!-- </item> -- <item> --></item>'],
    ['an instruction with the end in it', '<item><?php </item> ?></item>'],
    ['an instruction that never ends', '<item><?php &amp; x</item>'],
    ['a bare < and &', '<item>1 < 2 & <3 <! <</item>'],
    ['names that begin alike', '<item><items></items><item-id>1</item-id></item>'],
    ['the same name inside', '<item><item>1</item><item/><item a="1"><item></item></item></item>'],
    ['tags that do not match', '<item><a><b></a><br></c></item>'],
    ['an undeclared prefix', '<item><g:id>1</g:id></item>'],
  ])('%s', (_, item) => {
    expect(frame(`<rss>\n${item}\n<item>2</item></rss>`, size)).toEqual({
      framed: [`2:${item}`, '3:<item>2</item>'],
      ended: true,
      repaired: false,
    });
  });

  it('reads over what stands between', () => {
    const between = '<!-- <item>x</item> --><![CDATA[<item>]]><?x <item> ?><title a="x>y">1 < 2</title>text';
    expect(
      frame(`<?xml?><!DOCTYPE rss [<!ENTITY x "<item>">]><rss>${between}<item>1</item></rss>`, size).framed,
    ).toEqual(['1:<item>1</item>']);
  });

  it('drops a comment that is longer than any bound', () => {
    const long = `<!-- ${'<item>x</item>'.repeat(300)} -->`;
    expect(frame(`<rss>${long}<item>1</item></rss>`, size).framed).toEqual(['1:<item>1</item>']);
  });

  it('rejects an item over its bound and goes on behind it', () => {
    const large = `<item>\n${'x'.repeat(300)}<![CDATA[</item>]]></item>`;
    const bounds = { ...FEED_BOUNDS, maxItemBytes: 100 };
    expect(frame(`<rss>${large}\n<item>2</item></rss>`, size, bounds)).toMatchObject({
      framed: ['too-large:1', '3:<item>2</item>'],
      ended: true,
    });
  });

  it('takes up again at the item that opens inside one which is never closed', () => {
    const { framed } = frame('<rss><item>1\n<item>2</item>\n<item>3</item></rss>', size);
    expect(framed).toEqual(['not-closed:1', '2:<item>2</item>', '3:<item>3</item>']);
  });

  it.each([
    '<rss><item>1</item>',
    '<rss><item>1</item><item>2</ite',
    '<rss><item>1</item><item><![CDATA[</item></rss>',
  ])('%s does not end', (document) => {
    expect(frame(document, size)).toMatchObject({ framed: ['1:<item>1</item>'], ended: false });
  });

  it('closes the root whose inner elements are not closed', () => {
    expect(frame('<rss><channel><br><item>1</item></rss>', size)).toEqual({
      framed: ['1:<item>1</item>'],
      ended: true,
      repaired: true,
    });
  });
});

it('stays within its time for elements that are opened a hundred thousand times', () => {
  const { framed, ended } = frame(`<rss>${'<item>'.repeat(100_000)}</rss>`, 1 << 16, {
    ...FEED_BOUNDS,
    maxItemBytes: 1000,
  });
  expect(ended).toBe(false);
  expect(framed.every((entry) => entry === 'not-closed:1' || entry === 'too-large:1')).toBe(true);
  expect(framed.length).toBeLessThan(110);
});
