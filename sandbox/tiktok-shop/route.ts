import type { IncomingHttpHeaders } from 'node:http';
import type { Kernel } from '../kernel/kernel.ts';
import type { Params } from '../kernel/http-types.ts';
import type { Shop } from './shops.ts';
import type { SwitchName } from './switches.ts';

/**
 * One endpoint of the TikTok Shop API. Everything in front of `handle` (path, method, version, content type, app,
 * timestamp, signature, token, scope, cipher, rate) is the gate's work, see `gate.ts`; `handle` validates and acts.
 */
export interface TiktokShopRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As documented, the version and the parameters as `:names`: `/product/:version/products/:product_id`. */
  path: string;
  /** The versions this endpoint is served in (`['202309', '202509']`); others are 36009014. */
  versions: readonly string[];
  /** The caller needs all of these; contract section 1.6. */
  scope: string | readonly string[];
  /** Whether `shop_cipher` must be there (106013), may be, or must not be (36009004). `tolerated`: refused unless the switch `cipherOnUploads` is on. */
  cipher: 'required' | 'optional' | 'refused' | 'tolerated';
  /** The body is `multipart/form-data` (36009023 else) and is not part of the signature. */
  multipart?: boolean;
  handle(request: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer | Promise<TiktokShopAnswer>;
}

/** A request that has passed every gate. */
export interface TiktokShopRequest {
  method: string;
  path: string;
  version: string;
  params: Params;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  /** The JSON body; `{}` where none was sent (also for GET). Untouched for multipart: read `raw`. */
  body: Record<string, unknown>;
  /** The shop of the cipher, else the token's only shop. */
  shop: Shop;
}

export interface TiktokShopContext {
  kernel: Kernel<SwitchName>;
  state: Kernel['state'];
  clock: Kernel['clock'];
  ids: Kernel['ids'];
  switches: Kernel<SwitchName>['switches'];
  webhooks: {
    /**
     * Sends event `type` (1, 5, 11, 15, 16, 37 …) to the address registered for it. Ids are text in `data`; where
     * TikTok writes `product_id` as a number (5, 16, 37) it leaves as a bare number, every digit kept.
     */
    emit(shopId: string, type: number, data: Record<string, unknown>): void;
  };
  /** The sandbox's own base URL, for links in answers (`http://127.0.0.1:9101`). */
  baseUrl(): string;
}

/** Made by `succeed` and `refuse`. */
export interface TiktokShopAnswer {
  code: number;
  message: string;
  data?: unknown;
  /** Overrides the status that the switch `httpStatus` gives for the code. */
  status?: number;
  headers?: Record<string, string>;
}

/** Code 0. Partial failures are `errors` inside `data` (contract section 3.1). */
export function succeed(data: unknown = {}): TiktokShopAnswer {
  return { code: 0, message: 'Success', data };
}

/** A refusal by the service's own code; nothing may have been changed. */
export function refuse(code: number, message: string): TiktokShopAnswer {
  return { code, message };
}

/** For deep places: thrown, it becomes the answer `refuse(code, message)`. */
export class Refusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** 36009004 as the generic validator words it. */
export function missingField(field: string): Refusal {
  return new Refusal(36009004, `param ${field} is missing`);
}
