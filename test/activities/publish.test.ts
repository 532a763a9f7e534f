import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createVerdictKeeper } from '../../activities/keep-verdict.ts';
import { attemptLogOf } from '../../storage/attempt-logs.ts';
import { clientsOf } from '../../storage/clients.ts';
import { listingsOf, type FacetMarks } from '../../storage/listings.ts';
import { plansOf } from '../../storage/plans.ts';
import { productsOf } from '../../storage/products.ts';
import { feedChangesOf } from '../../storage/feed-runs.ts';
import { writeFeed, type TestItem } from './feed-host.ts';
import { MUGS, openScene, openStage, writesOf, type Scene, type Stage } from './scene.ts';

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
  await scene.close();
  await stage.control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
});

const CREATE = 'POST /product/202309/products';
const PRICE = 'POST /product/202309/products/{id}/prices/update';
const STOCK = 'POST /product/202309/products/{id}/inventory/update';
const PARTIAL = 'POST /product/202509/products/{id}/partial_edit';
const FULL = 'PUT /product/202509/products/{id}';
const DEACTIVATE = 'POST /product/202309/products/deactivate';
const ACTIVATE = 'POST /product/202309/products/activate';

const items = (count: number): TestItem[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${scene.client}-${String(at + 1).padStart(2, '0')}` }));

/** Published, reviewed and at rest. */
async function listed(shown: readonly TestItem[]): Promise<void> {
  scene.feed.show(shown);
  await scene.sync();
  await scene.review();
  await scene.takeCalls();
}

/** The items with one of them changed. */
const edit = (shown: readonly TestItem[], at: number, change: Partial<TestItem>): TestItem[] =>
  shown.map((item, index) => (index === at ? { ...item, ...change } : item));

describe('the first publication', () => {
  test('lists each product once, uploads each picture once and writes a row per SKU', async () => {
    const [one, two, three] = items(3) as [TestItem, TestItem, TestItem];
    scene.feed.show([one, two, { ...three, image: `/image/${two.id}.png?v=2` }]);

    const report = await scene.sync();

    expect(report).toMatchObject({ outcome: 'read', counts: { added: 3 }, totals: { sent: 3, calls: 3, blocked: 0 } });
    const calls = await scene.takeCalls();
    expect(writesOf(calls)).toEqual([CREATE, CREATE, CREATE]);
    expect(calls.filter((call) => call.includes('images/upload'))).toHaveLength(2);
    expect((await scene.onTiktok()).map(({ skus }) => skus[0]!.seller_sku)).toEqual([one.id, two.id, three.id]);
    expect(await states()).toEqual(['in-review', 'in-review', 'in-review']);
    const rows = await attemptLogOf(stage.db, 'product').find({ client: scene.client, action: 'create' }).toArray();
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toMatchObject({ outcome: 'pending', answer: { code: '0' }, productId: expect.any(String) });
      expect(row.sent?.hash).toMatch(/^\d+\./);
      expect(row.sent?.summary).toContain('49.90 BRL; 10 units; 1 images');
      expect(row.explanation?.['pt-BR'].title).not.toBe(row.explanation?.en.title);
    }
  });

  test('becomes accepted by the review, which only the poll tells of', async () => {
    scene.feed.show(items(3));
    await scene.sync();
    await scene.review();
    expect(await states()).toEqual(['accepted', 'accepted', 'accepted']);
    for (const row of await scene.listings()) expect(hashes(row.accepted)).toEqual(hashes(row.sent));
    const told = await attemptLogOf(stage.db, 'product')
      .find({ client: scene.client, action: /^review:/ })
      .toArray();
    expect(told.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('of many is polled by search, and the failed among them keep their reasons', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    const shown = items(24);
    scene.feed.show(shown);
    await scene.sync();
    const [first, ...rest] = await scene.onTiktok();
    await stage.control('POST', '/_sandbox/review', {
      approve: rest.map(({ id }) => id),
      reject: [{ product_id: first!.id, reason: 'Blurred image.' }],
    });
    await scene.takeCalls();
    await scene.review();
    const reads = (await scene.takeCalls()).filter((call) => call.startsWith('GET'));
    expect(reads).toHaveLength(1);
    expect(await states()).toEqual(['refused', ...Array<string>(23).fill('accepted')]);
    expect((await scene.listing(shown[0]!.id)).problems[0]).toMatchObject({
      code: 'review-failed',
      params: { reason: 'Blurred image.' },
    });
  });

  test('sends variants of one group as one product', async () => {
    const group = { 'g:item_group_id': `${scene.client}-g` };
    scene.feed.show([
      { id: `${scene.client}-p`, tags: { ...group, 'g:size': 'P' } },
      { id: `${scene.client}-m`, tags: { ...group, 'g:size': 'M' }, price: '59.90 BRL' },
    ]);
    await scene.sync();
    const [product, ...others] = await scene.onTiktok();
    expect(others).toEqual([]);
    const prices = product!.skus.map(({ seller_sku: sku, price }) => [sku, price.amount]);
    expect(Object.fromEntries(prices)).toEqual({ [`${scene.client}-m`]: '59.90', [`${scene.client}-p`]: '49.90' });
  });
});

describe('a later synchronisation', () => {
  test('of an unchanged feed costs its one request', async () => {
    await listed(items(3));
    scene.feed.takeRequests();
    const report = await scene.sync();
    expect(report.outcome).toBe('unchanged');
    expect(scene.feed.takeRequests()).toEqual([{ path: '/feed.xml', status: 304 }]);
    expect(await scene.takeCalls()).toEqual([]);
  });

  test('of the same document from a server without validators sends nothing and keeps nothing', async () => {
    const shown = items(3);
    await listed(shown);
    const kept = () => stage.db.collection('FeedSnapshots.files').countDocuments();
    const before = await kept();
    scene.feed.answerWith((_, response) => response.end(writeFeed(shown, scene.feed.origin)));
    const report = await scene.sync();
    expect(report.outcome).toBe('unchanged');
    expect(await scene.takeCalls()).toEqual([]);
    expect(await kept()).toBe(before);
    expect(await feedChangesOf(stage.db).countDocuments({ runId: report.runId })).toBe(0);
  });

  test('of the same items in another order sends nothing', async () => {
    const shown = items(3);
    await listed(shown);
    scene.feed.show(shown.toReversed());
    const report = await scene.sync();
    expect(report.counts).toMatchObject({ added: 0, changed: 0, removed: 0, unchanged: 3 });
    expect(await scene.takeCalls()).toEqual([]);
  });

  test('sends an edited price alone, with one call', async () => {
    const shown = items(3);
    await listed(shown);
    scene.feed.show(edit(shown, 1, { price: '59.90 BRL' }));
    await scene.sync();
    expect(await scene.takeCalls()).toEqual([PRICE]);
    expect((await scene.onTiktok()).map(({ skus }) => skus[0]!.price.amount)).toEqual(['49.90', '59.90', '49.90']);
    expect(await states()).toEqual(['accepted', 'accepted', 'accepted']);
    const log = await attemptLogOf(stage.db, 'price').find({ client: scene.client }).toArray();
    expect(log).toMatchObject([{ outcome: 'accepted', sku: shown[1]!.id, sent: { summary: '59.90 BRL' } }]);
  });

  test('sends an edited stock alone, with one call', async () => {
    const shown = items(3);
    await listed(shown);
    scene.feed.show(edit(shown, 0, { availability: 'out of stock' }));
    await scene.sync();
    expect(await scene.takeCalls()).toEqual([STOCK]);
    expect((await scene.onTiktok()).map(({ skus }) => skus[0]!.inventory[0]!.quantity)).toEqual([0, 10, 10]);
    expect(await attemptLogOf(stage.db, 'stock').countDocuments({ client: scene.client })).toBe(1);
  });

  test('sends an edited title as one partial edit, and no further one while it is reviewed', async () => {
    const shown = items(2);
    await listed(shown);
    const renamed = edit(shown, 0, { title: 'Caneca de porcelana branca com tampa' });
    scene.feed.show(renamed);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([PARTIAL]);
    expect((await scene.listing(shown[0]!.id)).state).toBe('in-review');
    await scene.sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    await scene.review();
    expect(await states()).toEqual(['accepted', 'accepted']);
    expect((await scene.onTiktok())[0]!.title).toBe('Caneca de porcelana branca com tampa');
  });

  test('sends stock, price and title of one product one after the other', async () => {
    const shown = items(1);
    await listed(shown);
    scene.feed.show(edit(shown, 0, { title: 'Caneca nova de porcelana azul', price: '10.00 BRL', quantity: 3 }));
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([STOCK, PRICE, PARTIAL]);
  });

  test('takes removed products off sale in one call, and puts them back', async () => {
    const shown = items(8);
    await listed(shown);
    scene.feed.show(shown.slice(2));
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([DEACTIVATE]);
    expect((await scene.onTiktok()).map(({ status }) => status).slice(0, 3)).toEqual([
      'SELLER_DEACTIVATED',
      'SELLER_DEACTIVATED',
      'ACTIVATE',
    ]);
    expect((await scene.listing(shown[0]!.id)).state).toBe('deactivated');

    scene.feed.show(shown);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([ACTIVATE]);
    await scene.review();
    expect(new Set((await scene.onTiktok()).map(({ status }) => status))).toEqual(new Set(['ACTIVATE']));
    expect(new Set(await states())).toEqual(new Set(['accepted']));
  });

  test('takes a product off sale that left the feed while it was under review', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    const shown = items(4);
    scene.feed.show(shown);
    await scene.sync();
    scene.feed.show(shown.slice(1));
    await scene.sync();
    await stage.control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
    await scene.review();
    await scene.sync();
    expect((await scene.onTiktok()).map(({ status }) => status)).toEqual([
      'SELLER_DEACTIVATED',
      'ACTIVATE',
      'ACTIVATE',
      'ACTIVATE',
    ]);
  });

  test('sends a price that changed under review once the review is over', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    const shown = items(1);
    scene.feed.show(shown);
    await scene.sync();
    scene.feed.show(edit(shown, 0, { price: '19.90 BRL' }));
    await scene.sync();
    await stage.control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
    await scene.review();
    await scene.sync();
    expect((await scene.onTiktok())[0]!.skus[0]!.price.amount).toBe('19.90');
    expect(await states()).toEqual(['accepted']);
  });

  test('moves an item to the product of its new group', async () => {
    const shown = items(2).map((item, at) => ({
      ...item,
      tags: { 'g:item_group_id': `${scene.client}-g${at}`, 'g:size': at === 0 ? 'P' : 'M' },
    }));
    await listed(shown);
    scene.feed.show(edit(shown, 0, { tags: { 'g:item_group_id': `${scene.client}-g1`, 'g:size': 'P' } }));
    await scene.sync();
    await scene.review();
    await scene.sync();
    const living = (await scene.onTiktok()).filter(({ status }) => status === 'ACTIVATE');
    expect(living.map(({ skus }) => skus.map(({ seller_sku: sku }) => sku).toSorted())).toEqual([
      [shown[0]!.id, shown[1]!.id],
    ]);
    expect(await states()).toEqual(['accepted', 'accepted']);
  });
});

describe('items that cannot be listed', () => {
  test('have named problems while their siblings go on', async () => {
    const [good, free, dear, bare] = items(4) as [TestItem, TestItem, TestItem, TestItem];
    const unsaid = { ...bare, availability: null };
    scene.feed.show([good, { ...free, price: null }, { ...dear, price: '-5.00 BRL' }, unsaid]);
    const report = await scene.sync();
    expect(report.totals).toMatchObject({ sent: 1, blocked: 3 });
    expect(await states()).toEqual(['in-review', 'blocked', 'blocked', 'blocked']);
    for (const id of [free.id, dear.id, bare.id]) {
      const { problems } = await scene.listing(id);
      expect(problems.length).toBeGreaterThan(0);
      const noted = await attemptLogOf(stage.db, 'product').findOne({ client: scene.client, sku: id });
      expect(noted).toMatchObject({ outcome: 'blocked', sent: null });
      expect(noted?.explanation?.['pt-BR'].fix).toBeTruthy();
    }
    expect(await scene.onTiktok()).toHaveLength(1);
  });

  test('wait for a category, and go out when there is one', async () => {
    const settings = (await clientsOf(stage.db).findOne({ _id: scene.client }))!.settings;
    await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: { 'settings.defaultCategoryId': null } });
    scene.feed.show(items(2));
    await scene.sync();
    expect((await scene.listings()).map(({ state, problems }) => [state, problems[0]?.code])).toEqual([
      ['blocked', 'category-not-mapped'],
      ['blocked', 'category-not-mapped'],
    ]);
    await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: { settings } });
    await scene.sync({ rebuild: true });
    expect(await states()).toEqual(['in-review', 'in-review']);
    expect((await scene.listings()).flatMap(({ problems }) => problems)).toEqual([]);
  });

  test('in a category that does not exist are told so', async () => {
    await clientsOf(stage.db).updateOne({ _id: scene.client }, { $set: { 'settings.defaultCategoryId': '1' } });
    scene.feed.show(items(1));
    await scene.sync();
    expect((await scene.listings())[0]).toMatchObject({ state: 'blocked', problems: [{ code: 'category-unknown' }] });
    expect(MUGS).not.toBe('1');
  });
});

describe('a review that fails', () => {
  test('refuses with its reasons; a fix is sent again', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    const shown = items(2);
    scene.feed.show(shown);
    await scene.sync();
    const [first, second] = await scene.onTiktok();
    await stage.control('POST', '/_sandbox/review', {
      approve: [second!.id],
      reject: [{ product_id: first!.id, reason: 'The title is misleading.', position: 'product_name' }],
    });
    await scene.review();
    expect(await states()).toEqual(['refused', 'accepted']);
    expect((await scene.listing(shown[0]!.id)).problems).toMatchObject([
      { code: 'review-failed', params: { reason: 'The title is misleading.', position: 'product_name' } },
    ]);
    const log = await attemptLogOf(stage.db, 'product').findOne({ client: scene.client, outcome: 'refused' });
    expect(log?.explanation?.en.why).toContain('The title is misleading.');

    await scene.takeCalls();
    await scene.sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([]);
    expect((await scene.listing(shown[0]!.id)).state).toBe('refused');

    scene.feed.show(edit(shown, 0, { title: 'Caneca de cerâmica azul de 300 ml' }));
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([FULL]);
    await stage.control('POST', '/_sandbox/review', { approve: [first!.id] });
    await scene.review();
    expect(await states()).toEqual(['accepted', 'accepted']);
    expect((await scene.listing(shown[0]!.id)).problems).toEqual([]);
  });

  test('of an edit leaves what buyers see, and price and stock still go out', async () => {
    await stage.control('POST', '/_sandbox/review', { mode: 'auto', after: '2s' });
    const shown = items(1);
    await listed(shown);
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    const accepted = (await scene.listing(shown[0]!.id)).accepted;
    const bad = edit(shown, 0, { title: 'Caneca milagrosa que cura tudo' });
    scene.feed.show(bad);
    await scene.sync();
    const [product] = await scene.onTiktok();
    await stage.control('POST', '/_sandbox/review', { reject: [{ product_id: product!.id, reason: 'False claims.' }] });
    await scene.review();
    const refused = await scene.listing(shown[0]!.id);
    expect(refused).toMatchObject({ state: 'refused', problems: [{ params: { reason: 'False claims.' } }] });
    expect(refused.accepted).toEqual(accepted);
    expect((await scene.onTiktok())[0]).toMatchObject({ status: 'ACTIVATE', title: product!.title });

    await scene.takeCalls();
    scene.feed.show(edit(bad, 0, { price: '39.90 BRL' }));
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([PRICE]);
    expect(await scene.listing(shown[0]!.id)).toMatchObject({
      state: 'refused',
      problems: [{ code: 'review-failed', params: { reason: 'False claims.' } }],
    });
  });
});

describe('a verdict that was read before the latest send', () => {
  test('does not speak of that send', async () => {
    const [item] = items(1) as [TestItem];
    await listed([item]);
    const [before] = await scene.products();
    const { api } = await scene.openWorker().access.shopOf(scene.client);
    const view = await api.products.get(before!.productId!);
    const accepted = (await scene.listing(item.id)).accepted;
    await stage.control('POST', '/_sandbox/review', { mode: 'manual' });
    scene.feed.show([{ ...item, title: 'Caneca de porcelana branca com tampa' }]);
    await scene.sync();

    await createVerdictKeeper(stage.db)(before!, view!);

    expect(await scene.listing(item.id)).toMatchObject({ state: 'in-review', accepted });
    expect((await scene.products())[0]).toMatchObject({ auditStatus: 'AUDITING' });
  });
});

describe('what TikTok refuses at once', () => {
  afterEach(() => stage.control('DELETE', '/_sandbox/faults'));

  test('is named, not sent again unchanged, and sent again when it changes', async () => {
    const shown = items(2);
    await stage.control('POST', '/_sandbox/faults', { path: '/product/*/products', kind: 'code:12052220', count: 1 });
    scene.feed.show(shown);
    await scene.sync();
    const refused = (await scene.listings()).filter(({ state }) => state === 'blocked');
    expect(refused.map(({ problems }) => problems[0]?.code)).toEqual(['tiktok:12052220']);
    expect(await scene.onTiktok()).toHaveLength(1);
    await scene.takeCalls();
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([]);

    const at = shown.findIndex(({ id }) => id === refused[0]!.sku);
    scene.feed.show(edit(shown, at, { title: 'Caneca de cerâmica azul de 300 ml' }));
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([CREATE]);
    expect(await states()).toEqual(['in-review', 'in-review']);
  });

  test('of a price holds up neither the content nor the other price, and is tried again later', async () => {
    const inGroup = (item: TestItem, color: string): TestItem => ({
      ...item,
      tags: { 'g:item_group_id': `${scene.client}-g`, 'g:color': color },
    });
    const [one, other] = items(2) as [TestItem, TestItem];
    const [first, second] = [inGroup(one, 'Azul'), inGroup(other, 'Verde')];
    await listed([first, second]);
    await stage.control('POST', '/_sandbox/faults', { path: '/**/prices/update', kind: 'code:12052700', count: 1 });
    const title = 'Caneca de porcelana branca com tampa';
    scene.feed.show([
      { ...first, price: '9.90 BRL', title },
      { ...second, title },
    ]);
    await scene.sync();
    expect(writesOf(await scene.takeCalls())).toEqual([PRICE, PARTIAL]);
    expect(await scene.listing(first.id)).toMatchObject({ state: 'blocked', problems: [{ code: 'tiktok:12052700' }] });
    expect((await scene.listing(second.id)).state).toBe('in-review');
    await scene.review();
    await scene.sync({ rebuild: true });
    expect(writesOf(await scene.takeCalls())).toEqual([PRICE]);
    expect(await states()).toEqual(['accepted', 'accepted']);
  });
});

describe('an error of our own in one product', () => {
  test('is named there and holds up no other', async () => {
    const shown = items(3);
    scene.feed.show(shown);
    await scene.sync();
    // A row as no code of ours writes it: building its listing throws.
    await listingsOf(stage.db).updateOne({ client: scene.client, sku: shown[1]!.id }, { $set: { 'item.title': 5 } });
    await productsOf(stage.db).updateMany({ client: scene.client }, { $set: { dueAt: new Date(0) } });
    scene.feed.show(edit(shown, 2, { title: 'Caneca de porcelana branca com tampa' }));
    await scene.sync();
    expect(await scene.listing(shown[1]!.id)).toMatchObject({
      state: 'blocked',
      problems: [{ code: 'product-unexpected-error' }],
    });
    expect(writesOf(await scene.takeCalls()).length).toBeGreaterThanOrEqual(1);
    expect((await scene.listing(shown[2]!.id)).state).toBe('in-review');
  });
});

describe('a dry run', () => {
  test('plans and sends nothing', async () => {
    const shown = items(3);
    await listed(shown);
    scene.feed.show([...edit(shown.slice(0, 2), 0, { price: '9.90 BRL' }), { id: `${scene.client}-new` }]);
    const { runId } = await scene.sync({ dryRun: true });
    expect(await scene.takeCalls()).toEqual([]);
    const plans = await plansOf(stage.db).find({ runId }).sort({ _id: 1 }).toArray();
    expect(plans.map(({ action, skus }) => [action, ...skus])).toEqual([
      ['update-price', shown[0]!.id],
      ['deactivate', shown[2]!.id],
      ['create', `${scene.client}-new`],
    ]);
    expect((await scene.onTiktok()).map(({ skus }) => skus[0]!.price.amount)).toEqual(['49.90', '49.90', '49.90']);
    // And the real run does just that.
    await scene.sync();
    expect(writesOf(await scene.takeCalls()).toSorted()).toEqual([CREATE, PRICE, DEACTIVATE].toSorted());
  });
});

const hashes = (marks: FacetMarks | null) => Object.values(marks ?? {}).map(({ hash }) => hash);

async function states(): Promise<string[]> {
  return (await scene.listings()).map(({ state }) => state);
}
