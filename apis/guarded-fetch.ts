import type { LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { abortReason } from './abort-reason.ts';
import { decodeBody } from './decode-body.ts';
import { FetchProblem } from './fetch-problem.ts';
import { guardAddress, type GuardVerdict, type Resolve } from './guard-address.ts';
import { readRetryAfter } from './retry-after.ts';

export interface GuardedRequest {
  readonly url: string;
  /** Hosts (`host` or `host:port`) that may lie on private or loopback addresses: the sandboxes' own. */
  readonly allowedPrivateHosts: readonly string[];
  /** As an earlier answer gave them; an unchanged document then costs one request without a body. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Bound on what is transferred and on what that unpacks to, each by itself. */
  readonly maxBytes: number;
  /** Bound on everything, from the look-up to the end of the body, in milliseconds. */
  readonly timeoutMs: number;
  /** Value of the `Accept` header. */
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** Replaces the system's name look-up; for tests. */
  readonly resolve?: Resolve;
}

export type GuardedAnswer =
  | {
      readonly status: 'ok';
      /**
       * The document, its content encoding removed. Fails with a FetchProblem when it is cut, grows too large or
       * takes too long: only an ended stream is a whole document. Destroy it when it is not read to the end.
       */
      readonly stream: Readable;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Without parameters, lower case; the declared charset is apart. */
      readonly contentType: string | null;
      readonly charset: string | null;
      /** Where the redirects ended. */
      readonly finalUrl: string;
    }
  | { readonly status: 'not-modified' };

const MOST_REDIRECTS = 5;

/**
 * Fetches a document that a client named, so that the name cannot reach into our own network: every hop's address
 * is checked (`guardAddress`) and the connection goes to the checked address. Throws FetchProblem, whose text never
 * holds the query of a URL, or the signal's reason when aborted.
 */
export async function fetchGuarded(request: GuardedRequest): Promise<GuardedAnswer> {
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  let url = parseUrl(request.url);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const response = await askOnce(url, request, signal);
    const next = redirectTarget(response, url);
    if (!next) return readAnswer(response, url, request, signal);
    response.destroy();
    url = next;
  }
  throw new FetchProblem('too-many-redirects', url);
}

function parseUrl(text: string): URL {
  const url = URL.parse(text.trim());
  if (!url) throw new FetchProblem('url-invalid', null);
  return url;
}

async function askOnce(url: URL, request: GuardedRequest, signal: AbortSignal): Promise<IncomingMessage> {
  request.signal?.throwIfAborted();
  let verdict: GuardVerdict;
  try {
    verdict = await Promise.race([
      guardAddress(url, request.allowedPrivateHosts, request.resolve),
      rejectWhenAborted(signal),
    ]);
  } catch {
    throw failureOf(url, request, signal, 'name not found');
  }
  if (!verdict.allowed) throw new FetchProblem('address-refused', url, { reason: verdict.reason });
  const { addresses } = verdict;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const outgoing = send(url, {
      method: 'GET',
      agent: false,
      lookup: answerWith(addresses),
      headers: headersOf(request),
      signal,
    });
    outgoing.on('response', resolve);
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      reject(failureOf(url, request, signal, error.code ?? 'connection failed'));
    });
    outgoing.end();
  });
}

function failureOf(url: URL, request: GuardedRequest, signal: AbortSignal, reason: string): Error {
  if (request.signal?.aborted) return abortReason(request.signal);
  return signal.aborted ? new FetchProblem('timeout', url) : new FetchProblem('unreachable', url, { reason });
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(abortReason(signal));
    else signal.addEventListener('abort', () => reject(abortReason(signal)), { once: true });
  });
}

/** The connection asks for the name again and gets the addresses that were checked. */
function answerWith(addresses: readonly LookupAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all || !first) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

function headersOf(request: GuardedRequest): Record<string, string> {
  return {
    accept: request.accept ?? '*/*',
    'accept-encoding': 'gzip, deflate, br',
    'user-agent': 'Ponte',
    ...(request.etag && { 'if-none-match': request.etag }),
    ...(request.lastModified && { 'if-modified-since': request.lastModified }),
  };
}

const REDIRECTS: ReadonlySet<number | undefined> = new Set([301, 302, 303, 307, 308]);

function redirectTarget(response: IncomingMessage, from: URL): URL | null {
  if (!REDIRECTS.has(response.statusCode)) return null;
  const target = response.headers.location === undefined ? null : URL.parse(response.headers.location, from.href);
  if (target) return target;
  response.destroy();
  throw new FetchProblem('http-status', from, { httpStatus: response.statusCode });
}

function readAnswer(response: IncomingMessage, url: URL, request: GuardedRequest, signal: AbortSignal): GuardedAnswer {
  const { statusCode: httpStatus = 0, headers } = response;
  if (httpStatus === 304 && (request.etag || request.lastModified)) {
    response.destroy();
    return { status: 'not-modified' };
  }
  if (httpStatus !== 200) {
    response.destroy();
    const code = httpStatus === 404 || httpStatus === 410 ? 'not-found' : 'http-status';
    throw new FetchProblem(code, url, { httpStatus, retryAfterMs: readRetryAfter(headers['retry-after']) });
  }
  if (Number(headers['content-length'] ?? 0) > request.maxBytes) {
    response.destroy();
    throw new FetchProblem('too-large', url);
  }
  const [contentType = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((text) => /^\s*charset\s*=\s*"?([^"\s]+)/.exec(text)?.[1]).find(Boolean);
  return {
    status: 'ok',
    stream: decodeBody(response, { url, maxBytes: request.maxBytes, signal, abortedBy: request.signal }),
    etag: headers.etag ?? null,
    lastModified: headers['last-modified'] ?? null,
    contentType: contentType.trim() || null,
    charset: charset ?? null,
    finalUrl: url.href,
  };
}
