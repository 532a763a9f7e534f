import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { openFolder } from '../../local/data-folder.ts';
import { startGuard, type Guard } from '../../local/guard.ts';
import { prepareNamespace } from '../../local/prepare-namespace.ts';
import { provideMongodb } from '../../local/provide-mongodb.ts';
import { provideTemporal } from '../../local/provide-temporal.ts';
import { createSupervisor } from '../../local/supervise.ts';

/** What a proof runs on. */
export interface Servers {
  readonly temporalAddress: string;
  readonly mongodbUri: string;
  /** Ends what is left when the proof's own process is gone, however that happened. */
  readonly guard: Guard;
  close(): Promise<void>;
}

/** A Temporal and a MongoDB as `npm start` chooses them, in a temporary folder that is gone afterwards. */
export async function provideServers(say: (line: string) => void): Promise<Servers> {
  const folder = openFolder(await mkdtemp(join(tmpdir(), 'ponte-proof-')));
  const guard = await startGuard();
  guard.removeFolder(folder.path);
  const supervisor = createSupervisor({ guard, say });
  try {
    const options = { folder, supervisor, say };
    const [temporal, mongodb] = await Promise.all([provideTemporal(options), provideMongodb(options)]);
    return {
      temporalAddress: temporal.address,
      mongodbUri: mongodb.uri,
      guard,
      close: () => supervisor.stop(),
    };
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

/** A namespace that nobody else has: the worker process serves queues of fixed names. */
export async function makeNamespace(address: string): Promise<string> {
  const namespace = `proof-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await connection.close();
  await prepareNamespace({ address, namespace });
  return namespace;
}
