import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { attemptLogOf } from '../../storage/attempt-logs.ts';
import { existingProductsOf } from '../../storage/existing-products.ts';
import { inboxOf } from '../../storage/inbox.ts';
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
afterEach(async () => {
  await stage.control('DELETE', '/_sandbox/faults');
  await scene.close();
});

const DELETE = 'DELETE /product/202309/products';
const RECOVER = 'POST /product/202309/products/recover';
const ACTIVATE = 'POST /product/202309/products/activate';

const ids = async (): Promise<string[]> => (await scene.products()).map(({ productId }) => productId!);
const remove = (productIds: readonly string[]) =>
  runActivity(scene.openWorker().deleteProductBatch, { client: scene.client, productIds, by: 'cli:ana' });
const restore = (productIds: readonly string[]) =>
  runActivity(scene.openWorker().restoreProductBatch, { client: scene.client, productIds, by: 'cli:ana' });

/** Listed, reviewed and at rest. */
async function listed(count: number) {
  const shown = Array.from({ length: count }, (_, at) => ({ id: `${scene.client}-${at}` }));
  scene.feed.show(shown);
  await scene.sync();
  await scene.review();
  await scene.takeCalls();
  return shown;
}

describe('a deletion', () => {
  test('takes several products in one call, and they stay away while they are in the feed', async () => {
    const [first, second, third] = await listed(3);
    const [one, two] = await ids();
    expect(await remove([one!, two!])).toEqual([
      { productId: one, outcome: 'done', code: null },
      { productId: two, outcome: 'done', code: null },
    ]);
    expect(writesOf(await scene.takeCalls())).toEqual([DELETE]);
    expect((await rival.read(one!)).status).toBe('DELETED');
    expect(await scene.products()).toMatchObject([
      { status: 'DELETED' },
      { status: 'DELETED' },
      { status: 'ACTIVATE' },
    ]);
    for (const { id } of [first!, second!]) {
      const row = await scene.listing(id);
      expect([row.state, row.problems[0]?.code]).toEqual(['blocked', 'product-deleted']);
    }
    const log = await attemptLogOf(stage.db, 'product').find({ client: scene.client, action: 'delete' }).toArray();
    expect(log).toMatchObject([
      { outcome: 'accepted', sent: { summary: 'delete, by cli:ana' } },
      { outcome: 'accepted' },
    ]);

    await scene.sync({ rebuild: true });
    scene.feed.show([{ ...first!, price: '12.00 BRL' }, second!, third!]);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect((await scene.listing(first!.id)).problems[0]?.code).toBe('product-deleted');
  });

  test('that was done already is no failure, and one of a frozen product is named', async () => {
    await listed(2);
    const [one, two] = await ids();
    await stage.control('POST', `/_sandbox/products/${two}/freeze`, {});
    await rival.call('DELETE', '/product/202309/products', { product_ids: [one] });
    expect(await remove([one!, two!, '1729000000000000001'])).toEqual([
      { productId: one, outcome: 'done', code: null },
      { productId: two, outcome: 'refused', code: '12052901' },
      { productId: '1729000000000000001', outcome: 'refused', code: '12052032' },
    ]);
    expect(await productsOf(stage.db).findOne({ productId: one! })).toMatchObject({ status: 'DELETED' });
    expect(await productsOf(stage.db).findOne({ productId: two! })).not.toMatchObject({ status: 'DELETED' });
  });

  test('whose answer is lost is found done by its repeat', async () => {
    await listed(1);
    const [one] = await ids();
    await stage.control('POST', '/_sandbox/faults', {
      path: '/product/202309/products',
      kind: 'timeout-after-commit',
      rate: 1,
      count: 1,
    });
    const impatient = {
      ...scene.deps,
      settings: { ...scene.deps.settings, tiktokShop: { ...scene.deps.settings.tiktokShop, timeoutMs: 300 } },
    };
    const input = { client: scene.client, productIds: [one!], by: 'cli:ana' };
    await expect(runActivity(scene.openWorker(impatient).deleteProductBatch, input)).rejects.toMatchObject({
      type: 'TiktokShopOutcomeUnknown',
      nonRetryable: false,
    });
    expect(await scene.products()).toMatchObject([{ status: 'ACTIVATE' }]);
    expect(await remove([one!])).toEqual([{ productId: one, outcome: 'done', code: null }]);
    expect(await scene.products()).toMatchObject([{ status: 'DELETED' }]);
  });

  test('of a product that is not ours leaves nothing of it', async () => {
    const other = await rival.list([{ sku: `${scene.client}-other` }]);
    await listed(1);
    expect(await existingProductsOf(stage.db).countDocuments({ client: scene.client, productId: other.id })).toBe(1);
    expect(await remove([other.id])).toMatchObject([{ outcome: 'done' }]);
    expect(await existingProductsOf(stage.db).countDocuments({ client: scene.client, productId: other.id })).toBe(0);
  });

  test('takes twenty at most', async () => {
    const many = Array.from({ length: 21 }, (_, at) => String(at));
    await expect(remove(many)).rejects.toMatchObject({ type: 'BatchTooLarge', nonRetryable: true });
  });
});

describe('taking it back', () => {
  test('recovers the product, and the next sync puts it on sale with its ids', async () => {
    const [first] = await listed(1);
    const [one] = await ids();
    const { skuId } = await scene.listing(first!.id);
    await remove([one!]);
    await scene.takeCalls();
    expect(await restore([one!])).toEqual([{ productId: one, outcome: 'done', code: null }]);
    expect(writesOf(await scene.takeCalls())).toEqual([RECOVER]);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([ACTIVATE]);
    await scene.review();
    expect(await scene.onTiktok()).toMatchObject([{ id: one, status: 'ACTIVATE', skus: [{ id: skuId }] }]);
    expect((await scene.listing(first!.id)).state).toBe('accepted');
  });

  test('of a product that is not deleted changes nothing', async () => {
    await listed(1);
    const [one] = await ids();
    expect(await restore([one!])).toEqual([{ productId: one, outcome: 'done', code: null }]);
    expect((await rival.read(one!)).status).toBe('ACTIVATE');
    expect(await scene.products()).toMatchObject([{ status: 'ACTIVATE', deactivatedByPonte: false }]);
  });
});

describe('events', () => {
  async function tell(type: number, productId: string) {
    const _id = `tiktok-shop:${productId}:${type}`;
    const now = new Date();
    await inboxOf(stage.db).insertOne({
      _id,
      source: 'tiktok-shop',
      type,
      client: scene.client,
      shopId: scene.shopId,
      data: { product_id: productId },
      sentAt: now,
      receivedAt: now,
      processedAt: null,
    });
    await runActivity(scene.openWorker().readReviewedProducts, { client: scene.client, inboxIds: [_id] });
  }

  test('of a deletion by someone else are understood', async () => {
    const [first] = await listed(1);
    const [one] = await ids();
    await rival.call('DELETE', '/product/202309/products', { product_ids: [one] });
    await tell(5, one!);
    expect(await scene.products()).toMatchObject([{ status: 'DELETED' }]);
    expect((await scene.listing(first!.id)).problems[0]?.code).toBe('product-deleted');
  });

  test('of a product made by someone else lead to another reading of the shop', async () => {
    await listed(1);
    const other = await rival.list([{ sku: `${scene.client}-new` }]);
    await tell(16, other.id);
    await scene.takeCalls();
    await scene.sync();
    expect(await scene.takeCalls()).toContain('POST /product/202502/products/search');
    expect(await existingProductsOf(stage.db).countDocuments({ client: scene.client, productId: other.id })).toBe(1);
    await scene.takeCalls();
    const [one] = await ids();
    await tell(16, one!);
    await scene.sync();
    expect(await scene.takeCalls()).toEqual([]);
  });
});
