import { WorkflowUpdateFailedError, type WorkflowHandle } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { SyncProgress, SyncResult } from '../../workflows/sync-input.ts';
import { until } from '../until.ts';
import { COUNTS, openWorld, type Fakes, type Scene, type World } from './open-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(inject('temporalAddress'));
});
afterAll(() => world.close());

const HELD = async () => ({ outcome: 'held' as const, counts: COUNTS, problem: null });
/** Looked at again all the time, or practically never. */
const OFTEN = { heldPollMs: 20 };
const NEVER = { heldPollMs: 3_600_000 };

interface Held {
  scene: Scene;
  handle: WorkflowHandle;
  runId: string;
  decide(decision: 'approve' | 'reject', approvalId?: string): Promise<string>;
}

/** A run whose first document would change too much. */
async function hold(pace: object, fakes: Fakes = {}): Promise<Held> {
  const scene = world.scene({ readFeed: HELD, ...fakes });
  const handle = await world.start('updateProducts', 'products', scene, { trigger: 'command', pace });
  await until(async () => (await progressOf(handle)).phase === 'held');
  const { runId } = scene.of('readFeed')[0] as { runId: string };
  const decide = (decision: 'approve' | 'reject', approvalId = runId) =>
    handle.executeUpdate<string, [object]>('decideApproval', { args: [{ approvalId, decision, by: 'ana' }] });
  return { scene, handle, runId, decide };
}

const progressOf = (handle: WorkflowHandle) => handle.query<SyncProgress>('readProgress');
const resultOf = (handle: WorkflowHandle) => handle.result() as Promise<SyncResult>;
const NOT_OPEN = { cause: { type: 'ApprovalNotOpen' } };

it.concurrent('waits, says so, and applies what is approved', async () => {
  const { scene, handle, runId, decide } = await hold(NEVER);
  expect(scene.names()).toEqual(['readFeed']);
  expect((await handle.describe()).searchAttributes.Status).toEqual(['held']);
  expect(await decide('approve')).toBe('applying');
  expect(await resultOf(handle)).toMatchObject({ outcome: 'published', runId });
  expect(scene.of('recordDecision')).toEqual([{ client: scene.client, runId, decision: 'approve', by: 'ana' }]);
  expect(scene.of('applyFeedChanges')).toEqual([{ client: scene.client, runId, cursor: null }]);
});

it.concurrent('ends rejected, with nothing applied, where an operator says no', async () => {
  const { scene, handle, decide } = await hold(NEVER);
  await decide('reject');
  expect((await resultOf(handle)).outcome).toBe('rejected');
  expect(scene.names().slice(0, 3)).toEqual(['readFeed', 'recordDecision', 'enrichListings']);
  expect(scene.names()).not.toContain('applyFeedChanges');
  expect((await handle.describe()).searchAttributes.Status).toEqual(['rejected']);
});

it.concurrent('refuses a word on another approval and goes on waiting', async () => {
  const { scene, handle, decide } = await hold(NEVER);
  const refused = decide('approve', 'another-0');
  await expect(refused).rejects.toBeInstanceOf(WorkflowUpdateFailedError);
  await expect(refused).rejects.toMatchObject(NOT_OPEN);
  expect((await progressOf(handle)).phase).toBe('held');
  expect(scene.names()).toEqual(['readFeed']);
  await decide('reject');
  await handle.result();
});

it.concurrent('lets the first of two words count and refuses the second', async () => {
  let record = (): void => undefined;
  const isRecorded = new Promise<void>((resolve) => (record = resolve));
  const { scene, handle, decide } = await hold(NEVER, { recordDecision: () => isRecorded });
  const first = decide('approve');
  await until(() => scene.names().includes('recordDecision'));
  await expect(decide('reject')).rejects.toMatchObject(NOT_OPEN);
  record();
  expect(await first).toBe('applying');
  expect((await resultOf(handle)).outcome).toBe('published');
  expect(scene.of('recordDecision')).toHaveLength(1);
});

it.concurrent('refuses a word on a run that waits for nothing', async () => {
  const { handle, decide } = await hold(NEVER);
  await decide('approve');
  await handle.result();
  await expect(decide('approve')).rejects.toThrow();
});

it.concurrent('looks again and again while the same document stays, also through a handed over history', async () => {
  const { scene, handle, runId, decide } = await hold({ ...OFTEN, slicesPerRun: 2 });
  await until(() => scene.of('readHeldAgain').length > 2);
  expect(scene.of('readHeldAgain').map((input) => input.runId)).toEqual(scene.of('readHeldAgain').map(() => runId));
  await decide('approve');
  expect(await resultOf(handle)).toMatchObject({ outcome: 'published', runId });
  expect(scene.of('readFeed')).toHaveLength(1);
});

it.concurrent('is released by a good feed, which is applied in its place', async () => {
  const { scene, handle, runId } = await hold(OFTEN, {
    readHeldAgain: async ({ nextRunId }) => ({ outcome: 'read', runId: nextRunId, counts: { ...COUNTS, added: 1 } }),
  });
  const result = await resultOf(handle);
  expect(result).toMatchObject({ outcome: 'published', totals: { added: 1 } });
  expect(result.runId).not.toBe(runId);
  expect(scene.of('applyFeedChanges')).toEqual([{ client: scene.client, runId: result.runId, cursor: null }]);
  expect(scene.names()).not.toContain('recordDecision');
  expect((await handle.describe()).searchAttributes.Status).toEqual(['published']);
});

it.concurrent('ends unchanged where the feed is again the one applied last', async () => {
  const { scene, handle } = await hold(OFTEN, {
    readHeldAgain: async ({ nextRunId }) => ({ outcome: 'unchanged', runId: nextRunId, counts: {} }),
  });
  expect((await resultOf(handle)).outcome).toBe('unchanged');
  expect(scene.names()).not.toContain('applyFeedChanges');
});

it.concurrent('waits for a new word where another held document takes the place of the first', async () => {
  let looks = 0;
  const { handle, runId, decide, scene } = await hold(OFTEN, {
    readHeldAgain: async ({ runId: held, nextRunId }) =>
      looks++ === 0
        ? { outcome: 'held', runId: nextRunId, counts: { ...COUNTS, removed: 9 } }
        : { outcome: 'still-held', runId: held, counts: {} },
  });
  await until(async () => (await progressOf(handle)).runId !== runId);
  await expect(decide('approve')).rejects.toMatchObject(NOT_OPEN);
  const { runId: second, totals } = await progressOf(handle);
  expect(totals.removed).toBe(9);
  expect(await decide('approve', second)).toBe('applying');
  expect((await resultOf(handle)).runId).toBe(second);
  expect(scene.of('recordDecision')).toMatchObject([{ runId: second }]);
});

/** A look at the feed that takes until the test says what it found. */
function slowLook() {
  let say = (_outcome: 'still-held' | 'read' | 'held'): void => undefined;
  const said = new Promise<'still-held' | 'read' | 'held'>((resolve) => (say = resolve));
  let looks = 0;
  const readHeldAgain: Fakes['readHeldAgain'] = async ({ runId, nextRunId }) => {
    const outcome = looks++ === 0 ? await said : 'still-held';
    return outcome === 'still-held' ? { outcome, runId, counts: {} } : { outcome, runId: nextRunId, counts: COUNTS };
  };
  return { say, readHeldAgain };
}

async function decideDuringLook(found: 'still-held' | 'read' | 'held', pace: object = {}) {
  const { say, readHeldAgain } = slowLook();
  const held = await hold({ ...OFTEN, ...pace }, { readHeldAgain });
  await until(() => held.scene.of('readHeldAgain').length === 1);
  const update = await held.handle.startUpdate<string, [object]>('decideApproval', {
    args: [{ approvalId: held.runId, decision: 'approve', by: 'ana' }],
    waitForStage: 'ACCEPTED',
  });
  say(found);
  return { ...held, answer: update.result() };
}

it.concurrent('carries out a word that came while the same document was read again', async () => {
  const { handle, answer, runId } = await decideDuringLook('still-held');
  expect(await answer).toBe('applying');
  expect(await resultOf(handle)).toMatchObject({ outcome: 'published', runId });
});

it.concurrent('answers a word before it hands over its history', async () => {
  const { handle, answer, scene } = await decideDuringLook('still-held', { slicesPerRun: 1 });
  expect(await answer).toBe('applying');
  expect((await resultOf(handle)).outcome).toBe('published');
  expect(scene.of('recordDecision')).toHaveLength(1);
});

it.concurrent.each(['read', 'held'] as const)(
  'refuses a word on a document that went meanwhile (now: %s)',
  async (found) => {
    const { handle, answer, scene, decide } = await decideDuringLook(found);
    await expect(answer).rejects.toMatchObject(NOT_OPEN);
    if (found === 'held') await decide('reject', (await progressOf(handle)).runId);
    expect((await resultOf(handle)).outcome).toBe(found === 'held' ? 'rejected' : 'published');
    expect(scene.of('recordDecision').map(({ decision }) => decision)).toEqual(found === 'held' ? ['reject'] : []);
  },
);
