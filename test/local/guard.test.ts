import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFolder } from '../../local/data-folder.ts';
import { startGuard } from '../../local/guard.ts';
import { isRunning } from '../../local/process-facts.ts';
import { createSupervisor } from '../../local/supervise.ts';

const here = (name: string): string => new URL(name, import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ponte-guard-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 15_000; !condition(); await sleep(20)) {
    if (Date.now() > end) throw new Error(`never: ${condition.toString()}`);
  }
}

type Parent = ChildProcessByStdio<null, Readable, null>;

async function startParent(): Promise<{ parent: Parent; guard: number; pids: number[] }> {
  const parent = spawn(process.execPath, [here('guarded-parent.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, ...(JSON.parse(line.toString()) as { guard: number; pids: number[] }) };
}

test('a parent that is killed with -9 leaves no process, and the order of stopping holds', async () => {
  const { parent, guard, pids } = await startParent();
  expect(pids.map(isRunning)).toEqual([true, true, true]);
  parent.kill('SIGKILL');
  await until(() => ![guard, ...pids].some(isRunning));
  const events = readFileSync(join(folder, 'events'), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('start'));
  expect(events).toEqual(['term first', 'end first', 'term stubborn', 'term last', 'end last', '']);
});

test('a guard that is killed is replaced, and the new one knows what the old one knew', async () => {
  const { parent, guard, pids } = await startParent();
  process.kill(guard, 'SIGKILL');
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  expect(line.toString()).toBe('replaced\n');
  parent.kill('SIGKILL');
  await until(() => !pids.some(isRunning));
});

test('a program that ends is started again, and one that cannot start is named with its last words', async () => {
  const said: string[] = [];
  const guard = await startGuard();
  const supervisor = createSupervisor({ guard, say: (line) => said.push(line) });
  const data = openFolder(folder);
  const events = data.file('events');
  const program = { command: process.execPath, stage: 0, graceMs: 5000, log: data.log('x') };
  await supervisor.run({ ...program, name: 'sleeper', args: [here('sleeper.ts'), events, 'sleeper'] });

  const [first = 0] = supervisor.pids();
  process.kill(first, 'SIGKILL');
  await until(() => supervisor.pids().length === 1 && supervisor.pids()[0] !== first);
  expect(said[0]).toMatch(/^sleeper: ended \(SIGKILL\), starting again/);

  const broken = supervisor.run({ ...program, name: 'broken', args: ['--eval', 'throw new Error("no such luck")'] });
  await expect(broken).rejects.toThrow(/broken ended \(exit code 1\).*no such luck/s);

  const [second = 0] = supervisor.pids();
  await supervisor.stop();
  expect(isRunning(second)).toBe(false);
  expect(said.at(-1)).toBe('sleeper: stopped');
});
