import type { IncomingMessage } from 'node:http';
import { pipeline, Transform, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { abortReason } from './abort-reason.ts';
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
  const out = countBytes(bounds, (error) => problemOf(error, bounds));
  const onAbort = (): void => void response.destroy(abortReason(bounds.signal));
  bounds.signal.addEventListener('abort', onAbort, { once: true });
  // Each part's failure destroys `out`, which tells it as a FetchProblem. One that comes before anyone reads is kept
  // by the stream for its reader: that is why there is nothing to do here.
  const done = (): void => bounds.signal.removeEventListener('abort', onAbort);
  if (unpack) pipeline(response, countBytes(bounds), unpack, out, done);
  else pipeline(response, out, done);
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

/** Passes bytes on up to the bound; `explain` turns whatever destroys it into what its reader is told. */
function countBytes({ maxBytes, url }: Bounds, explain?: (error: NodeJS.ErrnoException) => Error): Transform {
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new FetchProblem('too-large', url));
      else done(null, chunk);
    },
  });
  if (explain) {
    // Not in the option of that name: the stream keeps the error as it is given here for a reader that comes later.
    const destroy = counter.destroy.bind(counter);
    counter.destroy = (error) => destroy(error && explain(error));
  }
  return counter;
}

function problemOf(error: NodeJS.ErrnoException, bounds: Bounds): Error {
  if (error instanceof FetchProblem) return error;
  if (bounds.abortedBy?.aborted) return abortReason(bounds.abortedBy);
  if (bounds.signal.aborted) return new FetchProblem('timeout', bounds.url);
  if (error.code === 'Z_BUF_ERROR') return new FetchProblem('cut', bounds.url);
  if (error.code?.startsWith('Z_') || error.code?.startsWith('ERR_')) {
    const isCut = error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    return new FetchProblem(isCut ? 'cut' : 'encoding-invalid', bounds.url);
  }
  return new FetchProblem('cut', bounds.url, { reason: error.code });
}
