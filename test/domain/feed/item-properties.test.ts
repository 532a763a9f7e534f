import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocumentContext } from '../../../domain/feed/document-context.ts';
import { facetTexts } from '../../../domain/feed/facets.ts';
import { FACETS, type Facet, type FeedItem } from '../../../domain/feed/feed-item.ts';
import { parseItem, parseItemByTree } from '../../../domain/feed/parse-item.ts';
import { readItemId } from '../../../domain/feed/read-item-id.ts';
import { PLAIN_STYLE, writeItem, type ElementSpec, type WritingStyle } from './write-item.ts';

const { context } = createDocumentContext({
  format: 'rss',
  itemName: 'item',
  prolog: '<!DOCTYPE rss [<!ENTITY dash "—">]><rss xmlns:g="http://base.google.com/ns/1.0" xmlns:x="other"><channel>',
});

const words = fc
  .array(
    fc.constantFrom('Garrafa', 'térmica', 'A&B', '<b>', ']]>', 'ção', '“x”', '日本', '😀', 'é', '1.5', "d'or", '&amp;'),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((list) => list.join(' '));
const address = fc.webUrl({ withQueryParameters: true }).map((url) => url.replaceAll(/[,;|\s]/g, '-'));
const amount = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => `${(cents / 100).toFixed(2)} BRL`);
const decimal = fc.integer({ min: 1, max: 99_999 }).map((value) => String(value / 100));

const textFields = fc.record(
  {
    title: words,
    description: words,
    link: address,
    brand: words,
    gtin: fc.stringMatching(/^\d{13}$/),
    mpn: words,
    condition: fc.constantFrom('new', 'used', 'refurbished'),
    google_product_category: fc.constantFrom('674', 'Casa > Cozinha > Copos'),
    item_group_id: words,
    color: words,
    size: words,
    material: words,
    pattern: words,
    gender: fc.constantFrom('male', 'female', 'unisex'),
    age_group: fc.constantFrom('kids', 'adult'),
    image_link: address,
    price: amount,
    sale_price: amount,
    availability: fc.constantFrom('in stock', 'out of stock', 'preorder', 'backorder'),
    availability_date: fc.constantFrom('2026-05-01', '2026-05-01T10:00Z'),
    quantity: fc.nat(1000).map(String),
    shipping_weight: decimal.map((value) => `${value} kg`),
    shipping_length: decimal.map((value) => `${value} cm`),
    product_width: decimal.map((value) => `${value} cm`),
    product_height: decimal.map((value) => `${value} cm`),
  },
  { requiredKeys: [] },
);

const product = fc
  .record({
    id: fc.stringMatching(/^[\w-]{1,12}$/),
    fields: textFields,
    types: fc.uniqueArray(words, { maxLength: 3 }),
    highlights: fc.uniqueArray(words, { maxLength: 3 }),
    images: fc.uniqueArray(address, { maxLength: 4 }),
    details: fc.array(fc.record({ section: words, name: words, value: words }), { maxLength: 2 }),
    ignored: fc.boolean(),
  })
  .map(({ id, fields, types, highlights, images, details, ignored }): ElementSpec[] => [
    { name: 'id', text: id },
    ...Object.entries(fields).map(([name, text]) => ({ name, text })),
    ...types.map((text) => ({ name: 'product_type', text })),
    ...highlights.map((text) => ({ name: 'product_highlight', text })),
    ...images.map((text) => ({ name: 'additional_image_link', text })),
    ...details.map(({ section, name, value }) => ({
      name: 'product_detail',
      children: [
        { name: 'section_name', text: section },
        { name: 'attribute_name', text: name },
        { name: 'attribute_value', text: value },
      ],
    })),
    ...(ignored ? IGNORED : []),
  ]);

const IGNORED: readonly ElementSpec[] = [
  {
    name: 'installment',
    children: [
      { name: 'months', text: '3' },
      { name: 'amount', text: '33,30 BRL' },
    ],
  },
  {
    name: 'shipping',
    children: [
      { name: 'country', text: 'BR' },
      { name: 'price', text: '9.00 BRL' },
    ],
  },
  { name: 'expiration_date', text: '2026-12-01' },
  { name: 'custom_label_0', text: 'a & b' },
  { name: 'mobile_link', text: 'https://m.example' },
  { name: 'ads_redirect', text: 'https://ads.example' },
];

/** Fields that may come several times keep their order among themselves; the rest goes anywhere. */
const style = fc.record<WritingStyle>({
  prefix: fc.constantFrom('g:', 'x:', 'undeclared:', ''),
  escape: fc.constantFrom('entities', 'numbers', 'cdata', 'mixed'),
  lineEnd: fc.constantFrom('', '\n', '\r\n', '\n\t  '),
  padding: fc.constantFrom('', ' ', '\r\n   ', '\u00a0', '\t'),
  comments: fc.boolean(),
  form: fc.constantFrom('NFC', 'NFD'),
  attributes: fc.constantFrom('', ' lang="pt"', " a='1>2' b=\"<'\"".replace('<', '')),
  empty: fc.subarray(['title', 'price', 'sale_price', 'color', 'additional_image_link', 'product_detail', 'quantity']),
});

function read(raw: string): FeedItem {
  const { item } = parseItem(raw, context);
  if (item === null) throw new Error(`no item in ${raw}`);
  return item;
}

function changedFacets(before: FeedItem, after: FeedItem): Facet[] {
  const [left, right] = [facetTexts(before), facetTexts(after)];
  return FACETS.filter((facet) => left[facet] !== right[facet]);
}

describe('the scanner and fast-xml-parser', () => {
  it('read the same item, with the same problems, in every style', () => {
    fc.assert(
      fc.property(product, style, (elements, how) => {
        const raw = writeItem(elements, how);
        expect(parseItem(raw, context)).toEqual(parseItemByTree(raw, context));
      }),
      { numRuns: 300 },
    );
  });

  it('read the same text, whatever it is made of', () => {
    const pieces = fc.array(
      fc.constantFrom(
        'a',
        ' ',
        '\n',
        '&amp;',
        '&',
        '&x;',
        '&dash;',
        '&eacute;',
        '&#65;',
        '<![CDATA[<&]]>',
        '<!--c-->',
        '<b>',
        '</b>',
        '<br/>',
        '>',
        '"',
        '\u0001',
        '\u0099',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(pieces, (list) => {
        const text = list.join('');
        const opened = list.filter((one) => one === '<b>').length;
        const closed = list.filter((one) => one === '</b>').length;
        fc.pre(opened === closed && isBalanced(list));
        const raw = `<item><g:id>1</g:id><g:title>${text}</g:title><g:price>1.00</g:price></item>`;
        expect(parseItem(raw, context)).toEqual(parseItemByTree(raw, context));
      }),
      { numRuns: 500 },
    );
  });
});

function isBalanced(pieces: readonly string[]): boolean {
  let open = 0;
  for (const piece of pieces) {
    if (piece === '<b>') open++;
    if (piece === '</b>' && --open < 0) return false;
  }
  return open === 0;
}

it('readItemId finds the id that parseItem finds', () => {
  fc.assert(
    fc.property(product, style, fc.nat(5), (elements, how, at) => {
      const moved = [...elements.slice(1, 1 + at), elements[0]!, ...elements.slice(1 + at)];
      const raw = writeItem(moved, how);
      expect(readItemId(raw, context)).toBe(read(raw).id);
    }),
    { numRuns: 200 },
  );
});

describe('what is written otherwise but means the same changes no facet', () => {
  it('styles: prefix, entities and CDATA, white space, line ends, comments, attributes, Unicode form, empty elements', () => {
    fc.assert(
      fc.property(product, style, style, (elements, one, other) => {
        const [before, after] = [read(writeItem(elements, one)), read(writeItem(elements, other))];
        expect(after).toEqual(before);
        expect(facetTexts(after)).toEqual(facetTexts(before));
      }),
      { numRuns: 300 },
    );
  });

  it('the order of fields, additional images included', () => {
    const shuffled = product.chain((elements) =>
      fc.tuple(fc.constant(elements), fc.shuffledSubarray(elements, { minLength: elements.length })),
    );
    fc.assert(
      fc.property(shuffled, ([elements, other]) => {
        expect(facetTexts(read(writeItem(other)))).toEqual(facetTexts(read(writeItem(elements))));
      }),
      { numRuns: 300 },
    );
  });

  it('an image named twice, the cover among the additional ones', () => {
    fc.assert(
      fc.property(product, fc.nat(), (elements, pick) => {
        const images = elements.filter(({ name }) => name === 'image_link' || name === 'additional_image_link');
        fc.pre(images.length > 0);
        const again = { name: 'additional_image_link', text: images[pick % images.length]?.text ?? '' };
        const twice = read(writeItem([...elements, again]));
        expect(changedFacets(read(writeItem(elements)), twice)).toEqual([]);
      }),
    );
  });

  it.each([
    [
      'price',
      ['20.00 BRL', '20.0 BRL', '20 BRL', 'BRL 20', 'R$ 20,00', 'R$20', '20,00', '20.0', '20.00', '20.0000 brl'],
    ],
    ['price', ['R$ 1.299,00', 'R$ 1.299', '1299.00 BRL', '1,299.00 BRL', '1.299,00', '1 299,00 BRL']],
    ['availability', ['in stock', 'in_stock', 'IN STOCK', 'InStock', 'https://schema.org/InStock', 'em estoque']],
    ['availability', ['out of stock', 'out_of_stock', 'Out Of Stock', 'http://schema.org/OutOfStock', 'Esgotado']],
    ['quantity', ['5', '5.0', '05']],
    ['shipping_weight', ['1 kg', '1.0 kg', '1,00 KG', '1kg', '1000 g']],
    ['product_length', ['20.0 cm', '20.00 cm', '20 CM', '200 mm']],
    ['availability_date', ['2026-05-01T10:00Z', '2026-05-01T07:00:00-0300']],
    ['google_product_category', ['Casa > Cozinha', 'Casa >  Cozinha', 'Casa>Cozinha']],
    ['product_type', ['Casa > Cozinha', ' Casa\u00a0>\nCozinha ']],
    ['title', ['Café com leite', 'Cafe\u0301 com leite', 'Café\u00a0com\n leite', ' Café com leite ']],
    [
      'link',
      [
        'https://a.example/p?idsku=1',
        'https://a.example/p?idsku=1&utm_source=feed&utm_medium=cpc',
        'https://a.example/p?gclid=x&idsku=1',
        'https://a.example/p?utmi_cp=7&idsku=1&fbclid=y',
      ],
    ],
    ['condition', ['new', 'New', 'novo', 'https://schema.org/NewCondition']],
  ])('spellings of %s', (name, spellings) => {
    const texts = spellings.map((text) =>
      facetTexts(
        read(
          writeItem([
            { name: 'id', text: '1' },
            { name, text },
          ]),
        ),
      ),
    );
    for (const other of texts) expect(other).toEqual(texts[0]);
    expect(texts[0]).not.toEqual(facetTexts({ id: '1' }));
  });

  it.each([
    'shipping',
    'installment',
    'expiration_date',
    'custom_label_0',
    'mobile_link',
    'ads_redirect',
    'my_own_field',
    'tax',
  ])('the field %s, which is in no facet', (name) => {
    fc.assert(
      fc.property(product, words, (elements, text) => {
        const more = read(writeItem([...elements, { name, text }]));
        expect(changedFacets(read(writeItem(elements)), more)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('dates of a sale without a sale price', () => {
    const dates = { name: 'sale_price_effective_date', text: '2026-01-01T00:00Z/2026-02-01T00:00Z' };
    const without = [
      { name: 'id', text: '1' },
      { name: 'price', text: '10.00 BRL' },
    ];
    expect(changedFacets(read(writeItem(without)), read(writeItem([...without, dates])))).toEqual([]);
    const withSale = [...without, { name: 'sale_price', text: '9.00 BRL' }];
    expect(changedFacets(read(writeItem(withSale)), read(writeItem([...withSale, dates])))).toEqual(['price']);
  });
});

describe('a change of meaning changes just its facet', () => {
  const FACET_OF: Readonly<Record<Facet, readonly string[]>> = {
    content:
      'title description link brand gtin mpn condition google_product_category product_type item_group_id color size material pattern gender age_group product_highlight product_detail'.split(
        ' ',
      ),
    images: ['image_link', 'additional_image_link'],
    price: ['price', 'sale_price'],
    stock: ['availability', 'availability_date', 'quantity'],
    logistics:
      'shipping_weight shipping_length shipping_width shipping_height product_weight product_length product_width product_height'.split(
        ' ',
      ),
  };
  const VALUES: Readonly<Record<string, readonly [string, string]>> = {
    availability: ['preorder', 'backorder'],
    availability_date: ['2027-01-01', '2027-01-02'],
    condition: ['used', 'new'],
    gender: ['male', 'female'],
    age_group: ['kids', 'adult'],
    quantity: ['2001', '2002'],
    price: ['123456.78 BRL', '123456.79 BRL'],
    sale_price: ['123456.78 BRL', '123456.78 KWD'],
    gtin: ['0012345678905', '0012345678912'],
  };
  const cases = Object.entries(FACET_OF).flatMap(([facet, names]) => names.map((name) => [name, facet] as const));

  it.each(cases)('%s: %s', (name, facet) => {
    const fallback = facet === 'logistics' ? ['77777 x', '77777.5 x'] : ['one value', 'another value'];
    const [first = '', second = ''] = VALUES[name] ?? fallback;
    fc.assert(
      fc.property(product, (elements) => {
        // `shipping_…` counts before `product_…`, so the other one of the pair would hide the change.
        const pair = name.replace(/^(?:shipping|product)_(?=weight|length|width|height)/, '');
        const others = elements.filter(
          (element) => element.name !== name && !(facet === 'logistics' && element.name.endsWith(pair)),
        );
        const [none, one, other] = [[], [{ name, text: first }], [{ name, text: second }]].map((more) =>
          read(writeItem([...others, ...more])),
        );
        expect(changedFacets(one!, other!)).toEqual([facet]);
        expect(changedFacets(none!, one!)).toEqual([facet]);
        expect(changedFacets(one!, none!)).toEqual([facet]);
      }),
      { numRuns: 15 },
    );
  });

  it('the cover exchanged with an additional image', () => {
    const item = (cover: string, more: string) =>
      read(
        writeItem([
          { name: 'id', text: '1' },
          { name: 'image_link', text: cover },
          { name: 'additional_image_link', text: more },
        ]),
      );
    expect(changedFacets(item('a', 'b'), item('b', 'a'))).toEqual(['images']);
  });

  it('values that move from one field to its neighbour', () => {
    const item = (name: string) =>
      read(
        writeItem([
          { name: 'id', text: '1' },
          { name, text: 'Azul' },
        ]),
      );
    expect(changedFacets(item('color'), item('size'))).toEqual(['content']);
    expect(changedFacets(item('gtin'), item('mpn'))).toEqual(['content']);
  });
});

it('a plain item has plain facets', () => {
  const raw = writeItem(
    [
      { name: 'id', text: '1' },
      { name: 'title', text: 'T' },
      { name: 'image_link', text: 'c' },
      { name: 'additional_image_link', text: 'b' },
      { name: 'additional_image_link', text: 'a' },
      { name: 'price', text: '1.299,00' },
      { name: 'availability', text: 'in stock' },
      { name: 'quantity', text: '3' },
      { name: 'shipping_weight', text: '0,3 kg' },
    ],
    PLAIN_STYLE,
  );
  expect(facetTexts(read(raw))).toEqual({
    content: `T${'\u001f'.repeat(17)}`,
    images: 'c\u001fa\u001eb',
    price: '129900 BRL',
    stock: 'in_stock\u001f\u001f3',
    logistics: '300 g\u001f\u001f\u001f',
  });
});
