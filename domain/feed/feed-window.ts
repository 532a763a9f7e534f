/** The stretch of a document that is in memory. Bytes before `pos` are done with. */
export interface FeedWindow {
  /** The bytes there are; what is to be read starts at `pos`. Replaced by `append`, positions with it. */
  bytes: Buffer;
  pos: number;
  /** Offset of `bytes[0]` in the document. */
  base: number;
  /** Line of `pos`, from 1. */
  line: number;
  /** Whether nothing more will be appended. */
  last: boolean;
}

/** Makes a window and the function that adds a chunk to it, dropping what lies before `pos`. */
export function createWindow(capacity: number): {
  readonly window: FeedWindow;
  readonly append: (chunk: Uint8Array) => void;
} {
  let memory = Buffer.allocUnsafeSlow(capacity);
  const window: FeedWindow = { bytes: memory.subarray(0, 0), pos: 0, base: 0, line: 1, last: false };

  function append(chunk: Uint8Array): void {
    const { bytes, pos } = window;
    let end = bytes.length;
    if (end + chunk.length > memory.length) {
      const kept = bytes.subarray(pos);
      end = kept.length;
      if (end + chunk.length > memory.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(memory.length * 2, end + chunk.length));
        larger.set(kept);
        memory = larger;
      } else {
        memory.copyWithin(0, pos, pos + end);
      }
      window.base += pos;
      window.pos = 0;
    }
    memory.set(chunk, end);
    window.bytes = memory.subarray(0, end + chunk.length);
  }

  return { window, append };
}

/** Moves `pos` on to `to`, counting lines. */
export function advance(window: FeedWindow, to: number): void {
  window.line += countLines(window.bytes, window.pos, to);
  window.pos = to;
}

function countLines(bytes: Buffer, from: number, to: number): number {
  let lines = 0;
  for (let i = from; i < to; i++) if (bytes[i] === 0x0a) lines++;
  return lines;
}
