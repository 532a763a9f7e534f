import { describe, expect, test } from 'vitest';
import { rankProduct, salesOf } from '../../../domain/listing/rank-product.ts';
import { uploadsAllowed } from '../../../domain/listing/upload-quota.ts';
import { item, listingOf } from './examples.ts';

describe('uploadsAllowed', () => {
  test('is what the client set where nothing was learnt, or where the refusal came later than that', () => {
    expect(uploadsAllowed(1000, null, '2026-03-10')).toBe(1000);
    expect(uploadsAllowed(100, { uploads: 400, day: '2026-03-10' }, '2026-03-10')).toBe(100);
  });

  test('closes the day of a refusal, and no other', () => {
    expect(uploadsAllowed(1000, { uploads: 37, day: '2026-03-10' }, '2026-03-10')).toBe(37);
    expect(uploadsAllowed(1000, { uploads: 37, day: '2026-03-10' }, '2026-03-11')).toBe(1000);
  });

  test('takes a refusal at 100 for that of a new seller, for a week', () => {
    const learnt = { uploads: 100, day: '2026-02-27' };
    expect(uploadsAllowed(1000, learnt, '2026-02-28')).toBe(100);
    expect(uploadsAllowed(1000, learnt, '2026-03-05')).toBe(100);
    expect(uploadsAllowed(1000, learnt, '2026-03-06')).toBe(1000);
  });
});

describe('rankProduct', () => {
  const rank = (key: string, changes: Parameters<typeof item>[0], sold = 0): string =>
    rankProduct(key, listingOf([{ item: item(changes) }]), sold);
  const brl = (amount: number) => ({ amount, currency: 'BRL' });

  test('puts stock before sales, sales before price, and a higher price first', () => {
    const ranks = [
      rank('sold, dear', { quantity: 1, price: brl(90_000) }, 12),
      rank('sold, cheap', { quantity: 1, price: brl(500) }, 12),
      rank('sold less', { quantity: 50, price: brl(99_000) }, 9),
      rank('unsold, dear', { quantity: 1, price: brl(99_900) }),
      rank('unsold, cheap', { quantity: 900, price: brl(1_000) }),
      rank('out of stock', { availability: 'out_of_stock', price: brl(999_900) }, 5_000),
    ];
    expect(ranks.toSorted().toReversed()).toEqual(ranks);
  });

  test('goes by the dearest SKU that is in stock, and is never the same for two products', () => {
    const both = listingOf([
      { item: item({ id: '1', size: 'P', quantity: 2, price: brl(2_000) }) },
      { item: item({ id: '2', size: 'M', availability: 'out_of_stock', price: brl(9_000) }) },
    ]);
    expect(rankProduct('k', both, 0)).toBe(rank('k', { quantity: 7, price: brl(2_000) }));
    expect(rank('a', {})).not.toBe(rank('b', {}));
  });
});

test('salesOf counts what is known of every SKU', () => {
  expect(salesOf([{ unitsSold: 3 }, {}, { unitsSold: null }, { unitsSold: 4 }])).toBe(7);
  expect(salesOf([])).toBe(0);
});
