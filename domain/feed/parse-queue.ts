import type { ParsedBatch } from './parse-batch.ts';
import type { BatchAnswer, ParsePool } from './parse-pool.ts';

/** An item that waits to be parsed, by what only its document tells. */
export interface WaitingItem {
  /** Of its first line. */
  readonly line: number;
  readonly newlines: number;
  /** Hash of its bytes. */
  readonly low: number;
  readonly high: number;
  /** Its place among the rows of the document, were all before it to be kept. */
  readonly position: number;
  /** The old row that probably has its id, or -1. */
  readonly guess: number;
}

/** Takes the items of a batch, in the order of the document. */
export type TakeParsed = (item: WaitingItem, raw: Buffer, parsed: ParsedBatch, at: number) => Promise<void>;

export interface ParseQueue {
  /** Copies an item's bytes. To be awaited where it answers: the queue is full. */
  add(raw: Uint8Array, item: WaitingItem): Promise<void> | null;
  /** Parses and hands over all that is left. */
  readonly finish: () => Promise<void>;
}

/** Gathers items into batches, has them parsed side by side, and hands them over in their order. */
export function createParseQueue(pool: ParsePool, take: TakeParsed): ParseQueue {
  const spare: ArrayBuffer[] = [];
  const parsing: { readonly items: readonly WaitingItem[]; readonly answer: Promise<BatchAnswer> }[] = [];
  let bytes = new Uint8Array(BATCH_BYTES);
  let used = 0;
  let ends: number[] = [];
  let items: WaitingItem[] = [];

  function send(): void {
    if (items.length === 0) return;
    const answer = pool.parse({ bytes: bytes.subarray(0, used), ends: Uint32Array.from(ends) });
    // It is awaited in its turn; until then a failure is not an unhandled one.
    answer.catch(() => {});
    parsing.push({ items, answer });
    bytes = new Uint8Array(spare.pop() ?? new ArrayBuffer(BATCH_BYTES));
    used = 0;
    [ends, items] = [[], []];
  }

  async function takeUntil(left: number): Promise<void> {
    while (parsing.length > left) {
      const next = parsing.shift()!;
      const { batch, parsed } = await next.answer;
      const raw = Buffer.from(batch.bytes.buffer, batch.bytes.byteOffset, batch.bytes.length);
      for (const [at, item] of next.items.entries()) {
        const start = at === 0 ? 0 : batch.ends[at - 1]!;
        await take(item, raw.subarray(start, batch.ends[at]), parsed, at);
      }
      if (batch.bytes.buffer.byteLength === BATCH_BYTES) spare.push(batch.bytes.buffer);
    }
  }

  return {
    add(raw, item) {
      if (used + raw.length > BATCH_BYTES) send();
      if (raw.length > bytes.length) bytes = new Uint8Array(raw.length);
      bytes.set(raw, used);
      used += raw.length;
      ends.push(used);
      items.push(item);
      return parsing.length > MOST_PARSING ? takeUntil(MOST_PARSING / 2) : null;
    },
    finish: async () => {
      send();
      await takeUntil(0);
    },
  };
}

const BATCH_BYTES = 64 * 1024;
/** Batches under way; some 5 MB with what they answer. */
const MOST_PARSING = 32;
