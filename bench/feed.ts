// `npm run bench -- feed [--items N…] [--json]`: how fast feeds are read. Feeds are made on the spot in a temporary
// folder; every measurement is a process of its own, so that its peak memory is its own.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { makeFeed } from './feed/make-feed.ts';
import type { Measurement, Stage } from './feed/measure.ts';

const STAGES: readonly {
  readonly stage: Stage;
  readonly what: string;
  readonly runs: number;
  readonly most: number;
}[] = [
  { stage: 'read', what: 'only reading it with a Node stream', runs: 3, most: Infinity },
  { stage: 'first', what: 'first reading, everything parsed', runs: 1, most: Infinity },
  { stage: 'unchanged', what: 'unchanged, against its snapshot', runs: 3, most: Infinity },
  { stage: 'changed', what: '1 % changed, against the snapshot', runs: 3, most: Infinity },
  // It holds the whole document and its tree: more does not fit.
  { stage: 'library', what: 'fast-xml-parser on the document', runs: 1, most: 100_000 },
];

// Semi-spaces of 4 MB, as a feed worker should have it: V8's own choice lets some 100 MB of garbage pile up.
const LEAN = ['--max-semi-space-size=4'];
const MEMORY: Record<Stage, readonly string[]> = {
  read: [],
  first: LEAN,
  unchanged: LEAN,
  changed: LEAN,
  library: ['--max-old-space-size=8192'],
};

interface Result extends Measurement {
  readonly stage: Stage;
  readonly items: number;
  readonly megabytesPerSecond: number;
  readonly itemsPerSecond: number;
}

const { values, positionals } = parseArgs({
  options: { items: { type: 'string', multiple: true }, json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const sizes = [...(values.items ?? []), ...positionals].map(Number);
const results: Result[] = [];
for (const items of sizes.length > 0 ? sizes : [100_000, 1_000_000]) results.push(...(await measureSize(items)));
const ratios = compare(results);
if (values.json) process.stdout.write(`${JSON.stringify({ results, ratios })}\n`);
else
  for (const line of ratios)
    process.stdout.write(`${line.what.padEnd(64)} ${line.value.toFixed(2).padStart(8)}  ${line.target}\n`);

async function measureSize(items: number): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'ponte-bench-'));
  try {
    tell(`making two feeds of ${items} items …`);
    const feed = join(folder, 'feed.xml');
    await makeFeed(feed, items, 0);
    await makeFeed(join(folder, 'changed.xml'), items, 100);
    const { size } = await stat(feed);
    if (!values.json)
      process.stdout.write(
        `\n${items} items, ${(size / 1e6).toFixed(0)} MB (${(size / items).toFixed(0)} bytes each)\n`,
      );
    const measured: Result[] = [];
    for (const { stage, what, runs, most } of STAGES) {
      if (items > most) continue;
      tell(`${what} …`);
      const tries: Measurement[] = [];
      for (let run = 0; run < runs; run++) tries.push(await measureApart(stage, folder));
      const result = summarise(stage, items, size, tries);
      measured.push(result);
      if (!values.json) process.stdout.write(`${row(what, result)}\n`);
    }
    return measured;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureApart(stage: Stage, folder: string): Promise<Measurement> {
  const script = join(import.meta.dirname, 'feed', 'measure.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [...MEMORY[stage], script, stage, folder]);
  return JSON.parse(stdout) as Measurement;
}

/** The median run's time, the highest memory. */
function summarise(stage: Stage, items: number, bytes: number, tries: readonly Measurement[]): Result {
  const middle = tries.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(tries.length / 2)]!;
  return {
    stage,
    items,
    ...middle,
    peakMegabytes: Math.max(...tries.map(({ peakMegabytes }) => peakMegabytes)),
    megabytesPerSecond: bytes / 1e6 / middle.seconds,
    itemsPerSecond: items / middle.seconds,
  };
}

function row(what: string, result: Result): string {
  const cells = [
    `${result.seconds.toFixed(2)} s`,
    `${result.megabytesPerSecond.toFixed(0)} MB/s`,
    `${Math.round(result.itemsPerSecond)} items/s`,
    `${result.peakMegabytes.toFixed(0)} MB peak RSS`,
  ];
  return [`  ${what}`.padEnd(40), ...cells.map((cell) => cell.padStart(18))].join('');
}

function compare(all: readonly Result[]): { what: string; value: number; target: string }[] {
  return [...new Set(all.map(({ items }) => items))].flatMap((items) => {
    const speed = (stage: Stage) =>
      all.find((result) => result.items === items && result.stage === stage)?.itemsPerSecond;
    const [read, first, unchanged, changed, library] = STAGES.map(({ stage }) => speed(stage));
    const size = `${items} items:`;
    return [
      { what: `${size} unchanged / reading`, value: unchanged! / read!, target: '≥ 0.25' },
      { what: `${size} 1 % changed / unchanged`, value: changed! / unchanged!, target: '≥ 0.8' },
      { what: `${size} first reading / reading`, value: first! / read!, target: '' },
      ...(library
        ? [{ what: `${size} unchanged / fast-xml-parser`, value: unchanged! / library, target: '≥ 40' }]
        : []),
    ];
  });
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
