import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Guard } from './guard.ts';

/** A program that must run as long as Ponte does. */
export interface Program {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Stop order and patience, see `GuardedProcess`. */
  readonly stage: number;
  readonly graceMs: number;
  /** File that takes its output. */
  readonly log: string;
  /** Tells whether it answers; asked until it does. Without it, being alive is being ready. */
  readonly isReady?: () => Promise<boolean>;
  /** How long the first start may take, in milliseconds. */
  readonly readyWithinMs?: number;
}

export interface Supervisor {
  /** Starts a program, resolves when it is ready; from then on it is started again whenever it ends. */
  readonly run: (program: Program) => Promise<void>;
  /** Ends all programs in the order of their stages. */
  readonly stop: () => Promise<void>;
  /** During `stop`: no more patience. */
  readonly hurry: () => void;
  readonly pids: () => number[];
}

/** Everything is being stopped: nothing is started any more. */
export class Stopping extends Error {
  override name = 'Stopping';
}

/** The first start of a program failed; the message holds the last lines of its output. */
class ProgramFailed extends Error {
  override name = 'ProgramFailed';
}

/**
 * Runs programs under the guard: restarts them with back-off (0.5 s doubling to 15 s, from the start again once
 * a run has lasted 30 s) on the same arguments, so on the same ports and data, and says so.
 */
export function createSupervisor(options: {
  guard: Guard;
  say: (line: string) => void;
  /** Called after each start and end, for whoever keeps a list of the running processes. */
  onChange?: () => void;
}): Supervisor {
  const { guard, say } = options;
  const running = new Map<string, ChildProcess>();
  let stopping = false;

  function launch(program: Program): ChildProcess {
    const log = openSync(program.log, 'a');
    const child = spawn(program.command, program.args, {
      cwd: program.cwd,
      env: { ...process.env, ...program.env },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    // Without a pid the program could not be started at all: 'error' follows instead of 'exit'.
    child.on('error', () => undefined);
    if (child.pid === undefined) return child;
    guard.add({ pid: child.pid, name: program.name, stage: program.stage, graceMs: program.graceMs });
    running.set(program.name, child);
    child.once('exit', () => {
      guard.forget(child.pid ?? 0);
      if (running.get(program.name) === child) running.delete(program.name);
      options.onChange?.();
    });
    options.onChange?.();
    return child;
  }

  async function keepRunning(program: Program, first: ChildProcess): Promise<void> {
    let child = first;
    let delay = FIRST_DELAY_MS;
    let startedAt = Date.now();
    for (;;) {
      const how = await ending(child);
      if (stopping) return;
      if (Date.now() - startedAt > STEADY_AFTER_MS) delay = FIRST_DELAY_MS;
      say(`${program.name}: ended (${how}), starting again in ${delay / 1000} s; output in ${program.log}`);
      await sleep(delay);
      if (stopping) return;
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
      startedAt = Date.now();
      child = launch(program);
      void reportReady(program, child, startedAt);
    }
  }

  async function reportReady(program: Program, child: ChildProcess, startedAt: number): Promise<void> {
    const isReady = await becomesReady(program, child);
    // Told to stop meanwhile: the stop has the last word.
    if (isReady && !stopping) {
      say(`${program.name}: running again (after ${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    }
  }

  /** Resolves to whether the program answered before it ended, its time was over, or everything was stopped. */
  async function becomesReady(program: Program, child: ChildProcess): Promise<boolean> {
    const end = Date.now() + (program.readyWithinMs ?? 30_000);
    while (!stopping && hasNotEnded(child) && Date.now() < end) {
      if (program.isReady === undefined) {
        await sleep(ALIVE_MEANS_READY_AFTER_MS);
        return hasNotEnded(child);
      }
      if (await program.isReady().catch(() => false)) return true;
      await sleep(100);
    }
    return false;
  }

  return {
    async run(program) {
      if (stopping) throw new Stopping();
      const startOfOutput = statSync(program.log, { throwIfNoEntry: false })?.size ?? 0;
      const child = launch(program);
      const isReady = await becomesReady(program, child);
      if (stopping) throw new Stopping();
      if (!isReady) {
        const why = hasNotEnded(child)
          ? `does not answer after ${(program.readyWithinMs ?? 30_000) / 1000} s`
          : `ended (${await ending(child)})`;
        const output = lastLines(program.log, startOfOutput);
        throw new ProgramFailed(`${program.name} ${why}.${output === '' ? '' : ` Its last words:\n${output}`}`);
      }
      void keepRunning(program, child);
    },
    async stop() {
      stopping = true;
      for (const [name, child] of running) child.once('exit', () => say(`${name}: stopped`));
      await guard.stopAll();
    },
    hurry: () => guard.hurry(),
    pids: () => [...running.values()].flatMap(({ pid }) => (pid === undefined ? [] : [pid])),
  };
}

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;
const STEADY_AFTER_MS = 30_000;
const ALIVE_MEANS_READY_AFTER_MS = 1000;

function hasNotEnded(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

async function ending(child: ChildProcess): Promise<string> {
  if (child.pid === undefined) return `${child.spawnfile} cannot be started`;
  if (hasNotEnded(child)) await once(child, 'exit');
  return child.signalCode ?? `exit code ${child.exitCode}`;
}

/** What a log file got since `from`: its last twelve lines, without the frames of stack traces. */
function lastLines(file: string, from: number): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const start = Math.max(from, size - 8192);
  if (size <= start) return '';
  const buffer = Buffer.alloc(size - start);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, buffer, 0, buffer.length, start);
  closeSync(descriptor);
  const lines = buffer.toString('utf8').trim().split('\n');
  return lines
    .filter((line) => !/^\s+at /.test(line))
    .slice(-12)
    .join('\n');
}
