// `npm run quota -- [--products N] [--quota N] [--days N] [--seed N] [--json]`: more products than a day allows.
import { parseArgs } from 'node:util';
import { proveQuota, type QuotaReport } from './prove-quota.ts';
import { provideServers } from './servers.ts';

const HELP = `Usage: npm run quota -- [options]

Publishes a feed with more products than TikTok Shop lets the shop create a day, one publication a day on the
sandbox's clock, and tells how many were created on which day, which calls were refused, and whether the best
products came first.

  --products N   in the feed (default 2000)
  --quota N      creates a day (default 1000)
  --days N       of the sandbox's clock (default 2)
  --seed N       of prices and stock (default 1)
  --json         the report as one JSON document on stdout

Exit code 1 where it took longer, a call was refused, or others than the best came first.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      products: { type: 'string', default: '2000' },
      quota: { type: 'string', default: '1000' },
      days: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const say = (line: string): void => void process.stderr.write(`quota: ${line}\n`);
  const servers = await provideServers(say);
  try {
    const [products, quota, days, seed] = [values.products, values.quota, values.days, values.seed].map(Number) as [
      number,
      number,
      number,
      number,
    ];
    const report = await proveQuota({ servers, products, quota, days, seed, say });
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${tell(report)}\n`);
    return report.violations.length === 0 ? 0 : 1;
  } finally {
    await servers.close();
  }
}

function tell({ products, quota, perDay, refusedCalls, outOfTurn, violations }: QuotaReport): string {
  const created = Object.entries(perDay).map(([day, count]) => `${count} on ${day}`);
  const verdict = violations.length === 0 ? 'as it should be' : violations.join('; ');
  return (
    `quota: ${products} products at ${quota} a day: ${created.join(', ')}; ${refusedCalls} calls refused; ` +
    `${outOfTurn} of the first day not among the best: ${verdict}`
  );
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`quota: ${String((error as Error)?.stack ?? error)}\n`);
    process.exit(1);
  },
);
