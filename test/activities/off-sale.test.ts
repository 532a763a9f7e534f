import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { listingsOf } from '../../storage/listings.ts';
import { productsOf } from '../../storage/products.ts';
import type { TestItem } from './feed-host.ts';
import { openScene, openStage, writesOf, type Scene, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage);
});
afterEach(() => scene.close());

const STOCK = 'POST /product/202309/products/{id}/inventory/update';
const FULL = 'PUT /product/202509/products/{id}';
const DEACTIVATE = 'POST /product/202309/products/deactivate';
const ACTIVATE = 'POST /product/202309/products/activate';

const items = (count: number): TestItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${scene.client}-${String(at).padStart(3, '0')}` }));

/** Shows these items and synchronises. @returns the calls that write */
async function show(shown: readonly TestItem[]): Promise<string[]> {
  scene.feed.show(shown);
  await scene.sync();
  return writesOf(await scene.takeCalls());
}

/** What an applied reading writes of items that left the feed or came back. @returns the calls that write */
async function offFeed(shown: readonly TestItem[], removed: boolean): Promise<string[]> {
  const sku = { $in: shown.map(({ id }) => id) };
  await listingsOf(stage.db).updateMany({ client: scene.client, sku }, { $set: { removed } });
  await productsOf(stage.db).updateMany({ client: scene.client }, { $set: { dueAt: new Date() } });
  await scene.sync();
  return writesOf(await scene.takeCalls());
}

async function listed(shown: readonly TestItem[]): Promise<void> {
  await show(shown);
  await scene.review();
  await scene.takeCalls();
}

const statuses = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { status } of await scene.onTiktok()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

const inGroup = (name: string, size: string, rest: Partial<TestItem> = {}): TestItem => ({
  id: `${scene.client}-${name}`,
  // One picture and title for all: what a SKU shows of its product is no part of this.
  image: '/image/mug.png',
  title: 'Caneca de cerâmica esmaltada',
  tags: { 'g:item_group_id': `${scene.client}-g`, 'g:size': size },
  ...rest,
});

const skusOnTiktok = async () =>
  Object.fromEntries(
    (await scene.onTiktok()).flatMap(({ skus }) =>
      skus.map(({ id, seller_sku: sku, inventory }) => [
        sku.slice(scene.client.length + 1),
        { id, quantity: inventory[0]!.quantity },
      ]),
    ),
  );

describe('products that leave the feed', () => {
  test('go off sale in batches of twenty, and back on sale in as many', async () => {
    await scene.close();
    scene = await openScene(stage, {
      settings: (settings) => ({ ...settings, publish: { ...settings.publish, sliceProducts: 30 } }),
    });
    const shown = items(26);
    await listed(shown);
    // Applied as if an operator had approved it: so many at once are held.
    expect(await offFeed(shown.slice(0, 25), true)).toEqual([DEACTIVATE, DEACTIVATE]);
    expect(await statuses()).toEqual({ SELLER_DEACTIVATED: 25, ACTIVATE: 1 });
    expect(await offFeed(shown.slice(20, 25), false)).toEqual([ACTIVATE]);
    await scene.review();
    await scene.takeCalls();
    expect(await offFeed([], false)).toEqual([]);
    expect(await statuses()).toEqual({ SELLER_DEACTIVATED: 20, ACTIVATE: 6 });
  });

  test('and come back changed are edited once, which sends them to review with all they need', async () => {
    const shown = items(8);
    await listed(shown);
    await show(shown.slice(1));
    const back = { ...shown[0]!, title: 'Caneca de porcelana branca com tampa', price: '9.90 BRL', quantity: 4 };
    expect(await show([back, ...shown.slice(1)])).toEqual([FULL]);
    await scene.review();
    const [product] = await scene.onTiktok();
    expect(product).toMatchObject({ status: 'ACTIVATE', title: 'Caneca de porcelana branca com tampa' });
    expect(product!.skus[0]).toMatchObject({ price: { amount: '9.90' }, inventory: [{ quantity: 4 }] });
    await scene.takeCalls();
    expect(await show([back, ...shown.slice(1)])).toEqual([]);
  });
});

describe('a SKU that leaves the feed while its siblings stay', () => {
  test('has no units and keeps its id; back in the feed it has them again, with one call each', async () => {
    const [small, medium, large] = [inGroup('p', 'P', { quantity: 7 }), inGroup('m', 'M'), inGroup('g', 'G')];
    await listed([small, medium, large]);
    const before = await skusOnTiktok();
    expect(await show([medium, large])).toEqual([STOCK]);
    expect(await skusOnTiktok()).toEqual({ ...before, p: { ...before['p'], quantity: 0 } });
    expect((await scene.listing(small.id)).state).toBe('deactivated');

    expect(await show([small, medium, large])).toEqual([STOCK]);
    expect(await skusOnTiktok()).toEqual(before);
    expect((await scene.listing(small.id)).state).toBe('accepted');
    expect(await show([small, medium, large])).toEqual([]);
  });

  test('has no units either where its product comes back without it', async () => {
    const [small, medium] = [inGroup('a', 'P'), inGroup('b', 'M')];
    const others = items(8);
    await listed([small, medium, ...others]);
    expect(await show(others)).toEqual([DEACTIVATE]);
    expect(await show([small, ...others])).toEqual([FULL]);
    expect(await skusOnTiktok()).toMatchObject({ a: { quantity: 10 }, b: { quantity: 0 } });
    await scene.review();
    await scene.takeCalls();
    expect(await show([small, ...others])).toEqual([]);
    expect(await show([small, medium, ...others])).toEqual([STOCK]);
    expect(await skusOnTiktok()).toMatchObject({ a: { quantity: 10 }, b: { quantity: 10 } });
  });
});
