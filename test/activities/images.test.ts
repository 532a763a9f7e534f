import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { imageSourcesOf, imagesOf } from '../../storage/images.ts';
import type { TestItem } from './feed-host.ts';
import { openScene, openStage, writesOf, type Scene, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage);
});
afterEach(async () => {
  await stage.control('DELETE', '/_sandbox/faults');
  await scene.close();
});

const UPLOAD = 'POST /product/202309/images/upload';
const items = (count: number): TestItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${scene.client}-${at + 1}` }));
const uploads = async () => (await scene.takeCalls()).filter((call) => call === UPLOAD).length;

describe('a picture', () => {
  test('of many products at once goes up once, under whatever address', async () => {
    scene.feed.show(items(8).map((item, at) => ({ ...item, image: `/image/${scene.client}.png?item=${at}` })));
    await scene.sync();
    expect(await uploads()).toBe(1);
    expect(await imagesOf(stage.db).countDocuments({ client: scene.client })).toBe(1);
    expect(await scene.onTiktok()).toHaveLength(8);
  });

  test('that is known is neither fetched nor uploaded again', async () => {
    const [first, second] = items(2) as [TestItem, TestItem];
    scene.feed.show([first]);
    await scene.sync();
    await scene.takeCalls();
    scene.feed.takeRequests();
    scene.feed.show([first, { ...second, image: `/image/${first.id}.png` }]);
    await scene.sync({ worker: scene.openWorker() });
    expect(await uploads()).toBe(0);
    expect(scene.feed.takeRequests().map(({ path }) => path)).toEqual(['/feed.xml']);
  });

  test('that changed changes the pictures alone', async () => {
    const [item] = items(1) as [TestItem];
    scene.feed.show([item]);
    await scene.sync();
    await scene.review();
    await scene.takeCalls();
    scene.feed.show([{ ...item, image: `/image/${item.id}-new.png` }]);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual(['POST /product/202509/products/{id}/partial_edit']);
  });

  test('that cannot be reached is a named problem, tried again later', async () => {
    const [item, other] = items(2) as [TestItem, TestItem];
    const path = `/image/${item.id}.png`;
    scene.feed.breakImage(path, true);
    scene.feed.show([item, other]);
    await scene.sync();
    expect(await scene.listing(item.id)).toMatchObject({ state: 'blocked', problems: [{ code: 'image-not-found' }] });
    expect((await scene.listing(other.id)).state).toBe('in-review');
    const [product] = await scene.products();
    const wait = scene.deps.settings.images.retryAfterMs;
    expect(product!.dueAt!.getTime()).toBeGreaterThan(Date.now() + wait - 60_000);
    expect(product!.dueAt!.getTime()).toBeLessThanOrEqual(Date.now() + wait);

    // Asked again before that time, the host is left in peace.
    scene.feed.breakImage(path, false);
    scene.feed.takeRequests();
    await scene.sync({ rebuild: true });
    expect(scene.feed.takeRequests().map((request) => request.path)).toEqual(['/feed.xml']);
    await imageSourcesOf(stage.db).updateMany({ client: scene.client }, { $set: { at: new Date(0) } });
    await scene.sync({ rebuild: true });
    expect(await scene.listing(item.id)).toMatchObject({ state: 'in-review', problems: [] });
  });

  test('that is missing among others is left out and noted', async () => {
    const [item] = items(1) as [TestItem];
    scene.feed.breakImage('/image/missing.png', true);
    const tags = { 'g:additional_image_link': `${scene.feed.origin}/image/missing.png` };
    scene.feed.show([{ ...item, tags }]);
    await scene.sync();
    expect((await scene.onTiktok())[0]!['main_images']).toHaveLength(1);
    const row = await scene.listing(item.id);
    expect(row).toMatchObject({ state: 'in-review', problems: [] });
    expect(row.notes.map(({ code }) => code)).toContain('image-not-found');
  });

  test('at a private address is refused, and not drawn either', async () => {
    await scene.close();
    scene = await openScene(stage, { settings: (settings) => ({ ...settings, drawUnreachableImages: true }) });
    const [item] = items(1) as [TestItem];
    scene.feed.show([{ ...item, image: 'http://127.0.0.1:9/x.png' }]);
    await scene.sync();
    expect(await scene.listing(item.id)).toMatchObject({ problems: [{ code: 'image-refused-address' }] });
    expect(await uploads()).toBe(0);
  });

  test('that cannot be reached is drawn where that is switched on', async () => {
    await scene.close();
    scene = await openScene(stage, { settings: (settings) => ({ ...settings, drawUnreachableImages: true }) });
    const [item] = items(1) as [TestItem];
    scene.feed.breakImage(`/image/${item.id}.png`, true);
    scene.feed.show([item]);
    await scene.sync();
    expect((await scene.listing(item.id)).state).toBe('in-review');
    expect(await imageSourcesOf(stage.db).findOne({ client: scene.client })).toMatchObject({ drawn: true });
  });

  test('that TikTok will not have is a named problem, not a trouble to wait out', async () => {
    const [item] = items(1) as [TestItem];
    await stage.control('POST', '/_sandbox/faults', { path: '/product/*/images/upload', kind: 'code:12052100' });
    scene.feed.show([item]);
    const report = await scene.sync();
    expect(report.totals).toMatchObject({ postponed: 0, blocked: 1 });
    expect(await scene.listing(item.id)).toMatchObject({ state: 'blocked', problems: [{ code: 'tiktok:12052100' }] });
    expect(await uploads()).toBe(1);
  });
});
