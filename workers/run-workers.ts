import { fileURLToPath } from 'node:url';
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
 * @throws what ended a worker, once the others have drained too
 */
export async function runWorkers({ config, roles, log, queueSuffix = '', signal }: WorkersOptions): Promise<void> {
  const connection = await connect(config.temporal);
  let activities: Awaited<ReturnType<typeof openActivities>> | null = null;
  try {
    // Who only orchestrates needs no database.
    if (roles.some((role) => role !== 'orchestration')) activities = await open(config, log);
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
            ? { workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)) }
            : { activities: activities![role], maxConcurrentActivityTaskExecutions: CONCURRENT[role] }),
        }),
      );
    }
    log.info({ roles }, 'workers run');
    await runAll(workers, signal);
  } finally {
    // Refused where a worker was made and never ran: what kept it from running is the error to tell.
    await connection.close().catch((error: Error) => log.warn({ err: error.message }, 'connection not closed'));
    await activities?.close();
    log.info({ roles }, 'workers stopped');
  }
}

/** The runtime's own handlers for SIGINT and SIGTERM shut every worker down; one that fails takes the others with it. */
async function runAll(workers: readonly Worker[], signal: AbortSignal | undefined): Promise<void> {
  const stop = (): void => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  signal?.addEventListener('abort', stop, { once: true });
  const running = workers.map((worker) =>
    worker.run().catch((error: unknown) => {
      stop();
      throw error;
    }),
  );
  if (signal?.aborted) stop();
  const failed = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

function open(config: Config, log: Logger): ReturnType<typeof openActivities> {
  return openActivities({
    mongodbUri: config.mongodbUri,
    encryptionKeys: config.encryptionKeys,
    settings: activitySettings(config),
    tiktokRate: limits.tiktokShop,
    vtexRate: limits.vtex,
    log,
  });
}

async function connect({ address, apiKey, tls }: Config['temporal']): Promise<NativeConnection> {
  try {
    return await NativeConnection.connect({ address, apiKey, tls });
  } catch (error) {
    throw new Error(`Temporal does not answer at ${address}. Start it (npm start does) or set TEMPORAL_ADDRESS.`, {
      cause: error,
    });
  }
}

/**
 * Activity slots per process. A `tiktok` slot is one client's slice, which itself keeps eight calls under way;
 * the limiter bounds the rest. A `feed` slot holds a document's index in memory.
 */
const CONCURRENT: Record<Exclude<Role, 'orchestration'>, number> = { feed: 2, vtex: 4, tiktok: 8 };
