import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { COUNTS, openWorld, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('temporalAddress'));
});
afterAll(() => world.close());

describe.concurrent('classifying', () => {
  it('comes between linking and publishing, slice by slice, and its trouble stops nothing', async () => {
    const scene = world.scene({
      suggestCategories: async ({ cursor }) => ({
        next: cursor === null ? 'categories:' : null,
        decided: 1,
        adopted: 0,
        lastError: cursor === null ? null : 'TikTok is away',
      }),
    });
    const handle = await world.start('updateProducts', 'products', scene, { trigger: 'command' });
    expect(await handle.result()).toMatchObject({ outcome: 'published' });
    const names = scene.names();
    expect(scene.of('suggestCategories')).toMatchObject([
      { cursor: null, scope: 'due' },
      { cursor: 'categories:', scope: 'due' },
    ]);
    expect(names.lastIndexOf('suggestCategories')).toBeLessThan(names.indexOf('publishProducts'));
    expect(names.indexOf('readExistingProducts')).toBeLessThan(names.indexOf('suggestCategories'));
    expect(await handle.query('readProgress')).toMatchObject({ phase: 'done', lastError: 'TikTok is away' });
  });

  it('is left out of a dry run', async () => {
    const scene = world.scene({ readFeed: async () => ({ outcome: 'read', counts: COUNTS, problem: null }) });
    const handle = await world.start('updateProducts', 'products', scene, { trigger: 'command', dryRun: true });
    await handle.result();
    expect(scene.names()).not.toContain('suggestCategories');
  });
});

describe.concurrent('manageTaxonomy', () => {
  it.each([
    [{ kind: 'read-tree' }, 'readShopCategories', { decided: 3, adopted: 0, lastError: null }],
    [{ kind: 'preview', source: 'upload:1' }, 'previewCategories', { decided: 4, adopted: 3, lastError: null }],
  ])('%o', async (task, name, result) => {
    const scene = world.scene();
    const handle = await world.start('manageTaxonomy', 'taxonomy', scene, { task });
    expect(await handle.result()).toEqual(result);
    expect(scene.names()).toEqual([name]);
  });

  it('hands a long row of slices over without losing its counts', async () => {
    const last = 20;
    const scene = world.scene({
      suggestCategories: async ({ cursor }) => {
        const at = Number(/\d+$/.exec(cursor ?? '0')![0]);
        return { next: at < last ? `products:${at + 1}` : null, decided: 1, adopted: at % 2, lastError: null };
      },
    });
    const handle = await world.start('manageTaxonomy', 'taxonomy', scene, {
      task: { kind: 'suggest', scope: 'every' },
      slicesPerRun: 6,
    });
    expect(await handle.result()).toEqual({ decided: last + 1, adopted: last / 2, lastError: null });
    expect(scene.of('suggestCategories')).toHaveLength(last + 1);
  });
});
