import { ApiFailure, isApiFailure } from '../failure.ts';
import { exchange, type Timeouts } from '../http.ts';
import { LimiterBusy, type BucketKey, type Limiter } from '../limiter.ts';
import type { Envelope } from './envelope.ts';
import { judgeAnswer, type Effect } from './judge-answer.ts';
import type { Multipart } from './multipart.ts';
import { signRequest } from './signing.ts';

export interface TransportOptions {
  /** Base URL of the open API: `https://open-api.tiktokglobalshop.com`. */
  readonly apiUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  /** The access token in force; called again with the one that TikTok refused, to have another in its place. */
  readonly accessToken: (refused?: string) => Promise<string>;
  /** The shop's opaque key (`shops[].cipher`); only the authorization calls work without. */
  readonly shopCipher?: string;
  /** Names the rate buckets; the shop's id. The cipher stands in where it is missing. */
  readonly shopId?: string;
  readonly limiter: Limiter;
  readonly timeouts: Timeouts;
  /** Milliseconds since the epoch; for tests. */
  readonly now?: () => number;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** One call as the area files describe it. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with its parameters named: `/product/202309/products/{product_id}`; also the name of the rate bucket. */
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  /** Undefined and empty values are left out (contract section 2.2). */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly multipart?: Multipart;
  /** False for the few endpoints that refuse `shop_cipher` (contract section 0). */
  readonly cipher?: false;
  readonly effect: Effect;
}

export type Send = (call: Call, options?: CallOptions) => Promise<Envelope>;

/** The signed, rate-limited way to TikTok Shop; one forced token refresh, then CredentialsRejected. */
export function createTransport(options: TransportOptions): Send {
  const shop = options.shopId ?? options.shopCipher ?? '';

  async function attempt(call: Call, token: string, signal: AbortSignal | undefined): Promise<Envelope> {
    const key: BucketKey = { app: options.appKey, shop, path: `${call.method} ${call.path}` };
    await takeTurn(options.limiter, key, signal);
    const outcome = await exchange({ ...signed(options, call, token), timeouts: options.timeouts, signal });
    try {
      return judgeAnswer(outcome, call.effect);
    } catch (failure) {
      if (isApiFailure(failure, 'RateLimited')) options.limiter.slowDown(key, failure.retryAfterMs);
      throw failure;
    }
  }

  return async (call, { signal } = {}) => {
    const token = await options.accessToken();
    try {
      return await attempt(call, token, signal);
    } catch (failure) {
      if (!isApiFailure(failure, 'CredentialsRejected')) throw failure;
    }
    return attempt(call, await options.accessToken(token), signal);
  };
}

async function takeTurn(limiter: Limiter, key: BucketKey, signal: AbortSignal | undefined): Promise<void> {
  try {
    await limiter.take(key, signal);
  } catch (error) {
    if (!(error instanceof LimiterBusy)) throw error;
    throw new ApiFailure({
      service: 'TiktokShop',
      kind: 'RateLimited',
      retryAfterMs: Math.ceil(error.retryAfterMs),
      message: `Our own rate limit for ${key.path} is used up`,
    });
  }
}

function signed(options: TransportOptions, call: Call, token: string) {
  const path = fillPath(call.path, call.params ?? {});
  const seconds = Math.floor((options.now ?? Date.now)() / 1000);
  const query: [string, string][] = [
    ['app_key', options.appKey],
    ['timestamp', String(seconds)],
  ];
  if (call.cipher !== false && options.shopCipher) query.push(['shop_cipher', options.shopCipher]);
  for (const [key, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') query.push([key, String(value)]);
  }
  const text = call.body === undefined ? undefined : JSON.stringify(call.body);
  query.push(['sign', signRequest({ appSecret: options.appSecret, path, query, body: text })]);

  const url = new URL(path, options.apiUrl);
  url.search = query.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
  return {
    method: call.method,
    url,
    headers: {
      'x-tts-access-token': token,
      'content-type': call.multipart?.contentType ?? 'application/json',
    },
    body: call.multipart?.bytes ?? text,
  };
}

function fillPath(template: string, params: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (!value || !/^[\w-]+$/.test(value)) throw new TypeError(`${name} is not an id`);
    return value;
  });
}
