// `npm run lifecycle -- [--seed N] [--json]`: the calls that one change each leads to, as a table.
import { parseArgs } from 'node:util';
import { openSystem } from './open-system.ts';
import { proveLifecycle, writeTable } from './prove-lifecycle.ts';
import { provideServers } from './servers.ts';

const HELP = `Usage: npm run lifecycle -- [options]

Publishes the demo shop of the sandbox, then changes one thing after the other in VTEX and lists the calls to
TikTok Shop that write, taken from the sandbox's journal, beside those that are expected.

  --seed N    of the shop (default 1)
  --json      the rows as one JSON document on stdout

Exit code 1 where a row is not as expected.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const say = (line: string): void => void process.stderr.write(`lifecycle: ${line}\n`);
  const servers = await provideServers(say);
  try {
    const system = await openSystem({ servers, seed: Number(values.seed), skus: 'live' });
    try {
      const steps = await proveLifecycle(system, say);
      process.stdout.write(values.json ? `${JSON.stringify(steps)}\n` : `${writeTable(steps)}\n`);
      for (const { change, problems } of steps) for (const problem of problems) say(`${change}: ${problem}`);
      return steps.every(({ asExpected }) => asExpected) ? 0 : 1;
    } finally {
      await system.close();
    }
  } finally {
    await servers.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`lifecycle: ${String((error as Error)?.stack ?? error)}\n`);
    process.exit(1);
  },
);
