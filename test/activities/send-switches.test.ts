import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import type { SendSwitch } from '../../domain/listing/listing-settings.ts';
import { clientsOf } from '../../storage/clients.ts';
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
afterEach(async () => {
  await scene.close();
  await stage.control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
});

const GET = 'GET /product/202309/products/{id}';
const PRICE = 'POST /product/202309/products/{id}/prices/update';
const PARTIAL = 'POST /product/202509/products/{id}/partial_edit';
const FULL = 'PUT /product/202509/products/{id}';

const ALL: readonly SendSwitch[] = ['title', 'description', 'images', 'category', 'attributes', 'brand'];

/** What `ponte client set --send` does. */
async function send(names: readonly SendSwitch[], isOn: boolean): Promise<void> {
  const settings = Object.fromEntries(names.map((name) => [`settings.send.${name}`, isOn]));
  await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: settings });
  await productsOf(stage.db).updateMany({ client: scene.client }, { $set: { dueAt: new Date() } });
}

const inGroup = (name: string, size: string, rest: Partial<TestItem> = {}): TestItem => ({
  id: `${scene.client}-${name}`,
  tags: { 'g:item_group_id': `${scene.client}-g`, 'g:size': size },
  ...rest,
});

async function listed(shown: readonly TestItem[]): Promise<void> {
  scene.feed.show(shown);
  await scene.sync();
  await scene.review();
  await scene.takeCalls();
}

/** What the seller writes in the Seller Center, which passes its review. */
async function editBySeller(title: string): Promise<void> {
  const [product] = await scene.products();
  const { api } = await scene.openWorker().access.shopOf(scene.client);
  await api.products.partialEdit(product!.productId!, { title });
  await stage.control('POST', '/_sandbox/clock', { advance: '5s' });
  await scene.takeCalls();
}

const contentOnTiktok = async () => {
  const [{ title, description, main_images: images, category_id: category }] = (await scene.onTiktok()) as any[];
  return { title, description, images: images.map(({ uri }: { uri: string }) => uri), category };
};

describe('a switch that is off', () => {
  test('leaves its field alone, lets the others go, and sends it once it is on again', async () => {
    const item = inGroup('a', 'P');
    await listed([item]);
    await send(['title'], false);
    const changed = { ...item, title: 'Caneca de porcelana branca com tampa', price: '59.90 BRL' };
    scene.feed.show([changed]);
    await scene.sync();
    expect(await scene.takeCalls()).toEqual([PRICE]);
    expect((await scene.listing(item.id)).state).toBe('accepted');

    await send(['title'], true);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([PARTIAL]);
    await scene.review();
    expect((await contentOnTiktok()).title).toBe('Caneca de porcelana branca com tampa');
  });

  test('does not keep a field from a product that is new', async () => {
    await send(ALL, false);
    scene.feed.show([inGroup('a', 'P', { title: 'Caneca de porcelana branca com tampa' })]);
    await scene.sync();
    expect((await contentOnTiktok()).title).toBe('Caneca de porcelana branca com tampa');
  });

  test('gives a full edit back what TikTok has, for one further read', async () => {
    const item = inGroup('a', 'P');
    await listed([item]);
    const before = await contentOnTiktok();
    await editBySeller('Caneca como o vendedor a chama');
    await send(ALL, false);
    scene.feed.show([
      { ...item, title: 'Caneca de porcelana branca com tampa', image: '/image/other.png' },
      inGroup('b', 'M', { title: 'Caneca de porcelana branca com tampa', image: '/image/other.png' }),
    ]);
    await scene.sync();
    // The second read is the look at its review.
    expect(await scene.takeCalls()).toEqual([GET, FULL, GET]);
    await scene.review();
    const [product] = await scene.onTiktok();
    expect(product!.skus.map(({ seller_sku: sku }) => sku).toSorted()).toEqual([
      `${scene.client}-a`,
      `${scene.client}-b`,
    ]);
    expect(await contentOnTiktok()).toEqual({ ...before, title: 'Caneca como o vendedor a chama' });

    await scene.takeCalls();
    await scene.sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
  });

  test('gives back the version under review where there is one', async () => {
    const item = inGroup('a', 'P');
    await listed([item]);
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    scene.feed.show([{ ...item, title: 'Caneca de porcelana branca com tampa' }]);
    await scene.sync();
    await send(['title'], false);
    scene.feed.show([
      { ...item, title: 'Um terceiro nome de caneca' },
      inGroup('b', 'M', { title: 'Um terceiro nome de caneca' }),
    ]);
    await scene.sync();
    const [product] = await scene.products();
    await stage.control('POST', '/_sandbox/review', { approve: [product!.productId] });
    await scene.review();
    expect((await contentOnTiktok()).title).toBe('Caneca de porcelana branca com tampa');
  });

  test('of the category keeps the product where it is, whatever is mapped', async () => {
    await listed([inGroup('a', 'P')]);
    await send(['category'], false);
    await clientsOf(stage.db).updateOne(
      { _id: scene.client },
      { $set: { 'settings.defaultCategoryId': OTHER_CATEGORY } },
    );
    await scene.sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    await send(['category'], true);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([FULL]);
    expect((await contentOnTiktok()).category).not.toBe(OTHER_CATEGORY);
    await scene.review();
    expect((await contentOnTiktok()).category).toBe(OTHER_CATEGORY);
  });
});

/** Another leaf that asks for no attribute. */
const OTHER_CATEGORY = '611202';
