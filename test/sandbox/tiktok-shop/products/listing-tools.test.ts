import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { categories } from '../../../../sandbox/tiktok-shop/catalogue/category-tree.ts';
import { openReceiver } from '../../receiver.ts';
import { leaves, listing, openShop } from './shop-client.ts';
import type { ShopClient } from './shop-client.ts';

let shop: ShopClient;
let uri: string;
let warehouse: string;
beforeEach(async () => {
  shop = await openShop();
  uri = await shop.image();
  const { data } = await shop.call('GET', '/logistics/202309/warehouses');
  warehouse = data.warehouses.find(({ type }: { type: string }) => type === 'SALES_WAREHOUSE').id;
});
afterEach(() => shop.close());

const create = (change: Record<string, unknown> = {}) =>
  shop.call('POST', '/product/202309/products', {}, listing(uri, warehouse, change));
const read = async (id: string) => (await shop.call('GET', `/product/202309/products/${id}`)).data;
const review = (body: unknown) => shop.control('POST', '/_sandbox/review', body);
const bras = categories.find(({ names }) => names['pt-BR'] === 'Sutiãs')?.id ?? '';
const braOf = (size_chart: unknown) => ({
  category_id: bras,
  product_attributes: [{ id: '100302', values: [{ name: 'Algodão' }] }],
  ...(size_chart !== undefined && { size_chart }),
});

describe('size charts', () => {
  const search = (body: unknown, query: Record<string, string> = {}) =>
    shop.call('POST', '/product/202407/sizecharts/search', { page_size: '10', ...query }, body);
  const make = async (name: string, extra: object = {}): Promise<string> =>
    (await shop.control('POST', '/_sandbox/size-charts', { shop: 'lojademo', name, ...extra })).template_id;

  test('a template of the seller is found by name and id, and satisfies a category that wants a chart', async () => {
    const chart = await shop.image({ width: 1100, height: 1100, useCase: 'SIZE_CHART_IMAGE' });
    const id = await make('Medidas de sutiãs', { uri: chart });
    await make('Medidas de camisetas');
    await shop.control('POST', '/_sandbox/size-charts', { shop: 'lojaduas', name: 'Medidas alheias' });

    expect((await search({})).data.total_count).toBe(2);
    const { data } = await search({ keyword: 'SUTI', ids: [id] });
    expect(data.size_chart).toEqual([
      {
        template_id: id,
        template_name: 'Medidas de sutiãs',
        images: [{ uri: chart, url: expect.stringContaining(chart), locale: 'pt-BR' }],
      },
    ]);
    expect((await search({ ids: [id] }, { locales: 'en-US' })).data.size_chart[0].images).toEqual([]);

    expect((await create(braOf(undefined))).code).toBe(12052673);
    expect((await create(braOf({ template: { id: '736' } }))).code).toBe(12052128);
    const made = await create(braOf({ template: { id } }));
    expect((await read(made.data.product_id)).size_chart).toEqual({ template: { id } });
  });

  test('pages, and refuses a cipher, a strange token and no page size', async () => {
    for (const name of ['a', 'b', 'c']) await make(name);
    const first = await search({}, { page_size: '2' });
    const second = await search({}, { page_size: '2', page_token: first.data.next_page_token });
    const names = [...first.data.size_chart, ...second.data.size_chart].map((chart) => chart.template_name);
    expect(names).toEqual(['a', 'b', 'c']);
    expect(second.data.next_page_token).toBe('');
    expect((await search({}, { page_token: 'abc' })).code).toBe(12019108);
    expect((await search({}, { page_size: '0' })).code).toBe(12019109);
    expect((await search({}, { shop_cipher: shop.cipher })).code).toBe(36009004);
  });

  test('where the category takes none: dropped with a warning, or refused by the switch', async () => {
    const chart = await shop.image({ width: 1100, height: 1100, useCase: 'SIZE_CHART_IMAGE' });
    const { code, data } = await create({ size_chart: { image: { uri: chart } } });
    expect(code).toBe(0);
    expect(data.warnings[0].message).toContain('[size_chart]');
    expect(await read(data.product_id)).not.toHaveProperty('size_chart');
    await shop.control('POST', '/_sandbox/switches', { unsupportedSizeChart: 'refused' });
    expect((await create({ size_chart: { image: { uri: chart } } })).code).toBe(12052910);
  });
});

describe('diagnoses', () => {
  const ask = (what: string, ids: string) => shop.call('GET', `/product/202405/products/${what}`, { product_ids: ids });

  test('a short title is told, with words and a longer title; a long one is good', async () => {
    const short = (await create()).data.product_id;
    const long = (await create({ title: 'Caneca de cerâmica azul para café e chá, 300 ml, alça larga' })).data
      .product_id;
    const { data } = await ask('diagnoses', `${short},${long}`);
    expect(data.products).toMatchObject([
      {
        id: short,
        listing_quality: { current_tier: 'FAIR', remaining_recommendations: 1 },
        diagnoses: [{ field: 'TITLE', diagnosis_results: [{ code: 'TITLE_LESS_THAN_40_CHARACTERS' }] }],
      },
      { id: long, listing_quality: { current_tier: 'GOOD', remaining_recommendations: 0 }, diagnoses: [] },
    ]);
    expect(data.products[0].diagnoses[0].suggestion.seo_words).toContainEqual({ text: 'caneca' });

    const suggested = (await ask('suggestions', `${short},${long}`)).data.products;
    expect(suggested[0].suggestions[0]).toMatchObject({ field: 'TITLE' });
    expect(suggested[0].suggestions[0].items[0].text.length).toBeGreaterThanOrEqual(40);
    expect(suggested[1].suggestions).toEqual([]);
    expect((await ask('seo_words', short)).data.products[0].seo_words.length).toBeGreaterThan(0);
  });

  test('refuse what is not there, and too many', async () => {
    expect((await ask('diagnoses', '1729000000000000000')).code).toBe(12052260);
    const many = Array.from({ length: 21 }, (_, place) => String(place + 1)).join(',');
    expect((await ask('seo_words', many)).code).toBe(12019120);
    expect((await ask('suggestions', '')).code).toBe(12052910);
  });

  test('of a body that is not sent yet; the listing check says the same when asked', async () => {
    const optimize = (body: unknown) => shop.call('POST', '/product/202411/products/diagnose_optimize', {}, body);
    const told = await optimize({ category_id: leaves.mugs, title: 'Caneca', optimization_fields: 'NONE' });
    expect(told.data.listing_quality.current_tier).toBe('POOR');
    expect(told.data.diagnoses[0]).not.toHaveProperty('suggestion');
    expect((await optimize({ title: 'Caneca' })).code).toBe(36009004);
    expect((await optimize({ category_id: '999999' })).code).toBe(12052023);
    expect((await optimize({ category_id: leaves.mugs, product_id: '1' })).code).toBe(12052260);

    const path = '/product/202309/products/listing_check';
    const body = listing(uri, warehouse);
    expect((await shop.call('POST', path, { is_diagnosis_required: 'true' }, body)).data).toMatchObject({
      check_result: 'PASS',
      listing_quality: { current_tier: 'FAIR' },
    });
    expect((await shop.call('POST', path, {}, body)).data).not.toHaveProperty('listing_quality');
  });
});

describe('what a shop may differ in', () => {
  test('the flag of a required attribute comes in either spelling', async () => {
    const flags = async (): Promise<string[]> => {
      const { data } = await shop.call('GET', `/product/202309/categories/${leaves.shirts}/attributes`);
      return Object.keys(data.attributes[0]).filter((key) => key.startsWith('is_req'));
    };
    expect(await flags()).toEqual(['is_requried']);
    await shop.control('POST', '/_sandbox/switches', { requiredSpelling: 'is_required' });
    expect(await flags()).toEqual(['is_required']);
    await shop.control('POST', '/_sandbox/switches', { requiredSpelling: 'both' });
    expect(await flags()).toEqual(['is_requried', 'is_required']);
  });

  test('how many brands it may make, a day and in all', async () => {
    const brand = async (name: string) => (await shop.call('POST', '/product/202309/brands', {}, { name })).code;
    await shop.control('POST', '/_sandbox/switches', { customBrandsPerDay: 1, customBrandsInAll: 2 });
    expect([await brand('Marca um'), await brand('Marca dois')]).toEqual([0, 12052202]);
    await shop.control('POST', '/_sandbox/clock', { advance: '24h' });
    expect(await brand('Marca dois')).toBe(0);
    await shop.control('POST', '/_sandbox/clock', { advance: '24h' });
    expect(await brand('Marca três')).toBe(12052203);
  });

  test('how long an upload waits for a product; one that a product took stays', async () => {
    await shop.control('POST', '/_sandbox/switches', { unusedImageHours: 24 });
    const waiting = await shop.image();
    expect((await create()).code).toBe(0);
    await shop.control('POST', '/_sandbox/clock', { advance: '25h' });
    expect((await create({ main_images: [{ uri: waiting }] })).code).toBe(12052722);
    expect((await create({ main_images: [{ uri }] })).code).toBe(0);
  });

  test('whether an image is taken for another use than it was uploaded for', async () => {
    const other = await shop.image({ useCase: 'ATTRIBUTE_IMAGE' });
    expect((await create({ main_images: [{ uri: other }] })).code).toBe(0);
    await shop.control('POST', '/_sandbox/switches', { imageUseCases: 'own' });
    expect((await create({ main_images: [{ uri: other }] })).code).toBe(12052722);
    expect((await create()).code).toBe(0);
  });
});

describe('reviews', () => {
  test('a refusal may name several places, each with its reasons and suggestions', async () => {
    await review({ mode: 'manual' });
    const id = (await create()).data.product_id;
    await review({
      reject: [
        {
          product_id: id,
          failures: [
            { position: 'Product name', reasons: ['Too vague.', 'Has a brand.'], suggestions: ['Say what it is.'] },
            { position: 'Main image', reason: 'Has a watermark.' },
          ],
        },
      ],
    });
    expect((await read(id)).audit_failed_reasons).toEqual([
      {
        position: 'Product name',
        reasons: ['Too vague.', 'Has a brand.'],
        suggestions: ['Say what it is.'],
        listing_platform: 'TIKTOK_SHOP',
      },
      {
        position: 'Main image',
        reasons: ['Has a watermark.'],
        suggestions: [expect.any(String)],
        listing_platform: 'TIKTOK_SHOP',
      },
    ]);
  });

  test('one may pass and wait for something else of the shop before it is on sale', async () => {
    const receiver = await openReceiver();
    await shop.control('POST', '/_sandbox/switches', { appWebhookUrl: receiver.url });
    await review({ mode: 'manual' });
    const id = (await create()).data.product_id;
    expect(await review({ preApprove: [id] })).toMatchObject({ preApproved: [id], ignored: [] });
    const waiting = { status: 'PRE_APPROVED', pre_approved_reasons: ['KYC_PENDING'] };
    expect(await read(id)).toMatchObject({ status: 'PENDING', audit: waiting });
    const { data } = await shop.call('POST', '/product/202502/products/search', { page_size: '10' }, {});
    expect(data.products[0].audit).toEqual(waiting);
    for (let tries = 0; !receiver.received.some(({ body }) => body.includes('KYC_PENDING')); tries += 1) {
      expect(tries).toBeLessThan(400);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await review({ preApprove: [id] })).toMatchObject({ preApproved: [], ignored: [id] });
    await review({ approve: [id] });
    expect(await read(id)).toMatchObject({
      status: 'ACTIVATE',
      audit: { status: 'APPROVED', pre_approved_reasons: [] },
    });
    await receiver.close();
  });

  test('the platform may say why it takes a product off sale', async () => {
    await review({ mode: 'manual' });
    const id = (await create()).data.product_id;
    await review({ approve: [id] });
    await shop.control('POST', `/_sandbox/products/${id}/suspend`, { position: 'Product image', reason: 'Infringes.' });
    expect(await read(id)).toMatchObject({
      status: 'PLATFORM_DEACTIVATED',
      audit_failed_reasons: [{ position: 'Product image', reasons: ['Infringes.'] }],
    });
  });

  test('another category that passes is told by webhooks 15 and 18', async () => {
    const receiver = await openReceiver();
    await shop.control('POST', '/_sandbox/switches', { appWebhookUrl: receiver.url });
    await review({ mode: 'manual' });
    const id = (await create()).data.product_id;
    await review({ approve: [id] });
    const edited = listing(uri, warehouse, { category_id: '611202' });
    const { skus } = await read(id);
    await shop.call(
      'PUT',
      `/product/202509/products/${id}`,
      {},
      {
        ...edited,
        skus: [{ id: skus[0].id, seller_sku: 'CAN-AZ' }],
      },
    );
    await review({ approve: [id] });
    for (let tries = 0; !receiver.received.some(({ body }) => body.includes('"type":18')); tries += 1) {
      expect(tries).toBeLessThan(400);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const events = receiver.received.map(({ body }) => JSON.parse(body));
    expect(events.find(({ type }) => type === 18).data).toMatchObject({
      product_id: id,
      previous_category_id: leaves.mugs,
      current_category_id: '611202',
    });
    expect(events.find(({ type }) => type === 15).data).toMatchObject({ product_id: id, changed_fields: ['others'] });
    await receiver.close();
  });
});
