import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { loadConfig, type Config } from '../../config/environment.ts';
import { runWorkers, type Role } from '../../workers/run-workers.ts';
import { ownDatabase } from '../storage/own-database.ts';
import { until } from '../until.ts';

let connection: Connection;
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  connection = await Connection.connect({ address: inject('temporalAddress') });
});
afterAll(() => connection.close());

const configOf = (more: Record<string, string>): Config =>
  loadConfig({
    TIKTOK_APP_KEY: 'key',
    TIKTOK_APP_SECRET: 'secret',
    PONTE_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    MONGODB_URI: 'mongodb://127.0.0.1:1/',
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    ...more,
  });

function run(roles: readonly Role[], more: Record<string, string> = {}) {
  const queueSuffix = `-${randomUUID()}`;
  const told: string[] = [];
  const log = pino({}, { write: (line: string) => void told.push((JSON.parse(line) as { msg: string }).msg) });
  const stop = new AbortController();
  const done = runWorkers({ config: configOf(more), roles, log, queueSuffix, signal: stop.signal });
  return { queueSuffix, told, stop: () => stop.abort(), done };
}

it('runs workflows without a database, and drains when told to stop', async () => {
  const workers = run(['orchestration']);
  await until(() => workers.told.includes('workers run'));
  const handle = await new Client({ connection }).workflow.start('trackReviews', {
    workflowId: `reviews:${randomUUID()}`,
    taskQueue: `orchestration${workers.queueSuffix}`,
    args: [{ client: 'nobody' }],
  });
  expect(await handle.result()).toEqual({ products: 0 });
  workers.stop();
  await workers.done;
  expect(workers.told).toEqual(['workers run', 'workers stopped']);
});

it('serves activities of its role over MongoDB', async () => {
  const workers = run(['feed', 'tiktok'], { MONGODB_URI: ownDatabase(inject('mongodbUri')) });
  await until(() => workers.told.includes('workers run'));
  workers.stop();
  await workers.done;
  expect(workers.told.at(-1)).toBe('workers stopped');
});

it('says in one sentence that Temporal does not answer', async () => {
  await expect(run(['orchestration'], { TEMPORAL_ADDRESS: '127.0.0.1:1' }).done).rejects.toThrow(
    /^Temporal does not answer at 127\.0\.0\.1:1\./,
  );
});
