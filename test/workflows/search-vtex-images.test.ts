import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { historyOf, openWorld, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('temporalAddress'));
});
afterAll(() => world.close());

const FOUND = { skus: 2, images: 3, changedProducts: 1, failed: 1 };
const CHECKED = { checked: 5, changed: 2, changedProducts: 1, unreachable: 1 };
const next = (cursor: string | null): string | null => (cursor === null ? 'a' : cursor === 'a' ? 'b' : null);

describe.concurrent('searchVtexImages', () => {
  it('asks VTEX slice by slice, then looks at what is on TikTok, and adds up', async () => {
    const scene = world.scene({
      searchImages: async ({ cursor }) => ({ ...FOUND, next: next(cursor) }),
      recheckImages: async ({ cursor }) => ({ ...CHECKED, next: next(cursor) }),
    });
    const handle = await world.start('searchVtexImages', 'images', scene, { skus: ['2001'] });
    expect(await handle.result()).toEqual({
      skus: 6,
      images: 9,
      checked: 15,
      replaced: 6,
      changedProducts: 6,
      failed: 6,
    });
    expect(scene.calls.map(({ name, input }) => [name, input['cursor'], input['skus']])).toEqual(
      (['searchImages', 'recheckImages'] as const).flatMap((name) =>
        [null, 'a', 'b'].map((cursor) => [name, cursor, ['2001']]),
      ),
    );
    expect((await handle.describe()).searchAttributes).toMatchObject({ Status: ['done'] });
  });

  it('goes on where a history was handed over, under one run for all rechecks', async () => {
    const scene = world.scene({
      searchImages: async ({ cursor }) => ({ ...FOUND, next: next(cursor) }),
      recheckImages: async ({ cursor }) => ({ ...CHECKED, next: next(cursor) }),
    });
    const handle = await world.start('searchVtexImages', 'images', scene, { slicesPerRun: 2 });
    expect(await handle.result()).toMatchObject({ skus: 6, checked: 15 });
    expect(scene.names()).toEqual([...Array(3).fill('searchImages'), ...Array(3).fill('recheckImages')]);
    expect(new Set(scene.of('recheckImages').map(({ runId }) => runId)).size).toBe(1);
    const { events } = await historyOf(
      world.temporal.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId),
    );
    expect(events.at(-1)!.eventType).toBe('EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW');
  });

  it('says so where it cannot go on', async () => {
    const scene = world.scene({
      recheckImages: async () => {
        throw ApplicationFailure.nonRetryable('The credentials were rejected', 'TiktokShopCredentialsRejected');
      },
    });
    const handle = await world.start('searchVtexImages', 'images', scene, {});
    await expect(handle.result()).rejects.toThrow();
    expect((await handle.describe()).searchAttributes).toMatchObject({ Status: ['failed'] });
  });
});
