import { randomBytes } from 'node:crypto';
import { hashText } from './random.ts';
import type { State } from './state.ts';

/** Ids in the look of the real services: decimal text of a fixed length with a known start, never twice, also across restarts. */
export interface Ids {
  /** For example `next('1729', 19)`. The part after the prefix looks random but runs through every value once. */
  next(prefix: string, digits: number): string;
}

/** Any factor that shares no divisor with 10 makes `n → n × factor mod 10^k` a permutation. */
const factor = 618_033_988_749_894_847n;

export function createIds(state: State, seed: number): Ids {
  return {
    next(prefix, digits) {
      const key = `ids:${prefix}:${digits}`;
      const count = (state.get<number>(key) ?? 0) + 1;
      state.set(key, count);
      const space = 10n ** BigInt(digits - prefix.length);
      const offset = BigInt(hashText(`${seed}:${prefix}`)) * 1_000_003n;
      const tail = (BigInt(count) * factor + offset) % space;
      return prefix + tail.toString().padStart(digits - prefix.length, '0');
    },
  };
}

/** `YYYYMMDDhhmmss` (UTC, real time) and 20 hexadecimal digits: the look of TikTok's `request_id`. */
export function makeRequestId(): string {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return time + randomBytes(10).toString('hex').toUpperCase();
}
