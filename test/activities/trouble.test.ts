import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { authorizationsOf, tokensOf } from '../../storage/tiktok-tokens.ts';
import { productsOf } from '../../storage/products.ts';
import type { TestItem } from './feed-host.ts';
import { openScene, openStage, runActivity, writesOf, type Scene, type SceneOptions, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
const quick: SceneOptions = {
  settings: (settings) => ({ ...settings, tiktokShop: { ...settings.tiktokShop, timeoutMs: 400 } }),
};
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage, quick);
});
afterEach(async () => {
  await stage.control('DELETE', '/_sandbox/faults');
  await scene.close();
});

const items = (count: number): TestItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${scene.client}-${String(at + 1).padStart(2, '0')}` }));

const fault = (path: string, kind: string, rest: object = {}) =>
  stage.control('POST', '/_sandbox/faults', { path, kind, ...rest });

async function listed(shown: readonly TestItem[]): Promise<void> {
  scene.feed.show(shown);
  await scene.sync();
  await scene.review();
  await scene.takeCalls();
}

/** Synchronises until nothing is left to do, as the schedule would. */
async function syncUntilRest(most = 12): Promise<void> {
  for (let run = 0; run < most; run += 1) {
    await scene.sync().catch((error: Error) => {
      // A service that is down ends the activity; the server would repeat it.
      if (!/TiktokShop/.test((error as { type?: string }).type ?? '')) throw error;
    });
    const open = await productsOf(stage.db).countDocuments({
      client: scene.client,
      $or: [{ dueAt: { $ne: null } }, { queuedUntil: { $ne: null } }, { attempt: { $ne: null } }],
    });
    if (open === 0) return;
  }
}

describe('an answer that is lost', () => {
  test.each(['timeout-after-commit', 'cut', 'html', 'bad-json', '500'])(
    '(%s) to a create leads to no second product',
    async (kind) => {
      scene.feed.show(items(2));
      await fault('/product/202309/products', kind, {
        method: 'POST',
        count: 1,
        ms: 2_000,
        ...(kind === 'cut' || kind === '500' ? { phase: 'after' } : {}),
      });
      await scene.sync();
      expect((await scene.onTiktok()).map(({ skus }) => skus[0]!.seller_sku)).toEqual(items(2).map(({ id }) => id));
      expect((await scene.products()).map(({ attempt, status }) => [attempt, status])).toEqual([
        [null, 'PENDING'],
        [null, 'PENDING'],
      ]);
      const creates = (await scene.takeCalls()).filter((call) => call === 'POST /product/202309/products');
      expect(creates).toHaveLength(2);
    },
  );

  test.each([
    ['price', '/product/*/products/*/prices/update', { price: '9.90 BRL' }],
    ['stock', '/product/*/products/*/inventory/update', { quantity: 3 }],
    ['title', '/product/*/products/*/partial_edit', { title: 'Caneca de porcelana com tampa' }],
  ])('to an edited %s is made up for', async (_, path, change) => {
    const [item, ...rest] = items(2) as [TestItem, TestItem];
    await listed([item, ...rest]);
    await fault(path, 'timeout-after-commit', { count: 1, ms: 2_000 });
    scene.feed.show([{ ...item, ...change }, ...rest]);
    await scene.sync();
    await scene.review();
    const product = (await scene.onTiktok())[0]!;
    expect(product.skus[0]!.price.amount).toBe('price' in change ? '9.90' : '49.90');
    expect(product.skus[0]!.inventory[0]!.quantity).toBe('quantity' in change ? 3 : 10);
    expect(product.title).toBe('title' in change ? change.title : `Caneca de cerâmica número ${item.id}`);
    expect((await scene.listings()).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });

  test('to a resubmission is made up for', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    const [item] = items(1) as [TestItem];
    scene.feed.show([item]);
    await scene.sync();
    const [product] = await scene.onTiktok();
    await stage.control('POST', '/_sandbox/review', { reject: [{ product_id: product!.id, reason: 'No.' }] });
    await scene.review();
    await fault('/product/202509/products/*', 'timeout-after-commit', { method: 'PUT', count: 1, ms: 2_000 });
    scene.feed.show([{ ...item, title: 'Caneca de cerâmica azul de 300 ml' }]);
    await scene.sync();
    await stage.control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
    await scene.review();
    expect(await scene.listing(item.id)).toMatchObject({ state: 'accepted', problems: [] });
    expect((await scene.onTiktok())[0]!.title).toBe('Caneca de cerâmica azul de 300 ml');
  });

  test.each(['deactivate', 'activate'])('to %s is made up for', async (call) => {
    const shown = items(4);
    await listed(shown);
    if (call === 'activate') {
      scene.feed.show(shown.slice(1));
      await scene.sync();
    }
    await fault(`/product/*/products/${call}`, 'timeout-after-commit', { count: 1, ms: 2_000 });
    scene.feed.show(call === 'activate' ? shown : shown.slice(1));
    await scene.sync();
    await scene.review();
    const on = call === 'activate';
    expect((await scene.onTiktok())[0]!.status).toBe(on ? 'ACTIVATE' : 'SELLER_DEACTIVATED');
    expect((await scene.listing(shown[0]!.id)).state).toBe(on ? 'accepted' : 'deactivated');
  });

  test('to an upload costs an orphan, and no second picture of a product', async () => {
    scene.feed.show(items(1));
    await fault('/product/*/images/upload', 'timeout-after-commit', { count: 1, ms: 2_000 });
    await scene.sync();
    expect((await scene.onTiktok())[0]!['main_images']).toHaveLength(1);
  });
});

describe('a service that fails one call in five', () => {
  test.each(['429', '500', '503', 'timeout-after-commit', 'html', 'bad-json', 'cut'])(
    '(%s) ends in the same state after some runs',
    async (kind) => {
      const shown = items(30);
      scene.feed.show(shown);
      await fault('/product/**', kind, { rate: 0.2, seed: 5, ms: 600 });
      await syncUntilRest();
      await stage.control('DELETE', '/_sandbox/faults');
      await scene.review();
      expect((await scene.onTiktok()).map(({ skus }) => skus[0]!.seller_sku)).toEqual(shown.map(({ id }) => id));
      expect(new Set((await scene.listings()).map(({ state }) => state))).toEqual(new Set(['accepted']));
      await scene.takeCalls();
      await scene.sync({ rebuild: true });
      expect(writesOf(await scene.takeCalls())).toEqual([]);
    },
  );
});

describe('the access token', () => {
  const refreshes = async (since: number): Promise<number> => {
    const { calls } = await stage.control('GET', `/_sandbox/calls?since=${since}`);
    return (calls as { path: string }[]).filter(({ path }) => path === '/api/v2/token/refresh').length;
  };
  const next = async (): Promise<number> => (await stage.control('GET', '/_sandbox/calls')).next;

  test('that TikTok refuses is renewed exactly once for many parallel calls', async () => {
    await listed(items(1));
    const since = await next();
    await stage.control('POST', '/_sandbox/clock', { advance: '8d' });
    const worker = scene.openWorker();
    const { api } = await worker.access.shopOf(scene.client);
    await Promise.all(Array.from({ length: 12 }, () => api.warehouses.list()));
    expect(await refreshes(since)).toBe(1);
    expect(await tokensOf(stage.db).findOne({ client: scene.client })).toMatchObject({ version: 2, refreshing: null });
  });

  test('is renewed once by several workers together', async () => {
    const since = await next();
    await stage.control('POST', '/_sandbox/clock', { advance: '8d' });
    await Promise.all(
      [1, 2, 3].map(async () => {
        const { api } = await scene.openWorker().access.shopOf(scene.client);
        await Promise.all([api.warehouses.list(), api.warehouses.list()]);
      }),
    );
    expect(await refreshes(since)).toBe(1);
  });

  test('that is due soon goes on working while the auth host is away', async () => {
    await tokensOf(stage.db).updateOne({ client: scene.client }, { $set: { endsAt: new Date(Date.now() + 30_000) } });
    await fault('/api/v2/**', '503');
    const since = await next();
    const { api } = await scene.openWorker().access.shopOf(scene.client);
    for (let call = 0; call < 3; call += 1) expect((await api.warehouses.list()).length).toBeGreaterThan(0);
    // One try, then a pause: not one for each call.
    expect(await refreshes(since)).toBe(1);
  });

  test('of a seller who took the app away is told as such, and no call is made any more', async () => {
    await scene.close();
    scene = await openScene(stage, { ...quick, shop: 'lojateste' });
    await listed(items(1));
    await stage.control('POST', '/_sandbox/deauthorize', { shop: 'lojateste' });
    scene.feed.show(items(2));
    await expect(scene.sync()).rejects.toMatchObject({ type: 'TiktokShopCredentialsRejected', nonRetryable: true });
    expect(await authorizationsOf(stage.db).findOne({ client: scene.client })).toMatchObject({
      state: 'needs-authorization',
    });
    await scene.takeCalls();
    await expect(scene.sync()).rejects.toMatchObject({ type: 'TiktokShopCredentialsRejected' });
    expect(await scene.takeCalls()).toEqual([]);
  });

  test('is had from the refresh token where the exchange broke off before it was stored', async () => {
    const row = (await authorizationsOf(stage.db).findOne({ client: scene.client }))!;
    await tokensOf(stage.db).deleteOne({ _id: row._id });
    await authorizationsOf(stage.db).updateOne({ _id: row._id }, { $set: { state: 'exchanging' } });
    const worker = scene.openWorker();
    await runActivity(worker.exchangeCode, { client: scene.client, authorizationId: row._id });
    const { api } = await worker.access.shopOf(scene.client);
    expect((await api.warehouses.list()).length).toBeGreaterThan(0);
  });
});
