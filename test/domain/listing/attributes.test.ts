import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Category, CategoryAttribute } from '../../../domain/listing/category.ts';
import { chooseAttributes } from '../../../domain/listing/choose-attributes.ts';
import type { Enrichment } from '../../../domain/listing/enrichment.ts';
import type { SourceSku } from '../../../domain/listing/group-products.ts';
import type { SkuProblem } from '../../../domain/listing/validate-listing.ts';
import { build, CATEGORY, codesOf, item, notesOf, SETTINGS } from './examples.ts';
import { sandboxLeaf } from './sandbox-leaf.ts';

const DRESSES = sandboxLeaf('601101');
const PHONES = sandboxLeaf('615101');
const GENDER = '100301';
const MATERIAL = '100302';
const BATTERY = '100314';
const BATTERY_TYPE = '100315';

const specified = (specifications: Record<string, string | string[]>, changes: Parameters<typeof item>[0] = {}) => ({
  item: item(changes),
  enrichment: {
    productSpecifications: Object.entries(specifications).map(([name, values]) => ({ name, values: [values].flat() })),
  } satisfies Enrichment,
});

function choose(skus: SourceSku[], category: Category = DRESSES, defaults: Record<string, string[]> = {}) {
  const notes: SkuProblem[] = [];
  const settings = { ...SETTINGS, categoryDefaults: { [category.leafId]: { attributes: defaults } } };
  const chosen = chooseAttributes(skus, category, settings, notes);
  const byId = Object.fromEntries(
    chosen.map(({ id, values }) => [id, values.map((value) => ('id' in value ? value.id : value.name))]),
  );
  return { byId, notes: notes.map(({ problem }) => problem) };
}

describe('where an attribute is taken from', () => {
  test.each<[string, SourceSku, string | undefined]>([
    ["VTEX's specification under TikTok's name", specified({ Gênero: 'Feminino' }), '1030101'],
    ['under another name for it', specified({ Sexo: 'Masculina' }), '1030102'],
    ['in English', specified({ Gender: 'Female' }), '1030101'],
    ["the feed's field", { item: item({ gender: 'unisex' }) }, '1030103'],
    ["the feed's details", { item: item({ productDetails: [{ name: 'Gênero', value: 'feminina' }] }) }, '1030101'],
    ['VTEX before the feed', specified({ Gênero: 'Feminino' }, { gender: 'male' }), '1030101'],
    ['the feed where VTEX says nothing', specified({ Gênero: 'Não se aplica' }, { gender: 'male' }), '1030102'],
    ['the feed where VTEX says what no list has', specified({ Gênero: 'Princesas' }, { gender: 'male' }), '1030102'],
    ['for women and for men is for both', specified({ Gênero: ['Feminino', 'Masculino'] }), '1030103'],
    ['HTML in a value', specified({ Gênero: '<p>Feminino</p>' }), '1030101'],
    ['the title', { item: item({ title: 'Vestido longo feminino' }) }, '1030101'],
    ['the category', { item: item({ productTypes: ['Moda > Masculino > Camisetas'] }) }, '1030102'],
    [
      'the title before the category',
      { item: item({ title: 'Camiseta unissex', productTypes: ['Moda masculina'] }) },
      '1030103',
    ],
    ['a heroine in the title says nothing', { item: item({ title: 'Camiseta Mulher-Maravilha' }) }, undefined],
    ['a title that says two things says none', { item: item({ title: 'Kit masculino e feminino' }) }, undefined],
    ['nothing', { item: item() }, undefined],
  ])('%s', (_, sku, id) => {
    expect(choose([sku]).byId[GENDER]).toEqual(id === undefined ? undefined : [id]);
  });

  test('SKUs that differ in what a product has once leave it open, or open both', () => {
    const skus = [{ item: item({ id: '1', gender: 'female' }) }, { item: item({ id: '2', gender: 'male' }) }];
    expect(choose(skus).byId[GENDER]).toEqual(['1030103']);
    const warranty = (...texts: string[]) =>
      choose(
        texts.map((text) => specified({ Garantia: text })),
        sandboxLeaf('607601'),
      ).byId['100307'];
    expect(warranty('12 meses', '1 ano')).toEqual(['1030703']);
    expect(warranty('12 meses', '3 meses')).toBeUndefined();
  });

  test("a category's default fills what is open, by name or id, and one that is not taken is told", () => {
    const bare = { item: item() };
    expect(choose([bare], DRESSES, { [GENDER]: ['unisex'] }).byId[GENDER]).toEqual(['1030103']);
    expect(choose([bare], DRESSES, { [GENDER]: ['1030101'] }).byId[GENDER]).toEqual(['1030101']);
    expect(choose([specified({ Gênero: 'Masculino' })], DRESSES, { [GENDER]: ['unisex'] }).byId[GENDER]).toEqual([
      '1030102',
    ]);
    const wrong = choose([bare], DRESSES, { [GENDER]: ['Princesas'] });
    expect(wrong.byId[GENDER]).toBeUndefined();
    expect(wrong.notes).toContainEqual({
      code: 'attribute-default-unmatched',
      field: 'product_attributes',
      params: { attribute: 'Gênero', said: '"Princesas"' },
    });
  });

  test('several materials where several are taken; what the description calls 100% only where it is demanded', () => {
    expect(choose([specified({ Tecido: ['Algodão', 'Poliéster'] })]).byId[MATERIAL]).toEqual(['1030201', '1030202']);
    expect(choose([{ item: item({ description: 'Em 100% algodão.' }) }]).byId[MATERIAL]).toBeUndefined();
    const demanded = withAttribute(MATERIAL, { isRequired: true });
    const read = (description: string) => choose([{ item: item({ description }) }], demanded);
    expect(read('Em 100% algodão.').byId[MATERIAL]).toEqual(['1030201']);
    expect(read('Em 100% algodão.').notes.map(({ code }) => code)).toEqual(['attribute-derived']);
    expect(read('100% original, 100% algodão').byId[MATERIAL]).toEqual(['1030201']);
    expect(read('Frente 100% algodão, costas 100% poliéster').byId[MATERIAL]).toBeUndefined();
  });

  test('nothing is derived silently, and nothing for an attribute that is not demanded', () => {
    const { notes } = choose([{ item: item({ title: 'Vestido feminino' }) }]);
    expect(notes).toEqual([
      {
        code: 'attribute-derived',
        field: 'product_attributes',
        params: { attribute: 'Gênero', value: 'Feminino', source: 'title' },
      },
    ]);
    const optional = withAttribute(GENDER, { isRequired: false });
    expect(choose([{ item: item({ title: 'Vestido feminino' }) }], optional)).toEqual({ byId: {}, notes: [] });
  });
});

describe('an attribute that depends on another', () => {
  test.each<[string, Record<string, string>, string[] | undefined, string[]]>([
    ['is sent where its condition holds', { 'Contém bateria': 'Sim', 'Tipo de bateria': 'Li-ion' }, ['1031501'], []],
    ['is left out where it does not', { 'Contém bateria': 'Não', 'Tipo de bateria': 'Lítio' }, undefined, []],
    ['is demanded where its condition holds', { 'Contém bateria': 'Sim' }, undefined, ['attribute-missing']],
  ])('%s', (_, specifications, values, problems) => {
    const sku = specified(specifications);
    const result = build([sku], { category: PHONES });
    expect(choose([sku], PHONES).byId[BATTERY_TYPE]).toEqual(values);
    expect(codesOf(result)).toEqual(problems);
  });

  test('is left out with what it depends on', () => {
    expect(choose([specified({ 'Tipo de bateria': 'Lítio' })], PHONES).byId).toEqual({});
    expect(choose([specified({ 'Contém bateria': 'Sim' })], PHONES).byId[BATTERY]).toEqual(['1031401']);
  });
});

test('what lacks is named with its values, in words and as data', () => {
  const result = build([{ item: item() }], { category: DRESSES });
  expect(result.problems[0]?.problem).toEqual({
    code: 'attribute-missing',
    field: 'product_attributes',
    params: {
      attributes: 'Gênero (100301: Feminino, Masculino, Unissex)',
      missing: JSON.stringify([
        {
          id: GENDER,
          name: 'Gênero',
          values: [
            { id: '1030101', name: 'Feminino' },
            { id: '1030102', name: 'Masculino' },
            { id: '1030103', name: 'Unissex' },
          ],
          valuesTotal: 3,
          takesOwnValues: false,
          takesSeveral: false,
        },
      ]),
    },
  });
  expect(notesOf(build([specified({ Gênero: 'Princesas' })], { category: DRESSES }))).toContain(
    'attribute-value-unmatched',
  );
});

test('whatever the sources say, what is chosen keeps every rule but what lacks', () => {
  const words = [
    'Feminino',
    'Male',
    'Algodão e Poliéster',
    '100% Algodão',
    'Sim',
    'não',
    'Lítio',
    '500 g',
    '1,5 kg',
    '2 anos',
  ];
  const text = fc.oneof(
    fc.constantFrom(...words, 'N/A', '<b>Verão</b>', '😀', '第一', '&amp;', 'a'.repeat(2500)),
    fc.string(),
  );
  const leaves = ['601101', '615101', '611203', '619101', '604101', '607601'].map(sandboxLeaf);
  const source = fc.record({
    names: fc.array(fc.tuple(fc.nat(20), fc.array(text, { maxLength: 3 })), { maxLength: 12 }),
    leaf: fc.constantFrom(...leaves),
    title: fc.constantFrom('Vestido feminino', 'Camiseta 100% algodão', 'Caneca'),
  });
  fc.assert(
    fc.property(source, ({ names, leaf, title }) => {
      const specifications = names.flatMap(([at, values]) => {
        const attribute = leaf.attributes[at % leaf.attributes.length]!;
        return [{ name: attribute.name, values }];
      });
      const sku = { item: item({ title }), enrichment: { productSpecifications: specifications } };
      const attributeCodes = codesOf(build([sku], { category: leaf })).filter((code) => code.startsWith('attribute-'));
      expect(attributeCodes.filter((code) => code !== 'attribute-missing')).toEqual([]);
      expect(choose([sku], leaf)).toEqual(choose([sku], leaf));
    }),
  );
});

function withAttribute(id: string, changes: Partial<CategoryAttribute>): Category {
  const attributes = DRESSES.attributes.map((each) => (each.id === id ? { ...each, ...changes } : each));
  return {
    ...CATEGORY,
    attributes: attributes.map((each) => (each.id === id ? each : { ...each, isRequired: false })),
  };
}
