import { describe, expect, test } from 'vitest';
import type { SalesAttribute } from '../../../domain/listing/choose-variants.ts';
import type { DesiredListing } from '../../../domain/listing/desired-listing.ts';
import { NOT_SENT } from '../../../domain/listing/facet-hashes.ts';
import { fitOnTiktok } from '../../../domain/listing/fit-on-tiktok.ts';
import type { ForeignSku } from '../../../domain/listing/foreign-skus.ts';
import { newProductState, refingerprint, type ProductState } from '../../../domain/listing/product-state.ts';
import { chooseAction } from '../../../domain/listing/choose-action.ts';
import { recordSaved, recordStatus } from '../../../domain/listing/record-outcome.ts';
import { toFullEditBody } from '../../../domain/listing/request-bodies.ts';
import { item, listingOf } from './examples.ts';

const size = (value: string): SalesAttribute => ({ name: 'Tamanho', value, id: '100', valueId: `v${value}` });
const stranger: ForeignSku = {
  skuId: '99',
  sellerSku: 'X-1',
  salesAttributes: [size('GG')],
  identifierCode: { type: 'EAN', code: '7891234567895' },
  externalSkuId: 'their-own',
};
const TWO: DesiredListing = listingOf([{ item: item({ id: '1', size: 'P' }) }, { item: item({ id: '2', size: 'M' }) }]);
const none = new Map();

/** A product that was on TikTok before, as linking leaves it. */
function adopted(
  foreignSkus: readonly ForeignSku[],
  attributes: Record<string, readonly SalesAttribute[]> = {},
): ProductState {
  return {
    ...newProductState('group:1'),
    productId: '77',
    status: 'ACTIVATE',
    auditStatus: 'APPROVED',
    foreignSkus,
    skus: TWO.skus.map(({ sku, sellerSku }) => ({
      sku,
      sellerSku,
      skuId: `9${sku}`,
      salesAttributes: attributes[sku] ?? [],
      identifierCode: null,
      sent: NOT_SENT,
      accepted: NOT_SENT,
    })),
  };
}

describe('a listing beside strangers', () => {
  test('stays as it is where the kinds are the same', () => {
    expect(fitOnTiktok(TWO, adopted([stranger]), none)).toEqual({ listing: TWO, problems: [] });
  });

  test('is stopped where it would need the variant of one', () => {
    const taken = { ...stranger, salesAttributes: [{ name: 'tamanho', value: 'p' }] };
    expect(fitOnTiktok(TWO, adopted([taken]), none)).toMatchObject({
      listing: null,
      problems: [{ sku: null, problem: { code: 'foreign-sku-same', params: { sellerSku: 'X-1', variant: 'P' } } }],
    });
  });

  test('keeps the kinds of TikTok where all its SKUs have them there', () => {
    const colours = { '1': [{ name: 'Cor', value: 'Azul' }], '2': [{ name: 'Cor', value: 'Verde' }] };
    const other = { ...stranger, salesAttributes: [{ name: 'Cor', value: 'Rosa' }] };
    const { listing } = fitOnTiktok(TWO, adopted([other], colours), none);
    expect(listing?.skus.map(({ salesAttributes }) => salesAttributes)).toEqual([colours['1'], colours['2']]);
    const { problems } = fitOnTiktok(TWO, adopted([other], { '1': colours['1'] }), none);
    expect(problems).toMatchObject([
      { problem: { code: 'foreign-skus-differ', params: { theirs: 'Cor', ours: 'Tamanho' } } },
    ]);
  });

  test('goes into every edit with them, whole but for price and stock', () => {
    const state = adopted([stranger]);
    const body = toFullEditBody(TWO, { images: new Map(), warehouseId: '1', withOffers: true, state });
    expect(body.skus).toHaveLength(3);
    expect(body.skus[2]).toEqual({
      id: '99',
      sellerSku: 'X-1',
      externalSkuId: 'their-own',
      salesAttributes: [{ id: '100', name: 'Tamanho', valueId: 'vGG', valueName: 'GG' }],
      identifierCode: { type: 'EAN', code: '7891234567895' },
    });
  });
});

describe('a SKU that is on TikTok in another product', () => {
  const problem = { code: 'exists-on-tiktok' };
  const taken = new Map([['2', problem]]);

  test('keeps its whole product from being created', () => {
    expect(fitOnTiktok(TWO, newProductState('group:1'), taken)).toEqual({
      listing: null,
      problems: [{ sku: null, problem }],
    });
  });

  test('is left out of a product that is there', () => {
    const { listing, problems } = fitOnTiktok(TWO, adopted([]), taken);
    expect(listing?.skus.map(({ sku }) => sku)).toEqual(['1']);
    expect(problems).toEqual([{ sku: '2', problem }]);
  });
});

describe('what is adopted', () => {
  const desired = { listing: TWO, skusOnOffer: ['1', '2'], problems: [] };

  test('has nothing of ours: stock and price first, then all of the content', () => {
    const state = adopted([stranger]);
    expect(chooseAction(desired, state)).toEqual({ kind: 'update-stock', skus: ['1', '2'] });
    const offered = {
      ...state,
      skus: state.skus.map((sku) => {
        const { price, stock } = recordSaved(newProductState('x'), TWO, {
          productId: '7',
          skuIds: new Map(),
        }).skus.find((one) => one.sku === sku.sku)!.sent!;
        return { ...sku, sent: { ...NOT_SENT, price, stock }, accepted: { ...NOT_SENT, price, stock } };
      }),
    };
    expect(chooseAction(desired, offered)).toEqual({ kind: 'full-edit', withOffers: false });
    const edited = recordSaved(offered, TWO, { productId: '77', skuIds: new Map() });
    expect(edited.foreignSkus).toEqual([stranger]);
    expect(chooseAction(desired, recordStatus(edited, 'ACTIVATE', 'APPROVED'))).toEqual({ kind: 'none' });
  });

  test('is not taken as sent when the form of the hashes changes', () => {
    const old = { ...NOT_SENT, content: '1.adopted' };
    const state = adopted([]);
    const before = { ...state, skus: state.skus.map((sku) => ({ ...sku, sent: old, accepted: old })) };
    for (const { sent, accepted } of refingerprint(before, TWO).skus) {
      expect(sent).toEqual(NOT_SENT);
      expect(accepted).toEqual(NOT_SENT);
    }
  });
});

test('changed variants go out as a full edit where strangers are beside them', () => {
  const saved = recordStatus(
    recordSaved(newProductState('group:1'), TWO, {
      productId: '77',
      skuIds: new Map(TWO.skus.map((s) => [s.sellerSku, `9${s.sku}`])),
    }),
    'ACTIVATE',
    'APPROVED',
  );
  const resized = listingOf([{ item: item({ id: '1', size: 'PP' }) }, { item: item({ id: '2', size: 'M' }) }]);
  const desired = { listing: resized, skusOnOffer: ['1', '2'], problems: [] };
  expect(chooseAction(desired, saved)).toEqual({ kind: 'partial-edit', fields: ['variants'] });
  expect(chooseAction(desired, { ...saved, foreignSkus: [stranger] })).toEqual({
    kind: 'full-edit',
    withOffers: false,
  });
});
