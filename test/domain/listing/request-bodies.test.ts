import { describe, expect, expectTypeOf, test } from 'vitest';
import { writeProduct, type ProductInput } from '../../../apis/tiktok-shop/product-input.ts';
import { differingFields, facetHashes, NO_STOCK, refusalDigest } from '../../../domain/listing/facet-hashes.ts';
import { newProductState, refingerprint, type ProductState } from '../../../domain/listing/product-state.ts';
import { recordSaved, recordStatus } from '../../../domain/listing/record-outcome.ts';
import {
  toCreateBody,
  toFullEditBody,
  toInventoryBody,
  toPartialEditBody,
  toPriceBody,
  type ListingBody,
} from '../../../domain/listing/request-bodies.ts';
import { item, listingOf } from './examples.ts';

const P = { item: item({ id: '1', size: 'P', gtin: '7891234567895', quantity: 4 }) };
const M = { item: item({ id: '2', size: 'M', imageLink: 'https://loja.example/2.jpg' }) };
const listing = listingOf([P, M]);
const images = new Map([
  ['https://loja.example/1001.jpg', 'tos/a'],
  ['https://loja.example/2.jpg', 'tos/b'],
]);
const context = { images, warehouseId: '42' };

function live(of = listing): ProductState {
  const skuIds = new Map(of.skus.map(({ sku, sellerSku }) => [sellerSku, `9${sku}`]));
  return recordStatus(recordSaved(newProductState('group:1'), of, { productId: '77', skuIds }), 'ACTIVATE', 'APPROVED');
}

describe('bodies', () => {
  test('are what the client of TikTok Shop takes', () => {
    expectTypeOf<ListingBody>().toExtend<ProductInput>();
  });

  test('create sends everything once', () => {
    const branded = { ...listing, brand: { id: '5', name: 'Pet Feliz' } };
    const body = toCreateBody(branded, { ...context, idempotencyKey: 'key' });
    expect(JSON.parse(JSON.stringify(writeProduct(body)))).toEqual({
      save_mode: 'LISTING',
      title: 'Cama impermeável para cães',
      description: '<p>Lavável e macia.</p>',
      category_id: '600001',
      category_version: 'v1',
      brand_id: '5',
      main_images: [{ uri: 'tos/a' }, { uri: 'tos/b' }],
      skus: [
        {
          seller_sku: '1',
          sales_attributes: [{ name: 'Tamanho', value_name: 'P' }],
          identifier_code: { type: 'EAN', code: '7891234567895' },
          price: { amount: '129.90', currency: 'BRL' },
          inventory: [{ warehouse_id: '42', quantity: 4 }],
        },
        {
          seller_sku: '2',
          sales_attributes: [{ name: 'Tamanho', value_name: 'M' }],
          price: { amount: '129.90', currency: 'BRL' },
          inventory: [{ warehouse_id: '42', quantity: 10 }],
        },
      ],
      package_weight: { value: '500', unit: 'GRAM' },
      idempotency_key: 'key',
    });
  });

  test('a full edit of a live product sends ids, and price and stock of new SKUs only', () => {
    const grown = listingOf([P, M, { item: item({ id: '3', size: 'G' }) }]);
    const { skus } = toFullEditBody(grown, { ...context, state: live(), withOffers: false });
    expect(skus.map(({ id, price, inventory }) => [id, price?.amount, inventory?.[0]?.quantity])).toEqual([
      ['91', undefined, undefined],
      ['92', undefined, undefined],
      [undefined, 12_990, 10],
    ]);
  });

  test('a SKU that the listing lacks goes back as it is, with its id', () => {
    const { skus } = toFullEditBody(listingOf([P]), { ...context, state: live(), withOffers: true });
    expect(skus[1]).toEqual({ id: '92', sellerSku: '2', salesAttributes: [{ name: 'Tamanho', valueName: 'M' }] });
  });

  test('one whose kinds of variants no longer fit cannot be kept', () => {
    const byColour = listingOf([{ item: item({ id: '1', color: 'Azul' }) }]);
    expect(toFullEditBody(byColour, { ...context, state: live(), withOffers: true }).skus.map(({ id }) => id)).toEqual([
      '91',
    ]);
  });

  test('the code once submitted stays, whatever the feed says now', () => {
    const other = listingOf([{ item: { ...P.item, gtin: '40170725' } }, { item: { ...M.item, gtin: '036000291452' } }]);
    const { skus } = toFullEditBody(other, { ...context, state: live(), withOffers: true });
    expect(skus.map(({ identifierCode }) => identifierCode?.code)).toEqual(['7891234567895', undefined]);
  });

  test('only a product on sale with no review open or failed shows what was sent', () => {
    const skuIds = new Map([['1', '91']]);
    const sent = recordSaved(newProductState('group:1'), listing, { productId: '77', skuIds });
    const shownAs = (status: string, audit: string) => recordStatus(sent, status, audit).skus[0]!.accepted !== null;
    expect(shownAs('ACTIVATE', 'APPROVED')).toBe(true);
    expect(shownAs('ACTIVATE', 'NONE')).toBe(true);
    for (const audit of ['AUDITING', 'FAILED', 'PRE_APPROVED']) expect(shownAs('ACTIVATE', audit)).toBe(false);
    for (const status of ['PENDING', 'FAILED', 'SELLER_DEACTIVATED', 'DRAFT'])
      expect(shownAs(status, 'NONE')).toBe(false);
  });

  test('the code first submitted is remembered through every later save', () => {
    const other = listingOf([{ item: { ...P.item, gtin: '40170725' } }, M]);
    const again = recordSaved(live(), other, { productId: '77', skuIds: new Map() });
    expect(again.skus[0]).toMatchObject({ skuId: '91', identifierCode: { code: '7891234567895' } });
  });

  test('a partial edit sends the fields that differ and nothing else', () => {
    const edit = (fields: Parameters<typeof toPartialEditBody>[1]) =>
      Object.keys(toPartialEditBody(listing, fields, { ...context, state: live() }));
    expect(edit(['title'])).toEqual(['saveMode', 'title']);
    expect(edit(['images'])).toEqual(['saveMode', 'mainImages']);
    expect(edit(['weight'])).toEqual(['saveMode', 'packageWeight']);
    expect(toPartialEditBody(listing, ['brand', 'attributes'], { ...context, state: live() })).toEqual({
      saveMode: 'LISTING',
      brandId: '',
      productAttributes: [],
    });
    expect(
      toPartialEditBody(listing, ['variants'], { ...context, state: live() }).skus!.map(({ id, price }) => [
        id,
        price?.amount,
      ]),
    ).toEqual([
      ['91', 12_990],
      ['92', 12_990],
    ]);
  });

  test('price and stock go to SKUs that TikTok knows', () => {
    expect(toPriceBody(listing, ['2', '3'], live())).toEqual([
      { skuId: '92', price: { amount: 12_990, currency: 'BRL' } },
    ]);
    expect(toInventoryBody(listingOf([P]), ['1', '2'], live(), '42')).toEqual([
      { skuId: '91', inventory: [{ warehouseId: '42', quantity: 4 }] },
      { skuId: '92', inventory: [{ warehouseId: '42', quantity: 0 }] },
    ]);
  });

  test('two addresses of one picture are one image, a missing one is none', () => {
    const same = toCreateBody(listing, {
      ...context,
      images: new Map([...images.keys()].map((url) => [url, 'tos/a'])),
      idempotencyKey: 'k',
    });
    expect(same.mainImages).toEqual(['tos/a']);
    expect(toCreateBody(listing, { ...context, images: new Map(), idempotencyKey: 'k' }).mainImages).toEqual([]);
  });
});

describe('facetHashes', () => {
  const hashes = facetHashes(listing);
  const facetsThatDiffer = (
    sku: string,
    changes: Parameters<typeof item>[0],
    other: Parameters<typeof item>[0] = {},
  ): string[] => {
    const changed = facetHashes(listingOf([{ item: { ...P.item, ...changes } }, { item: { ...M.item, ...other } }]));
    return Object.entries(changed.get(sku)!).flatMap(([facet, hash]) =>
      hash === hashes.get(sku)![facet as 'price'] ? [] : [facet],
    );
  };

  test.each<[string, Parameters<typeof item>[0], string[], string[]]>([
    ['nothing', {}, [], []],
    ['a link', { link: 'https://loja.example/outro' }, [], []],
    ['a barcode, which TikTok has frozen', { gtin: '40170725' }, [], []],
    ['a price', { price: { amount: 1, currency: 'BRL' } }, ['price'], []],
    ['a quantity', { quantity: 9 }, ['stock'], []],
    ['a weight', { weight: { value: '2', unit: 'kg' } }, ['logistics'], ['logistics']],
    ['a weight in another unit', { weight: { value: '500', unit: 'g' } }, [], []],
    ['a cover', { imageLink: 'https://loja.example/9.jpg' }, ['images'], ['images']],
    ['a description', { description: 'Outra' }, ['content'], ['content']],
    ["a size, the SKU's own", { size: 'PP' }, ['content'], []],
  ])('%s', (_, changes, own, siblings) => {
    const price = changes!.price ? { price: { amount: 60, currency: 'BRL' } } : {};
    expect(facetsThatDiffer('1', { ...changes, ...price })).toEqual(own);
    expect(facetsThatDiffer('2', { ...changes, ...price })).toEqual(siblings);
  });

  test('the order of further images is none, the cover is', () => {
    const withImages = (...urls: string[]) => facetHashes({ ...listing, imageUrls: urls }).get('1')!.images;
    expect(withImages('a', 'b', 'c')).toBe(withImages('a', 'c', 'b'));
    expect(withImages('a', 'b', 'c')).not.toBe(withImages('b', 'a', 'c'));
  });

  test('the fields that differ are named', () => {
    const changed = facetHashes({
      ...listing,
      title: 'x',
      packageWeightGrams: 1,
      categoryId: '9',
      brand: { id: '5', name: 'Pet Feliz' },
    }).get('1')!;
    expect(differingFields(hashes.get('1')!, changed)).toEqual(['title', 'brand', 'category', 'weight']);
    expect(differingFields(hashes.get('1')!, hashes.get('1')!)).toEqual([]);
  });

  test('no units are one hash for all SKUs', () => {
    const none = listingOf([{ item: item({ availability: 'out_of_stock' }) }]);
    expect(facetHashes(none).get('1001')!.stock).toBe(NO_STOCK);
  });

  test('a refusal of a live product does not depend on price and stock', () => {
    const cheaper = listingOf([{ item: { ...P.item, price: { amount: 60, currency: 'BRL' } } }, M]);
    expect(refusalDigest(cheaper, 'ACTIVATE')).toBe(refusalDigest(listing, 'ACTIVATE'));
    expect(refusalDigest(cheaper, null)).not.toBe(refusalDigest(listing, null));
  });

  test('hashes of an older version are taken as the desired ones, those of this version are kept', () => {
    const old = (state: ProductState): ProductState =>
      JSON.parse(JSON.stringify(state).replaceAll('"2.', '"0.')) as ProductState;
    const changed = { ...listing, title: 'x' };
    expect(refingerprint(old(live()), changed).skus[0]!.accepted).toEqual(facetHashes(changed).get('1'));
    expect(refingerprint(live(), changed)).toEqual(live());
  });
});
