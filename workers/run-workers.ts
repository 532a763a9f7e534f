import { NativeConnection, Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { openActivities } from '../activities/open-activities.ts';
import type { Config } from '../config/environment.ts';
import { limits } from '../config/limits.ts';
import { activitySettings } from './activity-settings.ts';

/** What one process may do; `all` on a small machine, one each where they are scaled by themselves. */
export const ROLES = ['orchestration', 'feed', 'vtex', 'tiktok'] as const;
export type Role = (typeof ROLES)[number];

export interface WorkersOptions {
  readonly config: Config;
  readonly roles: readonly Role[];
  readonly log: Logger;
  /** Appended to every queue's name, so that tests run side by side. */
  readonly queueSuffix?: string;
  /** Ends the workers by draining; SIGTERM and SIGINT do the same. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the workers of these roles until told to stop, then drains: running activities get 15 s to reach a safe
 * point, MongoDB closes last. Resolves when everything is closed.
 */
export async function runWorkers({ config, roles, log, queueSuffix = '', signal }: WorkersOptions): Promise<void> {
  const activities = await openActivities({
    mongodbUri: config.mongodbUri,
    encryptionKeys: config.encryptionKeys,
    settings: activitySettings(config),
    tiktokRate: limits.tiktokShop,
    vtexRate: limits.vtex,
    log,
  });
  const connection = await NativeConnection.connect({
    address: config.temporal.address,
    apiKey: config.temporal.apiKey,
    tls: config.temporal.tls,
  });
  try {
    const workers: Worker[] = [];
    for (const role of roles) {
      workers.push(
        await Worker.create({
          connection,
          namespace: config.temporal.namespace,
          taskQueue: `${role}${queueSuffix}`,
          shutdownGraceTime: limits.worker.shutdownGraceMs,
          // After the grace time and a last word from the activities, the process must not hang.
          shutdownForceTime: limits.worker.shutdownGraceMs * 2,
          ...(role === 'orchestration'
            ? { workflowsPath: new URL('../workflows/index.ts', import.meta.url).pathname }
            : { activities: activities[role], maxConcurrentActivityTaskExecutions: CONCURRENT[role] }),
        }),
      );
    }
    log.info({ roles }, 'workers run');
    const stop = (): void => {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) queueMicrotask(stop);
    // The runtime's own handlers for SIGINT and SIGTERM shut the workers down; here only the wait for all of them.
    await Promise.all(workers.map((worker) => worker.run()));
  } finally {
    await connection.close();
    await activities.close();
    log.info({ roles }, 'workers stopped');
  }
}

/**
 * Activity slots per process. A `tiktok` slot is one client's slice, which itself keeps eight calls under way;
 * the limiter bounds the rest. A `feed` slot holds a document's index in memory.
 */
const CONCURRENT: Record<Exclude<Role, 'orchestration'>, number> = { feed: 2, vtex: 4, tiktok: 8 };
