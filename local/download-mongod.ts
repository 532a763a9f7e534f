import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './start-options.ts';

const PROBE_MS = 4000;
const STALL_MS = 10_000;

/**
 * The `mongod` that mongodb-memory-server-core has downloaded, or downloads now, into `folder`; undefined (with a
 * line why) where that is not possible. Bounded: the site is asked first, and a download that stands still for
 * 10 s is ended. It runs in a process of its own, because the library cannot be told to stop.
 */
export async function downloadMongod(folder: string, say: (line: string) => void): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true });
  const present = readdirSync(folder).find((name) => /^mongod[^.]*-\d[\d.]*$/.test(name));
  if (present !== undefined) return join(folder, present);
  try {
    await fetch('https://fastdl.mongodb.org/', { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    say('downloading MongoDB (about 100 MB)');
    return await download(folder);
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error };
    say(`the download of MongoDB is not possible here: ${cause?.message ?? message}`);
    return undefined;
  }
}

async function download(folder: string): Promise<string> {
  const program = fileURLToPath(new URL('fetch-mongod.ts', import.meta.url));
  const child = spawn(process.execPath, [program, folder], {
    cwd: ROOT,
    env: {
      ...process.env,
      MONGOMS_MAX_RETRIES: '1',
      MONGOMS_PREFER_GLOBAL_PATH: 'false',
      MONGOMS_RUNTIME_DOWNLOAD: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const stopStalled = endWhenStalled(folder, () => child.kill('SIGKILL'));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearInterval(stopStalled);
  if (signal !== null) throw new Error(`nothing arrived for ${STALL_MS / 1000} s`);
  if (code !== 0) throw new Error(errors.trim().split('\n').at(-1) ?? `exit code ${code}`);
  return output.trim().split('\n').at(-1) ?? '';
}

/** Progress of the download = the size of what lies in the folder. */
function endWhenStalled(folder: string, end: () => void): NodeJS.Timeout {
  let size = -1;
  let changedAt = Date.now();
  return setInterval(() => {
    const now = readdirSync(folder).reduce((sum, name) => sum + (fileSize(join(folder, name)) ?? 0), 0);
    if (now !== size) changedAt = Date.now();
    size = now;
    if (Date.now() - changedAt > STALL_MS) end();
  }, 500);
}

function fileSize(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
