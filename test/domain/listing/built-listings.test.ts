import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../domain/feed/feed-item.ts';
import { buildListing } from '../../../domain/listing/build-listing.ts';
import type { Category } from '../../../domain/listing/category.ts';
import type { SourceSku } from '../../../domain/listing/group-products.ts';
import { NOW, SETTINGS } from './examples.ts';
import { LEAVES } from './rule-cases.ts';
import { openSandboxShop, type SandboxShop } from './sandbox-shop.ts';

/** A leaf for each kind of demand: none, a required attribute, a conditional one, dimensions, a size chart. */
const OPEN_LEAVES = ['mugs', 'dresses', 'phones', 'gymMachines', 'weddingDresses'] as const;

let shop: SandboxShop;
const categories = new Map<string, Category>();
beforeAll(async () => {
  shop = await openSandboxShop();
  for (const leaf of OPEN_LEAVES) categories.set(leaf, await shop.category(LEAVES[leaf]));
});
afterAll(() => shop.close());

/** Words as feeds have them, and what has no place in a listing. */
const piece = fc.constantFrom(
  'Vestido',
  'longo',
  'azul',
  '100% algodão',
  'R$ 99,90',
  '10x20 cm',
  'nº 5',
  '™',
  'S & M',
  '<b>novo</b>',
  '½ kg',

  '😀',
  '1️⃣',
  '👨‍👩‍👧',
  '✔️',
  '★',
  '&nbsp;',
  '&amp;lt;',
  '&#128512;',
  '茶',
  '\u0007',
  '\u200B',
  '!!!!!!!!!!!!',
  'aaaaaaaaaaaa',
  'vendas@loja.com.br',
  'www.loja.com.br',
  '(11) 98765-4321',
  '@loja',
  '<p>',
  '</p>',
  '<ul><li>',
  '<br>',
  '<',
  '>',
  '&',
  '<script>x()</script>',
  '<table><tr><td>Peso</td><td>1 kg</td></tr></table>',
  '<img src="https://x.example/1.png">',
  'palavra '.repeat(50),
  'x'.repeat(400),
  '<div style="color:red">',
  '<h2>Medidas</h2>',
  '"aspas"',
  '\n',
  '•',
  '–',
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

const item = fc.record({
  title: fc.oneof(text, text, fc.constant('Vestido de verão')),
  description: maybe(
    fc.oneof(
      text,
      fc.array(text, { maxLength: 20 }).map((texts) => texts.join('<br>')),
    ),
  ),
  brand: maybe(text),
  gtin: maybe(fc.constantFrom('7891234567895', '036000291452', '080442957X', '2000000000008', '789', '07891234567895')),
  color: maybe(fc.oneof(fc.constantFrom('Azul', 'azul', 'Blue', 'Preto', 'Black', 'Uva 😀'), text)),
  size: maybe(fc.oneof(fc.constantFrom('P', 'M', 'Único', '42'), text)),
  material: maybe(fc.oneof(fc.constantFrom('Algodão', 'cotton', 'Bambu'), text)),
  pattern: maybe(text),
  gender: maybe(fc.constantFrom('female', 'male', 'unisex', 'Feminino')),
  productDetails: maybe(
    fc.array(
      fc.record({
        name: fc.constantFrom(
          'Unidades por embalagem',
          'Estação',
          'Garantia',
          'Contém bateria',
          'Tipo de bateria',
          'Potência (W)',
        ),
        value: fc.oneof(fc.constantFrom('1', 'um', '-3', '1,5', 'Sim', 'Não', 'Lítio', 'Verão', '12 meses', '0'), text),
      }),
      { maxLength: 5 },
    ),
  ),
  price: maybe(fc.integer({ min: -10, max: 1_000_010 }).map((amount) => ({ amount, currency: 'BRL' }))),
  quantity: maybe(fc.integer({ min: -1, max: 2_000_000 })),
  weight: maybe(
    fc.record({
      value: fc.constantFrom('0.5', '0', '-1', '1500', '0.0001', 'abc'),
      unit: fc.constantFrom('kg', 'g', null),
    }),
  ),
});

const product: fc.Arbitrary<SourceSku[]> = fc
  .array(item, { minLength: 1, maxLength: 5 })
  .map((items) =>
    items.map((made, n) => ({ item: { ...sound(n), ...withoutAbsent(made), id: `${n} ${made.size ?? ''}` } })),
  );

/** What the drawn parts are laid over. */
function sound(n: number): FeedItem {
  return {
    id: `${n}`,
    itemGroupId: 'g',
    imageLink: `${n + 1}`,
    additionalImageLinks: ['6', '7'],
    availability: 'in_stock',
    price: { amount: 9_990, currency: 'BRL' },
    weight: { value: '0.5', unit: 'kg' },
    length: { value: '30', unit: 'cm' },
    width: { value: '20.5', unit: 'cm' },
    height: { value: '0.1', unit: 'm' },
  };
}

function withoutAbsent<T extends object>(made: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as never;
}

describe('whatever a feed says', () => {
  test.each(OPEN_LEAVES)('a listing that we would send to %s is taken, and taken whole', async (leaf) => {
    const category = categories.get(leaf)!;
    const settings = {
      ...SETTINGS,
      categoryDefaults: {
        [category.leafId]: { sizeChartUrl: 'chart', attributes: { '100301': ['Feminino'], '100314': ['Não'] } },
      },
    };
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(product, async (skus) => {
        const { listing, problems } = buildListing({ productKey: 'group:g', skus, settings, category, now: NOW });
        if (!listing) {
          expect(problems.length).toBeGreaterThan(0);
          return;
        }
        sent++;
        const draft = {
          ...listing,
          skus: listing.skus.map((sku) => ({ ...sku, condition: null, isActive: true, feedProblems: [] })),
        };
        expect(await shop.check(draft)).toEqual([]);
        expect(await shop.warnings(draft)).toEqual([]);
      }),
      { numRuns: 60, seed: 20_260_311 },
    );
    // Else nothing was shown.
    expect(sent).toBeGreaterThan(20);
  });
});
