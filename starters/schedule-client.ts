import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleDescription,
  type ScheduleHandle,
} from '@temporalio/client';
import { createHash } from 'node:crypto';
import type { Config } from '../config/environment.ts';
import { limits } from '../config/limits.ts';
import type { ClientRow } from '../storage/clients.ts';
import { ORCHESTRATION } from './queues.ts';

export const productScheduleId = (client: string): string => `products:${client}`;

/** The workflow of `workflows/sync-client.ts`. */
const SYNC_WORKFLOW = 'syncClient';

/** Notes by which our own pauses are told from an operator's. */
const PAUSED = 'Client paused';
const RESUMED = 'Client resumed';

export type ScheduleChange = 'created' | 'updated' | 'unchanged';

/**
 * Brings a client's schedule in line with its row: created, changed in place, or left alone. An operator's pause and
 * note survive; a paused client's schedule is paused.
 */
export async function scheduleClient(temporal: Client, client: ClientRow, config: Config): Promise<ScheduleChange> {
  const handle = temporal.schedule.getHandle(productScheduleId(client._id));
  const wanted = describeSchedule(client, config);
  const isPaused = client.state === 'paused';
  let present = await describe(handle);
  if (!present) {
    try {
      const state = { paused: isPaused, note: isPaused ? PAUSED : '' };
      await temporal.schedule.create({ scheduleId: handle.scheduleId, ...wanted, state });
      return 'created';
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      present = await handle.describe();
    }
  }
  const isSwitched = await switchPause(handle, present, isPaused);
  const isSame = factsOf(present) === factsOf(wanted);
  if (!isSame) await handle.update((previous) => ({ ...wanted, state: previous.state }));
  return isSame && !isSwitched ? 'unchanged' : 'updated';
}

/** Removes a client's schedule; one that is not there is fine. */
export async function unscheduleClient(temporal: Client, client: string): Promise<void> {
  try {
    await temporal.schedule.getHandle(productScheduleId(client)).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}

async function describe(handle: ScheduleHandle): Promise<ScheduleDescription | null> {
  try {
    return await handle.describe();
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return null;
    throw error;
  }
}

/** Pauses for a paused client; ends our own pause only, never an operator's. */
async function switchPause(
  handle: ScheduleHandle,
  { state }: ScheduleDescription,
  isPaused: boolean,
): Promise<boolean> {
  if (isPaused === state.paused) return false;
  if (isPaused) await handle.pause(PAUSED);
  else if (state.note === PAUSED) await handle.unpause(RESUMED);
  else return false;
  return true;
}

function describeSchedule(client: ClientRow, config: Config) {
  const every = config.syncIntervalMs;
  return {
    spec: { intervals: [{ every, offset: offsetOf(client._id, every) }], jitter: Math.floor(every / JITTER_SHARE) },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: limits.schedule.catchupMs },
    action: {
      type: 'startWorkflow' as const,
      workflowType: SYNC_WORKFLOW,
      workflowId: `sync:${client._id}`,
      taskQueue: ORCHESTRATION,
      args: [{ client: client._id, name: client.name }],
      staticSummary: `Scheduled sync of ${client.name}`,
      searchAttributes: { ClientId: [client._id], Kind: ['schedule'] },
    },
  };
}

/** A tenth of the interval: clients whose offsets fall together do not start in the same moment each time. */
const JITTER_SHARE = 10;

/** Spread over the interval by the client's hash, whole seconds, so that clients never start together. */
function offsetOf(client: string, intervalMs: number): number {
  const spread = createHash('sha256').update(client).digest().readUInt32BE(0);
  return (spread % Math.max(1, Math.floor(intervalMs / 1000))) * 1000;
}

/** What makes two schedules the same, as text. */
function factsOf({
  spec,
  policies,
  action,
}: Pick<ScheduleDescription, 'spec' | 'action' | 'policies'> | Wanted): string {
  return JSON.stringify([
    spec.intervals?.map(({ every, offset }) => [every, offset ?? 0]),
    spec.jitter ?? 0,
    policies.overlap,
    policies.catchupWindow,
    action.workflowType,
    action.workflowId,
    action.taskQueue,
    action.args,
    action.searchAttributes?.ClientId,
    action.searchAttributes?.Kind,
  ]);
}

type Wanted = ReturnType<typeof describeSchedule>;
