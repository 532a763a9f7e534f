import fc from 'fast-check';
import { PLAIN_STYLE, writeItem, type ElementSpec, type WritingStyle } from './write-item.ts';

/** An item of a made-up shop; everything that a facet is made of, once. */
export interface ShopItem {
  readonly id: string;
  readonly title: string;
  readonly images: readonly string[];
  readonly cents: number;
  readonly stocked: boolean;
  readonly grams: number;
}

export const shopItem: fc.Arbitrary<ShopItem> = fc.record({
  id: fc.oneof(fc.stringMatching(/^[a-z0-9]{1,3}$/), fc.uuid()),
  title: fc
    .array(fc.constantFrom('Copo', 'ção', 'A & B', '</item>', ']]>', '日本', 'x < y'), { minLength: 1, maxLength: 4 })
    .map((words) => words.join(' ')),
  images: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { minLength: 1, maxLength: 4 }),
  cents: fc.integer({ min: 1, max: 99_999 }),
  stocked: fc.boolean(),
  grams: fc.integer({ min: 1, max: 999 }),
});

/** A shop's items: no id twice. */
export const shop: fc.Arbitrary<ShopItem[]> = fc.uniqueArray(shopItem, { maxLength: 12, selector: ({ id }) => id });

export type Wrapping = 'rss' | 'atom' | 'items' | 'wrapped';

export interface Writing {
  readonly wrapping: Wrapping;
  readonly style: WritingStyle;
  /** Between the items. */
  readonly gap: string;
  readonly title: string;
}

const PLAIN: Writing = { wrapping: 'rss', style: PLAIN_STYLE, gap: '\n', title: 'Loja' };

/** Ways to write a document that all mean the same. */
export const writing: fc.Arbitrary<Writing> = fc.record({
  wrapping: fc.constantFrom<Wrapping>('rss', 'atom', 'items', 'wrapped'),
  style: fc.record({
    prefix: fc.constantFrom('g:', ''),
    escape: fc.constantFrom('entities', 'numbers', 'cdata', 'mixed'),
    lineEnd: fc.constantFrom('\n', '\r\n', ''),
    padding: fc.constantFrom('', ' ', '\n  '),
    comments: fc.boolean(),
    form: fc.constantFrom('NFC', 'NFD'),
    attributes: fc.constantFrom('', ' lang="pt"', ' a=\'>\' b="1"'),
    empty: fc.constantFrom([], ['mpn'], ['material', 'sale_price']),
  }),
  gap: fc.constantFrom('', '\n', '\r\n\t', '<!-- <item> -->', '<?php x ?>'),
  title: fc.constantFrom('Loja', 'Loja <![CDATA[<item>]]> 24h'),
});

export function writeFeed(items: readonly ShopItem[], { wrapping, style, gap, title }: Writing = PLAIN): string {
  // Only what repeats shows the items of an unknown wrapping; an empty one is no feed.
  const { name, start, end } = WRAPPINGS[wrapping === 'wrapped' && items.length === 0 ? 'items' : wrapping];
  const body = items.map((item) =>
    writeItem(elementsOf(item), style)
      .replace(/^<item>/, `<${name}>`)
      .replace(/<\/item>$/, `</${name}>`),
  );
  return [`<?xml version="1.0"?>${start.replace('TITLE', title)}`, ...body, `${end}\n`].join(gap);
}

function elementsOf({ id, title, images, cents, stocked, grams }: ShopItem): ElementSpec[] {
  const [cover, ...others] = images.map((image) => `https://loja.example/${image}.jpg`);
  return [
    { name: 'id', text: id },
    { name: 'title', text: title },
    { name: 'image_link', text: cover! },
    ...others.map((text) => ({ name: 'additional_image_link', text })),
    { name: 'price', text: `${(cents / 100).toFixed(2)} BRL` },
    { name: 'availability', text: stocked ? 'in stock' : 'out of stock' },
    { name: 'shipping_weight', text: `${grams} g` },
  ];
}

const GOOGLE = 'xmlns:g="http://base.google.com/ns/1.0"';
const WRAPPINGS: Record<Wrapping, { readonly name: string; readonly start: string; readonly end: string }> = {
  rss: { name: 'item', start: `<rss version="2.0" ${GOOGLE}><channel><title>TITLE</title>`, end: '</channel></rss>' },
  atom: {
    name: 'entry',
    start: `<feed xmlns="http://www.w3.org/2005/Atom" ${GOOGLE}><title>TITLE</title>`,
    end: '</feed>',
  },
  items: { name: 'product', start: `<products ${GOOGLE}>`, end: '</products>' },
  wrapped: { name: 'offer', start: `<shop ${GOOGLE}><name>TITLE</name><offers>`, end: '</offers></shop>' },
};

/** A source that gives the document in pieces of these sizes, over and over. */
export async function* sourceOf(
  document: string | Buffer,
  sizes: readonly number[] = [1 << 20],
): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(document as string);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length]!);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
