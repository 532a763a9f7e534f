import { constants, zstdCompressSync } from 'node:zlib';
import type { PackDirectory } from './item-index.ts';

/** Where the compressed copy of items goes. Parts come in order and are awaited one by one. */
export interface PackSink {
  /** Names the pack for good: snapshots of later runs go on pointing into it. */
  readonly name: string;
  write(part: Uint8Array): Promise<void>;
}

export interface PackWriter {
  /** Copies an item's bytes. Returns where they begin, before compression. */
  add(raw: Uint8Array): number;
  /** Waits while the sink is behind; to be called after each `add` that may have filled a block. */
  drain(): Promise<void> | null;
  /** Writes the rest. Null where nothing was added. */
  finish(): Promise<PackDirectory | null>;
}

/**
 * A pack is a row of blocks, each compressed by itself, each holding whole items: one item is read by unpacking one
 * block. Compressed here and at once (zstd level 1: 0.3 ms a block): other threads' buffers would cost more memory
 * than they save time.
 */
export function createPackWriter(sink: PackSink): PackWriter {
  let block: Buffer = Buffer.allocUnsafe(BLOCK_BYTES);
  let used = 0;
  let total = 0;
  let written = 0;
  let waiting = 0;
  let failure: unknown = null;
  let last: Promise<void> = Promise.resolve();
  const starts: number[] = [];
  const stored: number[] = [];

  function flush(): void {
    if (used === 0) return;
    const part = zstdCompressSync(block.subarray(0, used), COMPRESSION);
    starts.push(total - used);
    stored.push(written);
    written += part.length;
    used = 0;
    waiting++;
    last = last
      .then(() => sink.write(part))
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => waiting--);
  }

  return {
    add(raw) {
      if (used > 0 && used + raw.length > BLOCK_BYTES) flush();
      if (raw.length > block.length) block = Buffer.allocUnsafe(raw.length);
      block.set(raw, used);
      used += raw.length;
      total += raw.length;
      return total - raw.length;
    },
    drain() {
      if (failure) throw failure;
      return waiting > MOST_WAITING ? last : null;
    },
    async finish() {
      flush();
      await last;
      if (failure) throw failure;
      return total === 0 ? null : { name: sink.name, starts: [...starts, total], stored: [...stored, written] };
    },
  };
}

const BLOCK_BYTES = 256 * 1024;
const MOST_WAITING = 3;
const COMPRESSION = { params: { [constants.ZSTD_c_compressionLevel]: 1 }, chunkSize: 64 * 1024 };
