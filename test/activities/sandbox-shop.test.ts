import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { sandboxScopeOf } from '../../domain/client-scope.ts';
import { clientsOf } from '../../storage/clients.ts';
import { listingsOf } from '../../storage/listings.ts';
import { codePlace } from '../../storage/secret-places.ts';
import { authorizationsOf, newAuthorization } from '../../storage/tiktok-tokens.ts';
import { openScene, openStage, runActivity, writesOf, type Scene, type Stage, type TiktokProduct } from './scene.ts';

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
  await authorizationsOf(stage.db).deleteMany({ client: { $in: [scene.client, scope()] } });
  await scene.close();
});

const scope = () => sandboxScopeOf(scene.client);

/** What `connection connect [--sandbox-shop]` does. */
async function connectTo(shop: string, client: string): Promise<void> {
  const worker = scene.openWorker();
  const { code } = await stage.control('POST', '/_sandbox/authorize', { shop });
  const authorizationId = `${client}:${randomUUID()}`;
  await authorizationsOf(stage.db).insertOne(
    newAuthorization(authorizationId, client, scene.deps.secrets.seal(code, codePlace(authorizationId))),
  );
  await runActivity(worker.exchangeCode, { client, authorizationId });
  await runActivity(worker.chooseShop, { client, authorizationId, shop });
  await runActivity(worker.chooseWarehouse, { client });
}

/** What `workflows/send-product-sandbox.ts` does. */
async function send(skus: string[] | null = null, runId: string = randomUUID()) {
  const worker = scene.openWorker();
  const client = scope();
  const plain = { dryRun: false, overlay: false, everything: false, warehouseId: null };
  await eachSlice((cursor) => runActivity(worker.copyToSandbox, { client: scene.client, skus, cursor }));
  await runActivity(worker.readExistingProducts, { client, force: false });
  await eachSlice((cursor) => runActivity(worker.linkExistingProducts, { client, runId, cursor }));
  await eachSlice((cursor) => runActivity(worker.publishProducts, { client, runId, cursor, ...plain }));
  await stage.control('POST', '/_sandbox/clock', { advance: '5s' });
  await eachSlice((cursor) => runActivity(worker.pollReviews, { client, runId, cursor }));
}

async function eachSlice(take: (cursor: string | null) => Promise<{ next: string | null }>): Promise<void> {
  let cursor: string | null = null;
  do cursor = (await take(cursor)).next;
  while (cursor !== null);
}

const onShop = async (shop: string): Promise<TiktokProduct[]> =>
  (await stage.control('GET', `/_sandbox/state?kind=products&shop=${shop}`)).items
    .filter((product: TiktokProduct) => product.skus[0]!.seller_sku.startsWith(scene.client))
    .toSorted((a: TiktokProduct, b: TiktokProduct) => (a.skus[0]!.seller_sku < b.skus[0]!.seller_sku ? -1 : 1));

/** Calls since `from` by the shop that was called; those that name no shop are not among them. */
async function callsSince(from: number): Promise<{ next: number; shops: (string | null)[]; paths: string[] }> {
  const { next, calls } = await stage.control('GET', `/_sandbox/calls?since=${from}`);
  const api = calls.filter(({ path }: { path: string }) => !path.startsWith('/_sandbox'));
  return {
    next,
    shops: [...new Set<string | null>(api.map(({ shop }: { shop: string | null }) => shop))],
    paths: api.map(({ method, path }: { method: string; path: string }) => `${method} ${path}`),
  };
}

const items = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `${scene.client}-${at}` }));
const live = async () => ({ products: await scene.products(), listings: await scene.listings() });

describe('the sandbox shop', () => {
  test('gets the same listings with the same checks, and the live one no call at all', async () => {
    scene.feed.show([...items(2), { id: `${scene.client}-bad`, price: '0.10 BRL' }]);
    await scene.sync();
    await scene.review();
    await connectTo('lojateste', scope());
    const before = await live();
    const { next } = await callsSince(0);
    await send();

    const { shops, paths } = await callsSince(next);
    const sandbox = await authorizationsOf(stage.db).findOne({ client: scope() });
    expect(shops.filter(Boolean)).toEqual([sandbox!.shopId]);
    expect(sandbox!.shopId).not.toBe(scene.shopId);
    expect(paths.filter((path) => path === 'POST /product/202309/products')).toHaveLength(2);
    expect(await live()).toEqual(before);

    const [there, here] = [await onShop('lojateste'), await onShop('lojademo')];
    const contentOf = ({ title, description, category_id, skus }: TiktokProduct) => [
      title,
      description,
      category_id,
      skus.map(({ seller_sku: seller, price, inventory }) => [seller, price, inventory[0]!.quantity]),
    ];
    expect(there.map(contentOf)).toEqual(here.map(contentOf));
    expect(there.map(({ status }) => status)).toEqual(['ACTIVATE', 'ACTIVATE']);
    const rows = await listingsOf(stage.db).find({ client: scope() }).sort({ _id: 1 }).toArray();
    expect(rows.map(({ state, problems }) => [state, problems[0]?.code])).toEqual([
      ['accepted', undefined],
      ['accepted', undefined],
      ['blocked', (await scene.listing(`${scene.client}-bad`)).problems[0]!.code],
    ]);
    const warehouses = await stage.control('GET', '/_sandbox/state?kind=warehouses&shop=lojateste');
    const client = await clientsOf(stage.db).findOne({ _id: scene.client });
    expect(JSON.stringify(warehouses)).toContain(client!.sandbox!.warehouseId);
    expect(client!.tik_tok_shop_warehouse_id).not.toBe(client!.sandbox!.warehouseId);
  });

  test('gets only what differs the second time, and only what was asked for', async () => {
    const shown = items(3);
    scene.feed.show(shown);
    await scene.sync();
    await connectTo('lojateste', scope());
    await send([shown[1]!.id]);
    expect((await onShop('lojateste')).map(({ skus }) => skus[0]!.seller_sku)).toEqual([shown[1]!.id]);
    await send();
    const { next } = await callsSince(0);
    await send();
    expect(writesOf((await callsSince(next)).paths)).toEqual([]);
    scene.feed.show([{ ...shown[0]!, price: '12.00 BRL' }, shown[1]!]);
    await scene.sync();
    const later = await callsSince(0);
    await send();
    const { paths } = await callsSince(later.next);
    expect(
      writesOf(paths)
        .map((path) => path.replaceAll(/\d{12,}/g, '{id}'))
        .toSorted(),
    ).toEqual(['POST /product/202309/products/deactivate', 'POST /product/202309/products/{id}/prices/update']);
  });

  test('has its rows apart: no sync of the client meets them', async () => {
    scene.feed.show(items(2));
    await scene.sync();
    await scene.review();
    await connectTo('lojateste', scope());
    await send();
    const rows = await listingsOf(stage.db).find({ client: scope() }).sort({ _id: 1 }).toArray();
    await scene.takeCalls();
    const { next } = await callsSince(0);
    await scene.sync({ rebuild: true });
    const { shops } = await callsSince(next);
    expect(shops.filter(Boolean)).toEqual([scene.shopId]);
    expect(await listingsOf(stage.db).find({ client: scope() }).sort({ _id: 1 }).toArray()).toEqual(rows);
  });
});

describe('a shop that is both', () => {
  const refused = { type: 'SandboxShopIsLive', nonRetryable: true };

  test('is refused when it is connected, whoever uses it in the other role', async () => {
    await expect(connectTo('lojademo', scope())).rejects.toMatchObject(refused);
    await connectTo('lojateste', scope());
    await expect(connectTo('lojateste', scene.client)).rejects.toMatchObject(refused);
    const other = await openScene(stage, { shop: 'lojaduas' });
    await expect(connectTo('lojaduas', scope())).rejects.toMatchObject(refused);
    await other.close();
    // The client has moved on from it: it may be a sandbox shop now.
    await connectTo('lojademo', other.client);
    await connectTo('lojaduas', scope());
  });

  test('is never opened, in neither role, however it came to be stored', async () => {
    scene.feed.show(items(1));
    await scene.sync();
    await connectTo('lojateste', scope());
    await authorizationsOf(stage.db).updateMany(
      { client: scope() },
      {
        $set: { shopId: scene.shopId, shops: [{ id: scene.shopId, name: 'lojademo', cipher: 'x', region: 'BR' }] },
      },
    );
    const { next } = await callsSince(0);
    await expect(send()).rejects.toMatchObject(refused);
    scene.feed.show([{ id: `${scene.client}-0`, price: '1.00 BRL' }]);
    await expect(scene.sync()).rejects.toMatchObject(refused);
    expect((await callsSince(next)).paths).toEqual([]);
  });

  test('without a connection there is nothing to send to', async () => {
    scene.feed.show(items(1));
    await scene.sync();
    await expect(send()).rejects.toMatchObject({ type: 'TiktokShopCredentialsRejected' });
  });
});
