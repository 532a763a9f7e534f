// `npm run crash -- [--times N] [--seed N] [--skus N] [--json]`: kills the worker at random moments of a publication.
import { parseArgs } from 'node:util';
import { proveCrashes, type CrashReport } from './prove-crashes.ts';
import { provideServers } from './servers.ts';

const HELP = `Usage: npm run crash -- [options]

Publishes the demo shop of the sandbox twice, once undisturbed and once with the worker process killed
(SIGKILL) at random moments, and compares what both runs left on TikTok Shop and in the database.

  --times N   kills during the publication (default 50)
  --seed N    of the shop and of the moments (default 1)
  --skus N    SKUs of the feed that are published (default 600)
  --json      the report as one JSON document on stdout

Exit code 1 where something is there twice, or the ends differ.
`;

async function main(): Promise<number> {
  const options = readOptions();
  if (typeof options === 'number') return options;
  const say = (line: string): void => void process.stderr.write(`crash: ${line}\n`);
  const servers = await provideServers(say);
  const { times, seed, skus, json } = options;
  try {
    const report = await proveCrashes({ servers, kills: times, seed, skus, verdicts: true, say });
    process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${tell(report)}\n`);
    return report.violations.length === 0 ? 0 : 1;
  } finally {
    await servers.close();
  }
}

function tell(report: CrashReport): string {
  const { killed, killedWhileStarting, products, skus, uploads, unusedUploads, seconds, violations } = report;
  const verdict =
    violations.length === 0
      ? 'no product twice, no picture twice, the same end state'
      : `${violations.length} violations:\n  ${violations.join('\n  ')}`;
  return (
    `crash: ${killed} kills (${killedWhileStarting} of a worker that was coming up), ${products} products, ${skus} SKUs, ` +
    `${uploads} uploads of which ${unusedUploads} were left unused, ${seconds.killed} s (${seconds.undisturbed} s undisturbed): ${verdict}`
  );
}

/** The options, or the exit code where there is nothing to run. */
function readOptions(): { times: number; seed: number; skus: number; json: boolean } | number {
  try {
    const { values } = parseArgs({
      options: {
        times: { type: 'string', default: '50' },
        seed: { type: 'string', default: '1' },
        skus: { type: 'string', default: '600' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    const [times, seed, skus] = [values.times, values.seed, values.skus].map(Number) as [number, number, number];
    if (![times, seed, skus].every(Number.isSafeInteger) || times < 0 || times > 500 || skus < 1 || skus > 10_000)
      throw new Error('--times is 0 to 500, --skus 1 to 10000, --seed a whole number.');
    return { times, seed, skus, json: values.json };
  } catch (error) {
    process.stderr.write(`crash: ${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`crash: ${String((error as Error)?.stack ?? error)}\n`);
    process.exit(1);
  },
);
