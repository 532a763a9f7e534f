import { open, type FileHandle } from 'node:fs/promises';

/**
 * Reads a file in chunks, a few ahead, into the same memory over and over: a chunk is valid until the next one is
 * asked for, as `ByteSource` allows. A stream would allocate anew for each chunk, some 100 MB of garbage at full
 * speed, and would stand still while its reader is busy. Not for pipes, which have no positions.
 */
export async function* readFileChunks(path: string, chunkBytes = CHUNK_BYTES): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    let position = 0;
    const start = (memory: Buffer) => {
      const bytes = fill(file, memory, position);
      position += chunkBytes;
      // It is awaited in its turn; until then a failure is not an unhandled one.
      bytes.catch(() => {});
      return { memory, bytes };
    };
    const ahead = Array.from({ length: CHUNKS_AHEAD }, () => start(Buffer.allocUnsafeSlow(chunkBytes)));
    for (let current = ahead.shift()!; ;) {
      const bytes = await current.bytes;
      if (bytes > 0) yield current.memory.subarray(0, bytes);
      if (bytes < chunkBytes) break;
      ahead.push(start(current.memory));
      current = ahead.shift()!;
    }
    // Nothing may write into memory, or read from the file, that is gone.
    await Promise.allSettled(ahead.map(({ bytes }) => bytes));
  } finally {
    await file.close();
  }
}

/** Each read costs a turn through the thread pool, whatever its size. */
const CHUNK_BYTES = 512 * 1024;
const CHUNKS_AHEAD = 4;

/** Returns fewer bytes than there is room for at the end of the file only. */
async function fill(file: FileHandle, memory: Buffer, position: number): Promise<number> {
  let filled = 0;
  while (filled < memory.length) {
    const { bytesRead } = await file.read(memory, filled, memory.length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
