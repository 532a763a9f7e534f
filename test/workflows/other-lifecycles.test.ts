import { ApplicationFailure } from '@temporalio/common';
import type { WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { signalReviews } from '../../starters/signal-reviews.ts';
import { until } from '../until.ts';
import { historyOf, openWorld, type Scene, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('temporalAddress'));
});
afterAll(() => world.close());

describe.concurrent('syncClient', () => {
  it('synchronises under the fixed id, with what operators search by', async () => {
    const scene = world.scene();
    const handle = await world.start('syncClient', 'sync', scene, { name: 'Loja' });
    expect(await handle.result()).toEqual({ outcome: 'published' });
    const child = await world.temporal.workflow.getHandle(`products:${scene.client}`).describe();
    expect(child.type).toBe('updateProducts');
    expect(child.searchAttributes).toMatchObject({ ClientId: [scene.client], Kind: ['product'] });
    expect(await child.staticSummary()).toBe('Products of Loja: send what changed');
    expect(scene.of('readFeed')[0]).toMatchObject({ trigger: 'schedule' });
  });

  it('ends quietly where the products are being synchronised already', async () => {
    const { scene, finish, running } = await slowSync();
    const handle = await world.start('syncClient', 'sync', scene, { name: 'Loja' });
    expect(await handle.result()).toEqual({ outcome: 'already-running' });
    finish();
    await running.result();
    expect(scene.of('readFeed')).toHaveLength(1);
  });

  it('lets the publication go on when it is cancelled itself', async () => {
    const { scene, finish } = await slowSync(false);
    const handle = await world.start('syncClient', 'sync', scene, { name: 'Loja' });
    await until(() => scene.names().includes('readFeed'));
    await handle.cancel();
    await expect(handle.result()).rejects.toThrow();
    finish();
    expect(await world.temporal.workflow.getHandle(`products:${scene.client}`).result()).toMatchObject({
      outcome: 'published',
    });
  });

  /** A synchronisation that reads until it is told to finish. */
  async function slowSync(isStarted = true) {
    let finish = (): void => undefined;
    const isFinished = new Promise<void>((resolve) => (finish = resolve));
    const scene = world.scene({
      readFeed: async () => {
        await isFinished;
        return { outcome: 'read', counts: {}, problem: null };
      },
    });
    const running = isStarted
      ? await world.start('updateProducts', 'products', scene, { trigger: 'command' })
      : world.temporal.workflow.getHandle(`products:${scene.client}`);
    return { scene, finish, running };
  }
});

describe.concurrent('trackReviews', () => {
  const inboxIds = (scene: Scene) => scene.of('readReviewedProducts').flatMap((input) => input.inboxIds as string[]);
  const ids = (from: number, count: number) => Array.from({ length: count }, (_, at) => `tiktok-shop:${from + at}`);
  const signal = (scene: Scene, id: string) => signalReviews(world.temporal, scene.client, id, world.taskQueue);
  const handleOf = (scene: Scene) => world.temporal.workflow.getHandle(`reviews:${scene.client}`);

  it('gathers a burst into one reading, without losing or repeating an event', async () => {
    const scene = world.scene();
    await Promise.all(ids(0, 40).map((id) => signal(scene, id)));
    expect(await handleOf(scene).result()).toEqual({ products: 40 });
    expect(inboxIds(scene).toSorted()).toEqual(ids(0, 40).toSorted());
    // One as a rule; a machine that stalls in the middle of the burst may make it more.
    expect(scene.of('readReviewedProducts').length).toBeLessThanOrEqual(3);
    const described = await handleOf(scene).describe();
    expect(described.searchAttributes).toMatchObject({ ClientId: [scene.client], Status: ['done'] });
  });

  it('takes up what comes while it reads', async () => {
    const later = ids(10, 5);
    let isFirst = true;
    const scene = world.scene({
      readReviewedProducts: async ({ inboxIds: asked }) => {
        if (isFirst) {
          isFirst = false;
          await Promise.all(later.map((id) => signal(scene, id)));
        }
        return { products: asked.length };
      },
    });
    await signal(scene, 'tiktok-shop:1');
    expect(await handleOf(scene).result()).toEqual({ products: 6 });
    expect(inboxIds(scene).toSorted()).toEqual(['tiktok-shop:1', ...later].toSorted());
    // One workflow throughout: nobody had to start a second one.
    expect(scene.of('readReviewedProducts')).toHaveLength(2);
  });

  it('carries what waits, and its count, through a handed over history', async () => {
    const scene = world.scene();
    const waiting = ids(0, 450);
    const handle = await world.start('trackReviews', 'reviews', scene, { batchesPerRun: 1, waiting });
    expect(await handle.result()).toEqual({ products: 450 });
    expect(scene.of('readReviewedProducts').map((input) => (input.inboxIds as string[]).length)).toEqual([
      200, 200, 50,
    ]);
    expect(inboxIds(scene)).toEqual(waiting);
  });

  it('loses no event that arrives while it ends', async () => {
    const scene = world.scene();
    await signal(scene, 'tiktok-shop:0');
    const sent = ['tiktok-shop:0'];
    // Events in a rhythm near the quiet time: some meet the workflow in its last moments, some start the next one.
    for (const [at, id] of ids(1, 3).entries()) {
      await until(() => scene.of('readReviewedProducts').length > at);
      await new Promise((resolve) => setTimeout(resolve, 285 + at * 15));
      await signal(scene, id);
      sent.push(id);
    }
    await until(() => inboxIds(scene).length >= sent.length);
    await handleOf(scene).result();
    expect(inboxIds(scene)).toEqual(sent);
  });
});

describe.concurrent('connectTiktokShop', () => {
  const start = (scene: Scene, input: object = {}): Promise<WorkflowHandle> =>
    world.start('connectTiktokShop', 'connect', scene, { authorizationId: 'a1', shop: null, ...input });

  it('exchanges the code, chooses shop and warehouse, registers the events', async () => {
    const scene = world.scene();
    const handle = await start(scene, { shop: 'lojademo' });
    expect(await handle.result()).toEqual({
      shopId: '7495',
      shopName: 'lojademo',
      warehouseId: '11',
      events: ['PRODUCT_STATUS_CHANGE'],
    });
    expect(scene.names()).toEqual(['exchangeCode', 'chooseShop', 'chooseWarehouse', 'registerProductEvents']);
    expect(scene.of('chooseShop')).toEqual([{ client: scene.client, authorizationId: 'a1', shop: 'lojademo' }]);
    expect((await handle.describe()).searchAttributes.Status).toEqual(['connected']);
    for (const { activityTaskScheduledEventAttributes: asked, userMetadata } of (await historyOf(handle)).events) {
      if (asked) expect(userMetadata?.summary).toBeDefined();
    }
  });

  it('chooses a category for demonstrations only', async () => {
    const scene = world.scene();
    await (await start(scene, { isDemo: true })).result();
    expect(scene.names()).toContain('chooseDefaultCategory');
  });

  it('fails under the stable type of the step that was refused', async () => {
    const scene = world.scene({
      chooseShop: async () => {
        throw ApplicationFailure.nonRetryable('The seller did not authorize this shop', 'ShopNotAuthorized');
      },
    });
    const handle = await start(scene);
    await expect(handle.result()).rejects.toMatchObject({ cause: { cause: { type: 'ShopNotAuthorized' } } });
    expect(scene.names()).toEqual(['exchangeCode', 'chooseShop']);
    expect((await handle.describe()).searchAttributes.Status).toEqual(['failed']);
  });
});
