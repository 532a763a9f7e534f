import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Category } from '../../../domain/listing/category.ts';
import type { DraftListing, DraftSku } from '../../../domain/listing/desired-listing.ts';
import { LISTING_RULES } from '../../../domain/listing/listing-rules.ts';
import { validateListing } from '../../../domain/listing/validate-listing.ts';
import { SETTINGS } from './examples.ts';
import { LEAVES, RULE_CASES, SOUND_DRAFT, SOUND_SKU } from './rule-cases.ts';
import { openSandboxShop, type SandboxShop } from './sandbox-shop.ts';

const SOURCES = new Map(LISTING_RULES.map(({ code, source }) => [code, source]));
const isOwn = (code: string): boolean => RULE_CASES[code]!.taken !== undefined;

/**
 * What else TikTok says of a broken rule: a value that cannot be used counts as none, which a required attribute and
 * those that depend on it tell, too; two SKUs that both lack every kind are alike.
 */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  'attribute-value-not-listed': '12052104 12052182 12052183',
  'attribute-value-text': '12052104 12052182 12052183',
  'variant-missing': '12052560',
};

let shop: SandboxShop;
const categories = new Map<string, Category>();
beforeAll(async () => {
  shop = await openSandboxShop();
  for (const leafId of Object.values(LEAVES)) categories.set(leafId, await shop.category(leafId));
});
afterAll(() => shop.close());

/** Mostly the first, else one of the others. */
function mostly<T>(sound: fc.Arbitrary<T>, ...others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 9, arbitrary: sound }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}

const word = fc.constantFrom(
  'Caneca',
  'azul',
  'de cerâmica',
  '350 ml',
  '10x12 cm',
  '& pires',
  'nº 2',
  '100%',
  'aaaaaaaa',
);
const title = mostly(
  fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.join(' ')),
  '',
  '***',
  'Caneca 😀',
  'Caneca &nbsp;',
  'Caneca 茶',
  'Caneca\u0007',
  'a'.repeat(301),
  'Oferta !!!!!!!!!!',
);
const description = mostly(
  fc.array(word, { minLength: 1, maxLength: 10 }).map((words) => words.map((each) => `<p>${each}</p>`).join('')),
  '',
  '<p>-</p>',
  '<p>a</p><ul><li>b</li></ul>',
  '<p>a 😀</p>',
  '<p>a 茶</p>',
  '<ul><li>a</li>',
  '<p>a<em>b</p>',
  '<p>a<video>b</video></p>',
  `<p>${'a b '.repeat(2_500)}</p>`,
  '<p>&eacute;</p>',
);
const price = mostly<DraftSku['price']>(
  fc.integer({ min: 50, max: 1_000_000 }).map((amount) => ({ amount, currency: 'BRL' })),
  { amount: 0, currency: 'BRL' },
  { amount: 49, currency: 'BRL' },
  { amount: 1_000_001, currency: 'BRL' },
  { amount: 5_000, currency: 'USD' },
  null,
);
const quantity = mostly<number | null>(fc.integer({ min: 0, max: 99_999 }), -1, 100_000, null);
const colour = fc.constantFrom('Azul', 'azul', 'Preto', 'Cor de uva', 'Nº 7');
const salesAttributes = fc.oneof(
  { weight: 8, arbitrary: colour.map((value) => [{ name: 'Cor', value }]) },
  fc.tuple(colour, fc.constantFrom('P', 'M')).map(([cor, size]) => [
    { name: 'Cor', value: cor },
    { name: 'Tamanho', value: size },
  ]),
  fc.constantFrom(
    [],
    [{ name: 'Cor', value: '😀' }],
    [{ name: 'Cor', value: 'x'.repeat(51) }],
    [{ name: 'Um nome de mais de vinte letras', value: 'a' }],
    [
      { name: 'Cor', value: 'Azul' },
      { name: 'Cor', value: 'Preto' },
    ],
  ),
);
const identifierCode = mostly<DraftSku['identifierCode']>(
  fc.constant(null),
  { type: 'EAN', code: '7891234567895' },
  { type: 'UPC', code: '036000291452' },
  { type: 'ISBN', code: '080442957X' },
  { type: 'EAN', code: '789123456789' },
);
const skus = fc.array(
  fc.record({
    price,
    quantity,
    salesAttributes,
    identifierCode,
    badCode: mostly(fc.constant(''), 'a b', 'x'.repeat(51)),
  }),
  { minLength: 0, maxLength: 4 },
);

/** Attributes of a leaf: listed values, others' values, own words, several. */
function attributesOf(category: Category): fc.Arbitrary<DraftListing['attributes']> {
  const chosen = category.attributes
    .filter(({ type }) => type === 'PRODUCT_PROPERTY')
    .map(({ id, values, isRequired }) => {
      const listed = values.map((value) => ({ id: value.id }));
      const own = ['Bambu', '12', '1.5', '0', '😀', '茶', '***', 'x'.repeat(2001)].map((name) => ({ name }));
      const value = mostly<{ id: string } | { name: string }>(
        fc.constantFrom(...(listed.length > 0 ? listed : own)),
        ...own,
      );
      const list = fc.array(value, { minLength: 1, maxLength: 2 }).map((each) => [{ id, values: each }]);
      return fc.oneof({ weight: isRequired ? 12 : 1, arbitrary: list }, { weight: 4, arbitrary: fc.constant([]) });
    });
  return fc.tuple(...chosen).map((each) => each.flat());
}

function draftIn(leafId: string): fc.Arbitrary<DraftListing> {
  const side = mostly(fc.integer({ min: 1, max: 150 }), 0);
  return fc
    .record({
      title,
      description,
      skus,
      attributes: attributesOf(categories.get(leafId)!),
      images: mostly(fc.integer({ min: 1, max: 9 }), 0, 10),
      packageWeightGrams: mostly<number | null>(fc.integer({ min: 1, max: 50_000 }), 0, 1.5, null),
      packageDimensionsCm: fc.option(fc.record({ length: side, width: side, height: side })),
      sizeChartUrl: fc.option(fc.constant('chart')),
    })
    .map(({ images, ...made }) => ({
      ...SOUND_DRAFT,
      ...made,
      categoryId: leafId,
      imageUrls: Array.from({ length: images }, (_, n) => `${n + 1}`),
      skus: made.skus.map(({ badCode, ...sku }, n) => ({
        ...SOUND_SKU,
        ...sku,
        sku: `${n}`,
        sellerSku: badCode || `${n}`,
      })),
    }));
}

describe('listings drawn by chance', () => {
  test.each(Object.entries(LEAVES))('in the leaf %s, we and the sandbox stop the same ones', async (_, leafId) => {
    const category = categories.get(leafId)!;
    let [taken, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(draftIn(leafId), async (draft) => {
        const { product, skus: ofSkus } = validateListing(draft, { category, settings: SETTINGS });
        const ours = [...new Set([...product, ...ofSkus.map(({ problem }) => problem)].map(({ code }) => code))];
        const theirs = await shop.check(draft);
        if (theirs.length > 0) refused++;
        else taken++;
        // What we let through is taken, and what we stop is refused, unless only rules of our own stop it.
        expect({ ours, theirs, isRefused: theirs.length > 0 }).toEqual({ ours, theirs, isRefused: !ours.every(isOwn) });
        // Each of its reasons is one that we have told, under the code of a rule.
        const named = ours.map((code) => `${SOURCES.get(code)} ${CONSEQUENCES[code] ?? ''}`).join(' ');
        expect({ ours, unnamed: theirs.filter((reason) => !named.includes(reason)) }).toEqual({ ours, unnamed: [] });
      }),
      { numRuns: 100, seed: 20_260_310 },
    );
    // Else nothing was shown.
    expect(taken + refused).toBe(100);
    expect(refused).toBeGreaterThan(10);
    if (!category.permissionStatuses?.includes('AVAILABLE') || category.rules.requiredCertifications.length > 0) return;
    expect(taken).toBeGreaterThan(0);
  });
});
