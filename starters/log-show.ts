import { ATTEMPT_LOGS, attemptLogOf, type AttemptLogKind, type AttemptRow } from '../storage/attempt-logs.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';

export interface LogFilter {
  readonly sku?: string;
  readonly failed?: boolean;
  readonly limit: number;
}

/** The latest attempts of a client, newest first. @throws CommandFailure `log-kind-unknown` */
export async function readLog(
  context: CommandContext,
  client: string,
  kind: string,
  filter: LogFilter,
): Promise<AttemptRow[]> {
  if (!isLogKind(kind)) {
    throw new CommandFailure(
      'log-kind-unknown',
      `There is no log ${kind}.`,
      `Use ${Object.keys(ATTEMPT_LOGS).join(', ')}.`,
    );
  }
  return attemptLogOf(await context.db(), kind)
    .find({
      client,
      ...(filter.sku ? { sku: filter.sku } : {}),
      ...(filter.failed ? { outcome: { $in: ['blocked', 'refused', 'failed', 'unknown'] } } : {}),
    })
    .sort({ at: -1, _id: -1 })
    .limit(filter.limit)
    .toArray();
}

const isLogKind = (kind: string): kind is AttemptLogKind => Object.hasOwn(ATTEMPT_LOGS, kind);
