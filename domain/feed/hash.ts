import { xxh64 } from '@node-rs/xxhash';

const lanes = new BigUint64Array(1);

/**
 * The last hash as two unsigned 32-bit numbers, low and high: typed arrays hold and compare them without making a
 * BigInt for each item.
 */
export const HASH: Uint32Array = new Uint32Array(lanes.buffer);

/** XXH64 of bytes, or of a text's UTF-8, into `HASH`. Fast, not for secrets; 64 bits differ in 2^-64 of changes unseen. */
export function hash(input: Uint8Array | string): void {
  lanes[0] = xxh64(input);
}
