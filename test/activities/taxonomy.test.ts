import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { categorySuggestionsOf } from '../../storage/category-suggestions.ts';
import { clientsOf } from '../../storage/clients.ts';
import { saveGoogleNames } from '../../storage/google-taxonomy.ts';
import { productsOf } from '../../storage/products.ts';
import { shopCategoriesOf } from '../../storage/shop-categories.ts';
import { taxonomyPreviewsOf } from '../../storage/taxonomy-previews.ts';
import { saveMappings, taxonomyOf } from '../../storage/taxonomy.ts';
import { MUGS, openScene, openStage, runActivity, type Scene, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());

const RECOMMEND = '/product/202309/categories/recommend';

async function open(settings: object = {}): Promise<void> {
  await scene?.close();
  scene = await openScene(stage);
  const set = { 'settings.defaultCategoryId': null, ...settings };
  await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: set });
}

const asked = (calls: readonly string[]): number => calls.filter((call) => call.endsWith(RECOMMEND)).length;
const mappings = () => taxonomyOf(stage.db).find({ client: scene.client }).sort({ _id: 1 }).toArray();
const suggestions = () => categorySuggestionsOf(stage.db).find({ client: scene.client }).sort({ _id: 1 }).toArray();
/** Ids of their own for each client: what another one has listed would be linked. */
const idOf = (name: string): string => `${scene.client}-${name}`;
const item = (name: string, title: string, tags: Record<string, string> = {}) => ({ id: idOf(name), title, tags });
const dogFood = (n: number) =>
  Array.from({ length: n }, (_, at) =>
    item(`d${at}`, `Ração seca para cães adultos sabor ${['frango', 'carne', 'cordeiro'][at % 3]!} ${at}`, {
      'g:product_type': 'Pet > Ração para cães',
    }),
  );
const codes = async (): Promise<string[]> =>
  (await scene.listings()).flatMap(({ problems, notes }) => [...problems, ...notes].map(({ code }) => code));
const leafNamed = async (name: string): Promise<string> => {
  const tree = await shopCategoriesOf(stage.db).findOne({ _id: scene.client });
  return tree!.categories.find(({ names, isLeaf }) => isLeaf && names.pt === name)!.id;
};
const suggest = (scope: 'every' | 'again', wishes: { adopt?: boolean; threshold?: number } = {}) =>
  eachSlice((cursor) =>
    runActivity(scene.openWorker().suggestCategories, { client: scene.client, runId: 'r', cursor, scope, ...wishes }),
  );

describe('a category whose samples agree', () => {
  test('is adopted for all its products, and asked about once', async () => {
    await open();
    scene.feed.show(dogFood(12));
    await scene.sync({ classify: true });
    const [mapping, ...others] = await mappings();
    expect(others).toEqual([]);
    expect(mapping).toMatchObject({
      source: 'product_type',
      key: 'pet > racao para caes',
      origin: 'suggestion',
      version: 1,
      leafId: await leafNamed('Ração para cães'),
    });
    expect(mapping!.confidence).toBeGreaterThanOrEqual(0.7);
    expect(await suggestions()).toMatchObject([{ state: 'adopted', products: 12, due: false, isMixed: false }]);
    expect(await codes()).not.toContain('category-not-mapped');
    expect(asked(await scene.takeCalls())).toBe(8);

    // Unchanged, and a new product of the category: nothing is asked.
    await scene.sync({ classify: true, rebuild: true });
    scene.feed.show(dogFood(13));
    await scene.sync({ classify: true });
    expect(asked(await scene.takeCalls())).toBe(0);
    expect(await mappings()).toHaveLength(1);
  });

  test('stays a suggestion where the client adopts nothing by itself, and is named at the product', async () => {
    await open({ 'settings.suggestions': { adopt: false, threshold: 0.7 } });
    scene.feed.show(dogFood(3));
    await scene.sync({ classify: true });
    expect(await mappings()).toEqual([]);
    expect(await suggestions()).toMatchObject([{ state: 'open', products: 3 }]);
    const { problems } = await scene.listing(idOf('d0'));
    expect(problems).toMatchObject([{ code: 'category-not-mapped' }]);
    expect(problems[0]!.params!['suggestions']).toContain('Ração para cães');

    // An operator adopts it by command; the products are due, and TikTok is not asked again.
    await scene.takeCalls();
    await suggest('again', { adopt: true });
    expect(asked(await scene.takeCalls())).toBe(0);
    expect(await mappings()).toMatchObject([{ origin: 'suggestion' }]);
    expect((await scene.products()).every(({ dueAt }) => dueAt !== null)).toBe(true);
    await scene.sync({ classify: true });
    expect(await codes()).not.toContain('category-not-mapped');
  });
});

describe('what is not sure enough', () => {
  test('goes to no leaf, and says what was suggested', async () => {
    await open({ 'settings.suggestions': { adopt: true, threshold: 0.99 } });
    scene.feed.show(dogFood(2));
    await scene.sync({ classify: true });
    expect(await mappings()).toEqual([]);
    expect((await suggestions()).map(({ state }) => state)).toEqual(['below', 'below', 'below']);
    const { problems } = await scene.listing(idOf('d1'));
    expect(problems[0]).toMatchObject({ code: 'category-not-mapped' });
    expect(problems[0]!.params!['suggestions']).toContain('Ração para cães');
  });

  test("goes to the client's default where there is one, with a note", async () => {
    await open({ 'settings.defaultCategoryId': MUGS });
    scene.feed.show([item('x1', 'Xyzzy qwfp')]);
    await scene.sync({ classify: true });
    const { notes, problems } = await scene.listing(idOf('x1'));
    expect(notes).toContainEqual({ code: 'category-default', params: { leaf: MUGS } });
    expect(problems).toEqual([]);
  });
});

test('a mixed category is decided product by product, without carrying one into the other', async () => {
  await open();
  const tags = { 'g:product_type': 'Tudo para pets' };
  scene.feed.show([
    item('m1', 'Ração seca para cães adultos', tags),
    item('m2', 'Ração seca para gatos castrados', tags),
    item('m3', 'Petiscos para cães bifinho', tags),
    item('m4', 'Xyzzy qwfp', tags),
  ]);
  await scene.sync({ classify: true });
  const own = Object.fromEntries((await mappings()).map(({ source, key, leafId }) => [`${source} ${key}`, leafId]));
  expect(own).toEqual({
    [`product sku:${idOf('m1')}`]: await leafNamed('Ração para cães'),
    [`product sku:${idOf('m2')}`]: await leafNamed('Ração para gatos'),
    [`product sku:${idOf('m3')}`]: await leafNamed('Petiscos para cães'),
  });
  expect((await scene.listing(idOf('m4'))).problems).toMatchObject([
    { code: 'category-not-mapped', params: { suggestions: '–' } },
  ]);

  // One more product of a category that is known as mixed: one question, about that product.
  await scene.takeCalls();
  scene.feed.show([
    item('m1', 'Ração seca para cães adultos', tags),
    item('m2', 'Ração seca para gatos castrados', tags),
    item('m3', 'Petiscos para cães bifinho', tags),
    item('m4', 'Xyzzy qwfp', tags),
    item('m5', 'Petiscos para gatos sabor salmão', tags),
  ]);
  await scene.sync({ classify: true });
  expect(asked(await scene.takeCalls())).toBe(1);
  expect(await mappings()).toHaveLength(4);
});

describe('TikTok in trouble', () => {
  test.each(['500', '429', 'code:36009003'])(
    '%s: mapped products are published, the rest is suggested later',
    async (kind) => {
      await open();
      const leafId = MUGS;
      const mapped = { source: 'product_type' as const, key: 'casa > canecas', leafId, origin: 'operator' as const };
      await saveMappings(stage.db, scene.client, [{ ...mapped, confidence: null, by: 'test' }]);
      scene.feed.show([...dogFood(3), item('c1', 'Caneca branca', { 'g:product_type': 'Casa > Canecas' })]);
      await stage.control('POST', '/_sandbox/faults', { path: RECOMMEND, kind });
      const worker = scene.openWorker();
      try {
        await scene.sync();
        // As after the waits that TikTok asked for.
        const last = { attempt: 4 };
        await eachSlice((cursor) =>
          runActivity(worker.suggestCategories, { client: scene.client, runId: 'r', cursor, scope: 'every' }, last),
        );
      } finally {
        await stage.control('DELETE', '/_sandbox/faults');
      }
      expect((await scene.listing(idOf('c1'))).state).toBe('in-review');
      expect(await mappings()).toHaveLength(1);
      expect((await suggestions()).filter(({ due }) => due)).toHaveLength(1);

      // The products are not due any more; their category is.
      await scene.sync({ classify: true });
      await scene.sync({ classify: true });
      expect(await mappings()).toHaveLength(2);
      expect((await scene.listing(idOf('d0'))).problems).toEqual([]);
    },
  );

  test('a wait that it asks for is kept at first', async () => {
    await open();
    scene.feed.show(dogFood(1));
    await scene.sync();
    await stage.control('POST', '/_sandbox/faults', { path: RECOMMEND, kind: '429' });
    try {
      await expect(suggest('every')).rejects.toMatchObject({ type: 'TiktokShopRateLimited' });
    } finally {
      await stage.control('DELETE', '/_sandbox/faults');
    }
    await suggest('every');
    expect(await mappings()).toHaveLength(1);
  });
});

test('a leaf that the shop may not use is never adopted by itself', async () => {
  await open();
  const tags = { 'g:product_type': 'Pet > Antipulgas e carrapatos' };
  scene.feed.show([
    item('f1', 'Antipulgas e carrapatos para cães', tags),
    item('f2', 'Antipulgas e carrapatos para gatos', tags),
  ]);
  await scene.sync({ classify: true });
  expect(await mappings()).toEqual([]);
  expect(await suggestions()).toMatchObject([{ state: 'closed', key: 'pet > antipulgas e carrapatos' }]);
  expect((await scene.listing(idOf('f1'))).problems[0]!.params!['suggestions']).toContain('Antipulgas e carrapatos');
});

test('a worker that dies right after adopting: the repeat tells the products, and nothing is adopted twice', async () => {
  await open();
  scene.feed.show([...dogFood(2), item('p1', 'Ração seca para gatos castrados')]);
  await scene.sync();
  await suggest('every');
  expect(await mappings()).toHaveLength(2);
  // As it was between the mapping and what follows.
  await categorySuggestionsOf(stage.db).updateMany({ client: scene.client }, { $set: { due: true, state: 'open' } });
  await productsOf(stage.db).updateMany({ client: scene.client }, { $set: { dueAt: null } });
  await suggest('every');
  expect((await scene.products()).map(({ dueAt }) => dueAt !== null)).toEqual([true, true, true]);
  expect((await mappings()).map(({ version }) => version)).toEqual([1, 1]);
  expect(await suggestions()).toMatchObject([{ source: 'product_type', state: 'adopted', due: false }]);
});

describe('a mapping', () => {
  test('of a person is not changed by a suggestion, and has only the products concerned looked at again', async () => {
    await open();
    scene.feed.show([...dogFood(2), item('c1', 'Caneca branca', { 'g:product_type': 'Casa > Canecas' })]);
    await scene.sync({ classify: true });
    await productsOf(stage.db).updateMany({ client: scene.client }, { $set: { dueAt: null } });
    const { db } = stage;
    const row = { source: 'product_type' as const, key: 'casa > canecas', leafId: MUGS, confidence: null, by: 'test' };
    const done = await saveMappings(db, scene.client, [{ ...row, leafId: '611201', origin: 'operator' }]);
    expect(done).toEqual({ mapped: 1, products: 1 });
    expect((await scene.products()).filter(({ dueAt }) => dueAt).map(({ productKey }) => productKey)).toEqual([
      `sku:${idOf('c1')}`,
    ]);
    expect(await saveMappings(db, scene.client, [{ ...row, origin: 'suggestion', confidence: 1 }])).toMatchObject({
      mapped: 0,
    });

    // A parent's mapping concerns those that it decides, not those with a nearer one.
    await productsOf(db).updateMany({ client: scene.client }, { $set: { dueAt: null } });
    const parent = { ...row, key: 'casa', origin: 'import' as const };
    expect(await saveMappings(db, scene.client, [parent])).toMatchObject({ mapped: 1 });
    const kept = (await mappings()).find(({ key }) => key === 'casa > canecas');
    expect(kept).toMatchObject({ origin: 'operator', leafId: '611201' });
    for (let at = 0; at < 25; at += 1) {
      await saveMappings(db, scene.client, [{ ...parent, leafId: at % 2 === 0 ? '611201' : MUGS }]);
    }
    const last = (await mappings()).find(({ key }) => key === 'casa')!;
    expect(last.version).toBe(26);
    expect(last.former).toHaveLength(20);
    expect(last.former![0]).toMatchObject({ version: 25, leafId: MUGS, origin: 'import' });
  });

  test('of another category speaks for similar ones', async () => {
    await open();
    const leafId = await leafOf('Ração para cães');
    const by = { origin: 'operator' as const, confidence: null, by: 'test' };
    await saveMappings(stage.db, scene.client, [
      { source: 'product_type', key: 'nutricao canina > zwx', leafId, ...by },
    ]);
    scene.feed.show([item('s1', 'Xyzzy sabor carne', { 'g:product_type': 'Loja > Nutrição canina > Zwx' })]);
    await scene.sync({ classify: true });
    const [category] = await suggestions();
    expect(category!.best[0]).toMatchObject({ leafId });
    expect(category!.best[0]!.evidence.map(({ source }) => source)).toContain('mappings');
  });
});

test("Google's ids and texts are one key once its taxonomy was imported", async () => {
  await open();
  await saveGoogleNames(stage.db, 'pt-BR', [
    { id: '990001', path: 'Coisas' },
    { id: '990002', path: 'Coisas > Canecas de teste' },
  ]);
  await saveGoogleNames(stage.db, 'en-US', [{ id: '990002', path: 'Things > Test mugs' }]);
  const by = { origin: 'operator' as const, confidence: null, by: 'test' };
  const mapping = { source: 'google_product_category' as const, key: '990002', leafId: MUGS, ...by };
  await saveMappings(stage.db, scene.client, [mapping]);
  scene.feed.show(
    ['990002', 'Coisas > Canecas de teste', 'Things > Test mugs'].map((value, at) =>
      item(`g${at}`, 'Caneca', { 'g:google_product_category': value }),
    ),
  );
  await scene.sync({ classify: true });
  expect(await codes()).not.toContain('category-not-mapped');
  expect(new Set((await scene.products()).map(({ categoryId }) => categoryId))).toEqual(new Set([MUGS]));
  for (const { categoryKeys } of await scene.products())
    expect(categoryKeys).toContain('google_product_category\n990002');
});

test('a preview tells what suggestions would make of a feed, and keeps nothing', async () => {
  await open();
  scene.feed.show([...dogFood(4), item('x1', 'Xyzzy qwfp')]);
  const worker = scene.openWorker();
  const done = await runActivity(worker.previewCategories, {
    client: scene.client,
    runId: `p-${scene.client}`,
    source: scene.feed.url,
  });
  expect(done).toEqual({ decided: 5, adopted: 4 });
  const rows = await taxonomyPreviewsOf(stage.db)
    .find({ runId: `p-${scene.client}` })
    .toArray();
  expect(rows.filter(({ leafId }) => leafId === null).map(({ productKey }) => productKey)).toEqual([
    `sku:${idOf('x1')}`,
  ]);
  expect(await mappings()).toEqual([]);
  expect(await scene.products()).toEqual([]);
});

async function leafOf(name: string): Promise<string> {
  await runActivity(scene.openWorker().readShopCategories, { client: scene.client });
  return leafNamed(name);
}

async function eachSlice(take: (cursor: string | null) => Promise<{ next: string | null }>): Promise<void> {
  let cursor: string | null = null;
  do cursor = (await take(cursor)).next;
  while (cursor !== null);
}
