import { parseBatch, type BatchSettings, type ParsedBatch, type RawBatch } from './parse-batch.ts';

/** A parsed batch, with the memory that was handed over. */
export interface BatchAnswer {
  readonly batch: RawBatch;
  readonly parsed: ParsedBatch;
}

/** A thread that runs `parseBatch`. What it is made of is the caller's: a pure rule starts no threads. */
export interface ParseThread {
  /** Whether another batch is better left to it than parsed here. */
  hasRoom(): boolean;
  /** Takes the batch's memory along. */
  parse(batch: RawBatch): Promise<BatchAnswer>;
  stop(): Promise<unknown>;
}

export interface ParseThreads {
  /** Beside the one that reads. */
  readonly most: number;
  readonly start: (settings: BatchSettings) => ParseThread;
}

/** Parses batches here and, once there are enough of them, on threads beside. */
export interface ParsePool {
  readonly parse: (batch: RawBatch) => Promise<BatchAnswer>;
  readonly close: () => Promise<void>;
}

/**
 * Threads start only when a reading turns out to be long: one costs some 100 ms and 40 MB. Every batch for which they
 * have no room is parsed here, so both cores of a small machine are busy.
 * @param isDense whether much of the document has to be parsed; among many unchanged items a thread costs more than
 * it brings
 */
export function createParsePool(
  settings: BatchSettings,
  threads: ParseThreads | undefined,
  isDense: () => boolean = () => true,
): ParsePool {
  const started: ParseThread[] = [];
  let batches = 0;

  return {
    parse: async (batch) => {
      const isDue = ++batches % BATCHES_BEFORE_THREAD === 0;
      if (isDue && threads && started.length < threads.most && isDense()) started.push(threads.start(settings));
      const free = started.find((thread) => thread.hasRoom());
      return free ? free.parse(batch) : { batch, parsed: parseBatch(batch, settings) };
    },
    close: async () => {
      await Promise.all(started.map((thread) => thread.stop()));
    },
  };
}

/** 2 MB, some 900 items of usual size. */
const BATCHES_BEFORE_THREAD = 32;
