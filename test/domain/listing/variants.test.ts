import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Category, CategoryAttribute } from '../../../domain/listing/category.ts';
import { chooseVariants, type PreviousVariants, type SalesAttribute } from '../../../domain/listing/choose-variants.ts';
import { groupProducts, type SourceSku } from '../../../domain/listing/group-products.ts';
import { keptSkus } from '../../../domain/listing/kept-skus.ts';
import { newProductState, type ProductState } from '../../../domain/listing/product-state.ts';
import { recordSaved, recordStatus } from '../../../domain/listing/record-outcome.ts';
import { toFullEditBody, toPartialEditBody } from '../../../domain/listing/request-bodies.ts';
import { build, codesOf, item, listingOf } from './examples.ts';
import { sandboxLeaf } from './sandbox-leaf.ts';

const MUGS = sandboxLeaf('611203');
const DRESSES = sandboxLeaf('601101');
const SHOES = sandboxLeaf('604101');
const DRYERS = sandboxLeaf('607601');

const sku = (id: string, changes: Parameters<typeof item>[0] = {}, specs: Record<string, string> = {}): SourceSku => ({
  item: item({ id, ...changes }),
  enrichment: { skuSpecifications: Object.entries(specs).map(([name, value]) => ({ name, values: [value] })) },
});
const choose = (skus: SourceSku[], category?: Category, previous?: PreviousVariants, productKey = 'group:1') =>
  chooseVariants({ productKey, skus }, { category, previous });
const words = (chosen: ReadonlyMap<string, readonly SalesAttribute[]>): string[] =>
  [...chosen.values()].map((all) => all.map(({ name, value }) => `${name}=${value}`).join(' '));
const ids = (chosen: ReadonlyMap<string, readonly SalesAttribute[]>): string[] =>
  [...chosen.values()].map((all) => all.map(({ id, valueId }) => `${id ?? ''}:${valueId ?? ''}`).join(' '));

describe("TikTok's own attributes and values", () => {
  test.each<[string, SourceSku[], Category, string[], string[]]>([
    [
      'ids where the category knows both, in its spelling',
      [sku('1', { color: 'preta', size: 'small' }), sku('2', { color: 'BLUE', size: 'm' })],
      DRESSES,
      ['Cor=Preto Tamanho=P', 'Cor=Azul Tamanho=M'],
      ['100000:1000001 100007:1000702', '100000:1000004 100007:1000703'],
    ],
    [
      'an own value of a known attribute',
      [sku('1', { color: 'Azul marinho' }), sku('2', { color: 'Azul' })],
      DRESSES,
      ['Cor=Azul marinho', 'Cor=Azul'],
      ['100000:', '100000:1000004'],
    ],
    [
      'an own attribute by its name',
      [sku('1', {}, { Aro: '26' }), sku('2', {}, { Aro: '29' })],
      DRESSES,
      ['Aro=26', 'Aro=29'],
      [':', ':'],
    ],
    [
      "a shoe's size is its number",
      [sku('1', { size: '37' }, { Numeração: '37' }), sku('2', { size: '38' }, { Numeração: '38' })],
      SHOES,
      ['Numeração=37', 'Numeração=38'],
      ['100008:1000805', '100008:1000806'],
    ],
    [
      'units and other names',
      [sku('1', {}, { Tensão: '110V' }), sku('2', {}, { Tensão: 'Bivolt automático' })],
      DRYERS,
      ['Voltagem=110 V', 'Voltagem=Bivolt'],
      ['100010:1001001', '100010:1001003'],
    ],
  ])('%s', (_, skus, category, shown, sent) => {
    expect(words(choose(skus, category))).toEqual(shown);
    expect(ids(choose(skus, category))).toEqual(sent);
  });

  test('values that mean one of them stay apart: the one that is spelt so goes by id', () => {
    const skus = [sku('1', { size: 'P' }), sku('2', { size: 'Pequeno' }), sku('3', { size: 'M' })];
    expect(words(choose(skus, DRESSES))).toEqual(['Tamanho=P', 'Tamanho=Pequeno', 'Tamanho=M']);
    expect(ids(choose(skus, DRESSES))).toEqual(['100007:1000702', '100007:', '100007:1000703']);
    // Where another kind tells them apart, they are one value.
    const coloured = [sku('1', { size: 'P', color: 'Azul' }), sku('2', { size: 'Pequeno', color: 'Verde' })];
    expect(words(choose(coloured, DRESSES))).toEqual(['Cor=Azul Tamanho=P', 'Cor=Verde Tamanho=P']);
  });

  test('never two SKUs alike for TikTok that are not alike in the source', () => {
    const size = fc.constantFrom('P', 'p', 'Pequeno', 'small', 'M', 'Médio', 'GG', 'XL', '38', '38,0');
    const colour = fc.constantFrom('Preto', 'Black', 'negro', 'Azul', 'Azul marinho', 'navy');
    fc.assert(
      fc.property(fc.array(fc.tuple(size, colour), { minLength: 1, maxLength: 6 }), (sources) => {
        const skus = sources.map(([s, c], at) => sku(String(at), { size: s, color: c, title: `Vestido ${at}` }));
        const chosen = [...choose(skus, DRESSES).values()];
        const keys = chosen.map((all) =>
          JSON.stringify(all.map(({ id, name, value, valueId }) => [id ?? name, valueId ?? value.toLowerCase()])),
        );
        expect(new Set(keys).size).toBe(skus.length);
        for (const { id, value, valueId } of chosen.flat()) {
          const attribute = DRESSES.attributes.find((each) => each.id === id);
          if (valueId) expect(attribute?.values.find((listed) => listed.id === valueId)?.name).toBe(value);
        }
      }),
    );
  });
});

describe('what the category demands', () => {
  const demanding = (changes: Partial<CategoryAttribute> = {}): Category => ({
    ...DRESSES,
    attributes: DRESSES.attributes
      .filter(({ isRequired }) => !isRequired)
      .map((each) => (each.id === '100007' ? { ...each, isRequired: true, ...changes } : each)),
  });

  test('is shown even on a product that cannot have siblings', () => {
    expect(words(choose([sku('1', { color: 'Azul', size: 'P' })], demanding(), undefined, 'sku:1'))).toEqual([
      'Tamanho=P',
    ]);
    expect(words(choose([sku('1', { color: 'Azul', size: 'P' })], DRESSES, undefined, 'sku:1'))).toEqual(['']);
  });

  test('takes the place of what does not vary', () => {
    const specs = { Aro: '1', Forma: 'Oval', Modelo: 'X' };
    const skus = [sku('1', { color: 'Azul', size: 'P' }, specs), sku('2', { color: 'Verde', size: 'P' }, specs)];
    expect(words(choose(skus, demanding()))[0]).toContain('Tamanho=P');
  });

  test('is named where it lacks, and a value that is not taken is too', () => {
    expect(codesOf(build([sku('1', { color: 'Azul' })], { category: demanding() }))).toEqual(['variant-required']);
    const odd = build([sku('1', { size: '52' })], { category: demanding({ isCustomizable: false }) });
    expect(odd.problems.map(({ problem }) => problem)).toEqual([
      {
        code: 'variant-value-not-listed',
        field: 'sales_attributes',
        params: { name: 'Tamanho', value: '52', accepted: 'PP, P, M, G, GG, XGG, Único' },
      },
    ]);
  });
});

describe('a product that TikTok shows already', () => {
  const before = (skus: SourceSku[], category?: Category): PreviousVariants => choose(skus, category);

  test.each<[string, SourceSku[], SourceSku[], string[]]>([
    [
      'keeps its kinds when a new SKU lacks one, which is named',
      [sku('1', { color: 'Azul', size: 'P' }), sku('2', { color: 'Azul', size: 'M' })],
      [sku('1', { color: 'Azul', size: 'P' }), sku('2', { color: 'Azul', size: 'M' }), sku('3', { size: 'G' })],
      ['Cor=Azul Tamanho=P', 'Cor=Azul Tamanho=M', 'Tamanho=G'],
    ],
    [
      'keeps a value that the source has lost',
      [sku('1', { color: 'Azul', size: 'P' }), sku('2', { color: 'Azul', size: 'M' })],
      [sku('1', { size: 'P' }), sku('2', { color: 'Azul', size: 'M' })],
      ['Cor=Azul Tamanho=P', 'Cor=Azul Tamanho=M'],
    ],
    [
      'keeps what titles said of it, whatever a new one is called',
      [sku('1', { title: 'Caneca grande - Azul' }), sku('2', { title: 'Caneca grande - Verde' })],
      [
        sku('1', { title: 'Caneca grande - Azul' }),
        sku('2', { title: 'Caneca grande - Verde' }),
        sku('3', { title: 'Caneca de porcelana - Rosa' }),
      ],
      ['Modelo=Azul', 'Modelo=Verde', 'Modelo=de porcelana - Rosa'],
    ],
    [
      'keeps its spelling',
      [sku('1', { color: 'azul' }), sku('2', { color: 'verde' })],
      [sku('1', { color: 'azul' }), sku('2', { color: 'verde' }), sku('3', { color: 'Azul', size: 'P' })],
      ['Cor=azul', 'Cor=verde', 'Cor=azul'],
    ],
    [
      'takes another kind where its own leave two SKUs alike',
      [sku('1', { color: 'Azul' }), sku('2', { color: 'Verde' })],
      [
        sku('1', { color: 'Azul', size: 'P' }),
        sku('2', { color: 'Verde', size: 'P' }),
        sku('3', { color: 'Azul', size: 'M' }),
      ],
      ['Cor=Azul Tamanho=P', 'Cor=Verde Tamanho=P', 'Cor=Azul Tamanho=M'],
    ],
    [
      'gives up what it took from titles once the source says better',
      [sku('1', { title: 'Caneca grande - Azul' }), sku('2', { title: 'Caneca grande - Verde' })],
      [
        sku('1', { title: 'Caneca grande - Azul', color: 'Azul' }),
        sku('2', { title: 'Caneca grande - Verde', color: 'Verde' }),
      ],
      ['Cor=Azul', 'Cor=Verde'],
    ],
    [
      'takes others where most SKUs lack its kinds',
      [sku('1', { color: 'Azul' })],
      [sku('1', { color: 'Azul', size: 'P' }), sku('2', { size: 'M' }), sku('3', { size: 'G' })],
      ['Tamanho=P', 'Tamanho=M', 'Tamanho=G'],
    ],
  ])('%s', (_, first, then, expected) => {
    expect(words(choose(then, undefined, before(first)))).toEqual(expected);
  });

  test('a SKU that lacks a kind is left out by name, and its siblings go on', () => {
    const first = [sku('1', { color: 'Azul', size: 'P' }), sku('2', { color: 'Azul', size: 'M' })];
    const result = build([...first, sku('3', { size: 'G' })], { previous: before(first) });
    expect(result.problems).toEqual([
      { sku: '3', problem: { code: 'variant-missing', field: 'sales_attributes', params: { missing: 'Cor' } } },
    ]);
    expect(result.listing?.skus.map((one) => one.sku)).toEqual(['1', '2']);
  });

  test('does not change from run to run, and a sibling more renames nothing', () => {
    const value = fc.option(fc.constantFrom('Azul', 'azul', 'Verde', 'P', 'M'), { nil: undefined });
    const title = fc.constantFrom('Caneca grande - Azul', 'Caneca grande - Verde', 'Caneca de porcelana');
    const source = fc.record({ color: value, size: value, title });
    fc.assert(
      fc.property(fc.array(source, { minLength: 2, maxLength: 6 }), fc.boolean(), (sources, known) => {
        const category = known ? DRESSES : undefined;
        const all = sources.map((changes, at) => sku(String(at), changes));
        const first = choose(all, category);
        expect([...choose(all, category, first)]).toEqual([...first]);
        // The last one joins later, and has what its siblings show.
        const early = all.slice(0, -1);
        const shown = choose(early, category);
        const grown = choose(
          [...early, { ...all.at(-1)!, item: { ...all.at(-1)!.item, color: 'Rosa', size: 'GG' } }],
          category,
          shown,
        );
        const kinds = new Set([...shown.values()].flatMap((each) => each.map(({ name }) => name)));
        const isPlain = kinds.size > 0 && !kinds.has('Modelo');
        if (isPlain && shown.size === new Set(words(shown)).size)
          for (const [id, attributes] of shown) expect(grown.get(id)).toEqual(attributes);
      }),
    );
  });
});

describe('the identity of SKUs', () => {
  const context = { images: new Map([['https://loja.example/1001.jpg', 'tos/a']]), warehouseId: '42' };
  const live = (skus: SourceSku[], changes: Parameters<typeof listingOf>[1] = {}): ProductState => {
    const listing = listingOf(skus, changes);
    const skuIds = new Map(listing.skus.map((one) => [one.sellerSku, `9${one.sku}`]));
    return recordStatus(
      recordSaved(newProductState('group:1'), listing, { productId: '77', skuIds }),
      'ACTIVATE',
      'APPROVED',
    );
  };
  const P = sku('1', { color: 'azul', size: 'P' });
  const M = sku('2', { color: 'preto', size: 'Pequeno' });
  const G = sku('3', { color: 'Azul', size: 'G' });
  const free: Category = { ...DRESSES, attributes: DRESSES.attributes.map((each) => ({ ...each, isRequired: false })) };
  const previousOf = (state: ProductState): PreviousVariants =>
    new Map(state.skus.flatMap((one) => (one.skuId ? [[one.sku, one.salesAttributes] as const] : [])));
  const sent = (skus: SourceSku[], state: ProductState, category = free) => {
    const listing = listingOf(skus, { category, previous: previousOf(state) });
    const full = toFullEditBody(listing, { ...context, state, withOffers: false }).skus;
    const partial = toPartialEditBody(listing, ['variants'], { ...context, state }).skus!;
    expect(partial.map(({ id }) => id)).toEqual(full.map(({ id }) => id));
    return full;
  };

  test.each<[string, SourceSku[], (string | undefined)[]]>([
    ['one more', [P, M, G], ['91', '92', undefined]],
    ['one less', [P], ['91', '92']],
    ['another instead', [P, G], ['91', undefined, '92']],
    ['none of the old', [G], [undefined, '91', '92']],
  ])('goes back with %s, when the attributes have gained ids', (_, skus, expected) => {
    const state = live([P, M]);
    expect(state.skus.flatMap(({ salesAttributes }) => salesAttributes.map(({ id }) => id))).not.toContain('100000');
    const bodies = sent(skus, state);
    expect(bodies.map(({ id }) => id)).toEqual(expected);
    expect(new Set(bodies.map(({ salesAttributes }) => salesAttributes!.map(({ id }) => id).join(' ')))).toEqual(
      new Set(['100000 100007']),
    );
  });

  test('goes back when a kind has another name, and when one is dropped', () => {
    const state = live([sku('1', {}, { Medida: '37' }), sku('2', {}, { Medida: '38' })]);
    const renamed = listingOf([sku('1', {}, { Dimensão: '37' })]);
    expect(keptSkus(renamed, state).map(({ skuId, salesAttributes }) => [skuId, salesAttributes])).toEqual([
      ['92', [{ name: 'Dimensão', value: '38' }]],
    ]);
    const byColour = listingOf([sku('1', { color: 'azul' })]);
    expect(keptSkus(byColour, live([P, M])).map(({ skuId }) => skuId)).toEqual(['92']);
  });

  test('goes back with a failed review between, and twice in a row', () => {
    const state = recordStatus(live([P, M]), 'ACTIVATE', 'FAILED');
    const listing = listingOf([P], { category: free, previous: previousOf(state) });
    const kept = keptSkus(listing, state);
    const again = recordSaved(state, listing, { productId: '77', skuIds: new Map() }, kept);
    expect(again.skus.map(({ skuId }) => skuId)).toEqual(['91', '92']);
    expect(sent([P, G], again).map(({ id }) => id)).toEqual(['91', undefined, '92']);
  });

  test('one that clashes with what another SKU shows by now cannot go back', () => {
    const state = live([P, M]);
    const taken = listingOf([sku('3', { color: 'PRETO', size: 'pequeno' })]);
    expect(keptSkus(taken, state).map(({ skuId }) => skuId)).toEqual(['91']);
  });

  test('no id is lost, whatever comes and goes', () => {
    const colour = fc.constantFrom('Azul', 'azul', 'Preto', 'navy', 'Verde', 'Black');
    const sources = fc.uniqueArray(fc.tuple(fc.nat(8), colour), { minLength: 1, maxLength: 6, selector: ([id]) => id });
    fc.assert(
      fc.property(sources, sources, fc.boolean(), fc.boolean(), (first, then, before, after) => {
        const skusOf = (all: readonly (readonly [number, string])[]): SourceSku[] =>
          all.map(([id, color]) => sku(String(id), { color, size: `T${id}` }));
        const state = live(skusOf(first), before ? { category: free } : {});
        const bodies = sent(skusOf(then), state, after ? free : MUGS);
        for (const { skuId } of state.skus) expect(bodies.map(({ id }) => id)).toContain(skuId);
        expect(new Set(bodies.map(({ sellerSku }) => sellerSku)).size).toBe(bodies.length);
      }),
    );
  });
});

describe('groups', () => {
  const keys = (skus: SourceSku[]): string[] => groupProducts(skus).map(({ productKey }) => productKey);

  test.each<[string, SourceSku[], string[]]>([
    ['one of its own', [{ item: item({ itemGroupId: 'g' }) }], ['group:g']],
    [
      "a feed that groups by VTEX's product ids keeps its groups",
      [
        { item: item({ id: '1', itemGroupId: '7' }), enrichment: { productId: '7' } },
        { item: item({ id: '2', itemGroupId: '7' }) },
      ],
      ['group:7'],
    ],
    [
      "a group that happens to be called like another of VTEX's products is not it",
      [
        { item: item({ id: '1', itemGroupId: '8' }), enrichment: { productId: '7' } },
        { item: item({ id: '2', itemGroupId: '9' }), enrichment: { productId: '8' } },
        { item: item({ id: '3', itemGroupId: '8' }) },
      ],
      ['group:8', 'vtex:7', 'vtex:8'],
    ],
    [
      'a SKU and a group of the same name are two',
      [{ item: item({ id: 'g' }) }, { item: item({ id: '1', itemGroupId: 'g' }) }],
      ['group:g', 'sku:g'],
    ],
  ])('%s', (_, skus, expected) => {
    expect(keys(skus)).toEqual(expected);
  });

  const crowd = (count: number): SourceSku[] =>
    Array.from({ length: count }, (_, at) => sku(String(1000 + at), { size: `T${at}`, gtin: undefined }));

  test('of more SKUs than TikTok takes lose the last by name, never one that is on TikTok', () => {
    const all = crowd(303);
    const { listing, problems } = build(all);
    expect(listing?.skus).toHaveLength(300);
    expect(problems.map(({ sku: id, problem }) => [id, problem.code])).toEqual(
      ['1300', '1301', '1302'].map((id) => [id, 'too-many-skus']),
    );
    // The same product, of which TikTok has the last: newcomers before them in order wait.
    const previous = new Map(
      all.slice(3).map(({ item: { id } }) => [id, [{ name: 'Tamanho', value: `T${Number(id) - 1000}` }]]),
    );
    const grown = build(all, { previous });
    expect(grown.problems.map(({ sku: id }) => id)).toEqual(['1000', '1001', '1002']);
    expect(grown.listing?.skus).toHaveLength(300);
  });

  test('leave room for SKUs that TikTok has and the source has not', () => {
    const all = crowd(300);
    const previous = new Map([['gone', [{ name: 'Tamanho', value: 'X' }]]]);
    expect(build(all, { previous }).problems.map(({ sku: id, problem }) => [id, problem.code])).toEqual([
      ['1299', 'too-many-skus'],
    ]);
  });
});
