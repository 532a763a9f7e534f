import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { BrandTotals } from '../../workflows/generate-brands.ts';
import { until } from '../until.ts';
import { historyOf, openWorld, type Fakes, type Scene, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('temporalAddress'));
});
afterAll(() => world.close());

const start = (scene: Scene, input: object = {}) =>
  world.start('generateBrands', 'brands', scene, { trigger: 'command', ...input });

/** Brands in this many slices of ten. */
const inSlices = (slices: number): Fakes => {
  let done = 0;
  return {
    collectBrands: async () => ({ brands: 10 * slices, inUse: 12 }),
    matchBrands: async () => ({ looked: 10, calls: 3, products: 1, more: (done += 1) < slices }),
    createBrands: async () => ({ created: 2, waiting: 5, products: 2 }),
  };
};

describe.concurrent('generateBrands', () => {
  it('collects, matches slice by slice, makes what is wanted, and tells operators where it stands', async () => {
    const scene = world.scene(inSlices(3));
    const handle = await start(scene, { create: true });
    expect((await handle.result()) as BrandTotals).toEqual({
      brands: 30,
      inUse: 12,
      looked: 30,
      calls: 9,
      created: 2,
      waiting: 5,
      products: 5,
    });
    expect(scene.calls.map(({ name, queue }) => `${name} ${queue.split('-')[0]}`)).toEqual([
      'collectBrands vtex',
      'matchBrands tiktok',
      'matchBrands tiktok',
      'matchBrands tiktok',
      'createBrands tiktok',
    ]);
    expect(scene.of('createBrands')).toEqual([{ client: scene.client, create: true }]);
    expect((await handle.describe()).searchAttributes.Status).toEqual(['done']);
    const { events } = await historyOf(handle);
    const scheduled = events.filter(({ eventType }) => eventType === 'EVENT_TYPE_ACTIVITY_TASK_SCHEDULED');
    expect(scheduled).toHaveLength(5);
    expect(scheduled.every(({ userMetadata }) => userMetadata?.summary?.data)).toBe(true);
  });

  it('asks about everything again for a person, about what is due for a synchronisation', async () => {
    const [asked, synced] = [world.scene(), world.scene()];
    await (await start(asked)).result();
    await (await start(synced, { trigger: 'sync' })).result();
    expect(asked.of('matchBrands')[0]).toEqual({ client: asked.client, since: expect.stringMatching(/^\d{4}-.*Z$/) });
    expect(synced.of('matchBrands')[0]).toEqual({ client: synced.client, since: null });
    expect(synced.of('createBrands')[0]).toMatchObject({ create: false });
  });

  it('hands a long history over without losing its count or the moment it began', async () => {
    const scene = world.scene(inSlices(5));
    const handle = await start(scene, { slicesPerRun: 2 });
    expect(await handle.result()).toMatchObject({ looked: 50, calls: 15, products: 7 });
    expect(scene.names().filter((name) => name === 'collectBrands')).toHaveLength(1);
    expect(new Set(scene.of('matchBrands').map(({ since }) => since)).size).toBe(1);
    const last = await world.temporal.workflow.getHandle(`brands:${scene.client}`).describe();
    expect(last.runId).not.toBe(handle.firstExecutionRunId);
  });

  it('ends as failed where TikTok refuses for good', async () => {
    const scene = world.scene({
      matchBrands: async () => {
        throw ApplicationFailure.nonRetryable('The credentials were rejected', 'TiktokShopCredentialsRejected');
      },
    });
    const handle = await start(scene);
    await expect(handle.result()).rejects.toThrow();
    expect((await handle.describe()).searchAttributes.Status).toEqual(['failed']);
  });
});

describe.concurrent('a synchronisation', () => {
  const sync = async (scene: Scene, input: object = {}) =>
    (await world.start('updateProducts', 'products', scene, { trigger: 'command', ...input })).result();

  it('matches brands before it publishes where something is to be found out, and only then', async () => {
    const due = world.scene({ checkBrands: async () => ({ due: true }) });
    const quiet = world.scene();
    await Promise.all([sync(due), sync(quiet)]);
    const names = due.names();
    expect(names.slice(names.indexOf('checkBrands'), names.indexOf('publishProducts'))).toEqual([
      'checkBrands',
      'collectBrands',
      'matchBrands',
      'createBrands',
    ]);
    expect(quiet.names()).toContain('checkBrands');
    expect(quiet.names()).not.toContain('matchBrands');
    const child = await world.temporal.workflow.getHandle(`brands:${due.client}`).describe();
    expect(child.searchAttributes).toMatchObject({ ClientId: [due.client], Kind: ['brand'], Status: ['done'] });
  });

  it('does not touch brands in a dry run', async () => {
    const scene = world.scene({ checkBrands: async () => ({ due: true }) });
    await sync(scene, { dryRun: true });
    expect(scene.names().filter((name) => name.endsWith('Brands'))).toEqual([]);
  });

  it('publishes all the same where brands cannot be matched, or somebody matches them right now', async () => {
    const failing = world.scene({
      checkBrands: async () => ({ due: true }),
      matchBrands: async () => {
        throw ApplicationFailure.nonRetryable('Refused', 'TiktokShopRejected');
      },
    });
    expect(await sync(failing)).toMatchObject({ outcome: 'published' });
    expect(failing.names()).toContain('publishProducts');

    let finish = (): void => undefined;
    const isFinished = new Promise<void>((resolve) => (finish = resolve));
    const busy = world.scene({
      checkBrands: async () => ({ due: true }),
      collectBrands: async () => {
        await isFinished;
        return { brands: 1, inUse: 1 };
      },
    });
    const running = await start(busy);
    await until(() => busy.names().includes('collectBrands'));
    expect(await sync(busy)).toMatchObject({ outcome: 'published' });
    finish();
    await running.result();
    expect(busy.of('collectBrands')).toHaveLength(1);
  });
});
