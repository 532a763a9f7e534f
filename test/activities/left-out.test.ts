import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { leftOutOf } from '../../storage/left-out.ts';
import { openScene, openStage, type Scene, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
  await vtexControl('limits', { path: '/**', perSecond: 100_000 });
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage, { vtexAccount: 'lojademo' });
});
afterEach(() => scene.close());

describe('SKUs of VTEX that the feed lacks', () => {
  test('each is named with the gate that stops it, and forgotten once the feed holds it', async () => {
    const all = await allSkus();
    const [listed, inactive, outside, sellable] = (await feedSkus()) as [string, string, string, string];
    await vtexControl(`lojademo/skus/${inactive}`, { active: false });
    await vtexControl(`lojademo/skus/${outside}`, { policy: '2', inPolicy: false });
    scene.feed.show([{ id: listed }]);

    await scene.sync({ rebuild: true });

    const rows = await leftOut();
    expect(rows.size).toBe(all.length - 1);
    expect(rows.get(inactive)).toBe('vtex-sku-inactive');
    expect(rows.get(outside)).toBe('vtex-outside-policy');
    expect(rows.get(sellable)).toBe('vtex-not-in-feed');

    scene.feed.show([{ id: listed }, { id: sellable }]);
    await scene.sync({ rebuild: true });
    expect((await leftOut()).has(sellable)).toBe(false);
    await vtexControl(`lojademo/skus/${inactive}`, { active: true });
    await vtexControl(`lojademo/skus/${outside}`, { policy: '2', inPolicy: true });
  });

  test('is asked about once a day, not with every look', async () => {
    const [listed] = (await feedSkus()) as [string];
    scene.feed.show([{ id: listed }]);
    await scene.sync({ rebuild: true });
    const { next } = await vtexCalls(0);

    await scene.sync({ rebuild: true });

    const asked = (await vtexCalls(next)).calls.filter(({ path }) => path.includes('stockkeepingunitbyid'));
    expect(asked.map(({ path }) => path.split('/').at(-1))).toEqual([listed]);
  });
});

async function leftOut(): Promise<Map<string, string>> {
  const rows = await leftOutOf(scene.deps.db).find({ client: scene.client }).toArray();
  return new Map(rows.map(({ sku, problem }) => [sku, problem.code]));
}

async function feedSkus(): Promise<string[]> {
  const text = await (await fetch(`${stage.sandboxes.vtex.url}/lojademo/XMLData/tiktok.xml`)).text();
  return [...text.matchAll(/<g:id>(\d+)</g)].map(([, id]) => id!);
}

async function allSkus(): Promise<number[]> {
  const path = '/lojademo/api/catalog_system/pvt/sku/stockkeepingunitids?page=1&pagesize=1000';
  const headers = { 'X-VTEX-API-AppKey': 'vtexappkey-lojademo-SANDBOX', 'X-VTEX-API-AppToken': 'sandbox-token' };
  return (await (await fetch(stage.sandboxes.vtex.url + path, { headers })).json()) as number[];
}

async function vtexControl(what: string, body: unknown): Promise<void> {
  const answer = await fetch(`${stage.sandboxes.vtex.url}/_sandbox/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${what}: ${await answer.text()}`);
}

async function vtexCalls(since: number): Promise<{ next: number; calls: { path: string }[] }> {
  const answer = await fetch(`${stage.sandboxes.vtex.url}/_sandbox/calls?since=${since}`);
  return (await answer.json()) as { next: number; calls: { path: string }[] };
}
