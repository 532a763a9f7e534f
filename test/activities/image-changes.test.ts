import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { DEFAULT_LISTING_SETTINGS } from '../../domain/listing/listing-settings.ts';
import { ATTEMPT_LOGS } from '../../storage/attempt-logs.ts';
import { imagesOf } from '../../storage/images.ts';
import type { TestItem } from './feed-host.ts';
import { openScene, openStage, runActivity, writesOf, type Scene, type Stage } from './scene.ts';

/** Bras: they demand a size chart, and a material. */
const BRAS = '601501';
const UPLOAD = 'POST /product/202309/images/upload';
const PARTIAL_EDIT = 'POST /product/202509/products/{id}/partial_edit';

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage);
});
afterEach(() => scene.close());

/** An item with further pictures at these paths of the feed's host. */
function itemWith(paths: readonly string[]): TestItem {
  return {
    id: `${scene.client}-1`,
    tags: { 'g:additional_image_link': paths.map((path) => scene.feed.origin + path).join(',') },
  };
}

const path = (name: string): string => `/image/${scene.client}-${name}.png`;
/** Uploads and writes since the last time. */
async function takeWork(): Promise<string[]> {
  const calls = await scene.takeCalls();
  return [...calls.filter((call) => call === UPLOAD), ...writesOf(calls)];
}
const mainImages = async (): Promise<string[]> =>
  ((await scene.onTiktok())[0]!['main_images'] as { uri: string }[]).map(({ uri }) => uri);
const recheck = (runId: string, skus: string[] | null = null) =>
  runActivity(scene.openWorker().recheckImages, { client: scene.client, runId, skus, cursor: null });
const editedFields = async (): Promise<string[]> => {
  const rows = stage.db.collection(ATTEMPT_LOGS.product).find({ client: scene.client, action: 'partial-edit' });
  return (await rows.sort({ at: 1 }).toArray()).map((row) => /\((.*?)\)/.exec(row['sent'].summary)![1]!);
};

/** Published, reviewed, and nothing left to do. */
async function publish(items: readonly TestItem[]): Promise<void> {
  scene.feed.show(items);
  await scene.sync();
  await scene.review();
  await scene.takeCalls();
  scene.feed.takeRequests();
}

describe('the pictures of a product', () => {
  test('are nine of different content, each uploaded once, and stay so', async () => {
    // Twelve addresses of ten pictures: the second and the third show what the first does.
    const further = ['cover?a', 'cover?b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'].map((name) =>
      name.startsWith('cover') ? `/image/${scene.client}-1.png?${name}` : path(name),
    );
    scene.feed.show([itemWith(further)]);
    await scene.sync();
    expect(new Set(await mainImages()).size).toBe(9);
    expect(await takeWork()).toHaveLength(9 + 1);
    expect(await imagesOf(stage.db).countDocuments({ client: scene.client })).toBe(9);
    await scene.review();
    const before = await mainImages();

    await scene.sync({ rebuild: true, worker: scene.openWorker() });
    expect(await takeWork()).toEqual([]);
    const plan = await scene.sync({ dryRun: true, rebuild: true });
    expect(plan.totals.products).toBe(1);
    expect(await takeWork()).toEqual([]);
    expect(await mainImages()).toEqual(before);
  });

  test('change by one upload and one edit of the pictures alone', async () => {
    await publish([itemWith([path('a'), path('b')])]);
    const before = await mainImages();
    scene.feed.show([itemWith([path('a'), path('c')])]);
    await scene.sync();
    expect(await takeWork()).toEqual([UPLOAD, PARTIAL_EDIT]);
    expect(await editedFields()).toEqual(['images']);
    await scene.review();
    const after = await mainImages();
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toBe(before[2]);
  });

  test('lose one without any upload', async () => {
    await publish([itemWith([path('a'), path('b')])]);
    const before = await mainImages();
    scene.feed.show([itemWith([path('b')])]);
    await scene.sync();
    expect(await takeWork()).toEqual([PARTIAL_EDIT]);
    await scene.review();
    expect(await mainImages()).toEqual([before[0], before[2]]);
  });

  test('take up one that was unreachable once it is back', async () => {
    scene.feed.breakImage(path('a'), true);
    await publish([itemWith([path('a'), path('b')])]);
    expect(await mainImages()).toHaveLength(2);
    scene.feed.breakImage(path('a'), false);
    await scene.deps.db.collection('ImageSources').updateMany({ client: scene.client }, { $set: { at: new Date(0) } });
    await scene.sync({ rebuild: true });
    expect(await takeWork()).toEqual([UPLOAD, PARTIAL_EDIT]);
    await scene.review();
    expect(await mainImages()).toHaveLength(3);
  });

  test('stay where one that is up cannot be reached any more', async () => {
    await publish([itemWith([path('a')])]);
    scene.feed.breakImage(path('a'), true);
    expect(await recheck('r1')).toMatchObject({ changed: 0, unreachable: 1, changedProducts: 0 });
    await scene.sync({ rebuild: true, worker: scene.openWorker() });
    expect(await takeWork()).toEqual([]);
  });
});

describe('a picture replaced under its address', () => {
  test('is found by a conditional request, uploaded once and sent by itself', async () => {
    await publish([itemWith([path('a')])]);
    expect(await recheck('r1')).toMatchObject({ checked: 2, changed: 0, changedProducts: 0 });
    expect(scene.feed.takeRequests().map(({ status }) => status)).toEqual([304, 304]);

    scene.feed.redrawImage(path('a'));
    expect(await recheck('r2')).toMatchObject({ checked: 2, changed: 1, changedProducts: 1 });
    const before = await mainImages();
    await scene.sync();
    expect(await takeWork()).toEqual([UPLOAD, PARTIAL_EDIT]);
    expect(await editedFields()).toEqual(['images']);
    await scene.review();
    const after = await mainImages();
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);

    expect(await recheck('r3')).toMatchObject({ changed: 0, changedProducts: 0 });
    await scene.sync({ rebuild: true });
    expect(await takeWork()).toEqual([]);
  });

  test('is not forgotten where the worker died before it marked the product', async () => {
    await publish([itemWith([path('a')])]);
    scene.feed.redrawImage(path('a'));
    await recheck('r1');
    await scene.deps.db.collection('Products').updateMany({ client: scene.client }, { $set: { dueAt: null as never } });
    expect(await recheck('r1')).toMatchObject({ changed: 1, changedProducts: 1 });
    await scene.sync();
    expect(await takeWork()).toEqual([UPLOAD, PARTIAL_EDIT]);
  });

  test('of several products is fetched and uploaded once, and changes them all', async () => {
    const shared = path('shared');
    const items = ['1', '2', '3'].map((number) => ({
      id: `${scene.client}-${number}`,
      tags: { 'g:additional_image_link': scene.feed.origin + shared },
    }));
    await publish(items);
    scene.feed.redrawImage(shared);
    expect(await recheck('r1')).toMatchObject({ changedProducts: 3 });
    expect(scene.feed.takeRequests().filter((request) => request.path === shared)).toHaveLength(1);
    await scene.sync();
    expect(await takeWork()).toEqual([UPLOAD, ...Array<string>(3).fill(PARTIAL_EDIT)]);
    await scene.review();
    await scene.sync({ rebuild: true });
    expect(await takeWork()).toEqual([]);
  });

  test('of a server that gives nothing to compare by is found where its SKU is named', async () => {
    await publish([itemWith([path('bare')])]);
    scene.feed.redrawImage(path('bare'));
    expect(await recheck('r1')).toMatchObject({ checked: 1, changed: 0 });
    expect(await recheck('r2', [`${scene.client}-1`])).toMatchObject({ checked: 2, changed: 1, changedProducts: 1 });
    expect(await recheck('r3', ['no-such-sku'])).toMatchObject({ checked: 0 });
  });
});

describe('uploads that TikTok does not know any more', () => {
  afterEach(() => stage.control('DELETE', '/_sandbox/faults'));

  test('are made again, once, and the product goes up', async () => {
    await stage.control('POST', '/_sandbox/faults', { path: '/product/*/products', kind: 'code:12052722', count: 1 });
    scene.feed.show([itemWith([path('a')])]);
    await scene.sync();
    const work = await takeWork();
    expect(work.filter((call) => call === UPLOAD)).toHaveLength(4);
    expect(await scene.listing(`${scene.client}-1`)).toMatchObject({ state: 'in-review', problems: [] });
    expect(await imagesOf(stage.db).countDocuments({ client: scene.client })).toBe(2);
  });

  test('are not made for ever: the second refusal is the product’s, by its name', async () => {
    await stage.control('POST', '/_sandbox/faults', { path: '/product/*/products', kind: 'code:12052722' });
    scene.feed.show([itemWith([])]);
    await scene.sync();
    expect((await takeWork()).filter((call) => call === UPLOAD)).toHaveLength(2);
    const row = await scene.listing(`${scene.client}-1`);
    expect(row).toMatchObject({ state: 'blocked', problems: [{ code: 'tiktok:12052722' }] });
    await scene.sync();
    expect(await takeWork()).toEqual([]);
  });
});

describe('a size chart', () => {
  const settings = (sizeChartUrl?: string) => ({
    ...DEFAULT_LISTING_SETTINGS,
    defaultCategoryId: BRAS,
    categoryDefaults: {
      '*': { weightGrams: 500, lengthCm: 20, widthCm: 15, heightCm: 10 },
      [BRAS]: { attributes: { '100302': ['Algodão'] }, ...(sizeChartUrl && { sizeChartUrl }) },
    },
  });
  const chartOf = async (): Promise<string | undefined> => (await scene.onTiktok())[0]?.['size_chart']?.image?.uri;
  const setChart = (sizeChartUrl?: string) =>
    stage.db
      .collection<{ _id: string }>('Clients')
      .updateOne({ _id: scene.client }, { $set: { settings: settings(sizeChartUrl) } });

  test('that the category demands is told where it lacks, and goes up for its own use where it is given', async () => {
    await setChart();
    scene.feed.show([itemWith([])]);
    await scene.sync();
    const [sku] = [`${scene.client}-1`];
    expect((await scene.listing(sku)).problems.map(({ code }) => code)).toEqual(['size-chart-required']);
    expect(await takeWork()).toEqual([]);

    // The cover serves as the chart, too: two uploads of one picture, each for its use.
    await setChart(`${scene.feed.origin}/image/${sku}.png`);
    await scene.sync({ rebuild: true });
    expect((await scene.listing(sku)).problems).toEqual([]);
    const rows = await imagesOf(stage.db).find({ client: scene.client }).toArray();
    expect(new Set(rows.map(({ _id }) => _id.split(':')[1]))).toEqual(new Set(['MAIN_IMAGE', 'SIZE_CHART_IMAGE']));
    const chart = rows.find(({ _id }) => _id.includes('SIZE_CHART'))!;
    expect(await chartOf()).toBe(chart.uri);
    expect(Math.min(chart.width, chart.height)).toBeGreaterThanOrEqual(1024);
    expect((await takeWork()).filter((call) => call === UPLOAD)).toHaveLength(2);
    await scene.review();
    await scene.sync({ rebuild: true });
    expect(await takeWork()).toEqual([]);
  });

  test('of another picture changes the chart alone', async () => {
    await setChart(`${scene.feed.origin}${path('chart')}`);
    await publish([itemWith([])]);
    await setChart(`${scene.feed.origin}${path('chart-2')}`);
    await scene.sync({ rebuild: true });
    expect(await takeWork()).toEqual([UPLOAD, PARTIAL_EDIT]);
    expect(await editedFields()).toEqual(['size-chart']);
  });

  test('labelled so among the pictures is the chart, and no view of the product', async () => {
    await setChart();
    const chart = `/image/${scene.client}-tabela-de-medidas.png`;
    await publish([itemWith([path('a'), chart])]);
    expect(await mainImages()).toHaveLength(2);
    expect(await chartOf()).toBeDefined();
    scene.feed.redrawImage(chart);
    expect(await recheck('r1')).toMatchObject({ changed: 1, changedProducts: 1 });
    await scene.sync();
    expect(await takeWork()).toEqual([UPLOAD, PARTIAL_EDIT]);
    expect(await editedFields()).toEqual(['size-chart']);
  });

  test('that cannot be had is told with the demand', async () => {
    await setChart(`${scene.feed.origin}${path('chart')}`);
    scene.feed.breakImage(path('chart'), true);
    scene.feed.show([itemWith([])]);
    await scene.sync();
    const { state, problems } = await scene.listing(`${scene.client}-1`);
    expect(state).toBe('blocked');
    expect(problems.map(({ code }) => code)).toEqual(['image-not-found', 'size-chart-required']);
    expect(writesOf(await scene.takeCalls())).toEqual([]);
  });
});
