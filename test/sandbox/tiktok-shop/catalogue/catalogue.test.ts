import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attributesOf } from '../../../../sandbox/tiktok-shop/catalogue/attributes.ts';
import { categories, findCategory } from '../../../../sandbox/tiktok-shop/catalogue/category-tree.ts';
import { recommendLeaf } from '../../../../sandbox/tiktok-shop/catalogue/recommend.ts';
import { leaves, openShop } from '../products/shop-client.ts';
import type { ShopClient } from '../products/shop-client.ts';

let shop: ShopClient;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const list = async (query: Record<string, string> = {}): Promise<any[]> =>
  (await shop.call('GET', '/product/202309/categories', query)).data.categories;
const get = (path: string, query: Record<string, string> = {}) =>
  shop.call('GET', `/product/202309/categories/${path}`, query);

describe('the tree', () => {
  test('several hundred nodes, three levels, unique ids of six digits, every parent there', () => {
    expect(categories.length).toBeGreaterThan(400);
    expect(categories.length).toBeLessThan(700);
    expect(new Set(categories.map(({ id }) => id)).size).toBe(categories.length);
    for (const { id, parentId, level, isLeaf, names } of categories) {
      expect(id).toMatch(/^6\d{5}$/);
      expect(isLeaf).toBe(level === 3);
      expect(parentId === '0' ? 0 : findCategory(parentId)?.level).toBe(level - 1);
      expect(names['pt-BR']).not.toBe('');
      expect(names['en-US']).not.toBe('');
    }
    expect(new Set(categories.map(({ permission }) => permission))).toEqual(
      new Set(['AVAILABLE', 'INVITE_ONLY', 'NON_MAIN_CATEGORY', 'PROHIBITED']),
    );
  });

  test('every leaf has attributes, and required ones list values', () => {
    for (const leaf of categories.filter(({ isLeaf }) => isLeaf)) {
      const attributes = attributesOf(leaf);
      expect(attributes.length, leaf.names['pt-BR']).toBeGreaterThan(3);
      for (const each of attributes.filter(({ is_requried }) => is_requried))
        expect(each.values?.length ?? 0).toBeGreaterThan(1);
      const ids = attributes.map(({ id }) => id);
      for (const { requirement_conditions = [] } of attributes)
        for (const { attribute_id } of requirement_conditions) expect(ids).toContain(attribute_id);
    }
  });

  test('the whole tree in one answer, prohibited ones only when asked for', async () => {
    const [open, all] = [await list(), await list({ include_prohibited_categories: 'true' })];
    expect(all).toHaveLength(categories.length);
    expect(open.some(({ permission_statuses }) => permission_statuses.includes('PROHIBITED'))).toBe(false);
    expect(open.length).toBeLessThan(all.length);
    expect(open[0]).toEqual({
      id: '601000',
      parent_id: '0',
      local_name: 'Moda feminina',
      is_leaf: false,
      permission_statuses: ['AVAILABLE'],
    });
  });

  test('locale, keyword and version', async () => {
    expect((await list({ locale: 'en-US' }))[0].local_name).toBe('Womenswear');
    expect((await list({ locale: 'pt-BR', keyword: 'RAÇÃO para' })).map(({ local_name }) => local_name)).toEqual([
      'Ração para cães',
      'Ração para gatos',
    ]);
    expect(await list({ locale: 'en-US', keyword: 'ração' })).toEqual([]);
    expect((await shop.call('GET', '/product/202309/categories', { category_version: 'v2' })).code).toBe(12052217);
  });
});

describe('attributes and rules', () => {
  test('fields as the service spells them', async () => {
    const { attributes } = (await get(`${leaves.shirts}/attributes`, { locale: 'en-US' })).data;
    expect(attributes.find(({ id }: { id: string }) => id === '100301')).toEqual({
      id: '100301',
      name: 'Gender',
      type: 'PRODUCT_PROPERTY',
      is_requried: true,
      is_customizable: false,
      is_multiple_selection: false,
      values: [
        { id: '1030101', name: 'Female' },
        { id: '1030102', name: 'Male' },
        { id: '1030103', name: 'Unisex' },
      ],
    });
    expect(attributes[0]).toMatchObject({ name: 'Color', type: 'SALES_PROPERTY', is_customizable: true });
  });

  test('rules say what create then asks for', async () => {
    const leafOf = (name: string): string => categories.find(({ names }) => names['pt-BR'] === name)?.id ?? '';
    expect((await get(`${leafOf('Sutiãs')}/rules`)).data.size_chart).toEqual({ is_supported: true, is_required: true });
    expect((await get(`${leafOf('TVs')}/rules`)).data.package_dimension).toEqual({ is_required: true });
    expect((await get(`${leafOf('Capacetes')}/rules`)).data.product_certifications).toMatchObject([
      { id: '602362', is_required: true, expiration_date: { is_required: true } },
    ]);
    expect((await get(`${leaves.mugs}/rules`)).data).toMatchObject({
      product_certifications: [],
      cod: { is_supported: false },
      allowed_special_product_types: ['PRE_ORDER'],
    });
  });

  test.each([
    ['699999', {}, 12052023],
    [leaves.group, {}, 12052024],
    [leaves.mugs, { category_version: 'v2' }, 12052217],
  ])('only a leaf of this version has them: %s %o', async (id, query, code) => {
    expect((await get(`${id}/attributes`, query as Record<string, string>)).code).toBe(code);
    expect((await get(`${id}/rules`, query as Record<string, string>)).code).toBe(code);
  });

  test('a prohibited leaf has no rules to show', async () => {
    expect((await get(`${leaves.prohibited}/rules`)).code).toBe(12052220);
  });
});

describe('recommend', () => {
  test.each([
    ['Ração Golden para cães adultos sabor frango 15kg', 'Ração para cães'],
    ['Areia higiênica para gatos 4kg', 'Areias e granulados'],
    ['Tapete higiênico pet super absorvente', 'Tapetes higiênicos e fraldas'],
    ['Vestidos casuais de verão', 'Vestidos casuais'],
    ['Liquidificador 1200W 3 litros', 'Liquidificadores e mixers'],
    ['Eau de parfum feminino 100 ml', 'Perfumes femininos'],
    ['Fone Bluetooth TWS', 'Fones de ouvido sem fio'],
    ['Mamadeira anticólica 240 ml', 'Mamadeiras e chupetas'],
    ['Wool rug grey 200x300', 'Tapetes'],
    ['Mochila escolar infantil', 'Mochilas infantis'],
  ])('%s → %s', (title, leaf) => {
    expect(recommendLeaf(title, '', false).category?.names['pt-BR']).toBe(leaf);
  });

  test('the answer is the chain, or 12019064', async () => {
    const recommend = (body: unknown) => shop.call('POST', '/product/202309/categories/recommend', {}, body);
    const { data } = await recommend({ product_title: 'Caneca de café', description: '<p>Cerâmica</p>' });
    expect(data).toEqual({
      leaf_category_id: leaves.mugs,
      categories: [
        { id: '611000', name: 'Cozinha', level: 1, is_leaf: false, permission_statuses: ['AVAILABLE'] },
        { id: '611200', name: 'Mesa e servir', level: 2, is_leaf: false, permission_statuses: ['AVAILABLE'] },
        { id: leaves.mugs, name: 'Canecas e xícaras', level: 3, is_leaf: true, permission_statuses: ['AVAILABLE'] },
      ],
    });
    expect((await recommend({ product_title: 'Xyzzy plugh' })).code).toBe(12019064);
    expect((await recommend({ product_title: 'Moedas antigas' })).code).toBe(12052912);
    expect((await recommend({ product_title: '' })).code).toBe(12052261);
    expect(await recommend({})).toMatchObject({
      status: 400,
      code: 36009004,
      message: 'param body.product_title is missing',
    });
    expect((await recommend({ product_title: 'Caneca', images: [{ uri: 'none' }] })).code).toBe(12052722);
  });

  test('a prohibited leaf only when asked for', () => {
    expect(recommendLeaf('Vape cigarro eletrônico', '', true).category?.permission).toBe('PROHIBITED');
    expect(recommendLeaf('Vape cigarro eletrônico', '', false).category?.permission).not.toBe('PROHIBITED');
  });
});

describe('brands', () => {
  const brands = (query: Record<string, string>) => shop.call('GET', '/product/202309/brands', query);
  const create = async (name: unknown): Promise<number> =>
    (await shop.call('POST', '/product/202309/brands', {}, { name })).code;

  test('paged, each once', async () => {
    const seen: string[] = [];
    let token = '';
    do {
      const { data } = await brands({ page_size: '100', ...(token !== '' && { page_token: token }) });
      seen.push(...data.brands.map(({ id }: { id: string }) => id));
      token = data.next_page_token;
      expect(data.total_count).toBeGreaterThan(150);
    } while (token !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect((await brands({})).code).toBe(36009004);
    expect((await brands({ page_size: '101' })).code).toBe(12019109);
  });

  test('by prefix, without accents and case, by category and authorization', async () => {
    const names = async (query: Record<string, string>): Promise<string[]> =>
      (await brands({ page_size: '100', ...query })).data.brands.map(({ name }: { name: string }) => name);
    expect(await names({ brand_name: 'o botica' })).toEqual(['O Boticário']);
    expect(await names({ brand_name: 'boticário' })).toEqual([]);
    expect(await names({ category_id: leaves.dogFood })).toContain('Royal Canin');
    expect(await names({ category_id: leaves.mugs })).not.toContain('Royal Canin');
    expect(await names({ is_authorized: 'true' })).not.toContain('Nike');
    expect((await brands({ page_size: '1', brand_name: 'nike' })).data.brands[0]).toMatchObject({
      authorized_status: 'UNAUTHORIEZD',
      is_t1_brand: true,
      brand_status: 'AVAILABLE',
    });
  });

  test.each([
    ['A', 12052189],
    ['A'.repeat(31), 12052190],
    ['Marca 🎉', 12052191],
    ['Marca 12345', 12052192],
    ['natura', 12052205],
    [undefined, 36009004],
  ])('a brand named %s is refused', async (name, code) => {
    expect(await create(name)).toBe(code);
  });

  test('fifty a day', async () => {
    for (let n = 0; n < 50; n += 1) expect(await create(`Marca ${n}`)).toBe(0);
    expect(await create('Marca 50')).toBe(12052202);
    expect(await create('marca 7')).toBe(12052205);
    await shop.control('POST', '/_sandbox/clock', { advance: '24h' });
    expect(await create('Marca 50')).toBe(0);
  });
});
