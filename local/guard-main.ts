// The guard: a process of its own that ends the programs of `npm start` and `npm test` when its standard
// input closes, be it because the parent asks for it or because the parent was killed. Run by `guard.ts`.
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GuardMessage, GuardedProcess } from './guard.ts';
import { isRunning } from './process-facts.ts';

const guarded = new Map<number, GuardedProcess>();
const toRemove: string[] = [];

// Ctrl-C reaches whole process groups: the guard ends only with its pipe. SIGUSR2 = no more patience.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const) process.on(signal, () => undefined);
process.on('SIGUSR2', () => {
  for (const { pid } of guarded.values()) signalGroup(pid, 'SIGKILL');
});
process.stdout.on('error', () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => receive(JSON.parse(line) as GuardMessage));
lines.on('close', () => void stopAll());
process.stdout.write('ready\n');

function receive(message: GuardMessage): void {
  if ('add' in message) guarded.set(message.add.pid, message.add);
  if ('forget' in message) guarded.delete(message.forget);
  if ('removeFolder' in message) toRemove.push(message.removeFolder);
}

/** Stage after stage: the programs of one stage are asked together, and killed when their time is over. */
async function stopAll(): Promise<void> {
  const stages = [...new Set([...guarded.values()].map(({ stage }) => stage))].sort((a, b) => a - b);
  for (const stage of stages) {
    await Promise.all([...guarded.values()].filter((process) => process.stage === stage).map(stop));
  }
  for (const folder of toRemove) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}

async function stop({ pid, graceMs }: GuardedProcess): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  const deadline = Date.now() + graceMs;
  while (isRunning(pid)) {
    if (Date.now() > deadline) signalGroup(pid, 'SIGKILL');
    await sleep(50);
  }
  // What the program itself started is in its group and has no business without it.
  signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // gone already
  }
}
