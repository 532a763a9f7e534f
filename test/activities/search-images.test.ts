import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { productsOf } from '../../storage/products.ts';
import { openScene, openStage, runActivity, writesOf, type Scene, type Stage } from './scene.ts';

const UPLOAD = 'POST /product/202309/images/upload';
const PARTIAL_EDIT = 'POST /product/202509/products/{id}/partial_edit';

let stage: Stage;
let scene: Scene;
let items: VtexItem[];
let siblings: VtexItem[];
/** Each test takes the next ones, so that none finds the pictures of another. */
let at = 0;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
  ({ items, siblings } = await readVtexFeed());
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage, { vtexAccount: 'lojaduas', shop: 'lojaduas' });
});
afterEach(async () => {
  await control('faults', undefined, 'DELETE');
  await scene.close();
});

const search = (skus: string[] | null = null) =>
  runActivity(scene.openWorker().searchImages, { client: scene.client, skus, cursor: null });
const dueProducts = () => productsOf(stage.db).countDocuments({ client: scene.client, dueAt: { $ne: null } });

/** The next SKUs that no test has touched, published as the feed has them, reviewed, with nothing left to do. */
async function publishNext(count: number): Promise<string[]> {
  const taken = items.slice(at, at + count);
  at += count;
  scene.feed.show(taken.map(({ id, image }) => ({ id, image })));
  await scene.sync();
  await scene.review();
  await scene.sync();
  await scene.takeCalls();
  return taken.map(({ id }) => id);
}

async function takeWork(): Promise<string[]> {
  const calls = await scene.takeCalls();
  return [...calls.filter((call) => call === UPLOAD), ...writesOf(calls)];
}

describe('searching pictures in VTEX', () => {
  test('finds those that a SKU has got since, in the order of VTEX, and sends them alone', async () => {
    const [sku, other] = (await publishNext(2)) as [string, string];
    expect(await search()).toMatchObject({ skus: 2, changedProducts: 0, failed: 0 });
    expect(await dueProducts()).toBe(0);

    await control(`lojaduas/skus/${sku}`, { addImages: 3 });
    const before = (await scene.listing(sku)).enrichment!.images!;
    expect(await search()).toMatchObject({ changedProducts: 1 });
    const after = (await scene.listing(sku)).enrichment!.images!;
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.map(({ fileId }) => fileId)).toEqual((await readFiles(sku)).map(String));
    expect(await dueProducts()).toBe(1);
    await scene.sync();
    expect(await takeWork()).toEqual([UPLOAD, UPLOAD, UPLOAD, PARTIAL_EDIT]);
    expect((await scene.listing(other)).state).toBe('accepted');

    expect(await search()).toMatchObject({ changedProducts: 0 });
    await scene.review();
    await scene.sync({ rebuild: true });
    expect(await takeWork()).toEqual([]);
  });

  test('shows none twice that VTEX holds twice under other ids', async () => {
    const [sku] = (await publishNext(1)) as [string];
    const pictures = (await scene.listing(sku)).enrichment!.images!.length;
    await control(`lojaduas/skus/${sku}`, { repeatImages: true });
    expect(await search()).toMatchObject({ images: pictures * 2, changedProducts: 1 });
    await scene.sync();
    // Fetched, found to be the same, and left out: nothing goes up, nothing is edited.
    expect(await takeWork()).toEqual([]);
    const product = (await scene.onTiktok()).find(({ skus }) => skus[0]!.seller_sku === sku)!;
    expect(product['main_images']).toHaveLength(pictures);
  });

  test('tells a replaced picture by its file, and looks at named SKUs and their siblings only', async () => {
    const [sku, other] = (await publishNext(2)) as [string, string];
    await control(`lojaduas/skus/${sku}`, { replaceImage: true });
    await control(`lojaduas/skus/${other}`, { addImages: 1 });
    expect(await search([sku])).toMatchObject({ skus: 1, changedProducts: 1 });
    expect((await scene.listing(other)).enrichment!.images).not.toHaveLength((await readFiles(other)).length);
  });

  test('looks at the siblings of a named SKU, whose pictures are the product’s, too', async () => {
    const [first, second] = siblings.map(({ id }) => id) as [string, string];
    scene.feed.show(siblings.map(({ id, image, group }) => ({ id, image, tags: { 'g:item_group_id': group } })));
    await scene.sync();
    await scene.review();
    await scene.sync();
    await scene.takeCalls();
    expect(await scene.products()).toMatchObject([{ status: 'ACTIVATE', dueAt: null }]);

    await control(`lojaduas/skus/${second}`, { addImages: 2 });
    expect(await search([first])).toMatchObject({ skus: 2, changedProducts: 1 });
    await scene.sync();
    expect(await takeWork()).toEqual([UPLOAD, UPLOAD, PARTIAL_EDIT]);
  });

  test.each(['empty', '404'])('takes an answer of none (%s) as none', async (answer) => {
    const [sku] = (await publishNext(1)) as [string];
    await control('switches', { filesOfSkuWithoutImage: answer });
    await control(`lojaduas/skus/${sku}`, { removeImages: true });
    expect(await search()).toMatchObject({ images: 0, changedProducts: 1, failed: 0 });
    expect((await scene.listing(sku)).enrichment!.images).toEqual([]);
    expect(await search()).toMatchObject({ changedProducts: 0 });
    await control('switches', { filesOfSkuWithoutImage: 'empty' });
  });

  test('keeps what is known of a SKU that VTEX fails at, and has it asked about again', async () => {
    const [bad, good] = (await publishNext(2)) as [string, string];
    const before = (await scene.listing(bad)).enrichment!.images;
    await control('faults', { path: `/api/catalog/pvt/stockkeepingunit/${bad}/file`, kind: '500' });
    for (const sku of [bad, good]) await control(`lojaduas/skus/${sku}`, { addImages: 1 });
    expect(await search()).toMatchObject({ skus: 2, changedProducts: 1, failed: 1 });
    expect(await scene.listing(bad)).toMatchObject({
      enrichment: { images: before },
      enrichDue: true,
      enrichProblem: { code: 'vtex-sku-unavailable' },
    });
    await control('faults', undefined, 'DELETE');
    await scene.sync();
    const healed = await scene.listing(bad);
    expect(healed.enrichProblem).toBeNull();
    expect(healed.enrichment!.images).toHaveLength(before!.length + 1);
  });

  test('has nothing to do for a client without a VTEX account', async () => {
    await scene.close();
    scene = await openScene(stage, { shop: 'lojaduas' });
    scene.feed.show([{ id: `${scene.client}-1` }]);
    await scene.sync();
    expect(await search()).toEqual({ next: null, skus: 0, images: 0, changedProducts: 0, failed: 0 });
  });
});

async function control(path: string, body?: object, method = 'POST'): Promise<void> {
  const answer = await fetch(`${stage.sandboxes.vtex.url}/_sandbox/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}

interface VtexItem {
  id: string;
  image: string;
  group: string;
}

/** SKUs with a picture as the shop's own feed names them: one of each product, and two of another one. */
async function readVtexFeed(): Promise<{ items: VtexItem[]; siblings: VtexItem[] }> {
  const text = await (await fetch(`${stage.sandboxes.vtex.url}/lojaduas/XMLData/tiktok.xml`)).text();
  const all = [...text.matchAll(/<item>(.*?)<\/item>/gs)].flatMap(([, body]) => {
    const read = (name: string): string | undefined =>
      new RegExp(`<${name}>(?:<!\\[CDATA\\[)?(.*?)(?:\\]\\]>)?</${name}>`, 's').exec(body!)?.[1];
    const [id, image, group = ''] = [read('g:id'), read('g:image_link'), read('g:item_group_id')];
    return id && image ? [{ id, image: image.replaceAll('&amp;', '&'), group }] : [];
  });
  const products = [...Map.groupBy(all, ({ group }) => group).values()];
  const [twins = []] = products.filter((product) => product.length > 1);
  return {
    items: products.filter((product) => product !== twins).map(([first]) => first!),
    siblings: twins.slice(0, 2),
  };
}

async function readFiles(sku: string): Promise<number[]> {
  const url = `${stage.sandboxes.vtex.url}/lojaduas/api/catalog/pvt/stockkeepingunit/${sku}/file`;
  const headers = { 'X-VTEX-API-AppKey': 'vtexappkey-lojaduas-SANDBOX', 'X-VTEX-API-AppToken': 'sandbox-token' };
  const files = (await (await fetch(url, { headers })).json()) as { ArchiveId: number; Position: number }[];
  return files.toSorted((a, b) => a.Position - b.Position).map(({ ArchiveId }) => ArchiveId);
}
