import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../domain/feed/feed-item.ts';
import type { SourceSku } from '../../../domain/listing/group-products.ts';
import { validateListing } from '../../../domain/listing/validate-listing.ts';
import { build, CATEGORY, codesOf, item, listingOf, NOW, notesOf, SETTINGS } from './examples.ts';

describe('buildListing', () => {
  test('makes a whole listing of one item', () => {
    const result = build(
      [
        {
          item: item({
            gtin: '7891234567895',
            quantity: 4,
            length: { value: '60', unit: 'cm' },
            width: { value: '40', unit: 'cm' },
            height: { value: '5', unit: 'cm' },
          }),
        },
      ],
      { productKey: 'sku:1001' },
    );
    expect(result).toEqual({
      listing: {
        productKey: 'sku:1001',
        categoryId: '600001',
        title: 'Cama impermeável para cães',
        description: '<p>Lavável e macia.</p>',
        brand: null,
        sizeChartUrl: null,
        imageUrls: ['https://loja.example/1001.jpg'],
        skus: [
          {
            sku: '1001',
            sellerSku: '1001',
            salesAttributes: [],
            price: { amount: 12_990, currency: 'BRL' },
            priceChangesAt: null,
            quantity: 4,
            identifierCode: { type: 'EAN', code: '7891234567895' },
          },
        ],
        packageWeightGrams: 500,
        packageDimensionsCm: { length: 60, width: 40, height: 5 },
        attributes: [],
      },
      problems: [],
      notes: [{ sku: '1001', problem: { code: 'images-few', field: 'main_images', params: { count: 1 } } }],
      skusOnOffer: ['1001'],
      missingImages: new Map(),
      priceChangesAt: null,
    });
  });

  const blocking: [string, Partial<FeedItem>, string][] = [
    ['no title', { title: undefined }, 'title-missing'],
    ['a title of emoji', { title: '😀😀' }, 'title-missing'],
    ['a title of symbols', { title: '*** !!' }, 'title-only-symbols'],
    ['no price', { price: undefined }, 'price-missing'],
    ['a negative price', { price: { amount: -100, currency: 'BRL' } }, 'price-out-of-bounds'],
    ['a price of 49 cents', { price: { amount: 49, currency: 'BRL' } }, 'price-out-of-bounds'],
    ['a price above R$ 10,000', { price: { amount: 1_000_001, currency: 'BRL' } }, 'price-out-of-bounds'],
    ['a price in dinars', { price: { amount: 23_000, currency: 'KWD' } }, 'price-currency'],
    ['no image', { imageLink: undefined }, 'image-missing'],
    ['no weight', { weight: undefined }, 'weight-missing'],
    ['no availability', { availability: undefined }, 'stock-unknown'],
    ['used goods', { condition: 'used' }, 'condition-not-new'],
  ];
  test.each(blocking)('%s is named', (_, changes, code) => {
    const result = build([{ item: item(changes) }]);
    expect(result.listing).toBeNull();
    expect(codesOf(result)).toEqual([code]);
  });

  const mended: [string, Partial<FeedItem>, string][] = [
    ['emoji in the title', { title: 'Cama 😀' }, 'text-cleaned'],
    ['a long title', { title: 'palavra '.repeat(60) }, 'title-shortened'],
    ['a long description', { description: 'palavra '.repeat(2000) }, 'description-shortened'],
    ['no description', { description: undefined }, 'description-from-title'],
    ['no link', { link: undefined }, 'link-missing'],
    ['a barcode that is none', { gtin: '123' }, 'gtin-ignored'],
    ['a sale price above the price', { salePrice: { amount: 99_999, currency: 'BRL' } }, 'sale-price-ignored'],
    ['pre-order', { availability: 'preorder' }, 'preorder-not-sold'],
  ];
  test.each(mended)('%s is mended and noted', (_, changes, code) => {
    const result = build([{ item: item(changes) }]);
    expect(codesOf(result)).toEqual([]);
    expect(notesOf(result)).toContain(code);
  });

  test('prices of 0.50 and 10,000.00 pass', () => {
    expect(listingOf([{ item: item({ price: { amount: 50, currency: 'BRL' } }) }]).skus[0]!.price.amount).toBe(50);
    expect(listingOf([{ item: item({ price: { amount: 1_000_000, currency: 'BRL' } }) }]).skus[0]!.price.amount).toBe(
      1_000_000,
    );
  });

  test('a price without a currency is in the one of the client', () => {
    expect(listingOf([{ item: item({ price: { amount: 500, currency: null } }) }]).skus[0]!.price).toEqual({
      amount: 500,
      currency: 'BRL',
    });
    expect(
      codesOf(
        build([{ item: item({ price: { amount: 500, currency: null } }) }], {
          settings: { ...SETTINGS, currency: 'USD' },
        }),
      ),
    ).toEqual(['price-currency']);
  });

  test("the feed reader's reason is told instead of a missing price", () => {
    const feedProblems = [{ code: 'price-ambiguous', params: { field: 'price', text: '1.299' } }];
    const result = build([{ item: item({ price: undefined }), feedProblems }]);
    expect(result.problems).toEqual([
      { sku: '1001', problem: { code: 'price-ambiguous', field: 'price', params: { field: 'price', text: '1.299' } } },
    ]);
  });

  test('a broken SKU is left out while its siblings go on', () => {
    const result = build([
      { item: item({ id: '1', color: 'Azul' }) },
      { item: item({ id: '2', color: 'Preto', price: undefined }) },
      { item: item({ id: '3', color: 'azul' }) },
    ]);
    expect(result.listing!.skus.map(({ sku }) => sku)).toEqual(['1']);
    expect(result.problems.map(({ sku, problem }) => [sku, problem.code])).toEqual([
      ['2', 'price-missing'],
      ['3', 'variant-duplicate'],
    ]);
    expect(result.skusOnOffer).toEqual(['1', '2', '3']);
  });

  test('what is wrong with the product is told for each SKU', () => {
    const result = build([
      { item: item({ id: '1', color: 'Azul', weight: undefined }) },
      { item: item({ id: '2', color: 'Preto', weight: undefined }) },
    ]);
    expect(result.listing).toBeNull();
    expect(result.problems.map(({ sku, problem }) => [sku, problem.code])).toEqual([
      ['1', 'weight-missing'],
      ['2', 'weight-missing'],
    ]);
  });

  test('a SKU that VTEX switched off is not on offer', () => {
    const result = build([
      { item: item({ id: '1', color: 'Azul' }) },
      { item: item({ id: '2', color: 'Preto' }), enrichment: { isActive: false } },
    ]);
    expect(result.listing!.skus.map(({ sku }) => sku)).toEqual(['1']);
    expect(result.skusOnOffer).toEqual(['1']);
  });

  test('at most 300 SKUs, the others named', () => {
    const result = build(
      Array.from({ length: 302 }, (_, n) => ({ item: item({ id: String(n + 1), size: String(n + 1) }) })),
    );
    expect(result.listing!.skus).toHaveLength(300);
    expect(result.problems.map(({ sku, problem }) => [sku, problem.code])).toEqual([
      ['301', 'too-many-skus'],
      ['302', 'too-many-skus'],
    ]);
  });

  test('images: the first cover, its others, then those of the siblings, nine at most and none twice', () => {
    const url = (n: number): string => `https://loja.example/${n}.jpg`;
    const result = listingOf([
      {
        item: item({
          id: '2',
          color: 'b',
          imageLink: url(3),
          additionalImageLinks: [url(2), url(5), url(6), url(7), url(8), url(9), url(10)],
        }),
      },
      { item: item({ id: '1', color: 'a', imageLink: url(1), additionalImageLinks: [url(2)] }) },
    ]);
    expect(result.imageUrls).toEqual([1, 2, 3, 5, 6, 7, 8, 9, 10].map(url));
  });

  test('a barcode that two SKUs share stays with the first', () => {
    const skus = ['1', '2'].map((id) => ({ item: item({ id, size: id, gtin: '7891234567895' }) }));
    const result = build(skus);
    expect(result.listing!.skus.map(({ identifierCode }) => identifierCode?.code ?? null)).toEqual([
      '7891234567895',
      null,
    ]);
    expect(notesOf(result)).toContain('gtin-ignored');
  });

  test('VTEX names the product; brand can be left out', () => {
    const sku: SourceSku = { item: item({ title: 'Cama Azul P' }), enrichment: { productName: 'Cama Azul' } };
    expect(listingOf([sku], { settings: { ...SETTINGS, noBrand: true } })).toMatchObject({
      title: 'Cama Azul',
      brand: null,
    });
  });

  test('says when a price changes next', () => {
    const salePrice = { amount: 100, currency: 'BRL' };
    const result = build([
      { item: item({ id: '1', size: 'P', salePrice, salePriceTo: '2026-05-01T00:00:00Z' }) },
      { item: item({ id: '2', size: 'M', salePrice, salePriceFrom: '2026-04-01T00:00:00Z' }) },
    ]);
    expect(result.priceChangesAt).toBe('2026-04-01T00:00:00.000Z');
  });
});

describe('any listing that is built', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.constantFrom('Cama azul grande', 'Cama preta grande', '<p>a</p>', ''),
  );
  const measure = fc.record({
    value: fc.constantFrom('0', '1', '0.07', '-3', '1e9', 'x'),
    unit: fc.constantFrom('kg', 'g', 'cm', 'in', null, 'léguas'),
  });
  const money = fc.record({
    amount: fc.oneof(fc.integer({ min: -10, max: 2_000_000 }), fc.constantFrom(0, 49, 50, 1_000_000)),
    currency: fc.constantFrom('BRL', 'USD', null),
  });
  const url = fc.constantFrom('a', 'b', 'c', 'd').map((name) => `https://loja.example/${name}.jpg`);
  const anyItem = fc.record(
    {
      title: text,
      description: text,
      brand: text,
      gtin: fc.constantFrom('7891234567895', '123', ''),
      condition: fc.constantFrom('new', 'used'),
      color: fc.constantFrom('Azul', 'azul', '-', 'Preto'),
      size: fc.constantFrom('P', 'M', '你'),
      material: text,
      itemGroupId: fc.constant('g'),
      imageLink: url,
      additionalImageLinks: fc.array(url, { maxLength: 12 }),
      price: money,
      salePrice: money,
      availability: fc.constantFrom('in_stock' as const, 'out_of_stock' as const, 'preorder' as const),
      quantity: fc.integer({ min: -5, max: 200_000 }),
      weight: measure,
      length: measure,
      width: measure,
      height: measure,
    },
    { requiredKeys: ['title', 'imageLink'] },
  );
  const skus = fc
    .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 60 }), anyItem), {
      selector: ([id]) => id,
      minLength: 1,
      maxLength: 6,
    })
    .map((all) => all.map(([id, rest]): SourceSku => ({ item: { id, ...rest } })));
  const settings = { ...SETTINGS, categoryDefaults: { '*': { weightGrams: 100 } } };

  test('keeps every rule, and every SKU is listed or has a problem', () => {
    let listed = 0;
    fc.assert(
      fc.property(skus, (all) => {
        const { listing, problems } = build(all, { settings });
        const left = new Set(problems.map(({ sku }) => sku));
        for (const { item: each } of all)
          expect(left.has(each.id)).toBe(!listing?.skus.some(({ sku }) => sku === each.id));
        if (!listing) return;
        listed++;
        const draft = {
          ...listing,
          skus: listing.skus.map((sku) => ({ ...sku, condition: null, isActive: true, feedProblems: [] })),
        };
        const verdict = validateListing(draft, { category: CATEGORY, settings });
        expect([verdict.product, verdict.skus]).toEqual([[], []]);
        expect(listing.title).toMatch(/^[^\p{Cc}\p{Script=Han}\p{Extended_Pictographic}]{1,300}$/u);
        expect(listing.description.length).toBeLessThanOrEqual(10_000);
        expect(new Set(listing.skus.map(({ salesAttributes }) => JSON.stringify(salesAttributes))).size).toBe(
          listing.skus.length,
        );
        for (const { price, quantity } of listing.skus) {
          expect(price.amount >= 50 && price.amount <= 1_000_000 && price.currency === 'BRL').toBe(true);
          expect(Number.isInteger(quantity) && quantity >= 0 && quantity <= 99_999).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(listed).toBeGreaterThan(50);
  });

  test('is the same for any order of its SKUs', () => {
    const shuffled = skus.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(build(other, { settings, now: NOW })).toEqual(build(one, { settings, now: NOW }));
      }),
    );
  });
});
