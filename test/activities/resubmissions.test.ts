import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { inboxOf, type InboxRow } from '../../storage/inbox.ts';
import { productsOf } from '../../storage/products.ts';
import type { TestItem } from './feed-host.ts';
import { openScene, openStage, runActivity, writesOf, type Scene, type Stage } from './scene.ts';

let stage: Stage;
let scene: Scene;
beforeAll(async () => {
  stage = await openStage(inject('mongodbUri'));
});
afterAll(() => stage.close());
beforeEach(async () => {
  scene = await openScene(stage, {
    settings: (settings) => ({ ...settings, tiktokShop: { ...settings.tiktokShop, timeoutMs: 2_000 } }),
  });
});
afterEach(async () => {
  await scene.close();
  await stage.control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
});

const PARTIAL = 'POST /product/202509/products/{id}/partial_edit';
const FULL = 'PUT /product/202509/products/{id}';

const named = (title: string): TestItem => ({ id: `${scene.client}-a`, title: `Caneca ${title}` });
const productId = async (): Promise<string> => (await scene.products())[0]!.productId!;

async function publish(title: string): Promise<string[]> {
  scene.feed.show([named(title)]);
  await scene.sync();
  return writesOf(await scene.takeCalls());
}

async function reject(reason: string): Promise<void> {
  await stage.control('POST', '/_sandbox/review', {
    mode: 'manual',
    reject: [{ product_id: await productId(), reason }],
  });
  await scene.review();
  await scene.takeCalls();
}

/** What `ponte product resubmit` does. */
async function resubmit(): Promise<string[]> {
  await productsOf(stage.db).updateMany(
    { client: scene.client },
    { $set: { resubmitAsked: true, refusedDigest: null, dueAt: new Date() } },
  );
  await scene.sync();
  return writesOf(await scene.takeCalls());
}

const listing = () => scene.listing(`${scene.client}-a`);
const codes = async (): Promise<string[]> => (await listing()).problems.map(({ code }) => code);

describe('a product whose review failed', () => {
  test('goes to review again by itself once, then by an operator', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    await publish('azul');
    await reject('The title is misleading.');
    expect(await codes()).toEqual(['review-failed']);

    expect(await publish('verde')).toEqual([FULL]);
    await reject('The title is still misleading.');
    expect(await codes()).toEqual(['resubmit-needs-operator', 'review-failed']);
    expect((await listing()).problems[1]).toMatchObject({ params: { reason: 'The title is still misleading.' } });

    expect(await publish('amarela')).toEqual([]);
    expect(await codes()).toEqual(['resubmit-needs-operator', 'review-failed']);
    expect((await listing()).state).toBe('refused');

    expect(await resubmit()).toEqual([FULL]);
    expect(await resubmit()).toEqual([]);
    await stage.control('POST', '/_sandbox/review', { approve: [await productId()] });
    await scene.review();
    expect((await scene.products())[0]).toMatchObject({ resubmissions: 0, resubmitAsked: false, status: 'ACTIVATE' });
    expect(await codes()).toEqual([]);
    expect((await scene.onTiktok())[0]!.title).toBe('Caneca amarela');
  });

  test('that an operator sends as it is waits for the operator again where it fails again', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    await publish('azul');
    await reject('Certificate missing.');
    expect(await resubmit()).toEqual([FULL]);
    await reject('Certificate missing.');
    // The operator's was not counted: a fix goes out by itself once.
    expect(await publish('verde')).toEqual([FULL]);
    await reject('Certificate missing.');
    expect(await publish('amarela')).toEqual([]);
  });
});

describe('a resubmission whose answer is lost', () => {
  afterEach(() => stage.control('DELETE', '/_sandbox/faults'));

  test('counts where TikTok has it under review, and is sent again where it has not', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    await publish('azul');
    await reject('The title is misleading.');
    // Cut before it arrived: TikTok knows nothing of it.
    await stage.control('POST', '/_sandbox/faults', { path: '/product/**', method: 'PUT', kind: 'cut', count: 1 });
    expect(await publish('verde')).toEqual([FULL, FULL]);
    expect((await scene.products())[0]).toMatchObject({ status: 'PENDING', resubmissions: 1, attempt: null });
    await reject('The title is still misleading.');
    expect(await publish('amarela')).toEqual([]);

    await stage.control('POST', '/_sandbox/faults', {
      path: '/product/**',
      method: 'PUT',
      kind: 'timeout-after-commit',
      count: 1,
      ms: 2_500,
    });
    await resubmit();
    expect((await scene.products())[0]).toMatchObject({ status: 'PENDING', resubmitAsked: false });
  });
});

describe('an edit of a live product that fails its review', () => {
  test('leaves what buyers see, is mended once by itself, and waits for an operator then', async () => {
    await publish('azul');
    await scene.review();
    await scene.takeCalls();
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    expect(await publish('milagrosa')).toEqual([PARTIAL]);
    await reject('False claims.');
    expect(await publish('quase milagrosa')).toEqual([PARTIAL]);
    await reject('False claims.');
    expect(await publish('nada milagrosa')).toEqual([]);
    expect(await codes()).toEqual(['resubmit-needs-operator', 'review-failed']);
    expect((await scene.onTiktok())[0]).toMatchObject({ status: 'ACTIVATE', title: 'Caneca azul' });

    expect(await resubmit()).toEqual([PARTIAL]);
    await stage.control('POST', '/_sandbox/review', { approve: [await productId()] });
    await scene.review();
    expect((await scene.onTiktok())[0]!.title).toBe('Caneca nada milagrosa');
    // And the count begins anew.
    expect(await publish('outra')).toEqual([PARTIAL]);
    await reject('Too vague.');
    expect(await publish('mais uma')).toEqual([PARTIAL]);
  });
});

describe('a product that TikTok takes down', () => {
  test('is known by its event, and goes to review again with a fix', async () => {
    await publish('azul');
    await scene.review();
    await scene.takeCalls();
    const id = await productId();
    await stage.control('POST', `/_sandbox/products/${id}/suspend`);
    await inboxOf(stage.db).insertOne(statusEvent(id));
    await runActivity(scene.openWorker().readReviewedProducts, { client: scene.client, inboxIds: [`${id}:5`] });
    expect(await codes()).toEqual(['product-deactivated-by-platform']);

    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    await scene.takeCalls();
    await scene.sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect(await publish('verde')).toEqual([FULL]);
    await reject('Still not allowed.');
    expect(await publish('amarela')).toEqual([]);
    expect(await codes()).toEqual(['resubmit-needs-operator', 'review-failed']);
  });
});

/** Type 5 as the gateway stores it. */
function statusEvent(id: string): InboxRow {
  return {
    _id: `${id}:5`,
    client: scene.client,
    source: 'tiktok-shop',
    type: 5,
    shopId: scene.shopId,
    data: { product_id: id, status: 'PRODUCT_STATUS_CHANGED' },
    receivedAt: new Date(),
    processedAt: null,
    sentAt: new Date(),
  };
}
