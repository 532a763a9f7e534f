// The thread of `parse-pool.ts`: parses batches as they come, and gives their memory back with the answer.
import { parentPort, workerData } from 'node:worker_threads';
import { parseBatch, type BatchSettings, type ParsedBatch, type RawBatch } from './parse-batch.ts';

export interface BatchAnswer {
  readonly batch: RawBatch;
  readonly parsed: ParsedBatch;
}

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
