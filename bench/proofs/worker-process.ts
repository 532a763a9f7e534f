import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Guard } from '../../local/guard.ts';

/** A worker process of its own, all roles, as `npm start` runs it. */
export interface WorkerProcess {
  /** Resolves once its workers run; rejects with its last words where it ends before. */
  readonly ready: Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL after twenty seconds. */
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../workers/main.ts', import.meta.url));
const STAGE_OF_WORKERS = 0;
const STOP_WITHIN_MS = 20_000;

export function startWorker(env: Readonly<Record<string, string>>, guard: Guard): WorkerProcess {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, '--role', 'all'], {
    // Its own group, as the guard ends groups.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...env },
  });
  const { pid } = child;
  const gone = once(child, 'exit');
  if (pid !== undefined) {
    guard.add({ pid, name: 'worker', stage: STAGE_OF_WORKERS, graceMs: 1_000 });
    void gone.then(() => guard.forget(pid));
  }
  const words: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.includes('"workers run"')) resolve();
      words.push(line);
      if (words.length > 20) words.shift();
    });
    child.once('error', reject);
    void gone.then(() => reject(new Error(`The worker ended before it ran:\n${words.join('\n')}`)));
  });
  // Where nobody waits for it: a worker that is killed while it starts.
  ready.catch(() => undefined);

  return {
    ready,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      child.kill('SIGTERM');
      await gone;
      clearTimeout(timer);
    },
  };
}
