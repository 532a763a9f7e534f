import { ApiFailure, isApiFailure, type FailureKind } from '../failure.ts';
import { exchange, type HttpOutcome, type Timeouts } from '../http.ts';
import { LimiterBusy, type BucketKey, type Limiter } from '../limiter.ts';
import { readJson } from '../read-json.ts';
import { readRetryAfter } from '../retry-after.ts';
import { readVtexError } from './read-error.ts';

export interface VtexOptions {
  /** `https://{account}.vtexcommercestable.com.br`; `{account}` is replaced. */
  readonly apiUrl: string;
  /** `https://api.vtex.com/{account}`; `{account}` is replaced, `/pricing/…` follows. */
  readonly pricingUrl: string;
  readonly account: string;
  readonly appKey: string;
  readonly appToken: string;
  /** ISO 4217 code of the trade policy's currency, which VTEX's amounts do not carry; BRL by default. */
  readonly currency?: string;
  readonly limiter: Limiter;
  readonly timeouts: Timeouts;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface VtexCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with its parameters named; also the name of the rate bucket. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly effect: 'read' | 'write';
  /** Whether 404 says that the thing asked for does not exist, and is answered with null. */
  readonly absentOn404?: true;
}

/** The parsed body of an accepted call; null where there is none, or nothing to be found. */
export type VtexSend = (call: VtexCall, options?: CallOptions) => Promise<unknown>;

/** The rate-limited way to the APIs of one VTEX account. */
export function createVtexTransport(options: VtexOptions): VtexSend {
  return async (call, { signal } = {}) => {
    const key: BucketKey = { app: 'vtex', shop: options.account, path: `${call.method} ${call.path}` };
    await takeTurn(options.limiter, key, signal);
    const outcome = await exchange({
      method: call.method,
      url: urlOf(options, call),
      headers: {
        'x-vtex-api-appkey': options.appKey,
        'x-vtex-api-apptoken': options.appToken,
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      timeouts: options.timeouts,
      signal,
    });
    try {
      return judge(outcome, call);
    } catch (failure) {
      if (isApiFailure(failure, 'RateLimited')) options.limiter.slowDown(key, failure.retryAfterMs);
      throw failure;
    }
  };
}

const service = 'Vtex';

async function takeTurn(limiter: Limiter, key: BucketKey, signal: AbortSignal | undefined): Promise<void> {
  try {
    await limiter.take(key, signal);
  } catch (error) {
    if (!(error instanceof LimiterBusy)) throw error;
    const retryAfterMs = Math.ceil(error.retryAfterMs);
    const message = `Our own rate limit for ${key.path} is used up`;
    throw new ApiFailure({ service, kind: 'RateLimited', retryAfterMs, message });
  }
}

function urlOf(options: VtexOptions, call: VtexCall): URL {
  const isPricing = call.path.startsWith('/pricing/');
  const base = (isPricing ? options.pricingUrl : options.apiUrl).replaceAll('{account}', options.account);
  const path = call.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(call.params?.[name] ?? ''));
  const url = new URL(base.replace(/\/$/, '') + path);
  for (const [key, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  return url;
}

/** VTEX is judged by HTTP status (contract section 1.3); bodies only explain. */
function judge(outcome: HttpOutcome, { method, path, effect, absentOn404 }: VtexCall): unknown {
  if (outcome.kind === 'no-answer') {
    const kind = effect === 'write' && outcome.sent ? 'OutcomeUnknown' : 'Unavailable';
    throw new ApiFailure({ service, kind, message: `VTEX gave no answer: ${outcome.reason}` });
  }
  const { status: httpStatus, text } = outcome;
  if (httpStatus === 204 || httpStatus === 205) return null;
  if (httpStatus >= 200 && httpStatus < 300) {
    const body = parse(text);
    if (body !== undefined) return body;
    if (effect === 'write') return null;
    throw new ApiFailure({ service, kind: 'Unavailable', httpStatus, message: `VTEX answered ${path} unreadably` });
  }
  // A page of the gateway speaks of the account or the route, not of what was asked for.
  if (httpStatus === 404 && absentOn404 && !text.trimStart().startsWith('<')) return null;

  const { code, message } = readVtexError(text);
  throw new ApiFailure({
    service,
    kind: kindOf(httpStatus, effect),
    httpStatus,
    code,
    retryAfterMs: readRetryAfter(outcome.headers['retry-after']),
    message: `VTEX answered ${httpStatus} to ${method} ${path}: ${message}`,
  });
}

function kindOf(httpStatus: number, effect: VtexCall['effect']): FailureKind {
  if (httpStatus === 429) return 'RateLimited';
  if (httpStatus === 401 || httpStatus === 403) return 'CredentialsRejected';
  // 503 is an open circuit breaker, 423 a lock: neither did anything (contract sections 1.3 and 1.4).
  if (httpStatus === 503 || httpStatus === 423 || httpStatus === 408) return 'Unavailable';
  if (httpStatus >= 500) return effect === 'write' ? 'OutcomeUnknown' : 'Unavailable';
  return 'Rejected';
}

function parse(text: string): unknown {
  try {
    return readJson(text);
  } catch {
    return undefined;
  }
}
