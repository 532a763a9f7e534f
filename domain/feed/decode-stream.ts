import { Readable, pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { detectEncoding, type DetectedEncoding, type FeedEncoding } from './detect-encoding.ts';
import type { FeedBounds } from './feed-bounds.ts';
import { FeedError } from './feed-error.ts';

/** Bytes in order. A source may use a chunk's memory again as soon as it is asked for the next one. */
export type ByteSource = AsyncIterable<Uint8Array>;

export interface DecodedStream {
  readonly encoding: FeedEncoding;
  readonly encodingProblems: DetectedEncoding['problems'];
  /**
   * The document without compression and byte order mark, in an encoding whose markup is ASCII: UTF-16 comes as
   * UTF-8, the 8-bit encodings as they are (an item's text is decoded when it is parsed, which most never are).
   */
  readonly chunks: AsyncGenerator<Buffer>;
  /** Filled when `chunks` has ended: why the transfer stopped short, or null. */
  readonly transfer: Transfer;
}

export interface Transfer {
  failure: string | null;
}

/**
 * Undoes what transport did to a document: gzip (found by its magic number, also twice), byte order marks, UTF-16.
 * Memory is bounded by a few chunks. A transfer that breaks after its first byte ends the chunks and is told in
 * `transfer`; before that, the source's own error is thrown.
 * @throws FeedError `gzip-bomb`, `gzip-damaged`, `feed-too-large`, `feed-too-slow` (also while reading `chunks`)
 */
export async function decodeStream(source: ByteSource, bounds: FeedBounds): Promise<DecodedStream> {
  const transfer: Transfer = { failure: null };
  let plain = watchTransfer(source, transfer);
  for (let layer = 0; ; layer++) {
    const { start, rest } = await peek(plain, PEEK_BYTES);
    if (start[0] === 0x1f && start[1] === 0x8b) {
      if (layer === 2) throw new FeedError('gzip-bomb', 'The feed is compressed more than twice over');
      plain = inflate(rest, transfer, bounds);
      continue;
    }
    const { encoding, markLength, problems } = detectEncoding(start);
    const bounded = limitStream(rest, bounds);
    const chunks = encoding.startsWith('utf-16') ? transcode(bounded, encoding) : skip(bounded, markLength);
    return { encoding, encodingProblems: problems, chunks, transfer };
  }
}

const PEEK_BYTES = 64 * 1024;
/** A source may give all in one piece; readers hold a few chunks. */
const LONGEST_CHUNK = 1024 ** 2;
const RATIO_FROM_BYTES = 1024 ** 2;

async function* watchTransfer(source: ByteSource, transfer: Transfer): AsyncGenerator<Buffer> {
  let begun = false;
  try {
    for await (const chunk of source) {
      if (chunk.length === 0) continue;
      begun = true;
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
  } catch (error) {
    if (!begun || error instanceof FeedError || (error instanceof Error && error.name === 'AbortError')) throw error;
    transfer.failure = `The transfer broke off: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Reads ahead until `size` bytes are there, without losing any: `rest` gives everything from the start. */
async function peek(
  source: AsyncGenerator<Buffer>,
  size: number,
): Promise<{ start: Buffer; rest: AsyncGenerator<Buffer> }> {
  const read: Buffer[] = [];
  let length = 0;
  while (length < size) {
    const next = await source.next();
    if (next.done) break;
    read.push(next.value.length < size ? Buffer.from(next.value) : next.value);
    length += next.value.length;
  }
  const all = read.length === 1 ? read[0]! : Buffer.concat(read);
  const rest = async function* () {
    if (all.length > 0) yield all;
    yield* source;
  };
  return { start: all.subarray(0, size), rest: rest() };
}

async function* inflate(
  source: AsyncGenerator<Buffer>,
  transfer: Transfer,
  bounds: FeedBounds,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  let refusal: unknown = null;
  // Streams read ahead, which the source's chunks do not allow.
  pipeline(Readable.from(copyChunks(source)), gunzip, (error) => {
    if (error instanceof FeedError || error?.name === 'AbortError') refusal = error;
  });
  let written = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      written += chunk.length;
      if (written > RATIO_FROM_BYTES && written > gunzip.bytesWritten * bounds.maxInflationRatio) {
        throw new FeedError(
          'gzip-bomb',
          `The feed grows more than ${bounds.maxInflationRatio} times when it is unpacked`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof FeedError) throw error;
    if (refusal) throw refusal;
    if (written === 0) throw new FeedError('gzip-damaged', 'The compressed feed cannot be unpacked');
    transfer.failure ??= `The compressed feed breaks off or is damaged: ${error instanceof Error ? error.message : String(error)}`;
  } finally {
    gunzip.destroy();
  }
}

async function* copyChunks(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of source) yield Buffer.from(chunk);
}

async function* limitStream(source: AsyncGenerator<Buffer>, bounds: FeedBounds): AsyncGenerator<Buffer> {
  const deadline = Date.now() + bounds.maxSeconds * 1000;
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > bounds.maxBytes)
      throw new FeedError('feed-too-large', `The feed is longer than ${bounds.maxBytes} bytes`);
    if (Date.now() > deadline)
      throw new FeedError('feed-too-slow', `The feed took longer than ${bounds.maxSeconds} seconds`);
    for (let at = 0; at < chunk.length; at += LONGEST_CHUNK) yield chunk.subarray(at, at + LONGEST_CHUNK);
  }
}

async function* skip(source: AsyncGenerator<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of source) {
    const from = Math.min(left, chunk.length);
    left -= from;
    if (from < chunk.length) yield from === 0 ? chunk : chunk.subarray(from);
  }
}

/** Lone surrogates and a cut last character come out as U+FFFD. The decoder takes the byte order mark off. */
async function* transcode(source: AsyncGenerator<Buffer>, encoding: FeedEncoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) {
    const text = decoder.decode(chunk, { stream: true });
    if (text.length > 0) yield Buffer.from(text, 'utf8');
  }
  const last = decoder.decode();
  if (last.length > 0) yield Buffer.from(last, 'utf8');
}
