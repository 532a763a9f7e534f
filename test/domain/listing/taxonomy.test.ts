import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  NO_GOOGLE_CATEGORIES,
  categoryKey,
  categoryKeysOf,
  indexMappings,
  mappingKey,
  resolveCategory,
  resolveMapped,
  type TaxonomyMapping,
} from '../../../domain/listing/taxonomy.ts';
import type { SourceSku } from '../../../domain/listing/group-products.ts';
import { openGoogleCategories } from '../../../domain/taxonomy/google-taxonomy.ts';
import { item } from './examples.ts';

const google = openGoogleCategories([
  { _id: '1', names: { 'en-US': 'Animals', 'pt-BR': 'Animais', 'es-ES': 'Animales' } },
  { _id: '5', names: { 'en-US': 'Animals > Dog Supplies', 'pt-BR': 'Animais > Artigos para cães' } },
  {
    _id: '4434',
    names: { 'en-US': 'Animals > Dog Supplies > Dog Beds', 'pt-BR': 'Animais > Artigos para cães > Camas' },
  },
]);

const mappings: TaxonomyMapping[] = [
  { source: 'product_type', key: 'Pet > Camas', leafId: '1' },
  { source: 'product_type', key: 'pet', leafId: '2' },
  { source: 'google_product_category', key: '4434', leafId: '3' },
  { source: 'vtex_category', key: 'Casa > Pet', leafId: '4' },
  { source: 'vtex_category', key: '77', leafId: '5' },
  { source: 'product', key: 'vtex:Ab/1', leafId: '6' },
];

const resolve = (
  skus: SourceSku[],
  defaultCategoryId: string | null = null,
  rows = mappings,
  dictionary = NO_GOOGLE_CATEGORIES,
) => resolveCategory({ productKey: 'p', skus }, indexMappings(rows, dictionary), { defaultCategoryId }, dictionary);

describe('resolveCategory', () => {
  test.each<[string, SourceSku, string]>([
    ['the path as it is', { item: item({ productTypes: ['Pet > Camas'] }) }, '1'],
    ['in other spelling', { item: item({ productTypes: ['PÉT/camas '] }) }, '1'],
    ['a parent', { item: item({ productTypes: ['Pet » Brinquedos » Bolas'] }) }, '2'],
    ["Google's id", { item: item({ googleProductCategory: '4434' }) }, '3'],
    [
      "VTEX's tree first",
      { item: item({ productTypes: ['Pet'] }), enrichment: { categoryPath: 'Casa > Pet > Camas' } },
      '4',
    ],
    [
      "VTEX's id before its path",
      { item: item({}), enrichment: { categoryId: '77', categoryPath: 'Casa > Pet' } },
      '5',
    ],
    [
      "the shop's own types before Google's",
      { item: item({ productTypes: ['Pet'], googleProductCategory: '4434' }) },
      '2',
    ],
  ])('%s', (_, sku, leafId) => {
    expect(resolve([sku])).toMatchObject({ leafId });
  });

  test('a product of its own goes before its categories, and its key is an id', () => {
    const skus = [{ item: item({ productTypes: ['Pet'] }) }];
    const index = indexMappings(mappings);
    const none = { defaultCategoryId: null };
    expect(resolveCategory({ productKey: 'vtex:Ab/1', skus }, index, none)).toMatchObject({ leafId: '6' });
    expect(resolveCategory({ productKey: 'vtex:ab/1', skus }, index, none)).toMatchObject({ leafId: '2' });
  });

  test.each([
    '4434',
    'Animals > Dog Supplies > Dog Beds',
    'animais > artigos para caes > camas',
    'Animais/Artigos para cães/Camas',
  ])('Google’s id and its texts are one key: %s', (text) => {
    expect(mappingKey('google_product_category', text, google)).toBe('4434');
    expect(resolve([{ item: item({ googleProductCategory: text }) }], null, mappings, google)).toMatchObject({
      leafId: '3',
    });
  });

  test('a mapping stored under a text is found by the id once the dictionary is there, and the parents too', () => {
    const rows: TaxonomyMapping[] = [
      { source: 'google_product_category', key: 'animais > artigos para caes', leafId: '8' },
    ];
    const sku = { item: item({ googleProductCategory: '4434' }) };
    expect(resolve([sku], null, rows, google)).toMatchObject({ leafId: '8', via: { key: '5' } });
    expect(resolve([sku], null, rows)).toMatchObject({ code: 'category-not-mapped' });
  });

  test('a category that is newer than the dictionary has its known parents', () => {
    const sku = { item: item({ googleProductCategory: 'Animais > Artigos para cães > Novidades' }) };
    expect(categoryKeysOf({ productKey: 'p', skus: [sku] }, google)).toEqual([
      'product\np',
      'google_product_category\nanimais > artigos para caes > novidades',
      'google_product_category\n5',
      'google_product_category\n1',
    ]);
  });

  test('what a person chose goes before what a suggestion adopted, also for a parent', () => {
    const rows: TaxonomyMapping[] = [
      { source: 'product', key: 'p', leafId: '10', origin: 'suggestion' },
      { source: 'product_type', key: 'pet > camas', leafId: '11', origin: 'suggestion' },
      { source: 'product_type', key: 'pet', leafId: '12', origin: 'import' },
    ];
    const sku = { item: item({ productTypes: ['Pet > Camas'] }) };
    expect(resolve([sku], null, rows)).toMatchObject({ leafId: '12' });
    expect(resolve([sku], null, rows.slice(0, 2))).toMatchObject({ leafId: '10' });
  });

  test("falls back to the client's default, else names the paths", () => {
    const sku = { item: item({ productTypes: ['Jardim > Vasos'] }) };
    expect(resolve([sku], '9')).toEqual({ leafId: '9', via: 'default' });
    expect(resolve([sku])).toEqual({
      code: 'category-not-mapped',
      field: 'category_id',
      params: { paths: 'Jardim > Vasos' },
    });
  });

  test('a part of a name is no parent', () => {
    expect(resolve([{ item: item({ productTypes: ['Petiscos'] }) }])).toMatchObject({ code: 'category-not-mapped' });
  });

  test('keys of keys are the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'É', ' ', '>', '/', '»', '1') }), (path) => {
        expect(categoryKey(categoryKey(path))).toBe(categoryKey(path));
      }),
    );
  });

  test('a mapping decides only products that hold its key', () => {
    const part = fc.constantFrom('a', 'b', 'c', 'd');
    const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' > '));
    fc.assert(
      fc.property(path, path, (mapped, own) => {
        const keys = categoryKeysOf({ productKey: 'p', skus: [{ item: item({ productTypes: [own] }) }] });
        const found = resolveMapped(keys, indexMappings([{ source: 'product_type', key: mapped, leafId: '1' }]));
        expect(found !== undefined).toBe(keys.includes(`product_type\n${mapped}`));
        expect(found !== undefined).toBe(`${own} > `.startsWith(`${mapped} > `));
      }),
    );
  });
});
