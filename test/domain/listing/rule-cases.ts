import type { Category } from '../../../domain/listing/category.ts';
import type { DraftListing, DraftSku } from '../../../domain/listing/desired-listing.ts';
import { sandboxLeaf } from './sandbox-leaf.ts';

/** A listing in a category of the sandbox. */
export interface Sample {
  readonly draft: DraftListing;
  readonly category: Category;
  /** What the listing would say if the rule were not there, where the draft cannot hold it. */
  readonly sent?: DraftListing;
}

export interface RuleCase {
  /** Sound in every way, and just inside what the rule allows. */
  readonly keeps: Sample;
  /** Just outside. */
  readonly breaks: Sample;
  /** Why TikTok takes the one that breaks, or cannot be asked; absent where it refuses, with a code of the rule's source. */
  readonly taken?: string;
}

/** Leaves of the sandbox's tree, by what they ask for. */
export const LEAVES = {
  /** Nothing. Takes own words for the material and a number for the units of a package. */
  mugs: '611203',
  dresses: '601101',
  /** A required attribute (has it a battery?), and one that depends on its answer. */
  phones: '615101',
  gymMachines: '622104',
  weddingDresses: '601601',
  helmets: '622303',
  jewels: '606105',
} as const;

const MUGS = sandboxLeaf(LEAVES.mugs);

export const SOUND_SKU: DraftSku = {
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
  ...SOUND_SKU,
  sku: '2',
  sellerSku: '2',
  salesAttributes: [{ name: 'Cor', value: 'Preto' }],
  identifierCode: null,
};

export const SOUND_DRAFT: DraftListing = {
  productKey: 'group:1',
  categoryId: LEAVES.mugs,
  title: 'Caneca de cerâmica',
  description: '<p>Leve e bonita</p>',
  brand: null,
  sizeChartUrl: null,
  imageUrls: ['1', '2', '3', '4', '5'],
  skus: [SOUND_SKU, TWIN],
  packageWeightGrams: 100,
  packageDimensionsCm: null,
  attributes: [],
};

/** For each rule, a listing that keeps it just so and one that breaks it. */
export const RULE_CASES: Readonly<Record<string, RuleCase>> = {
  'title-missing': { keeps: draft({ title: 'x' }), breaks: draft({ title: '' }) },
  'title-too-long': { keeps: draft({ title: words(300) }), breaks: draft({ title: words(301) }) },
  'title-characters': {
    keeps: draft({ title: 'Cama & mesa® aaaaaaaa' }),
    breaks: draft({ title: 'Cama &amp; mesa' }),
  },
  'title-only-symbols': { keeps: draft({ title: '*1*' }), breaks: draft({ title: '***' }) },
  'title-contacts': {
    keeps: draft({ title: 'Caneca EAN 7891234567895 10x20 cm' }),
    breaks: draft({ title: 'Caneca www.loja.com.br' }),
    taken: 'The call takes it; reviewers refuse it afterwards.',
  },
  'title-capitals': {
    keeps: draft({ title: 'CANECA de Cerâmica AZUL' }),
    breaks: draft({ title: 'CANECA DE CERÂMICA' }),
    taken: 'A note.',
  },
  'description-missing': { keeps: draft({ description: '<p>a</p>' }), breaks: draft({ description: '<p>-</p>' }) },
  'description-too-long': {
    keeps: draft({ description: `<p>${words(9_993)}</p>` }),
    breaks: draft({ description: `<p>${words(9_994)}</p>` }),
  },
  'description-characters': {
    keeps: draft({ description: '<p>a & b</p>' }),
    breaks: draft({ description: '<p>a 😀</p>' }),
  },
  'description-markup': {
    keeps: draft({ description: '<ul><li><strong>a</strong></li></ul>' }),
    breaks: draft({ description: '<p>a<script>b</script></p>' }),
  },
  'description-nesting': {
    keeps: draft({ description: '<p>a <strong>b</strong> <em>c</em></p><ol><li>d</li><li>e</li></ol>' }),
    breaks: draft({ description: '<p>a <strong>b</p>' }),
  },
  'description-contacts': {
    keeps: draft({ description: '<p>Modelo 11</p><p>98765-4321</p>' }),
    breaks: draft({ description: '<p>Ligue (11) 98765-4321</p>' }),
    taken: 'The call takes it; reviewers refuse it afterwards.',
  },
  'category-invalid': {
    keeps: draft({}),
    breaks: { ...draft({ categoryId: '0' }) },
  },
  'category-not-allowed': { keeps: draft({}), breaks: inLeaf(LEAVES.jewels, {}) },
  'image-missing': { keeps: draft({ imageUrls: ['1'] }), breaks: draft({ imageUrls: [] }) },
  'images-too-many': { keeps: draft({ imageUrls: images(9) }), breaks: draft({ imageUrls: images(10) }) },
  'images-few': { keeps: draft({ imageUrls: images(5) }), breaks: draft({ imageUrls: images(4) }), taken: 'A note.' },
  'weight-missing': { keeps: draft({ packageWeightGrams: 1 }), breaks: draft({ packageWeightGrams: 0 }) },
  'dimensions-missing': {
    keeps: inLeaf(LEAVES.gymMachines, { packageDimensionsCm: { length: 1, width: 1, height: 1 } }),
    breaks: inLeaf(LEAVES.gymMachines, {}),
  },
  'dimensions-invalid': {
    keeps: draft({ packageDimensionsCm: { length: 1, width: 1, height: 1 } }),
    breaks: draft({ packageDimensionsCm: { length: 1, width: 0, height: 1 } }),
  },
  'package-oversized': {
    keeps: draft({ packageWeightGrams: 30_000, packageDimensionsCm: { length: 100, width: 50, height: 50 } }),
    breaks: draft({ packageWeightGrams: 30_001 }),
    taken: 'A note: carriers refuse such packages, listings may have them.',
  },
  'skus-missing': { keeps: draft({ skus: [SOUND_SKU] }), breaks: draft({ skus: [] }) },
  'attribute-missing': {
    keeps: inLeaf(LEAVES.dresses, { attributes: [{ id: '100301', values: [{ id: '1030103' }] }] }),
    breaks: inLeaf(LEAVES.dresses, {}),
  },
  'attribute-unwanted': {
    keeps: inLeaf(LEAVES.phones, { attributes: battery('1031401') }),
    breaks: inLeaf(LEAVES.phones, { attributes: battery('1031402') }),
  },
  'attribute-value-not-listed': {
    keeps: draft({ attributes: [{ id: '100302', values: [{ name: 'Bambu' }] }] }),
    breaks: inLeaf(LEAVES.dresses, {
      attributes: [...forWomen(), { id: '100304', values: [{ name: 'Primavera' }] }],
    }),
  },
  'attribute-several-values': {
    keeps: draft({ attributes: [{ id: '100302', values: [{ id: '1030201' }, { id: '1030202' }] }] }),
    breaks: draft({ attributes: [{ id: '100306', values: [{ id: '1030601' }, { id: '1030602' }] }] }),
  },
  'attribute-value-text': {
    keeps: draft({ attributes: [{ id: '100308', values: [{ name: '1.5' }] }] }),
    breaks: draft({ attributes: [{ id: '100308', values: [{ name: 'um' }] }] }),
  },
  'certification-required': { keeps: draft({}), breaks: inLeaf(LEAVES.helmets, {}) },
  'size-chart-required': {
    keeps: inLeaf(LEAVES.weddingDresses, { sizeChartUrl: 'chart', attributes: forWomen() }),
    breaks: inLeaf(LEAVES.weddingDresses, { attributes: forWomen() }),
  },
  'party-required': {
    keeps: draft({}),
    breaks: { ...draft({}), category: { ...MUGS, rules: { ...MUGS.rules, requiredParties: ['manufacturer'] } } },
    taken: 'No category in Brazil asks for one, so the sandbox has none that does.',
  },
  'sku-inactive': {
    keeps: sku({ isActive: true }),
    breaks: sku({ isActive: false }),
    taken: "The shop's own will: TikTok does not know of it.",
  },
  'condition-not-new': {
    keeps: sku({ condition: 'New' }),
    breaks: sku({ condition: 'refurbished' }),
    taken: 'The listing would say nothing of its condition, so TikTok would take it for new.',
  },
  'price-ambiguous': {
    keeps: sku({ feedProblems: [{ code: 'price-ambiguous' }] }),
    breaks: { ...told('price-ambiguous'), sent: sku({ price: { amount: 1_299, currency: 'BRL' } }).draft },
    taken: 'Either reading of "1.299" is a price that TikTok takes; one of them is wrong.',
  },
  'price-unreadable': { keeps: sku({}), breaks: told('price-unreadable') },
  'price-range': {
    keeps: sku({}),
    breaks: { ...told('price-range'), sent: sku({ price: { amount: 1_000, currency: 'BRL' } }).draft },
    taken: 'Either end of the range is a price that TikTok takes.',
  },
  'price-negative': {
    keeps: sku({}),
    breaks: { ...told('price-negative'), sent: sku({ price: { amount: -100, currency: 'BRL' } }).draft },
  },
  'price-zero': {
    keeps: sku({}),
    breaks: { ...told('price-zero'), sent: sku({ price: { amount: 0, currency: 'BRL' } }).draft },
  },
  'price-absurd': {
    keeps: sku({}),
    breaks: { ...told('price-absurd'), sent: sku({ price: { amount: 9_999_999_999, currency: 'BRL' } }).draft },
  },
  'price-missing': { keeps: sku({}), breaks: sku({ price: null, feedProblems: [{ code: 'bare-ampersand' }] }) },
  'price-currency': {
    keeps: sku({ price: { amount: 5_000, currency: 'BRL' } }),
    breaks: sku({ price: { amount: 5_000, currency: 'USD' } }),
  },
  'price-out-of-bounds': {
    keeps: sku({ price: { amount: 1_000_000, currency: 'BRL' } }),
    breaks: sku({ price: { amount: 1_000_001, currency: 'BRL' } }),
  },
  'stock-unknown': { keeps: sku({ quantity: 0 }), breaks: sku({ quantity: null }) },
  'quantity-out-of-range': { keeps: sku({ quantity: 99_999 }), breaks: sku({ quantity: 100_000 }) },
  'seller-sku-invalid': { keeps: sku({ sellerSku: 'x'.repeat(50) }), breaks: sku({ sellerSku: 'x'.repeat(51) }) },
  'seller-sku-duplicate': {
    keeps: sku({ sellerSku: '2' }),
    breaks: sku({ sellerSku: '1' }),
    taken: 'TikTok does not demand it; we could not tell our SKUs apart.',
  },
  'too-many-skus': { keeps: draft({ skus: many(300) }), breaks: draft({ skus: many(301) }) },
  'variant-required': {
    keeps: sku({}),
    breaks: { ...sku({}), category: withSales({ isRequired: true }) },
    taken: 'No category of the sandbox requires a sales attribute.',
  },
  'variant-missing': {
    keeps: sku({ salesAttributes: [{ name: 'Cor', value: 'Verde' }] }),
    breaks: sku({ salesAttributes: [] }),
  },
  'variant-kinds': { keeps: draft({ skus: kinds(3) }), breaks: draft({ skus: kinds(4) }) },
  'variant-value-not-listed': {
    keeps: draft({
      skus: [{ ...SOUND_SKU, salesAttributes: [{ name: 'Cor', value: 'Preto', id: '100000', valueId: '1000001' }] }],
    }),
    breaks: {
      ...draft({ skus: [{ ...SOUND_SKU, salesAttributes: [{ name: 'Cor', value: 'Uva', id: '100000' }] }] }),
      category: withSales({ isCustomizable: false }),
    },
    taken: "Every sales attribute of the sandbox's categories takes values of one's own.",
  },
  'variant-text': {
    keeps: sku({ salesAttributes: [{ name: 'Cor', value: words(50) }] }),
    breaks: sku({ salesAttributes: [{ name: 'Cor', value: words(51) }] }),
  },
  'variant-duplicate': { keeps: sku({}), breaks: sku({ salesAttributes: SOUND_SKU.salesAttributes }) },
  'identifier-invalid': {
    keeps: sku({ identifierCode: { type: 'EAN', code: '40170725' } }),
    breaks: sku({ identifierCode: { type: 'EAN', code: '401707251' } }),
  },
  'identifier-duplicate': {
    keeps: sku({ identifierCode: null }),
    breaks: sku({ identifierCode: SOUND_SKU.identifierCode }),
  },
};

function draft(changes: Partial<DraftListing>): Sample {
  return { draft: { ...SOUND_DRAFT, ...changes }, category: MUGS };
}

/** With the second of two SKUs changed. */
function sku(changes: Partial<DraftSku>): Sample {
  return draft({ skus: [SOUND_SKU, { ...TWIN, ...changes }] });
}

/** The second SKU as the feed reader leaves it when it could not take the price. */
function told(code: string): Sample {
  return sku({ price: null, feedProblems: [{ code }] });
}

function inLeaf(leafId: string, changes: Partial<DraftListing>): Sample {
  return { draft: { ...SOUND_DRAFT, categoryId: leafId, ...changes }, category: sandboxLeaf(leafId) };
}

function words(length: number): string {
  return 'palavra '.repeat(length).slice(0, length - 1) + 'x';
}

function images(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `${n + 1}`);
}

/** Whether it has a battery, and of what kind. */
function battery(answer: string): DraftListing['attributes'] {
  return [
    { id: '100314', values: [{ id: answer }] },
    { id: '100315', values: [{ id: '1031501' }] },
  ];
}

function forWomen(): DraftListing['attributes'] {
  return [{ id: '100301', values: [{ id: '1030101' }] }];
}

function withSales(changes: Partial<Category['attributes'][number]>): Category {
  return {
    ...MUGS,
    attributes: MUGS.attributes.map((each) => (each.id === '100000' ? { ...each, ...changes } : each)),
  };
}

function many(count: number): DraftSku[] {
  return Array.from({ length: count }, (_, n) => ({
    ...SOUND_SKU,
    sku: `${n}`,
    sellerSku: `${n}`,
    salesAttributes: [{ name: 'Cor', value: `Cor ${n}` }],
    identifierCode: null,
  }));
}

/** Two SKUs with so many kinds of sales attributes. */
function kinds(count: number): DraftSku[] {
  return [SOUND_SKU, TWIN].map((each, place) => ({
    ...each,
    salesAttributes: Array.from({ length: count }, (_, n) => ({ name: `Tipo ${n}`, value: `Valor ${place}` })),
  }));
}
