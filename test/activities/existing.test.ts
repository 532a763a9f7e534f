import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { attemptLogOf } from '../../storage/attempt-logs.ts';
import { existingProductsOf } from '../../storage/existing-products.ts';
import { authorizationsOf } from '../../storage/tiktok-tokens.ts';
import { productsOf } from '../../storage/products.ts';
import { openRival, type Rival } from './rival.ts';
import { openScene, openStage, runActivity, writesOf, type Scene, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
let rival: Rival;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
  rival = await openRival(stage);
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage);
});

/** Synchronises, and forgets what was called before: the journal has the rival's calls too. */
async function sync(options?: Parameters<Scene['sync']>[0]): Promise<void> {
  await scene.takeCalls();
  await scene.sync(options);
}

afterEach(() => scene.close());

const CREATE = 'POST /product/202309/products';
const SEARCH = 'POST /product/202502/products/search';
const FULL = 'PUT /product/202509/products/{id}';
const PRICE = 'POST /product/202309/products/{id}/prices/update';
const STOCK = 'POST /product/202309/products/{id}/inventory/update';

const existingOf = (productId: string) => existingProductsOf(stage.db).findOne({ _id: `${scene.client}:${productId}` });
const sku = (name: string): string => `${scene.client}-${name}`;
const group = (name: string) => ({ 'g:item_group_id': `${scene.client}-${name}` });
const problemsOf = async (name: string) => (await scene.listing(sku(name))).problems;

describe('a product that was on the shop before', () => {
  test('is linked by its seller SKU and edited, never created again', async () => {
    const old = await rival.list([{ sku: sku('a') }]);
    scene.feed.show([{ id: sku('a'), price: '49.90 BRL', quantity: 4 }]);
    await sync();

    const writes = writesOf(await scene.takeCalls());
    expect(writes).not.toContain(CREATE);
    expect(writes.toSorted()).toEqual([STOCK, PRICE, FULL].toSorted());
    await scene.review();
    const now = await rival.read(old.id);
    expect(now.title).toContain('Caneca de cerâmica');
    expect(now.skus).toHaveLength(1);
    expect(now.skus[0]).toMatchObject({ id: old.skus[0]!.id, seller_sku: sku('a'), price: { amount: '49.90' } });
    expect(now.skus[0]!.inventory[0]!.quantity).toBe(4);
    expect((await scene.listing(sku('a'))).state).toBe('accepted');
    expect(await scene.products()).toMatchObject([{ productId: old.id, origin: 'adopted', foreignSkus: [] }]);
    expect(await existingOf(old.id)).toMatchObject({ linkedTo: `sku:${sku('a')}`, why: null, toLink: false });
    const log = await attemptLogOf(stage.db, 'product').findOne({ client: scene.client, action: `adopt:${old.id}` });
    expect(log).toMatchObject({ outcome: 'accepted', skuId: old.skus[0]!.id });

    await sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
  });

  test('keeps the SKUs on it that are not ours, with their ids, prices and stock', async () => {
    const old = await rival.list([
      { sku: sku('p'), size: 'P' },
      { sku: sku('m'), size: 'M' },
      { sku: sku('stranger'), size: 'GG', price: '77.70', quantity: 3 },
    ]);
    const before = old.skus.find(({ seller_sku: seller }) => seller === sku('stranger'));
    const shown = [
      { id: sku('p'), tags: { ...group('g'), 'g:size': 'P' } },
      { id: sku('m'), tags: { ...group('g'), 'g:size': 'M' } },
    ];
    scene.feed.show(shown);
    await sync();
    await scene.review();
    expect(writesOf(await scene.takeCalls())).not.toContain(CREATE);
    expect(await scene.products()).toMatchObject([
      { foreignSkus: [{ skuId: before!.id, sellerSku: sku('stranger') }] },
    ]);

    // Now a SKU more, which sends all of them with an edit.
    scene.feed.show([...shown, { id: sku('g'), tags: { ...group('g'), 'g:size': 'G' } }]);
    await sync();
    await scene.review();
    const now = await rival.read(old.id);
    expect(now.skus.map(({ seller_sku: seller }) => seller).toSorted()).toEqual(
      [sku('p'), sku('m'), sku('g'), sku('stranger')].toSorted(),
    );
    expect(now.skus.find(({ seller_sku: seller }) => seller === sku('stranger'))).toEqual(before);
    const ids = (of: typeof now) =>
      of.skus.filter(({ seller_sku: s }) => s === sku('p') || s === sku('m')).map(({ id }) => id);
    expect(ids(now).toSorted()).toEqual(ids(old).toSorted());
  });

  test('keeps the variants that it has there where the source has none', async () => {
    const old = await rival.list([
      { sku: sku('one'), size: 'P' },
      { sku: sku('stranger'), size: 'G', price: '77.70' },
    ]);
    scene.feed.show([{ id: sku('one') }]);
    await sync();
    await scene.review();
    const now = await rival.read(old.id);
    expect(now.title).toContain(sku('one'));
    expect(now.skus.map((one: any) => [one.seller_sku, one.sales_attributes[0].value_name])).toEqual([
      [sku('one'), 'P'],
      [sku('stranger'), 'G'],
    ]);
  });

  test('is left as it is where the variants of the source would push out a stranger', async () => {
    const old = await rival.list([
      { sku: sku('p'), size: 'P' },
      { sku: sku('stranger'), size: 'G' },
    ]);
    scene.feed.show([
      { id: sku('p'), tags: { ...group('v'), 'g:color': 'Azul' } },
      { id: sku('q'), tags: { ...group('v'), 'g:color': 'Verde' } },
    ]);
    await sync();
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect(await problemsOf('p')).toMatchObject([
      { code: 'foreign-skus-differ', params: { theirs: 'Tamanho', ours: 'Cor' } },
    ]);
    expect((await rival.read(old.id)).skus).toEqual(old.skus);
  });

  test('is shown and left alone where no SKU of it is ours', async () => {
    const old = await rival.list([{ sku: sku('theirs') }]);
    scene.feed.show([{ id: sku('ours') }]);
    await sync();
    expect(writesOf(await scene.takeCalls())).toEqual([CREATE]);
    expect(await existingOf(old.id)).toMatchObject({ linkedTo: null, why: { code: 'existing-unlinked' } });
    expect(await rival.read(old.id)).toEqual(old);
  });

  test('that is a draft is listed by the edit that completes it', async () => {
    const old = await rival.list([{ sku: sku('draft') }], { save_mode: 'AS_DRAFT' });
    expect(old.status).toBe('DRAFT');
    scene.feed.show([{ id: sku('draft') }]);
    await sync();
    expect(writesOf(await scene.takeCalls())).toEqual([FULL]);
    await scene.review();
    expect(await rival.read(old.id)).toMatchObject({ status: 'ACTIVATE', skus: [{ price: { amount: '49.90' } }] });
  });

  test('that the seller has hidden stays hidden', async () => {
    const old = await rival.list([{ sku: sku('hidden') }]);
    await rival.call('POST', '/product/202309/products/deactivate', { product_ids: [old.id] });
    scene.feed.show([{ id: sku('hidden') }]);
    await sync();
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect(await problemsOf('hidden')).toMatchObject([{ code: 'seller-deactivated' }]);
  });
});

describe('what cannot be linked with certainty is named, never touched and never doubled', () => {
  /** Nothing is written, the SKU's problem names the other product, and that one says why. */
  async function expectApart(name: string, why: string, ids: readonly string[]): Promise<void> {
    const before = await Promise.all(ids.map((id) => rival.read(id)));
    await sync();
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect((await scene.listing(sku(name))).state).toBe('blocked');
    expect(await problemsOf(name)).toMatchObject([
      { code: 'exists-on-tiktok', params: { sellerSku: expect.any(String) } },
    ]);
    for (const id of ids) expect(await existingOf(id)).toMatchObject({ linkedTo: null, why: { code: why } });
    expect(await Promise.all(ids.map((id) => rival.read(id)))).toEqual(before);
  }

  test('the same seller SKU on two products', async () => {
    const [one, two] = [await rival.list([{ sku: sku('twice') }]), await rival.list([{ sku: sku('twice') }])];
    scene.feed.show([{ id: sku('twice') }]);
    await expectApart('twice', 'existing-sku-twice', [one.id, two.id]);
  });

  test('SKUs of two products of ours on one', async () => {
    const one = await rival.list([
      { sku: sku('x'), size: 'P' },
      { sku: sku('y'), size: 'M' },
    ]);
    scene.feed.show([{ id: sku('x') }, { id: sku('y') }]);
    await expectApart('x', 'existing-two-products', [one.id]);
    expect(await problemsOf('y')).toMatchObject([{ code: 'exists-on-tiktok' }]);
  });

  test('one product of ours over two', async () => {
    const [one, two] = [await rival.list([{ sku: sku('s1') }]), await rival.list([{ sku: sku('s2') }])];
    scene.feed.show([
      { id: sku('s1'), tags: { ...group('s'), 'g:size': 'P' } },
      { id: sku('s2'), tags: { ...group('s'), 'g:size': 'M' } },
    ]);
    await expectApart('s1', 'existing-spread', [one.id, two.id]);
  });

  test('a product that TikTok has frozen', async () => {
    const one = await rival.list([{ sku: sku('ice') }]);
    await stage.control('POST', `/_sandbox/products/${one.id}/freeze`, {});
    scene.feed.show([{ id: sku('ice') }]);
    await expectApart('ice', 'existing-frozen', [one.id]);
  });

  test('a SKU of a product whose other SKUs are on TikTok as ours', async () => {
    const title = 'Caneca de cerâmica de duas cores';
    const shown = [{ id: sku('n1'), title, tags: { ...group('n'), 'g:size': 'P' } }];
    scene.feed.show(shown);
    await sync();
    await scene.review();
    const other = await rival.list([{ sku: sku('n2') }]);
    await scene.takeCalls();
    scene.feed.show([...shown, { id: sku('n2'), title, tags: { ...group('n'), 'g:size': 'M' } }]);
    await sync({ rebuild: true });
    expect(await existingOf(other.id)).toMatchObject({ why: { code: 'existing-linked-elsewhere' } });
    expect(await problemsOf('n2')).toMatchObject([{ code: 'exists-on-tiktok', params: { productId: other.id } }]);
    expect(writesOf(await scene.takeCalls())).not.toContain(CREATE);
    const ours = (await scene.products())[0]!.productId!;
    expect((await rival.read(ours)).skus.map(({ seller_sku: seller }) => seller)).toEqual([sku('n1')]);
    expect((await rival.read(other.id)).skus).toEqual(other.skus);
  });

  test('is linked once the seller has put it right', async () => {
    const [one, two] = [await rival.list([{ sku: sku('fix') }]), await rival.list([{ sku: sku('fix') }])];
    scene.feed.show([{ id: sku('fix') }]);
    await sync();
    await rival.call('DELETE', '/product/202309/products', { product_ids: [two.id] });
    await sync({ rebuild: true });
    expect(await existingOf(two.id)).toBeNull();
    expect(await scene.products()).toMatchObject([{ productId: one.id, origin: 'adopted' }]);
    expect(writesOf(await scene.takeCalls())).not.toContain(CREATE);
  });
});

describe('when the shop is read', () => {
  const searches = async () => (await scene.takeCalls()).filter((call) => call === SEARCH).length;

  test('after the connection, with each whole look, and when a day has passed; else never', async () => {
    scene.feed.show([{ id: sku('a') }]);
    await sync();
    expect(await searches()).toBeGreaterThan(0);
    await scene.review();
    await scene.takeCalls();
    await sync();
    expect(await scene.takeCalls()).toEqual([]);
    scene.feed.show([{ id: sku('a'), price: '50.00 BRL' }]);
    await sync();
    expect(await scene.takeCalls()).toEqual([PRICE]);
    await sync({ rebuild: true });
    expect(await searches()).toBeGreaterThan(0);
    await authorizationsOf(stage.db).updateMany(
      { client: scene.client },
      { $set: { existingReadAt: new Date(Date.now() - 25 * 3_600_000) } },
    );
    await sync();
    expect(await searches()).toBeGreaterThan(0);
  });

  test('an item that comes later is linked by what was read then', async () => {
    const old = await rival.list([{ sku: sku('late') }]);
    scene.feed.show([{ id: sku('first') }]);
    await sync();
    await scene.review();
    await scene.takeCalls();
    scene.feed.show([{ id: sku('first') }, { id: sku('late') }]);
    await sync();
    const calls = await scene.takeCalls();
    expect(calls).not.toContain(SEARCH);
    expect(writesOf(calls)).not.toContain(CREATE);
    expect(await productsOf(stage.db).findOne({ client: scene.client, productId: old.id })).not.toBeNull();
  });

  test('a stranger that was added to a product of ours is kept by later edits', async () => {
    const shown = [
      { id: sku('k1'), tags: { ...group('k'), 'g:size': 'P' } },
      { id: sku('k2'), tags: { ...group('k'), 'g:size': 'M' } },
    ];
    scene.feed.show(shown);
    await sync();
    await scene.review();
    const [ours] = await scene.onTiktok();
    const view = (await rival.call('GET', `/product/202309/products/${ours!.id}`)).data;
    await rival.call('POST', `/product/202509/products/${ours!.id}/partial_edit`, {
      skus: [
        ...view.skus.map((one: any) => ({
          id: one.id,
          seller_sku: one.seller_sku,
          sales_attributes: one.sales_attributes.map((a: any) => ({ id: a.id, value_id: a.value_id })),
        })),
        {
          seller_sku: sku('guest'),
          price: { amount: '12.00', currency: 'BRL' },
          inventory: [{ warehouse_id: view.skus[0].inventory[0].warehouse_id, quantity: 2 }],
          sales_attributes: [{ name: view.skus[0].sales_attributes[0].name, value_name: 'GG' }],
        },
      ],
    });
    await scene.review();
    await sync({ rebuild: true });
    scene.feed.show([...shown, { id: sku('k3'), tags: { ...group('k'), 'g:size': 'G' } }]);
    await sync();
    await scene.review();
    const skus = (await rival.read(ours!.id)).skus.map(({ seller_sku: seller }) => seller).toSorted();
    expect(skus).toEqual([sku('guest'), sku('k1'), sku('k2'), sku('k3')]);
  });

  test('a product of ours that was deleted there is noticed and not created again', async () => {
    scene.feed.show([{ id: sku('gone') }, { id: sku('stays') }]);
    await sync();
    await scene.review();
    const [gone] = await scene.onTiktok();
    await rival.call('DELETE', '/product/202309/products', { product_ids: [gone!.id] });
    await scene.takeCalls();
    await sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect(await productsOf(stage.db).findOne({ productId: gone!.id })).toMatchObject({ status: 'DELETED' });
    expect(await problemsOf('gone')).toMatchObject([{ code: 'product-deleted' }]);
    expect((await scene.listing(sku('stays'))).state).toBe('accepted');
  });

  test('a linking that dies after any write ends as if it had not', async () => {
    const old = await rival.list([{ sku: sku('crash') }]);
    scene.feed.show([{ id: sku('crash') }]);
    await sync();
    const [product] = await scene.products();
    const listing = await scene.listing(sku('crash'));
    // As it is when the process died after the SKUs were written, before the product.
    await productsOf(stage.db).updateOne(
      { _id: product!._id },
      { $set: { productId: null, status: null, sentAt: null } },
    );
    await existingProductsOf(stage.db).updateOne(
      { _id: `${scene.client}:${old.id}` },
      { $set: { toLink: true, linkedTo: null, blocks: [] } },
    );
    await scene.review();
    const worker = scene.openWorker();
    await runActivity(worker.linkExistingProducts, { client: scene.client, runId: 'again', cursor: null });
    expect(await scene.products()).toMatchObject([{ productId: old.id, origin: 'adopted' }]);
    expect((await scene.listing(sku('crash'))).skuId).toBe(listing.skuId);
    await scene.takeCalls();
    await sync();
    expect(writesOf(await scene.takeCalls())).not.toContain(CREATE);
  });
});
