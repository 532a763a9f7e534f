import type { Clock } from '../kernel/clock.ts';
import type { Switches } from '../kernel/switches.ts';
import type { ErrorFamily } from './errors.ts';
import type { ChangeAnnouncer } from './announce-changes.ts';
import type { ShopStore } from './store.ts';
import type { VtexSwitch } from './switches.ts';

/** One request to an account's API, as the routes see it. */
export interface Call {
  readonly shop: ShopStore;
  readonly params: Readonly<Record<string, string>>;
  /** Parameter names are matched without regard to case, as .NET does. */
  query(name: string): string | undefined;
  queryAll(name: string): string[];
  /** The parsed JSON body; a body that is no JSON never reaches a route. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** `http://host/account`, as the caller addressed this sandbox. */
  readonly baseUrl: string;
  readonly now: number;
  readonly world: World;
}

/** What the routes share across requests. */
export interface World {
  readonly clock: Clock;
  readonly switches: Switches<VtexSwitch>;
  readonly announce: ChangeAnnouncer;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes and text go out as they are, anything else as JSON; undefined is an empty body. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the account, with `:name` for parameters. */
  readonly path: string;
  readonly family: ErrorFamily;
  readonly access: 'public' | 'key';
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

/** A field of a body whose keys may come in any case: clients write `searchURIEndPoint` for `searchURIEndpoint`. */
export function fieldOf(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null) return undefined;
  const wanted = name.toLowerCase();
  const key = Object.keys(body).find((each) => each.toLowerCase() === wanted);
  return key === undefined ? undefined : (body as Record<string, unknown>)[key];
}

/** A whole number from a query or path, undefined where it is none. */
export function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,10}$/.test(value) ? Number(value) : undefined;
}
