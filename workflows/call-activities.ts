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
}

/**
 * Proxies of one retry class. `bulk` survives an API that is down for hours and reports its cursor by heartbeat;
 * `interactive` has a person waiting and gives up after two minutes.
 * The queue carries the same suffix as the workflow's own (`orchestration-x` → `feed-x`): tests run side by side.
 */
export function callActivities<A>(options: CallOptions) {
  const taskQueue = workflowInfo().taskQueue.replace('orchestration', options.queue);
  return proxyActivities<A>({
    ...CLASSES[options.kind],
    taskQueue,
    priority: { priorityKey: options.priority, fairnessKey: options.client },
  });
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
