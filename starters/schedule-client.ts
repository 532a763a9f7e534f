import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';
import { createHash } from 'node:crypto';
import type { Config } from '../config/environment.ts';
import { limits } from '../config/limits.ts';
import type { ClientRow } from '../storage/clients.ts';
import { ORCHESTRATION } from './queues.ts';

export const productScheduleId = (client: string): string => `products:${client}`;

/** The workflow of `workflows/sync-client.ts`. */
const SYNC_WORKFLOW = 'syncClient';

export type ScheduleChange = 'created' | 'updated' | 'unchanged';

/**
 * Brings a client's schedule in line with its row: created, changed in place, or left alone. An operator's pause and
 * note survive; a paused client's schedule is paused.
 */
export async function scheduleClient(temporal: Client, client: ClientRow, config: Config): Promise<ScheduleChange> {
  const wanted = describeSchedule(client, config);
  const paused = client.state === 'paused';
  try {
    await temporal.schedule.create({ ...wanted, state: { paused, note: paused ? 'Client paused' : '' } });
    return 'created';
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
  const handle = temporal.schedule.getHandle(wanted.scheduleId);
  const present = await handle.describe();
  if (paused !== present.state.paused && (paused || present.state.note === 'Client paused')) {
    await (paused ? handle.pause('Client paused') : handle.unpause('Client resumed'));
  }
  if (sameSchedule(present, wanted)) return 'unchanged';
  await handle.update((previous) => ({ ...wanted, state: previous.state }));
  return 'updated';
}

/** Removes a client's schedule; one that is not there is fine. */
export async function unscheduleClient(temporal: Client, client: string): Promise<void> {
  try {
    await temporal.schedule.getHandle(productScheduleId(client)).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}

type Wanted = ScheduleOptions & { action: { workflowType: string; args: [{ client: string; name: string }] } };

function describeSchedule(client: ClientRow, config: Config): Wanted {
  return {
    scheduleId: productScheduleId(client._id),
    spec: {
      intervals: [{ every: config.syncIntervalMs, offset: offsetOf(client._id, config.syncIntervalMs) }],
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: limits.schedule.catchupMs },
    action: {
      type: 'startWorkflow',
      workflowType: SYNC_WORKFLOW,
      workflowId: `sync:${client._id}`,
      taskQueue: ORCHESTRATION,
      args: [{ client: client._id, name: client.name }],
      staticSummary: `Scheduled sync of ${client.name}`,
    },
  } as Wanted;
}

/** Spread over the interval by the client's hash, whole seconds, so that clients never start together. */
function offsetOf(client: string, intervalMs: number): number {
  const spread = createHash('sha256').update(client).digest().readUInt32BE(0);
  return (spread % Math.max(1, Math.floor(intervalMs / 1000))) * 1000;
}

function sameSchedule(
  present: Awaited<ReturnType<ReturnType<Client['schedule']['getHandle']>['describe']>>,
  wanted: Wanted,
): boolean {
  const interval = present.spec.intervals?.[0];
  const asked = wanted.spec.intervals?.[0];
  return (
    present.spec.intervals?.length === 1 &&
    Number(interval?.every) === Number(asked?.every) &&
    Number(interval?.offset ?? 0) === Number(asked?.offset ?? 0) &&
    present.action.workflowType === wanted.action.workflowType &&
    JSON.stringify(present.action.args) === JSON.stringify(wanted.action.args)
  );
}
