import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../domain/feed/feed-item.ts';
import { effectivePrice } from '../../../domain/listing/effective-price.ts';
import { effectiveStock } from '../../../domain/listing/effective-stock.ts';
import { judgeGtin } from '../../../domain/listing/gtin.ts';
import { toCentimetres, toGrams } from '../../../domain/listing/measures.ts';
import { packageSize } from '../../../domain/listing/package-size.ts';
import { item, NOW, SETTINGS } from './examples.ts';

describe('toGrams and toCentimetres', () => {
  test.each([
    ['0.25', 'kg', null, 250],
    ['0.07', 'kg', null, 70],
    ['1.0001', 'kg', null, 1001],
    ['500', 'g', null, 500],
    ['2', 'lb', null, 908],
    ['1', 'oz', null, 29],
    ['0.2', 'g', null, 1],
    ['1', 'kgs', null, 1000],
    ['3', null, 'kg', 3000],
    ['3', null, null, null],
    ['3', 'arrobas', 'kg', null],
    ['', 'kg', null, null],
    ['abc', 'kg', null, null],
    ['-1', 'kg', null, -1000],
  ])('weight %j %j (assumed %j) is %j g', (value, unit, assumed, grams) => {
    expect(toGrams({ value, unit }, assumed)).toBe(grams);
  });

  test.each([
    ['10', 'cm', null, 10],
    ['10.2', 'cm', null, 11],
    ['105', 'mm', null, 11],
    ['0.3', 'm', null, 30],
    ['10', 'in', null, 26],
    ['7', null, 'cm', 7],
    ['7', null, null, null],
    ['7', 'kg', null, null],
    ['7', 'constructor', null, null],
  ])('length %j %j (assumed %j) is %j cm', (value, unit, assumed, cm) => {
    expect(toCentimetres({ value, unit }, assumed)).toBe(cm);
  });
});

describe('judgeGtin', () => {
  test.each([
    ['7891234567895', { type: 'EAN', code: '7891234567895' }],
    ['789-1234-567895', { type: 'EAN', code: '7891234567895' }],
    ['40170725', { type: 'EAN', code: '40170725' }],
    ['036000291452', { type: 'UPC', code: '036000291452' }],
    ['0036000291452', { type: 'EAN', code: '0036000291452' }],
    ['10012345678902', { type: 'GTIN', code: '10012345678902' }],
    ['4901234567894', { type: 'JAN', code: '4901234567894' }],
    ['49123456', { type: 'JAN', code: '49123456' }],
    ['9788535902778', { type: 'ISBN', code: '9788535902778' }],
    ['85-359-0277-5', { type: 'ISBN', code: '8535902775' }],
    ['080442957x', { type: 'ISBN', code: '080442957X' }],
    ['9790260000438', { type: 'EAN', code: '9790260000438' }],
    // Padded to fourteen digits.
    ['07891234567895', { type: 'EAN', code: '7891234567895' }],
    ['00036000291452', { type: 'UPC', code: '036000291452' }],
    ['00000040170725', { type: 'EAN', code: '40170725' }],
    ['7891234567890', 'invalid'],
    ['0000000000000', 'invalid'],
    ['0000000000', 'invalid'],
    ['10012345678903', 'invalid'],
    ['0804429570', 'invalid'],
    ['X804429570', 'invalid'],
    ['789123456', 'invalid'],
    ['789123456789X', 'invalid'],
    ['SEM GTIN', 'invalid'],
    ['', 'invalid'],
    ['2000000000008', 'restricted'],
    ['2912345678906', 'restricted'],
    ['9912345678909', 'restricted'],
    ['9812345678902', 'restricted'],
    ['0212345678909', 'restricted'],
    ['212345678909', 'restricted'],
    ['20123451', 'restricted'],
    ['90012345678908', 'restricted'],
    ['02000000000008', 'restricted'],
  ])('%j', (text, judged) => {
    expect(judgeGtin(text)).toEqual(judged);
  });

  test('one wrong digit is always found', () => {
    const code = '7891234567895';
    for (let place = 0; place < code.length; place++) {
      for (let step = 1; step <= 9; step++) {
        const digit = (Number(code[place]) + step) % 10;
        expect(judgeGtin(code.slice(0, place) + digit + code.slice(place + 1))).toBe('invalid');
      }
    }
  });
});

describe('effectivePrice', () => {
  const price = { amount: 10_000, currency: 'BRL' };
  const salePrice = { amount: 8_000, currency: 'BRL' };
  const cases: [string, Partial<FeedItem>, number | null, string | null, string?][] = [
    ['no sale', { price }, 10_000, null],
    ['no price', { salePrice }, null, null],
    ['a sale without dates', { price, salePrice }, 8_000, null],
    [
      'a sale that is on',
      { price, salePrice, salePriceFrom: '2026-03-01T00:00:00Z', salePriceTo: '2026-03-11T00:00:00Z' },
      8_000,
      '2026-03-11T00:00:00.000Z',
    ],
    [
      'a sale to come',
      { price, salePrice, salePriceFrom: '2026-03-11T00:00:00Z', salePriceTo: '2026-03-12T00:00:00Z' },
      10_000,
      '2026-03-11T00:00:00.000Z',
    ],
    [
      'a sale that is over',
      { price, salePrice, salePriceFrom: '2026-02-01T00:00:00Z', salePriceTo: '2026-02-02T00:00:00Z' },
      10_000,
      null,
    ],
    ['a sale from this moment on', { price, salePrice, salePriceFrom: NOW.toISOString() }, 8_000, null],
    ['a sale until this moment', { price, salePrice, salePriceTo: NOW.toISOString() }, 10_000, null],
    [
      'a sale that ends before it begins',
      { price, salePrice, salePriceFrom: '2026-03-20T00:00:00Z', salePriceTo: '2026-03-15T00:00:00Z' },
      10_000,
      null,
    ],
    ['dates that are none', { price, salePrice, salePriceFrom: 'amanhã' }, 8_000, null],
    ['a sale that is not lower', { price, salePrice: price }, 10_000, null, 'not-lower'],
    ['a sale of zero', { price, salePrice: { amount: 0, currency: 'BRL' } }, 10_000, null, 'not-positive'],
    ['a sale in another currency', { price, salePrice: { amount: 8_000, currency: 'USD' } }, 10_000, null, 'currency'],
    [
      'prices without a currency',
      { price: { amount: 500, currency: null }, salePrice: { amount: 400, currency: null } },
      400,
      null,
    ],
  ];
  test.each(cases)('%s', (_, changes, amount, changesAt, ignored) => {
    const result = effectivePrice({ ...item({ price: undefined }), ...changes }, 'BRL', NOW);
    expect(result.price).toEqual(amount === null ? null : { amount, currency: 'BRL' });
    expect(result.changesAt).toBe(changesAt);
    expect(result.notes.map(({ params }) => params?.reason)).toEqual(ignored ? [ignored] : []);
  });
});

describe('effectiveStock', () => {
  const cases: [string, Partial<FeedItem>, number | undefined, number | null, string?][] = [
    ['in stock, no quantity', { availability: 'in_stock' }, undefined, 10],
    ['in stock with a quantity', { availability: 'in_stock', quantity: 3 }, undefined, 3],
    ['in stock with none', { availability: 'in_stock', quantity: 0 }, undefined, 0],
    ['VTEX knows better', { availability: 'in_stock', quantity: 3 }, 7, 7],
    ["VTEX's unlimited stock", { availability: 'in_stock' }, 1_000_000, 99_999],
    ['out of stock, whatever the quantity', { availability: 'out_of_stock', quantity: 5 }, 8, 0],
    ['pre-order', { availability: 'preorder', quantity: 5 }, undefined, 0, 'preorder-not-sold'],
    ['a quantity alone', { availability: undefined, quantity: 4.7 }, undefined, 4],
    ['a negative quantity', { availability: 'in_stock', quantity: -2 }, undefined, 0, 'quantity-invalid'],
    ['nothing known', { availability: undefined }, undefined, null],
  ];
  test.each(cases)('%s', (_, changes, stockQuantity, quantity, note) => {
    const result = effectiveStock(
      { ...item(), ...changes },
      stockQuantity === undefined ? undefined : { stockQuantity },
      { inStock: 10, unknown: null },
    );
    expect(result.quantity).toBe(quantity);
    expect(result.notes.map(({ code }) => code)).toEqual(note ? [note] : []);
  });
});

test('a client may choose what an item without any word on stock counts as', () => {
  const silent = { ...item(), availability: undefined };
  expect(effectiveStock(silent, undefined, { inStock: 10, unknown: 4 }).quantity).toBe(4);
  expect(effectiveStock({ ...silent, quantity: 2 }, undefined, { inStock: 10, unknown: 4 }).quantity).toBe(2);
});

describe('packageSize', () => {
  const defaults = {
    ...SETTINGS,
    categoryDefaults: {
      '600001': { weightGrams: 300 },
      '*': { weightGrams: 900, lengthCm: 1, widthCm: 2, heightCm: 3 },
    },
  };
  const bare = item({ weight: undefined });

  test('takes the largest of each measure among the SKUs', () => {
    const small = item({
      weight: { value: '1', unit: 'kg' },
      length: { value: '30', unit: 'cm' },
      width: { value: '1', unit: 'cm' },
      height: { value: '1', unit: 'cm' },
    });
    const other = item({
      weight: { value: '2', unit: 'kg' },
      length: { value: '1', unit: 'cm' },
      width: { value: '20', unit: 'cm' },
      height: { value: '1', unit: 'cm' },
    });
    const size = packageSize([{ item: small }, { item: other }, { item: bare }], SETTINGS, '600001');
    expect(size).toEqual({ weightGrams: 2000, dimensionsCm: { length: 30, width: 20, height: 1 }, notes: [] });
  });

  test('VTEX wins over the feed, and its zeros say nothing', () => {
    const feed = { item: item({ weight: { value: '1', unit: 'kg' } }) };
    expect(packageSize([{ ...feed, enrichment: { weightGrams: 410.2 } }], SETTINGS, '600001').weightGrams).toBe(411);
    expect(packageSize([{ ...feed, enrichment: { weightGrams: 0 } }], SETTINGS, '600001').weightGrams).toBe(1000);
  });

  test("the category's defaults fill in, its own before those for any", () => {
    expect(packageSize([{ item: bare }], defaults, '600001')).toEqual({
      weightGrams: 300,
      dimensionsCm: { length: 1, width: 2, height: 3 },
      notes: [],
    });
    expect(packageSize([{ item: bare }], defaults, '600002').weightGrams).toBe(900);
  });

  test('two measures of three are none, and an unusable measure is noted', () => {
    const odd = item({
      weight: { value: '0', unit: 'kg' },
      length: { value: '5', unit: 'cm' },
      width: { value: '5', unit: 'palmos' },
    });
    const size = packageSize([{ item: odd }], SETTINGS, '600001');
    expect([size.weightGrams, size.dimensionsCm]).toEqual([null, null]);
    expect(size.notes.map(({ problem }) => [problem.code, problem.field])).toEqual([
      ['measure-unusable', 'weight'],
      ['measure-unusable', 'width'],
    ]);
  });
});
