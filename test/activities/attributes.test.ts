import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { createCategoryReader } from '../../activities/read-category.ts';
import { clientsOf } from '../../storage/clients.ts';
import { listingsOf } from '../../storage/listings.ts';
import type { TestItem } from './feed-host.ts';
import {
  openScene,
  openStage,
  writesOf,
  type Scene,
  type SceneOptions,
  type Stage,
  type TiktokProduct,
} from './scene.ts';

/** A leaf of the sandbox that demands a gender, and the ids of what it knows. */
const DRESSES = '601101';
const GENDER = '100301';
const MATERIAL = '100302';
const COLOR = '100000';
const SIZE = '100007';

let stage: Stage;
let scene: Scene;
let dresses: VtexItem[];
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
  dresses = firstGroup(await vtexItems(), 'Moda > Feminino > Vestidos');
});
afterEach(() => scene.close());
afterAll(() => stage.close());

describe('a clothing product with VTEX specifications', () => {
  test("is taken by the sandbox in a leaf with required attributes, by TikTok's own ids", async () => {
    await openIn(DRESSES);
    scene.feed.show(dresses.map(({ id }) => ({ id })));
    await scene.sync();

    expect(await problems()).toEqual([]);
    const product = await onlyProduct();
    expect(attribute(product, GENDER)).toEqual([{ id: '1030101', name: 'Feminino' }]);
    expect(attribute(product, MATERIAL)).toHaveLength(1);
    expect(product.skus).toHaveLength(dresses.length);
    for (const { sales_attributes: chosen } of product.skus as unknown as { sales_attributes: Chosen[] }[]) {
      expect(chosen.map(({ id }) => id)).toEqual([COLOR, SIZE]);
      // All sizes of the shop are on TikTok's list; of its colours, some are not.
      expect(chosen[1]!.value_id).toMatch(/^10007\d{2}$/);
    }
    const stored = await scene.listing(dresses[0]!.id);
    expect(stored.salesAttributes.map(({ id }) => id)).toEqual([COLOR, SIZE]);
    expect(stored.salesAttributes[1]?.valueId).toMatch(/^10007\d{2}$/);
    await scene.review();
    await scene.takeCalls();
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([]);
  });

  test('keeps every SKU id when one leaves the feed, another joins, and ids are new to what was stored', async () => {
    await openIn(DRESSES);
    const [last, ...others] = [...dresses].reverse() as [VtexItem, ...VtexItem[]];
    scene.feed.show(others.map(({ id }) => ({ id })));
    await scene.sync();
    await scene.review();
    const before = skuIds(await onlyProduct());
    // As stored before TikTok's ids were sent.
    const rows = listingsOf(stage.db);
    for (const row of await scene.listings()) {
      const salesAttributes = row.salesAttributes.map(({ name, value }) => ({ name, value }));
      await rows.updateOne({ _id: row._id }, { $set: { salesAttributes } });
    }

    scene.feed.show([...others.slice(1), last].map(({ id }) => ({ id })));
    await scene.sync();
    await scene.review();

    const after = skuIds(await onlyProduct());
    expect(after).toMatchObject(before);
    expect(Object.keys(after).toSorted()).toEqual(dresses.map(({ id }) => id).toSorted());
  });
});

test('a leaf is read once in both languages, for matching', async () => {
  await openIn(DRESSES, {});
  const shop = await scene.openWorker().access.shopOf(scene.client);
  const readCategory = createCategoryReader(60_000);
  await scene.takeCalls();
  const [category, again] = [await readCategory(shop, DRESSES), await readCategory(shop, DRESSES)];
  expect(again).toBe(category);
  expect((await scene.takeCalls()).filter((call) => call.endsWith('/attributes'))).toHaveLength(2);
  expect(category?.attributes.find(({ id }) => id === GENDER)).toMatchObject({
    name: 'Gênero',
    otherNames: ['Gender'],
    values: [
      { id: '1030101', name: 'Feminino', otherNames: ['Female'] },
      { id: '1030102', name: 'Masculino', otherNames: ['Male'] },
      { id: '1030103', name: 'Unissex', otherNames: ['Unisex'] },
    ],
  });
});

describe('SKUs', () => {
  test('are grouped as VTEX groups them, whatever the feed says', async () => {
    await openIn(DRESSES);
    const [one, ...others] = dresses as [VtexItem, ...VtexItem[]];
    const byColour = { 'g:item_group_id': `${scene.client}-other` };
    scene.feed.show([{ id: one.id, tags: byColour }, ...others.map(({ id }) => ({ id }))]);
    await scene.sync();
    expect((await onlyProduct()).skus).toHaveLength(dresses.length);
    expect(new Set((await scene.listings()).map(({ productKey }) => productKey))).toEqual(
      new Set([`vtex:${one.group}`]),
    );
    expect((await scene.products()).map(({ productKey }) => productKey)).toEqual([`vtex:${one.group}`]);

    // A change of the feed does not undo it, and a dry run sees the same product.
    scene.feed.show([{ id: one.id, tags: byColour, price: '59.90 BRL' }, ...others.map(({ id }) => ({ id }))]);
    await scene.review();
    const { totals } = await scene.sync({ dryRun: true });
    expect(totals.products).toBe(1);
    await scene.sync();
    expect(await scene.products()).toHaveLength(1);
  });

  test('that move leave nothing on sale behind, and get their id again when they come back', async () => {
    await openIn(DRESSES, {});
    const gender = { 'g:gender': 'female' };
    const item = (id: string, group: string, size: string): TestItem => ({
      id: `${scene.client}-${id}`,
      quantity: 7,
      tags: { ...gender, 'g:item_group_id': `${scene.client}-${group}`, 'g:size': size },
    });
    const [one, two, three] = [item('1', 'a', 'P'), item('2', 'a', 'M'), item('3', 'b', 'G')];
    const publish = async (...items: TestItem[]): Promise<void> => {
      scene.feed.show(items);
      await scene.sync();
      await scene.review();
      await scene.sync();
    };
    await publish(one, two, three);
    const [first] = await scene.onTiktok();
    const idBefore = skuIds(first!)[two.id];

    await publish(one, item('2', 'b', 'M'), three);
    const products = await scene.onTiktok();
    const stockOf = (at: number): Record<string, number> =>
      Object.fromEntries(products[at]!.skus.map((sku) => [sku.seller_sku, sku.inventory[0]!.quantity]));
    expect(products).toHaveLength(2);
    expect(stockOf(0)).toEqual({ [one.id]: 7, [two.id]: 0 });
    expect(stockOf(1)).toEqual({ [two.id]: 7, [three.id]: 7 });

    // The product that was left is edited: what has moved goes back with its id.
    await publish({ ...one, title: 'Caneca de outro nome' }, item('2', 'b', 'M'), three);
    expect(skuIds((await scene.onTiktok())[0]!)[two.id]).toBe(idBefore);

    await publish(one, two, three);
    const [home, away] = await scene.onTiktok();
    expect(skuIds(home!)[two.id]).toBe(idBefore);
    expect(home!.skus.find((sku) => sku.seller_sku === two.id)!.inventory[0]!.quantity).toBe(7);
    expect(away!.skus.find((sku) => sku.seller_sku === two.id)!.inventory[0]!.quantity).toBe(0);
  });
});

test('a SKU that moves while its product is in review is taken off sale once buyers can see it', async () => {
  await openIn(DRESSES, {});
  const item = (id: string, group: string, size: string): TestItem => ({
    id: `${scene.client}-${id}`,
    quantity: 7,
    tags: { 'g:gender': 'female', 'g:item_group_id': `${scene.client}-${group}`, 'g:size': size },
  });
  const stay = [item('1', 'a', 'P'), item('3', 'b', 'G')] as const;
  scene.feed.show([...stay, item('2', 'a', 'M')]);
  await scene.sync();
  scene.feed.show([...stay, item('2', 'b', 'M')]);
  await scene.sync();
  await scene.review();
  await scene.sync();
  await scene.review();
  await scene.sync();
  const units = (await scene.onTiktok()).map(({ skus }) =>
    Object.fromEntries(skus.map((sku) => [sku.seller_sku.slice(-1), sku.inventory[0]!.quantity])),
  );
  expect(units).toEqual([
    { 1: 7, 2: 0 },
    { 2: 7, 3: 7 },
  ]);
});

describe('a product of which a required attribute is not said', () => {
  test('is held back by name, with the values that are taken; a default for the category lets it go', async () => {
    await openIn(DRESSES, {});
    scene.feed.show([{ id: `${scene.client}-m`, tags: { 'g:gender': 'Príncipes' } }]);
    await scene.sync();

    const told = await problems();
    expect(new Set(told.map(({ code }) => code))).toEqual(new Set(['attribute-missing']));
    const { attributes, missing } = told[0]!.params as { attributes: string; missing: string };
    expect(attributes).toBe('Gênero (100301: Feminino, Masculino, Unissex)');
    expect(JSON.parse(missing)).toMatchObject([
      { id: GENDER, name: 'Gênero', valuesTotal: 3, values: [{ id: '1030101' }, { id: '1030102' }, { id: '1030103' }] },
    ]);
    const { notes } = await scene.listing(`${scene.client}-m`);
    expect(notes.find(({ code }) => code === 'attribute-value-unmatched')?.params).toEqual({
      attribute: 'Gênero',
      said: '"Príncipes"',
    });
    expect(writesOf(await scene.takeCalls())).toEqual([]);

    await setDefaults({ [GENDER]: ['unisex'] });
    await scene.sync({ rebuild: true });
    expect(await problems()).toEqual([]);
    expect(attribute(await onlyProduct(), GENDER)).toEqual([{ id: '1030103', name: 'Unissex' }]);
  });

  test('is read from the title where that plainly says it, and the note says so', async () => {
    await openIn(DRESSES, {});
    const item: TestItem = { id: `${scene.client}-t`, title: 'Camiseta básica masculina 100% algodão' };
    scene.feed.show([item]);
    await scene.sync();

    const { notes, problems: none } = await scene.listing(item.id);
    expect(none).toEqual([]);
    expect(notes.find(({ code }) => code === 'attribute-derived')?.params).toEqual({
      attribute: 'Gênero',
      value: 'Masculino',
      source: 'title',
    });
    expect(attribute(await onlyProduct(), GENDER)).toEqual([{ id: '1030102', name: 'Masculino' }]);
  });
});

interface VtexItem {
  id: string;
  group: string;
  path: string;
}

interface Chosen {
  id: string;
  name: string;
  value_id: string;
  value_name: string;
}

async function openIn(defaultCategoryId: string, options: SceneOptions = { vtexAccount: 'lojademo' }): Promise<void> {
  scene = await openScene(stage, options);
  await clientsOf(stage.db).updateOne(
    { _id: scene.client },
    { $set: { 'settings.defaultCategoryId': defaultCategoryId } },
  );
}

async function setDefaults(attributes: Record<string, string[]>): Promise<void> {
  const set = { 'settings.categoryDefaults.*.attributes': attributes };
  await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: set });
}

async function problems() {
  return (await scene.listings()).flatMap((row) => row.problems);
}

async function onlyProduct(): Promise<TiktokProduct> {
  const [product, ...others] = await scene.onTiktok();
  expect(others).toEqual([]);
  return product!;
}

function attribute(product: TiktokProduct, id: string): unknown {
  return product['product_attributes'].find((each: { id: string }) => each.id === id)?.values;
}

function skuIds({ skus }: TiktokProduct): Record<string, string> {
  return Object.fromEntries(skus.map(({ seller_sku: sku, id }) => [sku, id]));
}

/** The shop's own feed: which SKUs make a product, and in which category. */
async function vtexItems(): Promise<VtexItem[]> {
  const feed = await (await fetch(`${stage.sandboxes.vtex.url}/lojademo/XMLData/tiktok.xml`)).text();
  const tag = (text: string, name: string): string =>
    new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`).exec(text)?.[1]?.trim() ?? '';
  return feed
    .split('<item>')
    .slice(1)
    .map((text) => ({ id: tag(text, 'g:id'), group: tag(text, 'g:item_group_id'), path: tag(text, 'g:product_type') }));
}

/** The SKUs of the first product of a category that has three or more. */
function firstGroup(items: readonly VtexItem[], path: string): VtexItem[] {
  const inPath = items.filter((item) => item.path.startsWith(path));
  const group = inPath.find(({ group: one }) => inPath.filter((item) => item.group === one).length >= 3)?.group;
  if (group === undefined) throw new Error(`The sandbox has no product of three SKUs under ${path}`);
  return inPath.filter((item) => item.group === group);
}
