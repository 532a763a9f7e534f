import { isUtf8 } from 'node:buffer';
import type { FeedEncoding } from './detect-encoding.ts';

export interface DecodedText {
  readonly text: string;
  /** Bytes that are not of the encoding; each was read as windows-1252. */
  readonly invalid: boolean;
}

/**
 * Decodes the bytes of one item. ISO-8859-1 is read as windows-1252, as browsers do (the difference are controls
 * nobody means). Bytes that are no UTF-8 are read as windows-1252 one by one, which is what they almost always are.
 */
export function decodeText(bytes: Buffer, encoding: FeedEncoding): DecodedText {
  if (encoding === 'iso-8859-1' || encoding === 'windows-1252') {
    return { text: WINDOWS_1252.decode(bytes), invalid: false };
  }
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), invalid: false };
  return { text: decodeMixed(bytes), invalid: true };
}

const WINDOWS_1252 = new TextDecoder('windows-1252');

function decodeMixed(bytes: Buffer): string {
  const parts: string[] = [];
  let done = 0;
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      i += length;
      continue;
    }
    parts.push(bytes.toString('utf8', done, i), WINDOWS_1252.decode(bytes.subarray(i, i + 1)));
    done = ++i;
  }
  parts.push(bytes.toString('utf8', done));
  return parts.join('');
}

/** Length of the valid UTF-8 sequence at `at`, or 0. */
function sequenceLength(bytes: Buffer, at: number): number {
  const byte = bytes[at]!;
  if (byte < 0x80) return 1;
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  return at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
