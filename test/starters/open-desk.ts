import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Connection } from '@temporalio/client';
import { prepareNamespace } from '../../local/prepare-namespace.ts';
import { createCommandContext, type CommandContext } from '../../starters/command-context.ts';
import { ownDatabase } from '../storage/own-database.ts';

/** Where commands are given: a database and a Temporal namespace of its own, and an environment that names both. */
export interface Desk {
  readonly env: Readonly<Record<string, string>>;
  readonly context: CommandContext;
  readonly namespace: string;
  /** Progress that commands told. */
  readonly told: string[];
  /** `ponte ARGS` as a program of its own. */
  ponte(args: readonly string[], more?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** @param address Temporal; reconciling deletes what it does not know, so the namespace is shared with nobody. */
export async function openDesk(mongodbUri: string, address: string): Promise<Desk> {
  const namespace = `test-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await connection.close();
  await prepareNamespace({ address, namespace });
  const env = {
    TIKTOK_APP_KEY: 'key',
    TIKTOK_APP_SECRET: 'secret',
    MONGODB_URI: ownDatabase(mongodbUri),
    PONTE_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
  };
  const told: string[] = [];
  const context = createCommandContext({ env, tell: (line) => void told.push(line) });
  return {
    env,
    context,
    namespace,
    told,
    ponte: (args, more = {}) => runPonte(args, { ...env, ...more }),
    async close() {
      await (await context.db()).dropDatabase();
      await context.close();
    },
  };
}

const PONTE = fileURLToPath(new URL('../../local/ponte.ts', import.meta.url));

/** Runs the command line program with this environment and nothing else of ours. */
export function runPonte(args: readonly string[], env: Record<string, string>): Promise<Answer> {
  const { PATH = '', HOME = '' } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [PONTE, ...args], { env: { PATH, HOME, ...env } }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}
