import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { listingsOf } from '../../storage/listings.ts';
import { openScene, openStage, runActivity, writesOf, type Scene, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
let skus: string[];
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage, { vtexAccount: 'lojademo' });
  // Of a product each: the scenes share a shop, in which a product of several would hold SKUs of other tests.
  const feed = await readText('/lojademo/XMLData/tiktok.xml');
  const items = [...feed.matchAll(/<g:id>(\d+)<[\s\S]*?<g:item_group_id>(\d+)</g)];
  skus = [...new Map(items.toReversed().map(([, id, group]) => [group, id!])).values()].toReversed().slice(0, 3);
});
afterEach(async () => {
  await vtexControl('faults', undefined, 'DELETE');
  await scene.close();
});

describe('a client with a VTEX account', () => {
  test('gets package and EAN from the catalogue, stock from the warehouses of its trade policy', async () => {
    const [sku] = skus as [string];
    await vtexControl(`lojademo/skus/${sku}`, { stock: 7, warehouse: '1_1' });
    await vtexControl(`lojademo/skus/${sku}`, { stock: 90, warehouse: '1_2', ean: '7891000315507' });
    const known = (await readVtex(`/lojademo/api/catalog_system/pvt/sku/stockkeepingunitbyid/${sku}?sc=2`)) as {
      Dimension: { weight: number; length: number; width: number; height: number };
    };
    scene.feed.show([{ id: sku }]);

    await scene.sync();

    const { enrichment } = await scene.listing(sku);
    expect(enrichment).toMatchObject({ stockQuantity: 7, ean: '7891000315507', isActive: true });
    expect(enrichment?.weightGrams).toBe(known.Dimension.weight);
    expect(enrichment?.categoryPath).toContain(' > ');
    const [product] = await scene.onTiktok();
    expect(product!.skus[0]!.inventory[0]!.quantity).toBe(7);
    expect(product!['package_weight']).toEqual({ value: String(known.Dimension.weight), unit: 'GRAM' });
    expect(product!.skus[0]!).toMatchObject({ identifier_code: { code: '7891000315507' } });
  });

  test('is asked again only about what changed', async () => {
    scene.feed.show(skus.map((id) => ({ id })));
    await scene.sync();
    await scene.review();
    const since = await vtexCalls(0);
    scene.feed.show(skus.map((id, at) => ({ id, ...(at === 0 ? { price: '9.90 BRL' } : {}) })));
    await scene.sync();
    const asked = (await vtexCalls(since.next)).calls.map(({ path }) => path);
    expect(asked.filter((path) => path.includes('stockkeepingunitbyid'))).toHaveLength(1);
    expect(asked.find((path) => path.includes('stockkeepingunitbyid'))).toContain(skus[0]);
  });

  test('leaves a SKU that VTEX does not know as the feed has it', async () => {
    scene.feed.show([{ id: '99999999' }, { id: `${scene.client}-x` }, { id: skus[1]! }]);
    await scene.sync();
    const rows = await scene.listings();
    expect(rows.map(({ enrichDue }) => enrichDue)).toEqual([false, false, false]);
    expect((await scene.listing('99999999')).enrichment).toBeNull();
    expect((await scene.listing(skus[1]!)).enrichment).not.toBeNull();
  });

  test('asks once more where VTEX fails for a moment', async () => {
    scene.feed.show(skus.map((id) => ({ id })));
    await vtexControl('faults', { path: '/api/logistics/pvt/inventory/skus/*', kind: '500', count: 2 });
    await scene.sync();
    const rows = await scene.listings();
    expect(rows.map(({ enrichDue, enrichProblem }) => [enrichDue, enrichProblem])).toEqual(
      rows.map(() => [false, null]),
    );
    expect(rows.every(({ enrichment }) => enrichment?.stockQuantity !== undefined)).toBe(true);
  });

  test('whose SKU VTEX fails at for ever goes on with the others, says so, and asks again later', async () => {
    const [bad, ...good] = skus as [string, ...string[]];
    scene.feed.show(skus.map((id) => ({ id })));
    await vtexControl('faults', { path: `/api/catalog_system/pvt/sku/stockkeepingunitbyid/${bad}`, kind: '500' });
    const since = await vtexCalls(0);
    await scene.sync();
    const asked = (await vtexCalls(since.next)).calls.filter(({ path }) => path.endsWith(`/${bad}`));
    expect(asked).toHaveLength(scene.deps.settings.vtex.skuTries);
    for (const sku of good) expect((await scene.listing(sku)).enrichment).not.toBeNull();
    const row = await scene.listing(bad);
    // The listing goes out with what the feed and the client's defaults give.
    expect(row).toMatchObject({ state: 'in-review', enrichment: null, enrichDue: true, enrichTries: 1 });
    expect(row.notes.map(({ code }) => code)).toContain('vtex-sku-unavailable');
    expect(JSON.stringify(row.notes)).not.toContain('sandbox-token');

    // Not before its time, then once more and later still; a whole look at the client does not wait.
    const later = await vtexCalls(0);
    await scene.sync();
    expect((await vtexCalls(later.next)).calls.filter(({ path }) => path.endsWith(`/${bad}`))).toEqual([]);
    await listingsOf(stage.db).updateOne({ _id: row._id }, { $set: { enrichRetryAt: new Date(0) } });
    await scene.sync();
    const second = await scene.listing(bad);
    expect(second.enrichTries).toBe(2);
    const wait = second.enrichRetryAt!.getTime() - Date.now();
    expect(wait).toBeGreaterThan(scene.deps.settings.vtex.skuRetryAfterMs);
    expect(wait).toBeLessThanOrEqual(2 * scene.deps.settings.vtex.skuRetryAfterMs);

    await vtexControl('faults', undefined, 'DELETE');
    await runActivity(scene.openWorker().markAllProducts, { client: scene.client });
    await scene.sync();
    const healed = await scene.listing(bad);
    expect(healed).toMatchObject({ enrichDue: false, enrichTries: 0, enrichProblem: null });
    expect(healed.enrichment).not.toBeNull();
    expect(healed.notes.map(({ code }) => code)).not.toContain('vtex-sku-unavailable');
  });

  test('is waited for where VTEX as a whole is down, and told SKUs are not asked about twice', async () => {
    const many = [...(await readText('/lojademo/XMLData/tiktok.xml')).matchAll(/<g:id>(\d+)</g)]
      .slice(0, 14)
      .map(([, id]) => id!);
    scene.feed.show(many.map((id) => ({ id })));
    const { concurrency, skuTries } = scene.deps.settings.vtex;
    await vtexControl('faults', {
      path: '/api/catalog_system/pvt/sku/stockkeepingunitbyid/*',
      kind: '503',
      count: (concurrency * 2 + 3) * skuTries,
    });
    const runId = `${scene.client}-run`;
    await expect(scene.sync({ runId })).rejects.toMatchObject({ type: 'VtexUnavailable' });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    await vtexControl('faults', undefined, 'DELETE');
    const toldBefore = new Set((await scene.listings()).filter(({ enrichedAt }) => enrichedAt).map(({ sku }) => sku));
    await vtexControl('calls', undefined, 'DELETE');
    // As the server repeats the activity.
    await runActivity(scene.openWorker().enrichListings, { client: scene.client, runId, cursor: null });
    const asked = (await vtexCalls(0)).calls
      .filter(({ path }) => path.includes('stockkeepingunitbyid'))
      .map(({ path }) => path.split('/').at(-1)!);
    expect(new Set(asked)).toEqual(new Set(many.filter((sku) => !toldBefore.has(sku))));
    expect(asked).toHaveLength(new Set(asked).size);
  });

  test('tells the brand and the pictures, and keeps what it fails to tell of', async () => {
    const [sku] = skus as [string];
    scene.feed.show([{ id: sku }]);
    await scene.sync();
    const { enrichment } = await scene.listing(sku);
    expect(enrichment).toMatchObject({ brandId: expect.stringMatching(/^\d+$/), brandName: expect.any(String) });
    expect(enrichment!.images!.length).toBeGreaterThan(0);
    expect(enrichment!.images![0]).toMatchObject({ fileId: expect.stringMatching(/^\d+$/), label: 'principal' });

    await vtexControl('faults', { path: '/api/catalog/pvt/stockkeepingunit/*/file', kind: '500' });
    await vtexControl(`lojademo/skus/${sku}`, { ean: '7891000315507' });
    await runActivity(scene.openWorker().markAllProducts, { client: scene.client });
    await scene.sync();
    const after = await scene.listing(sku);
    expect(after.enrichment).toEqual({ ...enrichment, ean: '7891000315507' });
    expect(after.enrichProblem).toMatchObject({ code: 'vtex-sku-unavailable' });
  });

  test('whose key lost a right fails by name, and sends nothing wrong', async () => {
    await vtexControl('lojademo/rights', { remove: ['logistics'] });
    scene.feed.show([{ id: skus[0]! }]);
    await expect(scene.sync()).rejects.toMatchObject({ type: 'VtexCredentialsRejected' });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    await vtexControl('lojademo/rights', { grant: ['logistics'] });
  });
});

async function vtexControl(path: string, body?: object, method = 'POST'): Promise<void> {
  const answer = await fetch(`${stage.sandboxes.vtex.url}/_sandbox/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
}

async function vtexCalls(since: number): Promise<{ next: number; calls: { path: string }[] }> {
  const answer = await fetch(`${stage.sandboxes.vtex.url}/_sandbox/calls?since=${since}`);
  return (await answer.json()) as { next: number; calls: { path: string }[] };
}

async function readText(path: string): Promise<string> {
  return (await fetch(stage.sandboxes.vtex.url + path)).text();
}

async function readVtex(path: string): Promise<unknown> {
  const answer = await fetch(stage.sandboxes.vtex.url + path, {
    headers: { 'X-VTEX-API-AppKey': 'vtexappkey-lojademo-SANDBOX', 'X-VTEX-API-AppToken': 'sandbox-token' },
  });
  return answer.json();
}
