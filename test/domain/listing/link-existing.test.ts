import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  judgeFound,
  type FoundProduct,
  type LinkContext,
  type OwnProduct,
  type OwnSku,
} from '../../../domain/listing/link-existing.ts';

interface World {
  /** Seller SKUs of ours by product key; the SKU's own id is the same. */
  readonly ours: Readonly<Record<string, readonly string[]>>;
  readonly found: readonly FoundProduct[];
  readonly linked?: Readonly<Record<string, string>>;
  readonly sending?: readonly string[];
  readonly strangers?: Readonly<Record<string, readonly string[]>>;
  readonly skuIds?: Readonly<Record<string, string>>;
}

const found = (productId: string, ...sellerSkus: string[]): FoundProduct => ({
  productId,
  status: 'ACTIVATE',
  skus: sellerSkus.map((sellerSku, at) => ({ skuId: `${productId}.${at}`, sellerSku })),
});

function contextOf(world: World, product: FoundProduct): LinkContext {
  const own = new Map<string, OwnSku>(
    Object.entries(world.ours).flatMap(([productKey, skus]) =>
      skus.map((sku) => [sku, { sku, productKey, skuId: world.skuIds?.[sku] ?? null }] as const),
    ),
  );
  return {
    ownSku: (sellerSku) => own.get(sellerSku),
    ownProduct: (productKey): OwnProduct => ({
      productId: world.linked?.[productKey] ?? null,
      isBeingSent: world.sending?.includes(productKey) ?? false,
      foreignSkuIds: new Set(world.strangers?.[productKey]),
    }),
    linkedKey: Object.entries(world.linked ?? {}).find(([, id]) => id === product.productId)?.[0] ?? null,
    holders: (sellerSku) =>
      world.found
        .filter(({ skus }) => skus.some((sku) => sku.sellerSku === sellerSku))
        .map(({ productId }) => productId),
    sellerSkusOf: (productKey) => world.ours[productKey] ?? [],
  };
}

const judge = (world: World, at = 0) => judgeFound(world.found[at]!, contextOf(world, world.found[at]!));
const why = (code: string) => ({ kind: 'apart', why: { code } });

describe('a product found on TikTok', () => {
  test('is ours where all its SKUs are of one product', () => {
    expect(judge({ ours: { p: ['a', 'b'] }, found: [found('1', 'a', 'b')] })).toEqual({
      kind: 'link',
      productKey: 'p',
      skus: [
        { sku: 'a', skuId: '1.0' },
        { sku: 'b', skuId: '1.1' },
      ],
      foreign: [],
    });
  });

  test('is ours with strangers where some of its SKUs are', () => {
    expect(judge({ ours: { p: ['a'] }, found: [found('1', 'x', 'a', '')] })).toMatchObject({
      kind: 'link',
      skus: [{ sku: 'a', skuId: '1.1' }],
      foreign: ['1.0', '1.2'],
    });
  });

  test.each<[string, World]>([
    ['existing-unlinked', { ours: { p: ['a'] }, found: [found('1', 'x')] }],
    ['existing-unlinked', { ours: { p: ['a'] }, found: [found('1', '')] }],
    ['existing-two-products', { ours: { p: ['a'], q: ['b'] }, found: [found('1', 'a', 'b')] }],
    ['existing-linked-elsewhere', { ours: { p: ['a'] }, linked: { p: '9' }, found: [found('1', 'a')] }],
    ['existing-sku-twice', { ours: { p: ['a'] }, found: [found('1', 'a'), found('2', 'a')] }],
    ['existing-sku-twice', { ours: { p: ['a'] }, found: [found('1', 'a', 'a')] }],
    ['existing-spread', { ours: { p: ['a', 'b'] }, found: [found('1', 'a'), found('2', 'b')] }],
    ['existing-frozen', { ours: { p: ['a'] }, found: [{ ...found('1', 'a'), status: 'FREEZE' }] }],
  ])('stays apart: %s', (code, world) => {
    expect(judge(world)).toMatchObject(why(code));
  });

  test('waits while our product is being sent', () => {
    expect(judge({ ours: { p: ['a'] }, sending: ['p'], found: [found('1', 'a')] })).toEqual({ kind: 'wait' });
  });

  test('that is ours already tells what was added to it', () => {
    const world = {
      ours: { p: ['a', 'b'] },
      linked: { p: '1' },
      skuIds: { a: '1.0' },
      found: [found('1', 'a', 'b', 'x')],
    };
    expect(judge(world)).toEqual({
      kind: 'ours',
      productKey: 'p',
      skus: [{ sku: 'b', skuId: '1.1' }],
      foreign: ['1.2'],
    });
  });

  test('a SKU that moved to another product of ours is no stranger, one that was a stranger before stays one', () => {
    const world = {
      ours: { p: ['a'], q: ['b'] },
      linked: { p: '1' },
      skuIds: { a: '1.0' },
      found: [found('1', 'a', 'b')],
    };
    expect(judge(world)).toMatchObject({ kind: 'ours', foreign: [] });
    expect(judge({ ...world, strangers: { p: ['1.1'] } })).toMatchObject({ kind: 'ours', foreign: ['1.1'] });
  });

  test('a second SKU with the same seller SKU on a product of ours is a stranger', () => {
    const world = { ours: { p: ['a'] }, linked: { p: '1' }, skuIds: { a: '1.1' }, found: [found('1', 'a', 'a')] };
    expect(judge(world)).toMatchObject({ kind: 'ours', skus: [], foreign: ['1.0'] });
  });
});

test('whatever is found, no two products are linked to one of ours, and none where a SKU is elsewhere', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'x', 'y', '');
  const anyFound = fc.array(fc.array(names, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(anyFound, (lists) => {
      const world = { ours: { p: ['a', 'b'], q: ['c'] }, found: lists.map((skus, at) => found(String(at), ...skus)) };
      const links = world.found.flatMap((_, at) => {
        const verdict = judge(world, at);
        return verdict.kind === 'link' ? [verdict] : [];
      });
      expect(new Set(links.map(({ productKey }) => productKey)).size).toBe(links.length);
      for (const { productKey, skus, foreign } of links) {
        expect(skus.length).toBeGreaterThan(0);
        const holders = world.ours[productKey as 'p'].flatMap((sku) => contextOf(world, world.found[0]!).holders(sku));
        expect(new Set(holders).size).toBe(1);
        const product = world.found.find(({ productId }) => productId === holders[0])!;
        expect(skus.length + foreign.length).toBe(product.skus.length);
      }
    }),
  );
});
