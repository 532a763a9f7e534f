import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addClient } from '../../starters/client-add.ts';
import { searchImagesNow } from '../../starters/product-images.ts';
import type { ClientRow } from '../../storage/clients.ts';
import { openWorld, type World } from '../workflows/open-world.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
let world: World;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
  world = await openWorld(inject('temporalAddress'), desk.namespace);
});
afterAll(async () => {
  await world.close();
  await desk.close();
});

const add = (): Promise<ClientRow> =>
  addClient(desk.context, { name: `Loja ${randomUUID()}`, feed: 'https://loja.example/feed.xml' });

describe('product images', () => {
  it('starts the workflow under the client id and prints what it found', async () => {
    const client = await add();
    const scene = world.scene({}, client._id);
    const { code, out } = await desk.ponte(['product', 'images', client._id, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      workflowId: `images:${client._id}`,
      totals: { skus: 4, images: 9, checked: 6, replaced: 1, changedProducts: 2, failed: 1 },
    });
    expect(scene.names()).toEqual(['searchImages', 'recheckImages']);
    expect(scene.of('searchImages')[0]).toMatchObject({ skus: null });
  });

  it('refuses SKUs that the client does not have, before anything is started', async () => {
    const client = await add();
    const scene = world.scene({}, client._id);
    await expect(searchImagesNow(desk.context, client, ['77'])).rejects.toMatchObject({ code: 'sku-unknown' });
    expect(scene.names()).toEqual([]);
  });

  it('runs once at a time', async () => {
    const client = await add();
    let finish = (): void => undefined;
    const isFinished = new Promise<void>((resolve) => (finish = resolve));
    world.scene(
      {
        searchImages: async () => {
          await isFinished;
          return { next: null, skus: 0, images: 0, changedProducts: 0, failed: 0 };
        },
      },
      client._id,
    );
    const first = searchImagesNow(desk.context, client, []);
    const handle = (await desk.context.temporal()).workflow.getHandle(`images:${client._id}`);
    await expect
      .poll(() =>
        handle.describe().then(
          ({ status }) => status.name,
          () => null,
        ),
      )
      .toBe('RUNNING');
    await expect(searchImagesNow(desk.context, client, [])).rejects.toMatchObject({ code: 'already-running' });
    finish();
    expect((await first).totals.skus).toBe(0);
  });
});
