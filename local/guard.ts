import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program the guard ends: it must lead its own process group (`detached: true`). */
export interface GuardedProcess {
  readonly pid: number;
  readonly name: string;
  /** Programs of a lower stage are ended before those of a higher one. */
  readonly stage: number;
  /** How long it may take after SIGTERM before SIGKILL, in milliseconds. */
  readonly graceMs: number;
}

export type GuardMessage =
  | { readonly add: GuardedProcess }
  | { readonly forget: number }
  | { readonly removeFolder: string };

export interface Guard {
  readonly pid: () => number | undefined;
  readonly add: (process: GuardedProcess) => void;
  readonly forget: (pid: number) => void;
  /** Removes this folder after the last program has ended. */
  readonly removeFolder: (path: string) => void;
  /** Ends every program in order and resolves when all are gone. */
  readonly stopAll: () => Promise<void>;
  /** During `stopAll`: kill what is left at once. */
  readonly hurry: () => void;
}

/**
 * Starts the guard process (`guard-main.ts`). It holds a pipe to this process: when this process ends in any
 * way, kill -9 included, the pipe closes and the guard ends everything it was told of. A guard that dies is
 * replaced and told everything again.
 */
export async function startGuard(onReplaced: () => void = () => undefined): Promise<Guard> {
  const processes = new Map<number, GuardedProcess>();
  const folders: string[] = [];
  let stopping = false;
  let child = await launch();

  function tell(message: GuardMessage): void {
    child.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  async function launch(): Promise<ChildProcess> {
    const main = fileURLToPath(new URL('guard-main.ts', import.meta.url));
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    started.stdin.on('error', () => undefined);
    started.once('exit', () => void replace());
    await once(started.stdout, 'data');
    return started;
  }

  async function replace(): Promise<void> {
    if (stopping) return;
    child = await launch();
    for (const guarded of processes.values()) tell({ add: guarded });
    for (const path of folders) tell({ removeFolder: path });
    onReplaced();
  }

  return {
    pid: () => child.pid,
    add(guarded) {
      processes.set(guarded.pid, guarded);
      tell({ add: guarded });
    },
    forget(pid) {
      processes.delete(pid);
      tell({ forget: pid });
    },
    removeFolder(path) {
      folders.push(path);
      tell({ removeFolder: path });
    },
    async stopAll() {
      if (stopping) return;
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.stdin?.end();
      await gone;
    },
    hurry() {
      child.kill('SIGUSR2');
    },
  };
}
