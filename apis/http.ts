import got, { RequestError, type Method } from 'got';

/** How long one exchange may take, in milliseconds. */
export interface Timeouts {
  /** Name look-up, connecting and TLS together. */
  readonly connectMs: number;
  /** The whole exchange, from the first byte out to the last byte in. */
  readonly requestMs: number;
}

export interface HttpRequest {
  readonly method: Method;
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly timeouts: Timeouts;
  readonly signal?: AbortSignal;
}

/** What came back, or how nothing usable did. `sent: false` means that the service cannot have seen the request. */
export type HttpOutcome =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: HttpHeaders; readonly text: string }
  | { readonly kind: 'no-answer'; readonly sent: boolean; readonly reason: string };

export type HttpHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** An answer beyond this is a fault of the other side (the largest real one, a category tree, is some 5 MB). */
const LARGEST_ANSWER = 32 * 1024 * 1024;

/**
 * One HTTP exchange with an outside service: no retry, no redirect, bounded in time and size. Every status is an
 * answer; only what gave no complete answer is told as such. Throws the signal's reason when aborted, and nothing
 * else: got's own errors carry the request with its secrets and never leave this file.
 */
export async function exchange(request: HttpRequest): Promise<HttpOutcome> {
  request.signal?.throwIfAborted();
  const tooLarge = new AbortController();
  const signal = request.signal ? AbortSignal.any([request.signal, tooLarge.signal]) : tooLarge.signal;
  try {
    const pending = got(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      responseType: 'buffer',
      retry: { limit: 0 },
      throwHttpErrors: false,
      followRedirect: false,
      signal,
      timeout: {
        lookup: request.timeouts.connectMs,
        connect: request.timeouts.connectMs,
        secureConnect: request.timeouts.connectMs,
        request: request.timeouts.requestMs,
      },
    });
    void pending.on('downloadProgress', (progress) => {
      if (progress.transferred > LARGEST_ANSWER) tooLarge.abort();
    });
    const response = await pending;
    return {
      kind: 'answer',
      status: response.statusCode,
      headers: response.headers,
      text: Buffer.from(response.body).toString('utf8'),
    };
  } catch (error) {
    request.signal?.throwIfAborted();
    if (tooLarge.signal.aborted) return { kind: 'no-answer', sent: true, reason: 'answer too large' };
    return { kind: 'no-answer', sent: !failedBeforeSending(error), reason: reasonOf(error) };
  }
}

/** Failures of finding or reaching the other side: what was never connected was never sent. */
const BEFORE_SENDING: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ERR_INVALID_URL',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const CONNECTING: ReadonlySet<unknown> = new Set(['lookup', 'connect', 'secureConnect']);

function failedBeforeSending(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false;
  if ('event' in error && CONNECTING.has(error.event)) return true;
  return BEFORE_SENDING.has(error.code);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof RequestError)) return 'connection failed';
  if ('event' in error) return `timeout (${String(error.event)})`;
  return /^[A-Z][A-Z0-9_]+$/.test(error.code) ? error.code : 'connection failed';
}
