import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TAXONOMY_SOURCES } from '../../../domain/listing/taxonomy.ts';
import {
  localeOfFileName,
  openGoogleCategories,
  readGoogleTaxonomy,
  recogniseLocale,
} from '../../../domain/taxonomy/google-taxonomy.ts';
import { readMappingTable, writeMappingTable } from '../../../domain/taxonomy/mapping-table.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("Google's taxonomy", () => {
  test('is read as Google publishes it, with or without its first line', () => {
    const text =
      '\uFEFF# Google_Product_Taxonomy_Version: 2021-09-21\r\n1 - Animals\r\n4434 - Animals >  Dog Beds\r\n\r\n';
    expect(readGoogleTaxonomy(text)).toEqual({
      version: '2021-09-21',
      categories: [
        { id: '1', path: 'Animals' },
        { id: '4434', path: 'Animals > Dog Beds' },
      ],
      unreadable: [],
    });
    expect(readGoogleTaxonomy('1 - A\nAnimals > Dogs\n<html>')).toMatchObject({ version: null, unreadable: [2, 3] });
  });

  test.each([
    ['taxonomy-with-ids.pt-BR.txt', 'pt-BR'],
    ['google-taxonomy-with-ids.en-US.txt', 'en-US'],
    ['es_ES.txt', 'es-ES'],
    ['taxonomy.txt', null],
  ])('%s is in %s', (name, locale) => {
    expect(localeOfFileName(name)).toBe(locale);
  });

  test('a language is recognised by its roots', () => {
    expect(recogniseLocale([{ id: '436', path: 'Móveis > Mesas' }])).toBe('pt-BR');
    expect(recogniseLocale([{ id: '436', path: 'Furniture' }])).toBe('en-US');
    expect(recogniseLocale([{ id: '1', path: 'Xyz' }])).toBeNull();
  });

  test('names in every language are one key, and parents are known by any of them', () => {
    const google = openGoogleCategories([
      { _id: '1', names: { 'en-US': 'Animals' } },
      { _id: '2', names: { 'en-US': 'Animals > Dogs', 'pt-BR': 'Animais > Cães' } },
    ]);
    expect(google.keysOf('2')).toEqual(['2', '1']);
    expect(google.keysOf(' ANIMAIS / caes')).toEqual(['2', '1']);
    expect(google.keysOf('Cães')).toEqual([]);
    expect(google.namesOf('2')).toEqual(['Animals > Dogs', 'Animais > Cães']);
  });
});

describe('a file of mappings', () => {
  const row = { source: 'product_type', category: 'Pet > Cães', leaf: '600101' };

  test.each([
    ['commas', 'source,category,leaf\nproduct_type,Pet > Cães,600101\n'],
    ['semicolons and a byte order mark', '\uFEFFsource;category;leaf\r\nproduct_type;Pet > Cães;600101\r\n'],
    ['tabs', 'source\tcategory\tleaf\nproduct_type\tPet > Cães\t600101'],
    ['other columns and order', 'leaf,notes,category,source\n600101,"a, b",Pet > Cães,product_type'],
    [
      'capitals, blanks and empty lines',
      'Source , Category , Leaf\n\n product_type , Pet > Cães , 600101 \n;;\n'.replace(';;\n', ''),
    ],
  ])('with %s', (_, text) => {
    expect(readMappingTable(bytes(text))).toMatchObject({ rows: [row], bad: [] });
  });

  test('of a spreadsheet that writes Windows-1252', () => {
    const text = 'source;category;leaf\nproduct_type;Pet > Cães;600101\n';
    const latin = Uint8Array.from(text, (char) => char.charCodeAt(0));
    expect(readMappingTable(latin)).toMatchObject({ rows: [row], bad: [] });
  });

  test('names every bad row by its line', () => {
    const text = [
      'source,category,leaf',
      'product_type,Pet,600101',
      'brand,Pet,600101',
      'product_type,,600101',
      '"product_type","Casa\nJardim",6E+05',
      'product_type,PET,600102',
      'product_type,pet,600101',
    ].join('\n');
    const { rows, bad } = readMappingTable(bytes(text));
    expect(rows).toMatchObject([{ category: 'Pet', line: 2 }]);
    expect(bad.map(({ line }) => line)).toEqual([3, 4, 6, 7]);
    expect(bad[0]!.why).toContain('brand');
    expect(bad[2]!.why).toContain('6E+05');
    expect(bad[3]!.why).toContain('line 2');
  });

  test.each([
    ['', 'source, category, leaf'],
    ['a,b\n1,2', 'source, category, leaf'],
    ['source,category\nproduct_type,Pet', 'leaf'],
  ])('without its heading it is refused: %j', (text, missing) => {
    const { rows, bad } = readMappingTable(bytes(text));
    expect(rows).toEqual([]);
    expect(bad).toMatchObject([{ line: 1 }]);
    expect(bad[0]!.why).toContain(missing);
  });

  test('an open quote is named, not thrown', () => {
    const { rows, bad } = readMappingTable(bytes('source,category,leaf\nproduct_type,"Pet,600101\n'));
    expect(rows).toEqual([]);
    expect(bad).toHaveLength(1);
  });

  test('is no formula to a spreadsheet, and comes back as it was', () => {
    const records = ['=1+1', '+x', '-x', '@x', "'=x", "''+x", 'a"b;c,d', "'ok", 'x\ny'].map((category) => ({
      source: 'product_type' as const,
      category,
      leaf: '600101',
    }));
    const csv = writeMappingTable(records);
    expect(csv).not.toMatch(/(^|,)"?[=+\-@]/m);
    expect(readMappingTable(bytes(csv))).toMatchObject({ rows: records, bad: [] });
  });

  test('any mapping survives the round trip', () => {
    const category = fc
      .string({
        unit: fc.constantFrom('a', 'B', 'é', ' ', '>', ',', ';', '"', "'", '=', '+', '-', '@', '\n'),
        minLength: 1,
      })
      .map((text) => text.trim())
      .filter((text) => /[aBé]/.test(text));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ source: fc.constantFrom(...TAXONOMY_SOURCES), category }), {
          maxLength: 6,
          selector: ({ source, category: name }) => `${source} ${name.toLowerCase().replaceAll(/\s+/g, ' ')}`,
        }),
        (mappings) => {
          const records = mappings.map((mapping, at) => ({ ...mapping, leaf: String(600_100 + at), confidence: 0.5 }));
          const { rows, bad } = readMappingTable(bytes(writeMappingTable(records)));
          expect(bad.filter(({ why }) => !why.includes('mapped otherwise'))).toEqual([]);
          for (const { line: _, ...read } of rows) {
            expect(records).toContainEqual({ ...read, confidence: 0.5 });
          }
          expect(rows.length + bad.length).toBe(records.length);
        },
      ),
    );
  });
});
