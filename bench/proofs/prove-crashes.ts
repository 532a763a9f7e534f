import { isDeepStrictEqual } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import type { SyncResult } from '../../workflows/sync-input.ts';
import { openSystem, type System, type SystemOptions } from './open-system.ts';
import { randomFrom } from './random.ts';
import { readShop, type ShopFacts } from './read-shop.ts';

export interface CrashOptions extends SystemOptions {
  /** How often the worker is killed during the publication. */
  readonly kills: number;
  /** Wait for the reviews' verdicts on both sides, which takes Ponte's own patience; else compare what was sent. */
  readonly verdicts: boolean;
  readonly say: (line: string) => void;
}

export interface CrashReport {
  readonly kills: number;
  /** Kills that struck while the publication was under way. */
  readonly killed: number;
  /** Of them, before the worker had come up. */
  readonly killedWhileStarting: number;
  readonly seconds: { readonly undisturbed: number; readonly killed: number };
  readonly calls: { readonly undisturbed: number; readonly killed: number };
  readonly products: number;
  readonly skus: number;
  readonly uploads: number;
  readonly unusedUploads: number;
  /** In plain words; none where the proof holds. */
  readonly violations: readonly string[];
}

/** Longer than any run of 600 SKUs with 50 kills on a slow machine. */
const PATIENCE_MS = 40 * 60_000;

/**
 * Publishes the same shop twice, once undisturbed and once with its worker killed (SIGKILL) at random moments, and
 * compares what both left behind. Moments are drawn over the calls that the undisturbed run made, so that they fall
 * everywhere in the work however fast the machine is; every fifth one falls while a worker comes up.
 */
export async function proveCrashes(options: CrashOptions): Promise<CrashReport> {
  const { say } = options;
  const undisturbed = await publishOnce(options, async (system, done) => {
    await done;
    return system.firstWorker;
  });
  say(`undisturbed: ${tell(undisturbed)}`);

  const strikes = drawStrikes(options, undisturbed.calls);
  let killed = 0;
  let killedWhileStarting = 0;
  const disturbed = await publishOnce(options, async (system, done) => {
    let isOver = false;
    void done.finally(() => (isOver = true)).catch(() => undefined);
    let worker = system.firstWorker;
    const from = await system.countCalls();
    for (const strike of strikes) {
      if ('afterMs' in strike) {
        await sleep(strike.afterMs);
      } else {
        await worker.ready;
        while (!isOver && (await system.countCalls()) - from < strike.call) await sleep(5);
        await sleep(strike.thenMs);
      }
      if (isOver) break;
      await worker.kill();
      killed += 1;
      if ('afterMs' in strike) killedWhileStarting += 1;
      if (killed % 10 === 0) say(`${killed} kills, ${(await system.countCalls()) - from} calls`);
      worker = system.startWorker();
    }
    await worker.ready;
    await done;
    return worker;
  });
  say(`killed: ${tell(disturbed)}`);

  return {
    kills: options.kills,
    killed,
    killedWhileStarting,
    seconds: { undisturbed: undisturbed.seconds, killed: disturbed.seconds },
    calls: { undisturbed: undisturbed.calls, killed: disturbed.calls },
    products: disturbed.facts.products,
    skus: disturbed.facts.skus,
    uploads: disturbed.facts.uploads,
    unusedUploads: disturbed.facts.unusedUploads,
    violations: [
      ...(killed < options.kills ? [`the publication was over after ${killed} of ${options.kills} kills`] : []),
      ...findViolations(disturbed.facts, killed),
      ...findDifferences(undisturbed.facts, disturbed.facts),
    ],
  };
}

interface Outcome {
  readonly facts: ShopFacts;
  readonly calls: number;
  readonly seconds: number;
}

/** One publication from an empty shop; `attend` keeps workers up until `done`, and hands over the last one. */
async function publishOnce(
  options: CrashOptions,
  attend: (system: System, done: Promise<SyncResult>) => Promise<{ stop(): Promise<void> }>,
): Promise<Outcome> {
  const system = await openSystem(options);
  let handle: WorkflowHandle | undefined;
  let worker: { stop(): Promise<void> } | undefined;
  try {
    const before = await system.countCalls();
    const startedAt = Date.now();
    handle = await system.publish('generateProducts');
    const done = withinPatience(handle.result() as Promise<SyncResult>);
    worker = await attend(system, done);
    const { outcome } = await done;
    if (outcome !== 'published') throw new Error(`The publication ended as ${outcome}.`);
    const seconds = Math.round((Date.now() - startedAt) / 100) / 10;
    const calls = (await system.countCalls()) - before;
    if (options.verdicts) await system.awaitVerdicts();
    await worker.stop();
    return { facts: await readShop(system), calls, seconds };
  } catch (error) {
    // Whoever still waits for its result must not do so on a connection that is closed.
    await handle?.terminate('the proof has ended').catch(() => undefined);
    throw error;
  } finally {
    await system.close();
  }
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  const patience = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).then(() => {
    throw new Error(`The publication was not over after ${PATIENCE_MS / 60_000} minutes.`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    patience.abort();
  }
}

/** When to strike: once this many calls were made and so many milliseconds later, or so long after a worker's start. */
type Strike = { readonly call: number; readonly thenMs: number } | { readonly afterMs: number };

const EVERY_FIFTH = 5;
const LONGEST_START_MS = 3_000;
/** Two calls are about this far apart. */
const LONGEST_REST_MS = 60;

function drawStrikes({ kills, seed }: Pick<CrashOptions, 'kills' | 'seed'>, calls: number): Strike[] {
  const random = randomFrom(seed);
  const whileStarting = (place: number): boolean => place % EVERY_FIFTH === EVERY_FIFTH - 1;
  // The last tenth is left out: whatever was done twice must not make the work end before the last strike.
  const moments = Array.from({ length: kills }, () => Math.floor(random() * calls * 0.9)).toSorted((a, b) => a - b);
  return moments.map((call, place) =>
    whileStarting(place) ? { afterMs: random() * LONGEST_START_MS } : { call, thenMs: random() * LONGEST_REST_MS },
  );
}

/** Uploads that may be under way at once in one worker (`config/limits.ts`), each of which a kill may leave unused. */
const MOST_UNDER_WAY = 8;

function findViolations(facts: ShopFacts, kills: number): string[] {
  const most = kills * MOST_UNDER_WAY;
  return [
    ...facts.doubledSkus.map((sku) => `seller SKU ${sku} is in more than one product`),
    ...facts.doubledPictures.map((key) => `product ${key} shows a picture twice`),
    ...(facts.doubledUploads > 0 ? [`${facts.doubledUploads} pictures are in use under more than one upload`] : []),
    ...(facts.unusedUploads > most ? [`${facts.unusedUploads} uploads are unused, more than ${most}`] : []),
    ...facts.open.map((key) => `product ${key} still has something under way`),
  ];
}

const MOST_SHOWN = 10;

function findDifferences(expected: ShopFacts, found: ShopFacts): string[] {
  const differences = (['products', 'listings'] as const).flatMap((part) => {
    const [one, other] = [expected.state[part], found.state[part]];
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return keys
      .filter((key) => !isDeepStrictEqual(one[key], other[key]))
      .map((key) => `${part} ${key}: ${showDifference(one[key], other[key])}`);
  });
  const hidden = differences.length - MOST_SHOWN;
  return [...differences.slice(0, MOST_SHOWN), ...(hidden > 0 ? [`and ${hidden} differences more`] : [])];
}

function showDifference(one: unknown, other: unknown): string {
  if (one === undefined || other === undefined)
    return one === undefined ? 'only after the kills' : 'missing after the kills';
  const [left, right] = [one, other] as Record<string, unknown>[];
  const fields = Object.keys({ ...left, ...right }).filter((key) => !isDeepStrictEqual(left?.[key], right?.[key]));
  return fields.map((field) => `${field} ${brief(left?.[field])} became ${brief(right?.[field])}`).join('; ');
}

const brief = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 160);

const tell = ({ facts, calls, seconds }: Outcome): string =>
  `${facts.products} products, ${facts.skus} SKUs, ${facts.uploads} uploads, ${calls} calls, ${seconds} s`;
