import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
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
  skus = [...(await readText('/lojademo/XMLData/tiktok.xml')).matchAll(/<g:id>(\d+)</g)]
    .slice(0, 3)
    .map(([, id]) => id!);
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

  test('keeps what was told when VTEX fails in between: each SKU is told once in the end', async () => {
    scene.feed.show(skus.map((id) => ({ id })));
    await vtexControl('faults', { path: '/api/logistics/pvt/inventory/skus/*', kind: '500', count: 1 });
    const runId = `${scene.client}-run`;
    await expect(scene.sync({ runId })).rejects.toMatchObject({ type: 'VtexUnavailable' });
    const told = (await scene.listings()).filter(({ enrichDue }) => !enrichDue).length;
    expect(told).toBeGreaterThan(0);
    await vtexControl('calls', undefined, 'DELETE');
    // As the server repeats the activity.
    await runActivity(scene.openWorker().enrichListings, { client: scene.client, runId, cursor: null });
    const again = (await vtexCalls(0)).calls.filter(({ path }) => path.includes('stockkeepingunitbyid'));
    expect(again).toHaveLength(3 - told);
    expect((await scene.listings()).every(({ enrichDue }) => !enrichDue)).toBe(true);
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
