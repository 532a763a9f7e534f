import { proxyActivities, workflowInfo, type ActivityOptions } from '@temporalio/workflow';

/** Where an activity runs: one task queue per external service, so that a slow one never holds up another. */
export type ActivityQueue = 'feed' | 'vtex' | 'tiktok';

/** Priorities of the house: 1 orders and stock to zero … 5 full synchronisation. */
export type PriorityKey = 1 | 2 | 3 | 4 | 5;

interface CallOptions {
  readonly queue: ActivityQueue;
  readonly client: string;
  readonly priority: PriorityKey;
  readonly kind: 'bulk' | 'interactive';
  /** For `bulk`, where a run has a pace of its own. */
  readonly pace?: { readonly heartbeatMs: number; readonly longestRetryMs: number };
}

/** The activities of `A`; each call says in one line what it is for, as an operator reads it in the Web UI. */
export type ActivityCalls<A> = {
  [K in keyof A]: A[K] extends (input: infer I) => Promise<infer R> ? (input: I, summary: string) => Promise<R> : never;
};

/**
 * Calls of one retry class. `bulk` survives an API that is down for hours and reports that it lives by heartbeat;
 * `interactive` has a person waiting and gives up after two minutes.
 * The queue carries the same suffix as the workflow's own (`orchestration-x` → `feed-x`): tests run side by side.
 */
export function callActivities<A>(options: CallOptions): ActivityCalls<A> {
  const taskQueue = workflowInfo().taskQueue.replace('orchestration', options.queue);
  const activities = proxyActivities<Record<string, (input: unknown) => Promise<unknown>>>({
    ...(options.pace && options.kind === 'bulk' ? bulkAt(options.pace) : CLASSES[options.kind]),
    taskQueue,
    priority: { priorityKey: options.priority, fairnessKey: options.client },
  });
  return new Proxy({} as ActivityCalls<A>, {
    get: (_calls, name: string) => (input: unknown, summary: string) =>
      activities[name]!.executeWithOptions({ summary }, [input]),
  });
}

/** The retry class `bulk` at another pace. */
function bulkAt({ heartbeatMs, longestRetryMs }: NonNullable<CallOptions['pace']>): ActivityOptions {
  const { retry, ...others } = CLASSES.bulk;
  return { ...others, heartbeatTimeout: heartbeatMs, retry: { ...retry, maximumInterval: longestRetryMs } };
}

const CLASSES: Record<CallOptions['kind'], ActivityOptions> = {
  bulk: {
    startToCloseTimeout: '45 minutes',
    scheduleToCloseTimeout: '24 hours',
    heartbeatTimeout: '60 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  },
  interactive: {
    startToCloseTimeout: '60 seconds',
    scheduleToCloseTimeout: '2 minutes',
    retry: { initialInterval: '500 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
  },
};
