// A parent for the tests: starts three sleepers under a guard and waits to be killed.
import { readFileSync } from 'node:fs';
import { openFolder } from '../../local/data-folder.ts';
import { startGuard } from '../../local/guard.ts';
import { createSupervisor } from '../../local/supervise.ts';

const [folderPath = ''] = process.argv.slice(2);
const folder = openFolder(folderPath);
const events = folder.file('events');
const guard = await startGuard(() => process.stdout.write('replaced\n'));
const supervisor = createSupervisor({ guard, say: () => undefined });
const sleeper = new URL('sleeper.ts', import.meta.url).pathname;
const stages = [
  ['last', 2, 5000, ''],
  ['first', 0, 5000, ''],
  ['stubborn', 1, 300, 'stubborn'],
] as const;
for (const [name, stage, graceMs, mood] of stages) {
  const args = [sleeper, events, name, mood];
  await supervisor.run({
    name,
    command: process.execPath,
    args,
    stage,
    graceMs,
    log: folder.log(name),
    isReady: async () => readFileSync(events, 'utf8').includes(`start ${name} `),
  });
}
process.stdout.write(`${JSON.stringify({ guard: guard.pid(), pids: supervisor.pids() })}\n`);
setInterval(() => undefined, 1000);
