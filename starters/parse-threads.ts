import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RawBatch } from '../domain/feed/parse-batch.ts';
import type { BatchAnswer, ParseThread, ParseThreads } from '../domain/feed/parse-pool.ts';

/** Threads for the parsing of long feeds: one for each core but the reader's, two at most. */
export const PARSE_THREADS: ParseThreads = {
  most: Math.min(2, availableParallelism() - 1),
  start(settings): ParseThread {
    const worker = new Worker(new URL('./parse-thread.ts', import.meta.url), {
      workerData: settings,
      resourceLimits: THREAD_MEMORY,
    });
    const waiting: { resolve(answer: BatchAnswer): void; reject(error: unknown): void }[] = [];
    let isReady = false;
    let failure: unknown = null;
    const fail = (error: unknown) => {
      failure ??= error;
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    worker.on('message', (answer: BatchAnswer) => {
      isReady = true;
      waiting.shift()?.resolve(answer);
    });
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The thread that parses items has ended')));
    return {
      hasRoom: () => failure === null && waiting.length < (isReady ? MOST_WAITING : MOST_WAITING_AT_START),
      parse: (batch: RawBatch) =>
        new Promise((resolve, reject) => {
          waiting.push({ resolve, reject });
          worker.postMessage(batch, [batch.bytes.buffer, batch.ends.buffer]);
        }),
      stop: () => worker.terminate(),
    };
  },
};

/** What lives long is small; without bounds V8 lets some 150 MB of garbage pile up before it looks. */
const THREAD_MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 64 };
/** Enough to go on with until the reader looks at its messages again, which it does once a chunk. */
const MOST_WAITING = 12;
/** While the thread starts; what comes then is rather left to it than made to hold up the reader. */
const MOST_WAITING_AT_START = 24;
