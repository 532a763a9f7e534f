import { describe, expect, it } from 'vitest';
import { useVtex } from './open-vtex.ts';

const vtex = useVtex();
const ids = '/api/catalog_system/pvt/sku/stockkeepingunitids';
const byPolicy = '/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel';

async function readAll(path: (page: number) => string): Promise<number[]> {
  const all: number[] = [];
  for (let page = 1; ; page++) {
    const rows = (await vtex.call(path(page))).json<number[]>();
    if (rows.length === 0) return all;
    all.push(...rows);
  }
}

describe('SKU ids by page', () => {
  it('are all there once, active or not, and end with an empty array', async () => {
    const expected = (await vtex.skus()).map(({ id }) => id);
    expect(await readAll((page) => `${ids}?page=${page}&pagesize=250`)).toEqual(expected);
  });

  it('take no more than 1,000 at once and need both parameters', async () => {
    expect((await vtex.call(`${ids}?page=1&pagesize=1000`)).status).toBe(200);
    for (const query of ['page=1&pagesize=1001', 'page=0&pagesize=10', 'page=1', 'pagesize=10', 'page=x&pagesize=10']) {
      expect([query, (await vtex.call(`${ids}?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('of a trade policy leave the others out', async () => {
    const expected = (await vtex.skus()).filter(({ policies }) => policies.includes(2)).map(({ id }) => id);
    expect(await readAll((page) => `${byPolicy}?sc=2&page=${page}&pageSize=100`)).toEqual(expected);
    expect((await vtex.call(`${byPolicy}?sc=2`)).json()).toHaveLength(50);
    expect((await vtex.call(`${byPolicy}?sc=9&page=1`)).json()).toEqual([]);
    expect((await vtex.call(byPolicy)).status).toBe(400);
  });
});

describe('windows', () => {
  const path = '/api/catalog_system/pvt/products/GetProductAndSkuIds';

  it('of product and SKU ids count from 1 and cover what is active', async () => {
    const [skus, products] = [await vtex.skus(), await vtex.products()];
    const first = (await vtex.call(`${path}?_from=1&_to=200`)).json();
    const rest = (await vtex.call(`${path}?_from=201&_to=400`)).json();
    const active = products.filter(({ active: on }) => on);
    expect(first.range).toEqual({ total: active.length, from: 1, to: 200 });
    const data: Record<string, number[]> = { ...first.data, ...rest.data };
    expect(Object.keys(data)).toEqual(active.map(({ id }) => String(id)));
    for (const { id } of active)
      expect(data[id]).toEqual(skus.filter((sku) => sku.productId === id && sku.active).map((sku) => sku.id));
    expect((await vtex.call(`${path}?_from=1&_to=251`)).status).toBe(400);
    expect((await vtex.call(`${path}?_from=1&_to=250`)).status).toBe(200);
    expect((await vtex.call(`${path}?_from=0&_to=10`)).status).toBe(400);
  });

  it('can be narrowed to a category or its department', async () => {
    const of = async (category: number) =>
      Object.keys((await vtex.call(`${path}?_from=1&_to=250&categoryId=${category}`)).json().data);
    const [product] = await vtex.products();
    expect(await of(product?.categoryId ?? 0)).toContain(String(product?.id));
    expect((await of(1)).length).toBeGreaterThan((await of(product?.categoryId ?? 0)).length);
  });
});

describe('the public search', () => {
  const path = '/api/catalog_system/pub/products/search';

  it('answers 206 with the range and takes windows of 50 up to 2,500', async () => {
    const page = await vtex.call(`${path}?sc=2&_from=0&_to=49`);
    expect(page.status).toBe(206);
    expect(page.headers.get('resources')).toMatch(/^0-49\/\d+$/);
    expect(page.json()).toHaveLength(50);
    expect((await vtex.call(`${path}?_from=0&_to=50`)).status).toBe(400);
    expect((await vtex.call(`${path}?_from=2501&_to=2510`)).status).toBe(400);
    const past = await vtex.call(`${path}?_from=2500&_to=2510`);
    expect([past.status, past.json()]).toEqual([206, []]);
  });

  it('finds a SKU with its offer in decimals, ids as text and image addresses of this host', async () => {
    const sku = (await vtex.skus()).find(
      ({ active, policies, images }) => active && policies.includes(2) && images.length > 0,
    );
    const [product] = (await vtex.call(`${path}?fq=skuId:${sku?.id}&sc=2`)).json();
    const item = product.items.find(({ itemId }: any) => itemId === String(sku?.id));
    const computed = (await vtex.call(`/pricing/prices/${sku?.id}/computed/2`)).json();
    expect(item.sellers[0].commertialOffer.Price).toBe(computed.sellingPrice);
    expect(item.images[0].imageUrl.startsWith(`${vtex.url()}/lojademo/arquivos/ids/`)).toBe(true);
    expect(product.brandId).toEqual(expect.any(Number));
  });

  it('joins filters, orders by price and refuses what it does not know', async () => {
    const [product] = await vtex.products();
    const both = (await vtex.call(`${path}?fq=productId:${product?.id}&fq=B:1`)).json();
    expect(both).toEqual([]);
    const cheap = (await vtex.call(`${path}?O=OrderByPriceASC&fq=P:[10 TO 60]&_from=0&_to=49`)).json();
    const lowest = cheap.map(({ items }: any) =>
      Math.min(...items.map((item: any) => item.sellers[0].commertialOffer.Price).filter(Boolean)),
    );
    expect(lowest.length).toBeGreaterThan(3);
    expect(lowest).toEqual(lowest.toSorted((a: number, b: number) => a - b));
    expect(lowest.every((price: number) => price >= 10 && price <= 60)).toBe(true);
    expect((await vtex.call(`${path}?fq=nosuch:1`)).status).toBe(400);
    expect(
      (await vtex.call(`${path}/vestido?_from=0&_to=9`))
        .json()
        .every(({ productName }: any) => /vestido/i.test(productName)),
    ).toBe(true);
  });

  it('shows neither inactive SKUs nor those outside the policy', async () => {
    const skus = await vtex.skus();
    for (const hidden of [skus.find(({ active }) => !active), skus.find(({ policies }) => !policies.includes(2))]) {
      const found = (await vtex.call(`${path}?fq=skuId:${hidden?.id}&sc=2`)).json();
      expect(found).toEqual([]);
    }
  });
});

describe('docks and warehouses', () => {
  it('are a bare array, or items with paging where a page is asked for', async () => {
    const path = '/api/logistics/pvt/configuration/warehouses';
    expect((await vtex.call(path)).json().map(({ id }: any) => id)).toEqual(['1_1', '1_2']);
    const paged = (await vtex.call(`${path}?page=2&perPage=1`)).json();
    expect(paged).toEqual({
      items: [expect.objectContaining({ id: '1_2' })],
      paging: { page: 2, perPage: 1, total: 2, pages: 2 },
    });
  });
});

describe('brands', () => {
  it('end by the number of pages', async () => {
    const path = '/api/catalog_system/pvt/brand/pagedlist?pageSize=7';
    const { paging } = (await vtex.call(`${path}&page=1`)).json();
    const last = (await vtex.call(`${path}&page=${paging.pages}`)).json();
    expect((paging.pages - 1) * 7 + last.items.length).toBe(paging.total);
    expect((await vtex.call(`${path}&page=${paging.pages + 1}`)).json().items).toEqual([]);
  });
});
