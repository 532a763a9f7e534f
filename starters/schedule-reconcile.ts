import { limits } from '../config/limits.ts';
import { clientsOf } from '../storage/clients.ts';
import type { CommandContext } from './command-context.ts';
import { productScheduleId, scheduleClient, unscheduleClient, type ScheduleChange } from './schedule-client.ts';

export type Reconciled = Record<ScheduleChange | 'deleted', number>;

/**
 * Makes the schedules what the clients' rows ask for: missing ones created, changed ones updated in place, those of
 * clients that are gone deleted. Never more than 30 changes a second.
 */
export async function reconcileSchedules(context: CommandContext): Promise<Reconciled> {
  const temporal = await context.temporal();
  const clients = await clientsOf(await context.db())
    .find()
    .toArray();
  const done: Reconciled = { created: 0, updated: 0, unchanged: 0, deleted: 0 };
  const wanted = new Set(clients.map((client) => productScheduleId(client._id)));
  for await (const schedule of temporal.schedule.list()) {
    if (!schedule.scheduleId.startsWith(productScheduleId('')) || wanted.has(schedule.scheduleId)) continue;
    await unscheduleClient(temporal, schedule.scheduleId.slice(productScheduleId('').length));
    done.deleted += 1;
  }
  const pauseMs = 1000 / limits.schedule.startsPerSecond;
  for (const client of clients) {
    const change = await scheduleClient(temporal, client, context.config);
    done[change] += 1;
    if (change !== 'unchanged') await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return done;
}
