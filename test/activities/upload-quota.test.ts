import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { attemptLogOf } from '../../storage/attempt-logs.ts';
import { clientsOf } from '../../storage/clients.ts';
import { listingsOf } from '../../storage/listings.ts';
import { plansOf } from '../../storage/plans.ts';
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
  // A day of its own for each test: the shop is the same.
  await nextDay();
});
afterEach(async () => {
  await stage.control('DELETE', '/_sandbox/faults');
  await stage.control('POST', '/_sandbox/switches', { productUploadsPerDay: 0 });
  await scene.close();
});

const CREATE = 'POST /product/202309/products';
const ACTIVATE = 'POST /product/202309/products/activate';
const QUOTA_REACHED = 12052093;

/** Puts the sandbox's clock to a minute after its next midnight in Brasília, and answers that midnight. */
async function nextDay(): Promise<string> {
  const { now } = await stage.control('GET', '/_sandbox/clock');
  const until = midnightAfter(now);
  await stage.control('POST', '/_sandbox/clock', { advance: `${until.getTime() - Date.parse(now) + 60_000}ms` });
  return until.toISOString();
}

/** Brasília is three hours behind UTC. */
function midnightAfter(now: string): Date {
  const day = new Date(Date.parse(now) - 3 * 3_600_000);
  day.setUTCHours(24, 0, 0, 0);
  return new Date(day.getTime() + 3 * 3_600_000);
}

async function allow(shop: number, ponte: number): Promise<void> {
  await stage.control('POST', '/_sandbox/switches', { productUploadsPerDay: shop });
  await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: { 'settings.uploadsPerDay': ponte } });
}

/** Codes of the creates since `from`; 0 was taken. */
async function createCodes(from: number): Promise<number[]> {
  const { calls } = await stage.control('GET', `/_sandbox/calls?since=${from}`);
  return (calls as { method: string; path: string; code: number }[])
    .filter(({ method, path }) => `${method} ${path}` === CREATE)
    .map(({ code }) => code);
}

const journal = async (): Promise<number> => (await stage.control('GET', '/_sandbox/calls')).next;
const skusOf = async (): Promise<string[]> =>
  (await scene.onTiktok()).map(({ skus }) => skus[0]!.seller_sku.slice(scene.client.length + 1)).toSorted();

/** Every second one is out of stock; among those in stock prices differ. */
const items = (count: number): TestItem[] =>
  Array.from({ length: count }, (_, at) => ({
    id: `${scene.client}-${String(at).padStart(2, '0')}`,
    price: `${10 + ((at * 7) % count)}.00 BRL`,
    ...(at % 2 === 0 ? {} : { availability: 'out of stock' }),
  }));

describe('more new products than the shop may create a day', () => {
  test('go out in as many days as it takes, the best half first, and none is refused', async () => {
    await allow(12, 12);
    const from = await journal();
    const shown = items(24);
    scene.feed.show(shown);

    const first = await scene.sync();

    expect(first.totals).toMatchObject({ products: 24, calls: 12, sent: 12, blocked: 0, queued: 12 });
    const inStock = shown.filter((_, at) => at % 2 === 0).map(({ id }) => id.slice(scene.client.length + 1));
    expect(await skusOf()).toEqual(inStock);
    const { now } = await stage.control('GET', '/_sandbox/clock');
    const until = midnightAfter(now).toISOString();
    const queued = (await scene.listings()).filter(({ state }) => state === 'queued');
    expect(queued).toHaveLength(12);
    for (const { problems } of queued) expect(problems).toEqual([{ code: 'upload-queued', params: { until } }]);

    await scene.review();
    const again = await scene.sync({ worker: scene.openWorker() });
    expect(again.totals).toMatchObject({ calls: 0, queued: 0 });
    expect((await scene.listings()).filter(({ state }) => state === 'queued')).toHaveLength(12);

    expect(await nextDay()).toBe(until);
    const second = await scene.sync();
    expect(second.totals).toMatchObject({ calls: 12, queued: 0 });
    expect(await skusOf()).toHaveLength(24);
    expect((await createCodes(from)).every((code) => code === 0)).toBe(true);
    await scene.review();
    expect(new Set((await scene.listings()).map(({ state }) => state))).toEqual(new Set(['accepted']));
    expect((await scene.listings()).flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('go by what was sold where it is known, then by price', async () => {
    await allow(3, 3);
    scene.feed.show(
      [10, 90, 50, 70, 30].map((price, at) => ({ id: `${scene.client}-${at}`, price: `${price}.00 BRL` })),
    );
    await allow(3, 0);
    await scene.sync();
    expect(await skusOf()).toEqual([]);
    await listingsOf(stage.db).updateOne(
      { client: scene.client, sku: `${scene.client}-0` },
      { $set: { unitsSold: 2 } },
    );
    await allow(3, 3);
    await scene.sync({ rebuild: true });
    expect(await skusOf()).toEqual(['0', '1', '3']);
  });

  test('are ranked anew when they change, and leave the queue with the feed', async () => {
    await allow(1, 1);
    const shown = [40, 30, 20, 10].map((price, at) => ({ id: `${scene.client}-${at}`, price: `${price}.00 BRL` }));
    scene.feed.show(shown);
    await scene.sync();
    expect(await skusOf()).toEqual(['0']);
    // The dearest that waits leaves, the cheapest becomes the dearest.
    scene.feed.show([shown[0]!, shown[2]!, { ...shown[3]!, price: '99.00 BRL' }]);
    await scene.sync();
    const waiting = await productsOf(stage.db).countDocuments({ client: scene.client, queuedUntil: { $ne: null } });
    expect(waiting).toBe(2);
    await nextDay();
    await scene.sync();
    expect(await skusOf()).toEqual(['0', '3']);
  });

  test('share the quota with another client of the same shop', async () => {
    await allow(5, 5);
    const from = await journal();
    scene.feed.show(items(3));
    await scene.sync();
    const one = scene;
    scene = await openScene(stage);
    await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: { 'settings.uploadsPerDay': 5 } });
    scene.feed.show(items(6));
    await scene.sync();
    expect(await createCodes(from)).toEqual([0, 0, 0, 0, 0]);
    expect(await skusOf()).toEqual(['02', '04']);
    await one.close();
  });
});

describe('a place of the day', () => {
  test('comes back where TikTok refused the product', async () => {
    await allow(3, 3);
    await stage.control('POST', '/_sandbox/faults', { path: '/product/*/products', kind: 'code:12052220', count: 1 });
    const from = await journal();
    scene.feed.show([40, 30, 20, 10].map((price, at) => ({ id: `${scene.client}-${at}`, price: `${price}.00 BRL` })));
    await scene.sync();
    expect((await createCodes(from)).toSorted((a, b) => a - b)).toEqual([0, 0, 0, 12052220]);
    expect(await skusOf()).toHaveLength(3);
  });

  test('is kept for a create whose answer was lost', async () => {
    await allow(2, 2);
    await stage.control('POST', '/_sandbox/faults', {
      path: '/product/*/products',
      method: 'POST',
      kind: 'cut',
      count: 1,
    });
    scene.feed.show([40, 30, 20].map((price, at) => ({ id: `${scene.client}-${at}`, price: `${price}.00 BRL` })));
    await scene.sync();
    await scene.sync();
    expect(await skusOf()).toEqual(['0', '1']);
    const today = await productsOf(stage.db).countDocuments({ client: scene.client, uploadDay: { $ne: null } });
    expect(today).toBe(2);
  });

  test('is learnt to be none when TikTok refuses earlier than the client said', async () => {
    await allow(4, 1000);
    const from = await journal();
    scene.feed.show(items(20));
    await scene.sync();
    const codes = await createCodes(from);
    expect(codes.filter((code) => code === 0)).toHaveLength(4);
    // Those under way with the first that was refused: four at a time.
    const refused = codes.filter((code) => code === QUOTA_REACHED).length;
    expect(refused).toBeGreaterThanOrEqual(1);
    expect(refused).toBeLessThanOrEqual(4);
    expect((await scene.listings()).filter(({ state }) => state === 'queued')).toHaveLength(16);

    const later = await journal();
    await scene.sync({ worker: scene.openWorker() });
    expect(await createCodes(later)).toEqual([]);
    await nextDay();
    await stage.control('POST', '/_sandbox/switches', { productUploadsPerDay: 0 });
    await scene.sync();
    expect(await skusOf()).toHaveLength(20);
  });
});

describe('a product that goes on sale again', () => {
  test('waits for the next day where TikTok takes no more of them today', async () => {
    const shown = items(8);
    scene.feed.show(shown);
    await scene.sync();
    await scene.review();
    scene.feed.show(shown.slice(1));
    await scene.sync();
    await scene.takeCalls();
    await stage.control('POST', '/_sandbox/faults', { path: '/**/activate', kind: 'code:12052093' });
    scene.feed.show(shown);
    await scene.sync();
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([ACTIVATE]);
    const waiting = await scene.listing(shown[0]!.id);
    expect(waiting).toMatchObject({ state: 'queued', problems: [{ code: 'relisting-queued' }] });
    const [product] = await productsOf(stage.db)
      .find({ client: scene.client, dueAt: { $ne: null } })
      .toArray();
    const { now } = await stage.control('GET', '/_sandbox/clock');
    const wait = midnightAfter(now).getTime() - Date.parse(now);
    expect(Math.abs(product!.dueAt!.getTime() - Date.now() - wait)).toBeLessThan(60_000);
    expect(await attemptLogOf(stage.db, 'product').countDocuments({ client: scene.client, action: 'activate' })).toBe(
      1,
    );

    await stage.control('DELETE', '/_sandbox/faults');
    await productsOf(stage.db).updateOne({ _id: product!._id }, { $set: { dueAt: new Date() } });
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([ACTIVATE]);
  });
});

describe('a dry run', () => {
  test('shows what is created and what is queued, and sends nothing', async () => {
    await allow(4, 4);
    const shown = items(12);
    scene.feed.show(shown);
    await scene.takeCalls();
    const { runId, totals } = await scene.sync({ dryRun: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect(totals).toMatchObject({ products: 12, calls: 0, queued: 8 });
    const plans = await plansOf(stage.db).find({ runId }).toArray();
    const creates = plans.filter(({ action }) => action === 'create').map(({ skus }) => skus[0]!);
    expect(plans.filter(({ action }) => action === 'queued')).toHaveLength(8);
    // And the real run creates just those.
    await scene.sync();
    expect(await skusOf()).toEqual(creates.map((sku) => sku.slice(scene.client.length + 1)).toSorted());

    const later = await scene.sync({ dryRun: true });
    const waiting = await plansOf(stage.db).find({ runId: later.runId }).toArray();
    expect(new Set(waiting.map(({ action }) => action))).toEqual(new Set(['queued']));
    expect(waiting).toHaveLength(8);
  });
});
