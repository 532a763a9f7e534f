import { describe, expect, it } from 'vitest';
import { makeEan } from '../../../sandbox/vtex/seed/ean.ts';
import { generateShop, seedPlans } from '../../../sandbox/vtex/seed/shop-seed.ts';

const [demoPlan, duasPlan] = seedPlans;
if (!demoPlan || !duasPlan) throw new Error('Two plans are expected.');
const demo = generateShop(demoPlan, 1);

/** GS1's own rule, written the other way round: from the right, weights 3 and 1. */
function hasValidCheckDigit(ean: string): boolean {
  const digits = ean.split('').map(Number).reverse();
  const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 3), 0);
  return ean.length === 13 && sum % 10 === 0;
}

describe('the seeded shops', () => {
  it('are the same for the same seed and differ for another', () => {
    expect(generateShop(demoPlan, 1)).toEqual(demo);
    expect(generateShop(demoPlan, 2).products).not.toEqual(demo.products);
  });

  it('have the promised size', () => {
    expect(demo.products).toHaveLength(250);
    expect(demo.skus.length).toBeGreaterThan(570);
    expect(demo.skus.length).toBeLessThan(640);
    expect(generateShop(duasPlan, 1).products).toHaveLength(20);
  });

  it('give every EAN the prefix 789, a valid check digit and one SKU', () => {
    const eans = demo.skus.flatMap(({ ean }) => (ean === null ? [] : [ean]));
    expect(eans.filter((ean) => !ean.startsWith('789') || !hasValidCheckDigit(ean))).toEqual([]);
    expect(new Set(eans).size).toBe(eans.length);
    expect(makeEan(123_456_789)).toBe('7891234567895');
  });

  it('hold the gaps of real shops', () => {
    const balances = Map.groupBy(demo.balances, ({ skuId }) => skuId);
    const priced = new Set(demo.prices.map(({ skuId }) => skuId));
    const gaps = {
      withoutEan: demo.skus.filter(({ ean }) => ean === null),
      inactive: demo.skus.filter(({ active }) => !active),
      outsidePolicy2: demo.skus.filter(({ policies }) => !policies.includes(2)),
      withoutImage: demo.skus.filter(({ images }) => images.length === 0),
      severalImages: demo.skus.filter(({ images }) => images.length > 1),
      withoutPrice: demo.skus.filter(({ id }) => !priced.has(id)),
      withoutStock: demo.skus.filter(({ id }) =>
        balances.get(id)?.every(({ total, unlimited }) => total === 0 && !unlimited),
      ),
      unlimited: demo.skus.filter(({ id }) => balances.get(id)?.some(({ unlimited }) => unlimited)),
    };
    for (const [gap, skus] of Object.entries(gaps))
      expect([gap, skus.length > 0 && skus.length < 400]).toEqual([gap, true]);
    expect(demo.prices.some(({ fixedPrices }) => fixedPrices.some(({ table }) => table === '2'))).toBe(true);
  });

  it('keep prices between 10 and 2,500 reais and every reference alive', () => {
    expect(demo.prices.filter(({ basePrice }) => basePrice < 1000 || basePrice > 250_000)).toEqual([]);
    const products = new Set(demo.products.map(({ id }) => id));
    const files = new Map(demo.files.map((file) => [file.fileId, file.skuId]));
    const fields = new Set(demo.fields.map(({ id }) => id));
    const categories = new Map(demo.categories.map((category) => [category.id, category]));
    for (const sku of demo.skus) {
      expect(products.has(sku.productId)).toBe(true);
      expect(sku.images.every(({ fileId }) => files.get(fileId) === sku.id)).toBe(true);
      expect(sku.specifications.every(({ fieldId }) => fields.has(fieldId))).toBe(true);
      expect(sku.package.weight).toBeGreaterThan(0);
    }
    expect(demo.categories.every(({ parentId }) => parentId === null || categories.has(parentId))).toBe(true);
    expect(new Set(demo.products.map(({ linkId }) => linkId)).size).toBe(250);
  });

  it('tell the SKUs of a product apart by their specifications', () => {
    for (const [productId, skus] of Map.groupBy(demo.skus, (sku) => sku.productId)) {
      const variants = skus.map(({ specifications }) => specifications.map(({ text }) => text).join('/'));
      expect([productId, new Set(variants).size]).toEqual([productId, skus.length]);
    }
  });
});
