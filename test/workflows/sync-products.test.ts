import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { SyncResult } from '../../workflows/sync-input.ts';
import { until } from '../until.ts';
import { COUNTS, historyOf, openWorld, SENT, type Scene, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('temporalAddress'));
});
afterAll(() => world.close());

const start = (scene: Scene, input: object = {}, workflow = 'updateProducts') =>
  world.start(workflow, 'products', scene, { trigger: 'command', ...input });

async function run(scene: Scene, input: object = {}, workflow = 'updateProducts'): Promise<SyncResult> {
  return (await (await start(scene, input, workflow)).result()) as SyncResult;
}

/** Asked before each publication; without news none of them asks TikTok. */
const PREPARED = ['readExistingProducts', 'suggestCategories', 'checkBrands'];
const SENDING = [...PREPARED, 'publishProducts', 'pollReviews'];
const PHASES = ['readFeed', 'applyFeedChanges', 'finishFeedRun', 'enrichListings', ...SENDING];

describe.concurrent('a synchronisation', () => {
  it('reads, applies, enriches, publishes and reviews, in this order', async () => {
    const scene = world.scene();
    const result = await run(scene, { warehouseId: '77' });
    expect(scene.names()).toEqual(PHASES);
    expect(result).toEqual({
      outcome: 'published',
      runId: expect.stringMatching(/^[\w-]+-0$/),
      totals: { ...COUNTS, products: 4, calls: 4, sent: 4, blocked: 0, queued: 0, postponed: 0 },
      problem: null,
    });
    const { client } = scene;
    const { runId } = result;
    expect(scene.of('readFeed')).toEqual([
      {
        client,
        runId,
        trigger: 'command',
        source: null,
        oldSource: null,
        workflowId: `products:${client}`,
        dryRun: false,
      },
    ]);
    expect(scene.of('finishFeedRun')).toEqual([{ client, runId, source: null }]);
    expect(scene.of('publishProducts')).toEqual([
      { client, runId, cursor: null, dryRun: false, overlay: false, everything: false, warehouseId: '77' },
    ]);
  });

  it('has every product looked at again when it builds anew', async () => {
    const scene = world.scene();
    await run(scene, {}, 'generateProducts');
    const [read, apply, finish, enrich, ...rest] = PHASES;
    expect(scene.names()).toEqual([read, apply, finish, 'markAllProducts', enrich, 'explainLeftOut', ...rest]);
  });

  it('applies nothing of an unchanged feed, and still sends what is due', async () => {
    const scene = world.scene({ readFeed: async () => ({ outcome: 'unchanged', counts: {}, problem: null }) });
    expect((await run(scene)).outcome).toBe('unchanged');
    expect(scene.names()).toEqual(['readFeed', 'enrichListings', ...SENDING]);
  });

  it('names the problem of a feed that cannot be used, also where a later trouble follows', async () => {
    const scene = world.scene({
      readFeed: async () => ({ outcome: 'failed', counts: {}, problem: 'feed-not-found' }),
      publishProducts: async () => ({ ...SENT, lastError: 'TikTok was slow' }),
    });
    const handle = await start(scene);
    expect(await handle.result()).toMatchObject({ outcome: 'source-failed', problem: 'feed-not-found' });
    expect(scene.names()).not.toContain('applyFeedChanges');
    expect((await handle.describe()).searchAttributes.Status).toEqual(['source-failed']);
  });

  it('passes another source, and the document to compare with', async () => {
    const scene = world.scene();
    await run(scene, { source: 'upload:new', oldSource: 'upload:old' });
    expect(scene.of('readFeed')[0]).toMatchObject({ source: 'upload:new', oldSource: 'upload:old' });
    expect(scene.of('finishFeedRun')[0]).toMatchObject({ source: 'upload:new' });
  });
});

describe.concurrent('slices', () => {
  /** Three slices of each kind. */
  const next = (cursor: string | null) => (cursor === null ? 'a' : cursor === 'a' ? 'b' : null);
  const sliced = () =>
    world.scene({
      applyFeedChanges: async ({ cursor }) => ({ next: next(cursor), applied: 1 }),
      enrichListings: async ({ cursor }) => ({ next: next(cursor), skus: 1 }),
      publishProducts: async ({ cursor }) => ({ ...SENT, next: next(cursor), products: 2, calls: 1 }),
      pollReviews: async ({ cursor }) => ({ next: next(cursor), products: 1 }),
    });
  const cursors = (scene: Scene) =>
    (['applyFeedChanges', 'enrichListings', 'publishProducts', 'pollReviews'] as const).map((name) =>
      scene.of(name).map(({ cursor }) => cursor),
    );
  const ALL = Array.from({ length: 4 }, () => [null, 'a', 'b']);

  it('follow their cursors to the end', async () => {
    const scene = sliced();
    const result = await run(scene);
    expect(cursors(scene)).toEqual(ALL);
    expect(result.totals).toMatchObject({ products: 6, calls: 3 });
  });

  // 3 is the number of slices of a phase: a run that handed over after the last one would begin the phase again.
  it.each([2, 3])('are each done once when the history is handed over every %i slices', async (slicesPerRun) => {
    const scene = sliced();
    const handle = await start(scene, { pace: { slicesPerRun } });
    const result = (await handle.result()) as SyncResult;
    expect(cursors(scene)).toEqual(ALL);
    expect(scene.of('readFeed')).toHaveLength(1);
    expect(scene.of('finishFeedRun')).toHaveLength(1);
    expect(new Set(scene.calls.flatMap(({ input }) => input.runId ?? []))).toEqual(new Set([result.runId]));
    expect(result).toMatchObject({ outcome: 'published', totals: { ...COUNTS, products: 6, calls: 3 } });
    const first = await world.temporal.workflow.getHandle(handle.workflowId, handle.firstExecutionRunId).describe();
    expect(first.status.name).toBe('CONTINUED_AS_NEW');
  });
});

describe.concurrent('a dry run', () => {
  it('plans and calls nothing that writes to listings, products or TikTok', async () => {
    const scene = world.scene();
    const result = await run(scene, { dryRun: true }, 'generateProducts');
    expect(scene.names()).toEqual(['readFeed', 'publishProducts']);
    expect(scene.of('readFeed')[0]).toMatchObject({ dryRun: true });
    expect(scene.of('publishProducts')[0]).toMatchObject({ dryRun: true, overlay: true, everything: true });
    expect(result.outcome).toBe('planned');
  });

  it('says that the run would be held, and waits for nobody', async () => {
    const scene = world.scene({ readFeed: async () => ({ outcome: 'held', counts: COUNTS, problem: null }) });
    expect((await run(scene, { dryRun: true })).outcome).toBe('held');
    expect(scene.of('publishProducts')[0]).toMatchObject({ overlay: true, everything: false });
  });

  it('does not look through changes that are not there', async () => {
    const scene = world.scene({ readFeed: async () => ({ outcome: 'unchanged', counts: {}, problem: null }) });
    expect((await run(scene, { dryRun: true })).outcome).toBe('unchanged');
    expect(scene.of('publishProducts')[0]).toMatchObject({ overlay: false });
  });
});

describe.concurrent('postponed products', () => {
  const pace = { passRestMs: 1 };

  it('get another look in the same run', async () => {
    let looks = 0;
    const scene = world.scene({
      publishProducts: async () => ({ ...SENT, products: 1, postponed: looks++ < 2 ? 1 : 0, lastError: 'slow' }),
    });
    const result = await run(scene, { pace });
    expect(scene.of('publishProducts').map(({ cursor }) => cursor)).toEqual([null, null, null]);
    expect(result.totals.postponed).toBe(0);
  });

  it('are left to the next run after five more looks', async () => {
    const scene = world.scene({ publishProducts: async () => ({ ...SENT, postponed: 2, lastError: 'slow' }) });
    const result = await run(scene, { pace: { ...pace, slicesPerRun: 4 } });
    expect(scene.of('publishProducts')).toHaveLength(6);
    expect(result.totals.postponed).toBe(2);
    expect(scene.names().at(-1)).toBe('pollReviews');
  });
});

describe.concurrent('an activity that fails', () => {
  it('is repeated where that may help', async () => {
    let tries = 0;
    const scene = world.scene({
      enrichListings: async () => {
        if (++tries === 1) throw ApplicationFailure.create({ type: 'VtexUnavailable', nextRetryDelay: 1 });
        return { next: null, skus: 0 };
      },
    });
    expect((await run(scene)).outcome).toBe('published');
    expect(scene.names()).toEqual([...PHASES.slice(0, 4), ...PHASES.slice(3)]);
  });

  it('ends the run under its stable type where it may not, and operators see why', async () => {
    const scene = world.scene({
      publishProducts: async () => {
        throw ApplicationFailure.nonRetryable('The credentials were rejected', 'TiktokShopCredentialsRejected');
      },
    });
    const handle = await start(scene);
    await expect(handle.result()).rejects.toMatchObject({
      cause: { cause: { type: 'TiktokShopCredentialsRejected', message: 'The credentials were rejected' } },
    });
    expect(scene.of('publishProducts')).toHaveLength(1);
    expect(scene.names()).not.toContain('pollReviews');
    const described = await handle.describe();
    expect(described.status.name).toBe('FAILED');
    expect(described.searchAttributes.Status).toEqual(['failed']);
    expect(await detailsOf(handle.workflowId)).toContain('Last problem: The credentials were rejected');
  });
});

describe.concurrent('a cancelled run', () => {
  it('says so and sends nothing more', async () => {
    const scene = world.scene({ readFeed: async () => ({ outcome: 'held', counts: COUNTS, problem: null }) });
    const handle = await start(scene);
    await until(async () => (await handle.describe()).searchAttributes.Status?.[0] === 'held');
    await handle.cancel();
    await expect(handle.result()).rejects.toMatchObject({ cause: { name: 'CancelledFailure' } });
    expect(scene.names()).toEqual(['readFeed']);
    expect((await handle.describe()).searchAttributes.Status).toEqual(['cancelled']);
  });
});

describe.concurrent('what operators see', () => {
  it('is one line for each step, the counts, and the outcome', async () => {
    const scene = world.scene({
      applyFeedChanges: async ({ cursor }) => ({ next: cursor ? null : '500', applied: 1 }),
    });
    const handle = await start(scene, {}, 'generateProducts');
    await handle.result();
    const described = await handle.describe();
    expect(await described.staticSummary()).toBe('Test of generateProducts');
    expect(described.searchAttributes).toMatchObject({
      ClientId: [scene.client],
      Kind: ['product'],
      Status: ['published'],
    });
    const details = await detailsOf(handle.workflowId);
    expect(details).toContain('**published**');
    expect(details).toContain('4 items (4 ids, 0 rejected): 4 added, 0 changed, 0 removed, 0 unchanged');
    expect(details).toContain('4 looked at, 4 sent with 4 calls, 0 blocked, 0 queued, 0 postponed');
    const scheduled = (await historyOf(handle)).events.filter(({ eventType }) => eventType.endsWith('TASK_SCHEDULED'));
    const summaries = scheduled.flatMap(({ eventType, userMetadata }) =>
      eventType.includes('ACTIVITY') ? [text(userMetadata?.summary?.data)] : [],
    );
    expect(summaries).toEqual([
      'Read the feed',
      'Apply changes from the start',
      'Apply changes after 500',
      'Note the feed as applied',
      'Mark every product for another look',
      'Ask VTEX for what lacks, from the start',
      'Find SKUs of VTEX that the feed lacks, from the start',
      'Read every product on the shop',
      'Find categories for products without one, from the start',
      'Look whether brands are to be matched',
      'Publish products from the start',
      'Look at open reviews from the start',
    ]);
  });

  it('asks each service on its own queue, for this client, behind orders', async () => {
    const scene = world.scene();
    const handle = await start(scene);
    await handle.result();
    expect(scene.calls.map(({ queue }) => queue)).toEqual([
      'feed',
      'feed',
      'feed',
      'vtex',
      ...SENDING.map(() => 'tiktok'),
    ]);
    for (const { activityTaskScheduledEventAttributes: asked } of (await historyOf(handle)).events) {
      if (asked) expect(asked).toMatchObject({ priority: { priorityKey: 4, fairnessKey: scene.client } });
    }
  });

  it('answers a query for its progress', async () => {
    const scene = world.scene();
    const handle = await start(scene);
    await handle.result();
    expect(await handle.query('readProgress')).toMatchObject({ phase: 'done', totals: COUNTS });
  });
});

/** Only strings of ids, counts, cursors and codes: what activities saw of a shop never comes into a history. */
it('keeps nothing in its history but ids, cursors and counts', async () => {
  const scene = world.scene();
  const handle = await start(scene, { source: 'upload:1', warehouseId: '77' });
  await handle.result();
  const said = (await historyOf(handle)).events.flatMap((event) => payloadsOf(event));
  const known =
    /^(upload:1|77|command|product|published|running|null|\d+|true|false|read|[\w-]*client-[\w:-]+|[\w-]+-0|products:.*|due|link-existing|match-brands)$/;
  const fields = said.flatMap(leavesOf).filter((leaf) => !known.test(leaf));
  expect(fields).toEqual([]);
});

async function detailsOf(workflowId: string): Promise<string> {
  return world.temporal.workflow
    .getHandle(workflowId)
    .query<string>('__temporal_workflow_metadata')
    .then((metadata) => (metadata as unknown as { currentDetails: string }).currentDetails);
}

const text = (base64: string | undefined): string =>
  base64 === undefined ? '' : (JSON.parse(Buffer.from(base64, 'base64').toString()) as string);

/** Every JSON value that a history event carries as a payload, summaries aside. */
function payloadsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { data, metadata } = value as { data?: unknown; metadata?: unknown };
  if (typeof data === 'string' && metadata) return [JSON.parse(Buffer.from(data, 'base64').toString())];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'userMetadata' ? [] : payloadsOf(inner)));
}

function leavesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(leavesOf);
}
