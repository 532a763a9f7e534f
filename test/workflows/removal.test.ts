import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { COUNTS, openWorld, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('temporalAddress'));
});
afterAll(() => world.close());

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => String(1_000 + at));
const statusOf = async (handle: WorkflowHandle) => (await handle.describe()).searchAttributes.Status?.[0];

describe.each([
  ['deleteProducts', 'deleteProductBatch'],
  ['restoreProducts', 'restoreProductBatch'],
] as const)('%s', (workflow, activity) => {
  it('goes by twenties, and gives each product its outcome', async () => {
    const scene = world.scene({
      [activity]: async ({ productIds }: { productIds: readonly string[] }) =>
        productIds.map((productId) =>
          productId === '1021'
            ? { productId, outcome: 'refused' as const, code: '12052901' }
            : { productId, outcome: 'done' as const, code: null },
        ),
    });
    const handle = await world.start(workflow, 'products', scene, { productIds: ids(45), by: 'cli:ana' });
    const { products } = (await handle.result()) as { products: { productId: string; code: string | null }[] };
    expect(products.map(({ productId }) => productId)).toEqual(ids(45));
    expect(products.filter(({ code }) => code)).toEqual([{ productId: '1021', outcome: 'refused', code: '12052901' }]);
    const sizes = scene.of(activity).map(({ productIds }) => (productIds as string[]).length);
    expect(sizes).toEqual([20, 20, 5]);
    expect(scene.names().every((name) => name === activity)).toBe(true);
    expect(await statusOf(handle)).toBe('refused');
  });

  it('repeats a batch whose answer was lost, and says how far it came where it cannot go on', async () => {
    let calls = 0;
    const scene = world.scene({
      async [activity]({ productIds }: { productIds: readonly string[] }) {
        calls += 1;
        if (calls === 1) throw ApplicationFailure.create({ message: 'No answer', type: 'TiktokShopOutcomeUnknown' });
        if (calls === 3) throw ApplicationFailure.nonRetryable('Connect again', 'TiktokShopCredentialsRejected');
        return productIds.map((productId) => ({ productId, outcome: 'done' as const, code: null }));
      },
    });
    const handle = await world.start(workflow, 'products', scene, { productIds: ids(30), by: 'cli:ana' });
    await expect(handle.result()).rejects.toMatchObject({
      cause: { cause: { type: 'TiktokShopCredentialsRejected' } },
    });
    expect(calls).toBe(3);
    expect(await statusOf(handle)).toBe('failed');
  });
});

describe('a synchronisation', () => {
  it('and a deletion of the same client never run at once', async () => {
    const scene = world.scene({ readFeed: async () => ({ outcome: 'held', counts: COUNTS, problem: null }) });
    const sync = await world.start('updateProducts', 'products', scene, { trigger: 'command' });
    await expect(
      world.start('deleteProducts', 'products', scene, { productIds: ids(1), by: 'cli:ana' }),
    ).rejects.toMatchObject({ name: 'WorkflowExecutionAlreadyStartedError' });
    await sync.terminate();
    expect(scene.names()).not.toContain('deleteProductBatch');
  });

  it('links before it publishes, a slice at a time', async () => {
    const scene = world.scene({
      readExistingProducts: async () => ({ isRead: true, products: 7, gone: 0, toLink: true }),
      linkExistingProducts: async ({ cursor }) => ({ next: cursor === null ? 'p5' : null, linked: 1 }),
    });
    const handle = await world.start('generateProducts', 'products', scene, { trigger: 'command' });
    await handle.result();
    expect(scene.of('readExistingProducts')).toMatchObject([{ force: true }]);
    expect(scene.of('linkExistingProducts').map(({ cursor }) => cursor)).toEqual([null, 'p5']);
    const names = scene.names();
    expect(names.indexOf('readExistingProducts')).toBeGreaterThan(names.indexOf('enrichListings'));
    expect(names.lastIndexOf('linkExistingProducts')).toBeLessThan(names.indexOf('publishProducts'));
  });

  it('does not link where there is nothing new to link, nor in a dry run', async () => {
    const scene = world.scene();
    await (await world.start('updateProducts', 'products', scene, { trigger: 'schedule' })).result();
    expect(scene.of('readExistingProducts')).toMatchObject([{ force: false }]);
    expect(scene.names()).not.toContain('linkExistingProducts');
    const dry = world.scene();
    await (await world.start('updateProducts', 'products', dry, { trigger: 'command', dryRun: true })).result();
    expect(dry.names()).not.toContain('linkExistingProducts');
  });
});

it('adoptProducts reads the whole shop, links all slices and publishes nothing', async () => {
  const scene = world.scene({
    readExistingProducts: async () => ({ isRead: true, products: 12, gone: 1, toLink: true }),
    linkExistingProducts: async ({ cursor }) => ({ next: cursor === null ? 'p5' : null, linked: 2 }),
  });
  const handle = await world.start('adoptProducts', 'products', scene, {});
  expect(await handle.result()).toEqual({ products: 12, linked: 4, gone: 1 });
  expect(new Set(scene.names())).toEqual(new Set(['readExistingProducts', 'linkExistingProducts']));
  expect(await statusOf(handle)).toBe('done');
});
