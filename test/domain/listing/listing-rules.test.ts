import { describe, expect, test } from 'vitest';
import { NO_CATEGORY_RULES, type Category, type CategoryAttribute } from '../../../domain/listing/category.ts';
import type { DraftListing, DraftSku } from '../../../domain/listing/desired-listing.ts';
import { LISTING_RULES } from '../../../domain/listing/listing-rules.ts';
import { validateListing } from '../../../domain/listing/validate-listing.ts';
import { CATEGORY, SETTINGS } from './examples.ts';
import { renderRules } from './render-rules.ts';

const SKU: DraftSku = {
  sku: '1',
  sellerSku: '1',
  salesAttributes: [{ name: 'Cor', value: 'Azul' }],
  price: { amount: 5_000, currency: 'BRL' },
  priceChangesAt: null,
  quantity: 5,
  identifierCode: { type: 'EAN', code: '7891234567895' },
  condition: 'new',
  isActive: true,
  feedProblems: [],
};
const TWIN: DraftSku = {
  ...SKU,
  sku: '2',
  sellerSku: '2',
  salesAttributes: [{ name: 'Cor', value: 'Preto' }],
  identifierCode: null,
};
const DRAFT: DraftListing = {
  productKey: 'group:1',
  categoryId: '600001',
  title: 'Cama impermeável',
  description: '<p>Macia</p>',
  brand: null,
  sizeChartUrl: null,
  imageUrls: ['1', '2', '3', '4', '5'],
  skus: [SKU, TWIN],
  packageWeightGrams: 100,
  packageDimensionsCm: null,
  attributes: [],
};
const ATTRIBUTE: CategoryAttribute = {
  id: '7',
  name: 'Material',
  type: 'PRODUCT_PROPERTY',
  isRequired: true,
  isCustomizable: false,
  isMultipleSelection: false,
  values: [
    { id: '71', name: 'Lã' },
    { id: '72', name: 'Algodão' },
  ],
};

const draft = (changes: Partial<DraftListing>): { draft: DraftListing } => ({ draft: { ...DRAFT, ...changes } });
const sku = (changes: Partial<DraftSku>): { draft: DraftListing } => ({
  draft: { ...DRAFT, skus: [SKU, { ...TWIN, ...changes }] },
});
const rules = (changes: Partial<Category['rules']>, more: Partial<DraftListing> = {}) => ({
  ...draft(more),
  category: { ...CATEGORY, rules: { ...NO_CATEGORY_RULES, ...changes } },
});
const attribute = (
  changes: Partial<CategoryAttribute>,
  values: DraftListing['attributes'][number]['values'] | null,
) => ({
  ...draft({ attributes: values ? [{ id: '7', values }] : [] }),
  category: { ...CATEGORY, attributes: [{ ...ATTRIBUTE, ...changes }] },
});
/** Wool has a kind, and any other material has none. */
function conditional(value: string): Case {
  const kind = {
    ...ATTRIBUTE,
    id: '8',
    name: 'Tipo de lã',
    values: [{ id: '81', name: 'Merino' }],
    requirementConditions: [{ attributeId: '7', attributeValueId: '71' }],
  };
  const attributes = [
    { id: '7', values: [{ id: value }] },
    { id: '8', values: [{ id: '81' }] },
  ];
  return { ...draft({ attributes }), category: { ...CATEGORY, attributes: [ATTRIBUTE, kind] } };
}
/** Two SKUs with a colour each, in a category that knows colours. */
function sales(
  changes: Partial<CategoryAttribute>,
  ...colours: { id?: string; value: string; valueId?: string }[]
): Case {
  const colour: CategoryAttribute = {
    ...ATTRIBUTE,
    id: '9',
    name: 'Cor',
    type: 'SALES_PROPERTY',
    isCustomizable: true,
    isRequired: false,
    values: [
      { id: '91', name: 'Azul' },
      { id: '92', name: 'Preto' },
    ],
    ...changes,
  };
  const skus = [SKU, TWIN].map((each, n) => ({ ...each, salesAttributes: [{ name: 'Cor', ...colours[n]! }] }));
  return { ...draft({ skus }), category: { ...CATEGORY, attributes: [colour] } };
}
type Case = { draft: DraftListing; category?: Category };
const told = (code: string): Case => sku({ price: null, feedProblems: [{ code }] });
const text = (length: number): string => 'palavra '.repeat(length).slice(0, length - 1) + 'x';

/** For each rule, a listing that keeps it just so and one that breaks it. */
const CASES: Record<string, [keeps: Case, breaks: Case]> = {
  'title-missing': [draft({ title: 'x' }), draft({ title: '' })],
  'title-too-long': [draft({ title: text(300) }), draft({ title: text(301) })],
  'title-characters': [draft({ title: 'Cama & mesa aaaaaaaa' }), draft({ title: 'Cama &amp; mesa' })],
  'title-only-symbols': [draft({ title: '*1*' }), draft({ title: '***' })],
  'description-missing': [draft({ description: '<p>a</p>' }), draft({ description: '<p>-</p>' })],
  'description-too-long': [draft({ description: text(10_000) }), draft({ description: text(10_001) })],
  'description-characters': [draft({ description: '<p>a & b</p>' }), draft({ description: '<p>a 😀</p>' })],
  'description-markup': [
    draft({ description: '<ul><li><strong>a</strong></li></ul>' }),
    draft({ description: '<p>a<img src="https://x.example/a.png"></p>' }),
  ],
  'category-not-allowed': [
    { ...draft({}), category: { ...CATEGORY, permissionStatuses: ['AVAILABLE'] } },
    { ...draft({}), category: { ...CATEGORY, permissionStatuses: ['INVITE_ONLY'] } },
  ],
  'image-missing': [draft({ imageUrls: ['1'] }), draft({ imageUrls: [] })],
  'images-too-many': [draft({ imageUrls: '123456789'.split('') }), draft({ imageUrls: '1234567890'.split('') })],
  'images-few': [draft({ imageUrls: '12345'.split('') }), draft({ imageUrls: '1234'.split('') })],
  'weight-missing': [draft({ packageWeightGrams: 1 }), draft({ packageWeightGrams: 0 })],
  'dimensions-missing': [
    rules({ packageDimensionRequired: true }, { packageDimensionsCm: { length: 1, width: 1, height: 1 } }),
    rules({ packageDimensionRequired: true }),
  ],
  'dimensions-invalid': [
    draft({ packageDimensionsCm: { length: 1, width: 1, height: 1 } }),
    draft({ packageDimensionsCm: { length: 1, width: 0, height: 1 } }),
  ],
  'attribute-missing': [attribute({}, [{ id: '71' }]), attribute({}, null)],
  'attribute-value-not-listed': [
    attribute({ isCustomizable: true }, [{ name: 'Bambu' }]),
    attribute({}, [{ name: 'Bambu' }]),
  ],
  'attribute-unwanted': [conditional('71'), conditional('72')],
  'attribute-several-values': [
    attribute({ isMultipleSelection: true }, [{ id: '71' }, { id: '72' }]),
    attribute({}, [{ id: '71' }, { id: '72' }]),
  ],
  'attribute-value-text': [
    attribute({ isCustomizable: true, valueDataFormat: 'POSITIVE_INT_OR_DECIMAL' }, [{ name: '1.5' }]),
    attribute({ isCustomizable: true, valueDataFormat: 'POSITIVE_INT_OR_DECIMAL' }, [{ name: 'um' }]),
  ],
  'certification-required': [rules({}), rules({ requiredCertifications: ['Anvisa'] })],
  'size-chart-required': [rules({}), rules({ sizeChartRequired: true })],
  'party-required': [rules({}), rules({ requiredParties: ['manufacturer'] })],
  'sku-inactive': [sku({ isActive: true }), sku({ isActive: false })],
  'condition-not-new': [sku({ condition: 'New' }), sku({ condition: 'refurbished' })],
  'price-ambiguous': [sku({ feedProblems: [{ code: 'price-ambiguous' }] }), told('price-ambiguous')],
  'price-unreadable': [sku({}), told('price-unreadable')],
  'price-range': [sku({}), told('price-range')],
  'price-negative': [sku({}), told('price-negative')],
  'price-zero': [sku({}), told('price-zero')],
  'price-absurd': [sku({}), told('price-absurd')],
  'price-missing': [sku({}), sku({ price: null, feedProblems: [{ code: 'bare-ampersand' }] })],
  'price-currency': [
    sku({ price: { amount: 5_000, currency: 'BRL' } }),
    sku({ price: { amount: 5_000, currency: 'USD' } }),
  ],
  'price-out-of-bounds': [
    sku({ price: { amount: 50, currency: 'BRL' } }),
    sku({ price: { amount: 49, currency: 'BRL' } }),
  ],
  'stock-unknown': [sku({ quantity: 0 }), sku({ quantity: null })],
  'quantity-out-of-range': [sku({ quantity: 99_999 }), sku({ quantity: 100_000 })],
  'seller-sku-invalid': [sku({ sellerSku: 'x'.repeat(50) }), sku({ sellerSku: 'a b' })],
  'seller-sku-duplicate': [sku({ sellerSku: '2' }), sku({ sellerSku: '1' })],
  'too-many-skus': [draft({ skus: many(300) }), draft({ skus: many(301) })],
  'variant-required': [
    sales({ isRequired: true }, { id: '9', value: 'Azul' }, { id: '9', value: 'Preto' }),
    sales({ isRequired: true }, { value: 'Azul' }, { value: 'Preto' }),
  ],
  'variant-missing': [
    sku({ salesAttributes: [{ name: 'Cor', value: 'Verde' }] }),
    sku({ salesAttributes: [{ name: 'Tamanho', value: 'P' }] }),
  ],
  'variant-kinds': [
    sku({ salesAttributes: [{ name: 'Cor', value: 'Verde' }] }),
    sku({ salesAttributes: [{ name: 'Tamanho', value: 'P' }] }),
  ],
  'variant-value-not-listed': [
    sales(
      { isCustomizable: false },
      { id: '9', value: 'Azul', valueId: '91' },
      { id: '9', value: 'Preto', valueId: '92' },
    ),
    sales({ isCustomizable: false }, { id: '9', value: 'Azul', valueId: '91' }, { id: '9', value: 'Preto' }),
  ],
  'variant-text': [
    sku({ salesAttributes: [{ name: 'Cor', value: text(50) }] }),
    sku({ salesAttributes: [{ name: 'Cor', value: text(51) }] }),
  ],
  'variant-duplicate': [sku({}), sku({ salesAttributes: SKU.salesAttributes })],
  'identifier-invalid': [
    sku({ identifierCode: { type: 'EAN', code: '40170725' } }),
    sku({ identifierCode: { type: 'EAN', code: '40170726' } }),
  ],
  'identifier-duplicate': [sku({ identifierCode: null }), sku({ identifierCode: SKU.identifierCode })],
};

function many(count: number): DraftSku[] {
  return Array.from({ length: count }, (_, n) => ({
    ...SKU,
    sku: `${n}`,
    sellerSku: `${n}`,
    salesAttributes: [{ name: 'Cor', value: `Cor ${n}` }],
    identifierCode: null,
  }));
}

function brokenBy({ draft: listing, category = CATEGORY }: Case): string[] {
  const { product, skus, notes } = validateListing(listing, { category, settings: SETTINGS });
  return [...product, ...skus.map(({ problem }) => problem), ...notes].map(({ code }) => code);
}

describe('the listing rules', () => {
  test('have a code each, and a case each', () => {
    expect(LISTING_RULES.map(({ code }) => code).toSorted()).toEqual(Object.keys(CASES).toSorted());
  });

  test.each(Object.entries(CASES))('%s', (code, [keeps, breaks]) => {
    expect(brokenBy(keeps)).not.toContain(code);
    expect(brokenBy(breaks)).toContain(code);
  });

  test('a sound listing breaks none', () => {
    expect(brokenBy(draft({}))).toEqual([]);
  });

  test('all that is wrong is told at once', () => {
    const broken = draft({ title: '', imageUrls: [], skus: [{ ...SKU, price: null, quantity: null }] });
    expect(brokenBy(broken)).toEqual(['title-missing', 'image-missing', 'price-missing', 'stock-unknown']);
  });

  test('a conditional attribute is required only where its condition holds', () => {
    const child: CategoryAttribute = {
      ...ATTRIBUTE,
      id: '8',
      name: 'Tipo de lã',
      requirementConditions: [{ attributeId: '7', attributeValueId: '71' }],
    };
    const category = { ...CATEGORY, attributes: [ATTRIBUTE, child] };
    expect(brokenBy({ ...draft({ attributes: [{ id: '7', values: [{ id: '72' }] }] }), category })).toEqual([]);
    expect(brokenBy({ ...draft({ attributes: [{ id: '7', values: [{ id: '71' }] }] }), category })).toEqual([
      'attribute-missing',
    ]);
  });

  test('docs/listing-rules.md says the same (vitest -u writes it)', async () => {
    await expect(renderRules()).toMatchFileSnapshot('../../../docs/listing-rules.md');
  });
});
