import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { parseBatch, type BatchSettings, type RawBatch } from './parse-batch.ts';
import type { BatchAnswer } from './parse-worker.ts';

/** Parses batches on this thread and, once there are enough of them, on others beside it. */
export interface ParsePool {
  /** Hands a batch over; its memory comes back with the answer. */
  parse(batch: RawBatch): Promise<BatchAnswer>;
  readonly close: () => Promise<void>;
}

/**
 * Threads start only when a reading turns out to be long: one costs some 100 ms and 40 MB. This thread takes every
 * batch for which the others have no room, so both cores of a small machine are busy.
 * @param threads at most; by default one for each core but this thread's, two at most
 */
export function createParsePool(settings: BatchSettings, threads = Math.min(2, availableParallelism() - 1)): ParsePool {
  const workers: ParseThread[] = [];
  let batches = 0;

  return {
    async parse(batch) {
      if (++batches % BATCHES_BEFORE_THREAD === 0 && workers.length < threads) workers.push(startThread(settings));
      const free = workers.find((worker) => worker.isReady() && worker.waiting() < MOST_WAITING);
      return free ? free.parse(batch) : { batch, parsed: parseBatch(batch, settings) };
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.stop()));
    },
  };
}

/** Some 2,000 items of usual size. */
const BATCHES_BEFORE_THREAD = 64;
/** One being parsed and some to go on with, while this thread is busy with a batch of its own. */
const MOST_WAITING = 3;

/** What lives long is small; without bounds V8 lets some 150 MB of garbage pile up before it looks. */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 96 };

interface ParseThread {
  parse(batch: RawBatch): Promise<BatchAnswer>;
  isReady(): boolean;
  waiting(): number;
  stop(): Promise<unknown>;
}

function startThread(settings: BatchSettings): ParseThread {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: THREAD_MEMORY,
  });
  worker.unref();
  const waiting: { resolve(answer: BatchAnswer): void; reject(error: unknown): void }[] = [];
  let ready = false;
  let failure: unknown = null;
  worker.on('online', () => (ready = true));
  worker.on('message', (answer: BatchAnswer) => waiting.shift()?.resolve(answer));
  const fail = (error: unknown) => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread that parses items has ended')));
  return {
    isReady: () => ready && failure === null,
    waiting: () => waiting.length,
    parse: (batch) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        worker.ref();
        worker.postMessage(batch, [batch.bytes.buffer, batch.ends.buffer]);
      }),
    stop: () => worker.terminate(),
  };
}
