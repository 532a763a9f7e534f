import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openFolder } from '../local/data-folder.ts';
import { startGuard } from '../local/guard.ts';
import { provideMongodb } from '../local/provide-mongodb.ts';
import { provideTemporal } from '../local/provide-temporal.ts';
import { createSupervisor } from '../local/supervise.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** gRPC address of a Temporal server whose namespace `default` is ready; take a task queue and ids of your own. */
    temporalAddress: string;
    /** A MongoDB; take a database name of your own. */
    mongodbUri: string;
  }
}

/**
 * One Temporal and one MongoDB for the whole run, chosen as by `npm start`, in a temporary folder that is gone
 * afterwards, also when the runner is killed. What cannot be provided fails the run: nothing is skipped.
 */
export default async function provideServers(project: TestProject): Promise<() => Promise<void>> {
  const say = (line: string): void => console.error(`servers: ${line}`);
  const folder = openFolder(await mkdtemp(join(tmpdir(), 'ponte-test-')));
  const guard = await startGuard();
  guard.removeFolder(folder.path);
  const supervisor = createSupervisor({ guard, say });
  try {
    const options = { folder, supervisor, say };
    const [temporal, mongodb] = await Promise.all([provideTemporal(options), provideMongodb(options)]);
    project.provide('temporalAddress', temporal.address);
    project.provide('mongodbUri', mongodb.uri);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return () => supervisor.stop();
}
