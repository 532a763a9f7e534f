import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { CALLS, judgeStep, writeTable, type LifecycleStep } from '../../bench/proofs/prove-lifecycle.ts';
import { limits } from '../../config/limits.ts';
import type { TestItem } from '../activities/feed-host.ts';
import { openScene, openStage, type Scene, type Stage } from '../activities/scene.ts';

// By a feed here; `npm run lifecycle` does it by VTEX, on a whole running system.

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
  scene = await openScene(stage, {
    // As a worker has it: what is switched off or on together is so within one slice.
    settings: (settings) => ({ ...settings, publish: { ...settings.publish, ...limits.publish } }),
  });
});
afterAll(async () => {
  await scene.close();
  await stage.close();
});

const inGroup = (group: string, color: string, tags: Record<string, string> = {}): Partial<TestItem> => ({
  title: `Caneca de cerâmica ${group}`,
  tags: { 'g:item_group_id': group, 'g:color': color, ...tags },
});

/** Thirty products of one SKU, and two of several. */
function beginning(): Map<string, TestItem> {
  const items: TestItem[] = Array.from({ length: 30 }, (_, place) => ({ id: `single-${place}` }));
  items.push({ id: 'one-blue', ...inGroup('one', 'Azul') });
  items.push({ id: 'one-red', ...inGroup('one', 'Vermelho') });
  items.push({ id: 'one-green', ...inGroup('one', 'Verde') });
  items.push({ id: 'two-black', ...inGroup('two', 'Preto') });
  items.push({ id: 'two-white', ...inGroup('two', 'Branco') });
  return new Map(items.map((item) => [item.id, item]));
}

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, place) => `single-${from + place}`);

it('each change leads to its own calls and to no other', { timeout: 120_000 }, async () => {
  const items = beginning();
  const steps: LifecycleStep[] = [];
  const change = (id: string, more: Partial<TestItem>): void => void items.set(id, { ...items.get(id)!, ...more });
  const named = (id: string): string => `${scene.client}-${id}`;
  const show = (): void => scene.feed.show([...items.values()].map((item) => ({ ...item, id: named(item.id) })));
  const step = async (name: string, expected: LifecycleStep['expected'], act: () => void): Promise<void> => {
    act();
    show();
    await scene.sync();
    await scene.review();
    steps.push(judgeStep(name, await scene.takeCalls(), expected));
  };
  const statusesOf = async (ids: readonly string[]): Promise<Record<string, number>> => {
    const wanted = new Set(ids.map(named));
    const counts: Record<string, number> = {};
    for (const { status, skus } of await scene.onTiktok())
      for (const { seller_sku } of skus) if (wanted.has(seller_sku)) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  };

  show();
  await scene.sync();
  await scene.review();
  await scene.takeCalls();
  const ids = new Map((await scene.listings()).map(({ sku, skuId }) => [sku, skuId]));

  await step('nothing', [], () => undefined);
  await step(
    'the picture of one product',
    [
      [CALLS.upload, 1],
      [CALLS.partialEdit, 1],
    ],
    () => change('single-1', { image: '/image/another.png' }),
  );
  await step('the title of one product', [[CALLS.partialEdit, 1]], () =>
    change('single-2', { title: 'Caneca de cerâmica com outro nome' }),
  );
  await step('one attribute of one product', [[CALLS.partialEdit, 1]], () =>
    change('single-3', { tags: { 'g:material': 'Vidro' } }),
  );
  // Where it was, it is sold out at once and its picture taken away; where it comes to it needs price and stock too, and
  // so the whole edit.
  await step(
    'one SKU to another product',
    [
      [CALLS.stock, 1],
      [CALLS.partialEdit, 1],
      [CALLS.edit, 1],
    ],
    () => change('one-green', inGroup('two', 'Verde')),
  );
  await step('ten products removed', [[CALLS.deactivate, 1]], () => {
    for (const id of numbers(10, 20)) items.delete(id);
  });
  expect(await statusesOf(numbers(10, 20))).toEqual({ SELLER_DEACTIVATED: 10 });
  await step('five of them back', [[CALLS.activate, 1]], () => {
    for (const id of numbers(10, 15)) items.set(id, { id });
  });
  expect(await statusesOf(numbers(10, 20))).toEqual({ ACTIVATE: 5, SELLER_DEACTIVATED: 5 });

  console.info(writeTable(steps));
  expect(steps.flatMap(({ change: name, problems }) => problems.map((problem) => `${name}: ${problem}`))).toEqual([]);
  // Every SKU but the one that moved is the same one on TikTok as before. That one is on sale in its new product; the
  // old one keeps it, sold out, so that it is the same one again if it comes back.
  const after = (await scene.listings()).filter(({ sku }) => sku !== named('one-green'));
  expect(after.map(({ sku, skuId }) => [sku, skuId])).toEqual(after.map(({ sku }) => [sku, ids.get(sku)]));
  const places = (await scene.onTiktok()).flatMap(({ skus }) => {
    const moved = skus.find((sku) => sku.seller_sku === named('one-green'));
    return moved ? [{ among: skus.length, id: moved.id, units: moved.inventory[0]?.quantity }] : [];
  });
  expect(places).toEqual([
    { among: 3, id: ids.get(named('one-green')), units: 0 },
    { among: 3, id: expect.any(String), units: 10 },
  ]);
});
