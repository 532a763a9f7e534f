// The thread of `parse-threads.ts`: parses batches as they come, and gives their memory back with the answer.
import { parentPort, workerData } from 'node:worker_threads';
import { parseBatch, type BatchSettings, type RawBatch } from '../domain/feed/parse-batch.ts';
import type { BatchAnswer } from '../domain/feed/parse-pool.ts';

const settings = workerData as BatchSettings;

parentPort!.on('message', (batch: RawBatch) => {
  const parsed = parseBatch(batch, settings);
  const answer: BatchAnswer = { batch, parsed };
  parentPort!.postMessage(answer, [
    batch.bytes.buffer,
    batch.ends.buffer,
    parsed.flags.buffer,
    parsed.fingerprints.buffer,
  ]);
});
