import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { decodeText } from './decode-text.ts';
import { NO_PACK, type ItemIndex } from './item-index.ts';

/** Reads `length` bytes at `offset` of the stored pack of that name. */
export type ReadRange = (packName: string, offset: number, length: number) => Promise<Uint8Array>;

export interface ItemReader {
  /** The item's bytes as they stood in its document; null where no copy was kept. */
  readBytes(row: number): Promise<Buffer | null>;
  /** Its text, decoded. */
  readText(row: number): Promise<string | null>;
}

/** Reads single items of a snapshot back. Keeps one unpacked block of each pack, so reading in order is cheap. */
export function createItemReader(index: ItemIndex, readRange: ReadRange): ItemReader {
  const unpacked = new Map<number, { readonly block: number; readonly bytes: Buffer }>();

  async function readBytes(row: number): Promise<Buffer | null> {
    const packAt = index.packs[row]!;
    const pack = index.meta.packs[packAt];
    if (packAt === NO_PACK || !pack) return null;
    const offset = index.offsets[row]!;
    const block = findBlock(pack.starts, offset);
    let held = unpacked.get(packAt);
    if (held?.block !== block) {
      const [from, to] = [pack.stored[block]!, pack.stored[block + 1]!];
      held = { block, bytes: await decompress(await readRange(pack.name, from, to - from)) };
      unpacked.set(packAt, held);
    }
    const start = offset - pack.starts[block]!;
    return held.bytes.subarray(start, start + index.lengths[row]!);
  }

  return {
    readBytes,
    async readText(row) {
      const bytes = await readBytes(row);
      return bytes && decodeText(bytes, index.meta.encoding).text;
    },
  };
}

const decompress = promisify(zstdDecompress);

/** The last block that begins at or before `offset`. */
function findBlock(starts: readonly number[], offset: number): number {
  let [from, to] = [0, starts.length - 1];
  while (to - from > 1) {
    const middle = (from + to) >>> 1;
    if (starts[middle]! <= offset) from = middle;
    else to = middle;
  }
  return from;
}
