import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { plansOf, type PlanRow } from '../../storage/plans.ts';
import { listingsOf } from '../../storage/listings.ts';
import type { TestItem } from './feed-host.ts';
import { openScene, openStage, type Scene, type Stage } from './scene.ts';

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

const one = (name: string, rest: Partial<TestItem> = {}): TestItem => ({ id: `${scene.client}-${name}`, ...rest });

/** Reads that a plan needs: the category that a product goes to, with its attributes and rules, and brands. */
const READS = /^GET \/product\/\d{6}\/(categories|brands)/;

async function plansOfRun(runId: string): Promise<Map<string, PlanRow>> {
  const rows = await plansOf(stage.db).find({ runId }).toArray();
  return new Map(rows.map((row) => [row.skus[0]!.slice(scene.client.length + 1), row]));
}

describe('a dry run', () => {
  test('tells the next action of every product, and makes no call but reads of the catalogue', async () => {
    const calm = ['calm', 'quiet', 'still', 'idle', 'mute', 'dull'].map((name) => one(name));
    const shown = [one('price'), one('title'), one('all'), one('away'), ...calm];
    scene.feed.show(shown);
    await scene.sync();
    await scene.review();
    const listings = await listingsOf(stage.db).find({ client: scene.client }).sort({ _id: 1 }).toArray();
    const onTiktok = await scene.onTiktok();
    await scene.takeCalls();
    scene.feed.show([
      one('price', { price: '9.90 BRL' }),
      one('title', { title: 'Caneca de porcelana branca com tampa' }),
      one('all', { title: 'Caneca de porcelana azul com tampa', price: '8.90 BRL', quantity: 3 }),
      ...calm,
      one('new'),
      one('free', { price: null }),
    ]);

    const { runId, totals } = await scene.sync({ dryRun: true, rebuild: true, worker: scene.openWorker() });

    expect((await scene.takeCalls()).filter((call) => !READS.test(call))).toEqual([]);
    expect(totals).toMatchObject({ calls: 0, sent: 0 });
    const plans = await plansOfRun(runId);
    const steps = (name: string) => plans.get(name)!.steps.map(({ action, fields }) => [action, ...fields]);
    expect(steps('price')).toEqual([['update-price']]);
    expect(steps('title')).toEqual([['partial-edit', 'title']]);
    expect(steps('all')).toEqual([['update-stock'], ['update-price'], ['partial-edit', 'title']]);
    expect(steps('away')).toEqual([['deactivate']]);
    expect(steps('new')).toEqual([['create']]);
    expect(steps('free')).toEqual([['blocked']]);
    expect(plans.get('free')!.problems.map(({ code }) => code)).toContain('price-missing');
    // Nothing that is kept of products changed either, and the run that follows does what was told.
    expect(await listingsOf(stage.db).find({ client: scene.client }).sort({ _id: 1 }).toArray()).toEqual(listings);
    expect(await scene.onTiktok()).toEqual(onTiktok);
    await scene.sync();
    const done = (await scene.takeCalls()).filter((call) => call.includes('/products') && !call.startsWith('GET'));
    const writes = done.map((call) => call.replace(/^.*\/product\/\d+\/products/, '').replace('/{id}', ''));
    expect(writes.toSorted()).toEqual(
      [
        '',
        '/deactivate',
        '/inventory/update',
        '/partial_edit',
        '/partial_edit',
        '/prices/update',
        '/prices/update',
      ].toSorted(),
    );
  });
});
