import { open } from 'node:fs/promises';

/**
 * Reads a file in chunks, one ahead, into two stretches of memory in turn: a chunk is valid until the next one is
 * asked for, as `ByteSource` allows. A stream would allocate anew for each chunk, some 100 MB of garbage at full speed.
 */
export async function* readFileChunks(path: string, chunkBytes = CHUNK_BYTES): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    let [current, other] = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)];
    let ahead = file.read(current, 0, chunkBytes);
    for (;;) {
      const { bytesRead } = await ahead;
      if (bytesRead === 0) return;
      ahead = file.read(other, 0, chunkBytes);
      yield current.subarray(0, bytesRead);
      [current, other] = [other, current];
    }
  } finally {
    await file.close();
  }
}

const CHUNK_BYTES = 256 * 1024;
