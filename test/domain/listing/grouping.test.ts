import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CategoryAttribute } from '../../../domain/listing/category.ts';
import { chooseAttributes } from '../../../domain/listing/choose-attributes.ts';
import { chooseVariants } from '../../../domain/listing/choose-variants.ts';
import { groupProducts, productKeyOf, type SourceSku } from '../../../domain/listing/group-products.ts';
import { CATEGORY, item, SETTINGS } from './examples.ts';

describe('groupProducts', () => {
  test("groups by VTEX's product, then the feed's group, else one by one", () => {
    const skus: SourceSku[] = [
      { item: item({ id: '10' }), enrichment: { productId: '7' } },
      { item: item({ id: '9', itemGroupId: 'g' }), enrichment: { productId: '7' } },
      { item: item({ id: '11', itemGroupId: 'g' }) },
      { item: item({ id: '12' }) },
    ];
    expect(groupProducts(skus).map(({ productKey, skus: all }) => [productKey, all.map((sku) => sku.item.id)])).toEqual(
      [
        ['group:g', ['11']],
        ['sku:12', ['12']],
        ['vtex:7', ['9', '10']],
      ],
    );
  });

  test('does not depend on the order', () => {
    const source = fc.record({ id: fc.stringMatching(/^[a-c0-9]{1,4}$/), group: fc.option(fc.constantFrom('a', 'b')) });
    const sources = fc.uniqueArray(source, { selector: ({ id }) => id, maxLength: 30 });
    const shuffled = sources.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const skusOf = (all: typeof one): SourceSku[] =>
          all.map(({ id, group }) => ({ item: item({ id, itemGroupId: group ?? undefined }) }));
        expect(groupProducts(skusOf(other))).toEqual(groupProducts(skusOf(one)));
      }),
    );
  });

  test('a key is bounded and stays apart from others', () => {
    const keyOf = (itemGroupId: string): string => productKeyOf({ item: item({ itemGroupId }) });
    expect(keyOf('g'.repeat(5000)).length).toBeLessThanOrEqual(120);
    expect(keyOf('g'.repeat(5000))).not.toBe(keyOf('g'.repeat(5001)));
  });
});

describe('chooseVariants', () => {
  const variants = (skus: SourceSku[], productKey = 'group:1'): string[] =>
    [...chooseVariants({ productKey, skus }).values()].map((all) =>
      all.map(({ name, value }) => `${name}=${value}`).join(' '),
    );
  const sku = (
    id: string,
    changes: Parameters<typeof item>[0] = {},
    specs: Record<string, string> = {},
  ): SourceSku => ({
    item: item({ id, ...changes }),
    enrichment: { skuSpecifications: Object.entries(specs).map(([name, value]) => ({ name, values: [value] })) },
  });

  test.each<[string, SourceSku[], string[]]>([
    [
      'colour and size',
      [sku('1', { color: 'Azul', size: 'P' }), sku('2', { color: 'Azul', size: 'M' })],
      ['Cor=Azul Tamanho=P', 'Cor=Azul Tamanho=M'],
    ],
    [
      'a kind that one SKU lacks is none',
      [sku('1', { color: 'Azul', size: 'P' }), sku('2', { size: 'M' })],
      ['Tamanho=P', 'Tamanho=M'],
    ],
    [
      "VTEX's specifications, under the feed's names",
      [sku('1', {}, { Tam: 'P', Voltagem: '110' }), sku('2', {}, { Tam: 'P', Voltagem: '220' })],
      ['Tamanho=P Voltagem=110', 'Tamanho=P Voltagem=220'],
    ],
    [
      'material only where needed',
      [sku('1', { color: 'Azul', material: 'Lã' }), sku('2', { color: 'Azul', material: 'Linho' })],
      ['Cor=Azul Material=Lã', 'Cor=Azul Material=Linho'],
    ],
    [
      'material not where not needed',
      [sku('1', { color: 'Azul', material: 'Lã' }), sku('2', { color: 'Preto', material: 'Linho' })],
      ['Cor=Azul', 'Cor=Preto'],
    ],
    [
      'the titles, where nothing else tells',
      [sku('1', { title: 'Cama impermeável - Azul' }), sku('2', { title: 'Cama impermeável' })],
      ['Modelo=Azul', 'Modelo=Padrão'],
    ],
    [
      'one spelling for one value',
      [sku('1', { color: 'azul', size: 'P' }), sku('2', { color: 'Azul', size: 'M' })],
      ['Cor=Azul Tamanho=P', 'Cor=Azul Tamanho=M'],
    ],
    ['a lone SKU of a group keeps its kinds', [sku('1', { color: 'Azul' })], ['Cor=Azul']],
    [
      'a value of symbols is none',
      [sku('1', { color: '-', size: 'P' }), sku('2', { color: '-', size: 'M' })],
      ['Tamanho=P', 'Tamanho=M'],
    ],
    [
      'titles that only repeat the kinds are not used',
      [
        sku('1', { color: 'Azul', title: 'Cama impermeável - Azul' }),
        sku('2', { color: 'Azul', title: 'Cama impermeável - Azul' }),
        sku('3', { color: 'Preto', title: 'Cama impermeável - Preto' }),
      ],
      ['Cor=Azul', 'Cor=Azul', 'Cor=Preto'],
    ],
    ['SKUs that nothing tells apart stay alike', [sku('1'), sku('2')], ['Modelo=Padrão', 'Modelo=Padrão']],
  ])('%s', (_, skus, expected) => {
    expect(variants(skus)).toEqual(expected);
  });

  test('at most three kinds, those that vary first', () => {
    const specs = (size: string, voltage: string): Record<string, string> => ({
      Aro: size,
      Bivolt: 'Não',
      Forma: 'Oval',
      Voltagem: voltage,
    });
    expect(
      variants([sku('1', {}, specs('26', '110')), sku('2', {}, specs('29', '110')), sku('3', {}, specs('26', '220'))]),
    ).toEqual(['Aro=26 Bivolt=Não Voltagem=110', 'Aro=29 Bivolt=Não Voltagem=110', 'Aro=26 Bivolt=Não Voltagem=220']);
  });

  test('a product whose source does not group has none', () => {
    expect(variants([sku('1', { color: 'Azul' })], 'sku:1')).toEqual(['']);
  });

  test('always the same kinds on each SKU, none twice', () => {
    const value = fc.option(fc.constantFrom('a', 'b', 'c', '-', '😀'), { nil: undefined });
    const source = fc.record({
      color: value,
      size: value,
      material: value,
      pattern: value,
      title: fc.constantFrom('Cama azul grande', 'Cama preta grande', 'Bola'),
    });
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 8 }), (sources) => {
        const all = [
          ...chooseVariants({
            productKey: 'group:1',
            skus: sources.map((each, n) => sku(String(n), each, each.color ? { Cor: each.color, Modelo: 'x' } : {})),
          }).values(),
        ];
        const kinds = all.map((attributes) => attributes.map(({ name }) => name));
        for (const names of kinds) {
          expect(names).toEqual(kinds[0]);
          expect(names.length).toBeLessThanOrEqual(3);
          expect(new Set(names).size).toBe(names.length);
          if (sources.length > 1) expect(names.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('chooseAttributes', () => {
  const attribute = (changes: Partial<CategoryAttribute>): CategoryAttribute => ({
    id: '1',
    name: 'Material',
    type: 'PRODUCT_PROPERTY',
    isRequired: true,
    isCustomizable: false,
    isMultipleSelection: false,
    values: [
      { id: '11', name: 'Algodão' },
      { id: '12', name: 'Lã' },
    ],
    ...changes,
  });
  const choose = (sku: SourceSku, attributes: CategoryAttribute[], settings = SETTINGS) =>
    chooseAttributes([sku], { ...CATEGORY, attributes }, settings);

  test("matches TikTok's values without regard to accents and case", () => {
    expect(choose({ item: item({ material: 'ALGODAO' }) }, [attribute({})])).toEqual([
      { id: '1', values: [{ id: '11' }] },
    ]);
  });

  test('an own value only where it may be one', () => {
    const sku = { item: item({ material: 'Bambu' }) };
    expect(choose(sku, [attribute({})])).toEqual([]);
    expect(choose(sku, [attribute({ isCustomizable: true })])).toEqual([{ id: '1', values: [{ name: 'Bambu' }] }]);
    expect(choose(sku, [attribute({ isCustomizable: true, valueDataFormat: 'POSITIVE_INT_OR_DECIMAL' })])).toEqual([]);
  });

  test("takes VTEX's specifications and the feed's details, several values only where allowed", () => {
    const sku = {
      item: item({ productDetails: [{ name: 'Material', value: 'Lã' }] }),
      enrichment: { productSpecifications: [{ name: 'material', values: ['Algodão'] }] },
    };
    expect(choose(sku, [attribute({})])).toEqual([{ id: '1', values: [{ id: '11' }] }]);
    expect(choose(sku, [attribute({ isMultipleSelection: true })])).toEqual([
      { id: '1', values: [{ id: '11' }, { id: '12' }] },
    ]);
  });

  test("the category's defaults fill in, by name or id", () => {
    const settings = { ...SETTINGS, categoryDefaults: { '*': { attributes: { '1': ['12'] } } } };
    expect(choose({ item: item() }, [attribute({})], settings)).toEqual([{ id: '1', values: [{ id: '12' }] }]);
  });

  test('sales attributes are none of it', () => {
    expect(choose({ item: item({ material: 'Lã' }) }, [attribute({ type: 'SALES_PROPERTY' })])).toEqual([]);
  });
});
