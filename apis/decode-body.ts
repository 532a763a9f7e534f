import type { IncomingMessage } from 'node:http';
import { pipeline, Transform, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchProblem } from './fetch-problem.ts';

interface Bounds {
  readonly url: URL;
  readonly maxBytes: number;
  /** Ends the transfer. */
  readonly signal: AbortSignal;
  /** The caller's own part of `signal`; the rest is the deadline. */
  readonly abortedBy?: AbortSignal;
}

/** The body without its content encoding, counted before and after, its failures turned into FetchProblems. */
export function decodeBody(response: IncomingMessage, bounds: Bounds): Readable {
  const unpack = unpackerOf(response.headers['content-encoding']);
  if (unpack === 'unknown') {
    response.destroy();
    throw new FetchProblem('encoding-invalid', bounds.url);
  }
  const out = countBytes(bounds);
  const finish = (error: NodeJS.ErrnoException | null | undefined): void => {
    if (error) out.destroy(problemOf(error, bounds));
  };
  const onAbort = (): void => void response.destroy(bounds.signal.reason as Error);
  bounds.signal.addEventListener('abort', onAbort, { once: true });
  out.once('close', () => {
    bounds.signal.removeEventListener('abort', onAbort);
    response.destroy();
  });
  // The outcome must reach the reader as a FetchProblem, so the last part is not in the pipeline that destroys it.
  const last: Readable = unpack
    ? pipeline(response, countBytes(bounds), unpack, finish)
    : response.on('error', finish).on('aborted', () => finish(new Error('aborted')));
  last.pipe(out);
  // A failure that comes before anyone reads is kept by the stream for its reader and must not end the process.
  out.on('error', () => undefined);
  return out;
}

function unpackerOf(encoding: string | undefined): Transform | null | 'unknown' {
  const name = encoding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity') return null;
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'deflate') return createInflate();
  if (name === 'br') return createBrotliDecompress();
  return 'unknown';
}

function countBytes({ maxBytes, url }: Bounds): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new FetchProblem('too-large', url));
      else done(null, chunk);
    },
  });
}

function problemOf(error: NodeJS.ErrnoException, bounds: Bounds): Error {
  if (error instanceof FetchProblem) return error;
  if (bounds.abortedBy?.aborted) return bounds.abortedBy.reason as Error;
  if (bounds.signal.aborted) return new FetchProblem('timeout', bounds.url);
  if (error.code === 'Z_BUF_ERROR') return new FetchProblem('cut', bounds.url);
  if (error.code?.startsWith('Z_') || error.code?.startsWith('ERR_')) {
    const isCut = error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    return new FetchProblem(isCut ? 'cut' : 'encoding-invalid', bounds.url);
  }
  return new FetchProblem('cut', bounds.url, { reason: error.code });
}
