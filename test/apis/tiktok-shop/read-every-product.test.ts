import { describe, expect, test } from 'vitest';
import { ApiFailure } from '../../../apis/failure.ts';
import type { ProductFilter, ProductPage } from '../../../apis/tiktok-shop/products.ts';
import { readEveryProduct } from '../../../apis/tiktok-shop/read-every-product.ts';

const WINDOW = 10;
const beyond = () =>
  new ApiFailure({ service: 'TiktokShop', kind: 'Rejected', code: '12052180', message: 'beyond the window' });

/** A shop of products made at these epoch seconds, that shows `WINDOW` of one search's results in pages of 3. */
function openShop(createdAt: readonly number[], tellsTotal = true) {
  const asked: ProductFilter[] = [];
  async function* searchPages(filter: ProductFilter): AsyncGenerator<ProductPage> {
    asked.push(filter);
    const from = (filter.createdFrom?.getTime() ?? 0) / 1000;
    const to = (filter.createdTo?.getTime() ?? Infinity) / 1000;
    const rows = createdAt.flatMap((time, id) => (time >= from && time <= to ? [{ id: String(id) }] : []));
    for (let at = 0; at < Math.max(rows.length, 1); at += 3) {
      if (at + 3 > WINDOW && rows.length > WINDOW) throw beyond();
      const products = rows.slice(at, at + 3) as unknown as ProductPage['products'];
      yield { products, totalCount: tellsTotal ? rows.length : null, nextPageToken: null };
    }
  }
  return { asked, searchPages };
}

async function idsOf(shop: ReturnType<typeof openShop>): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of readEveryProduct(shop.searchPages, { window: WINDOW })) {
    ids.push(...page.products.map(({ id }) => id));
  }
  return ids;
}

const NOW = Math.floor(Date.now() / 1000);
const spread = (count: number, step: number) => Array.from({ length: count }, (_, at) => NOW - at * step);

describe('every product of a shop', () => {
  test('is one search where it fits', async () => {
    const shop = openShop(spread(WINDOW, 1));
    expect(await idsOf(shop)).toHaveLength(WINDOW);
    expect(shop.asked).toEqual([{}]);
  });

  test.each([
    ['over years', spread(95, 86_400 * 7), true],
    ['within a minute', spread(61, 1), true],
    ['by a clock that is ahead', spread(40, 60).map((time) => time + 86_400 * 400), true],
    ['where no total is told', spread(95, 86_400 * 7), false],
  ])('is read in parts beyond the window, %s', async (_, createdAt, tellsTotal) => {
    const ids = await idsOf(openShop(createdAt, tellsTotal));
    expect(new Set(ids).size).toBe(createdAt.length);
    if (tellsTotal) expect(ids).toHaveLength(createdAt.length);
  });

  test('fails with the window’s code where one second holds too many', async () => {
    await expect(idsOf(openShop(Array<number>(30).fill(NOW)))).rejects.toMatchObject({ code: '12052180' });
  });

  test('passes on any other failure', async () => {
    const searchPages = async function* (): AsyncGenerator<ProductPage> {
      yield { products: [], totalCount: 0, nextPageToken: 'next' };
      throw new ApiFailure({ service: 'TiktokShop', kind: 'Unavailable', message: 'away' });
    };
    await expect(idsOf({ asked: [], searchPages })).rejects.toMatchObject({ kind: 'Unavailable' });
  });
});
