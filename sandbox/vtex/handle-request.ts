import type { SandboxAnswer, SandboxRequest } from '../kernel/http-types.ts';
import type { Limits } from '../kernel/limits.ts';
import { createRouteTable } from '../kernel/route-table.ts';
import type { Call, Reply, Route, World } from './call.ts';
import { text } from './call.ts';
import { refuseCredentials } from './credentials.ts';
import { failure, unknownPath } from './errors.ts';
import { createWriteAllowance } from './pricing/write-allowance.ts';
import type { ShopStore } from './store.ts';

export interface HandlerOptions {
  readonly routes: readonly Route[];
  readonly shops: ReadonlyMap<string, ShopStore>;
  readonly world: World;
  readonly limits: Limits;
}

/** Order of a request: account, path, rate limit, credentials, body, the route itself. */
export function createHandler({
  routes,
  shops,
  world,
  limits,
}: HandlerOptions): (request: SandboxRequest) => Promise<SandboxAnswer> {
  // Paths are matched without regard to case, as .NET does; the parameters keep theirs.
  const table = createRouteTable(
    routes.map((route) => ({ method: route.method, path: lowerLiterals(route.path), route })),
    { trailingSlash: true },
  );
  const allowWrite = createWriteAllowance();
  const accounts = [...shops.keys()];

  async function answer(request: SandboxRequest, account: string, rest: string): Promise<Reply> {
    const shop = shops.get(account);
    if (!shop) return text(`Account ${account.slice(0, 60)} not found`, 404);
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const matched = table.match(method, rest.toLowerCase());
    if (matched === 'path') return unknownPath;
    if (matched === 'method') return wrongMethod(request, rest);
    const { route } = matched.route;
    const { family } = route;

    const wait = family === 'site' ? 0 : limits.take(`${account} ${route.path}`, rest);
    if (wait > 0) return text('Too Many Requests', 429, { 'retry-after': String(Math.ceil(wait / 1000)) });
    const headers = flatHeaders(request);
    const refused = route.access === 'key' ? refuseCredentials({ shop, headers, family, accounts }, world) : null;
    if (refused) return refused;
    if (request.tooLarge) return failure(family, { status: 413, message: 'Request entity too large' }, world.switches);
    const body = parseBody(request);
    if (body === badJson)
      return failure(family, { status: 400, message: 'The request body is not valid JSON.' }, world.switches);

    const allowance = family === 'pricing' && method !== 'GET' ? allowWrite(account, method) : null;
    if (allowance && !allowance.allowed) return text('Too Many Requests', 429, allowance.headers);
    const reply = await route.handle(
      makeCall({ request, shop, headers, body, params: readParams(route.path, rest), world }),
    );
    return allowance ? { ...reply, headers: { ...reply.headers, ...allowance.headers } } : reply;
  }

  function wrongMethod(request: SandboxRequest, rest: string): Reply {
    const other = routes.find(({ method }) => {
      const found = method === request.method ? 'path' : table.match(method, rest.toLowerCase());
      return typeof found !== 'string';
    });
    const matched = other && table.match(other.method, rest.toLowerCase());
    const family = matched && typeof matched !== 'string' ? matched.route.route.family : 'site';
    const message =
      family === 'checkout'
        ? 'O método HTTP não é permitido'
        : `The requested resource does not support http method '${request.method}'.`;
    return failure(family, { status: 405, message }, world.switches);
  }

  return async (request) => {
    const { account, path } = splitPath(request.path);
    const { status, headers, body } = await answer(request, account, path);
    return { status, headers: { ...headers }, body, ...(shops.has(account) ? { shop: account } : {}) };
  };
}

/** `/lojademo/api/x` → the account and `/api/x`. */
export function splitPath(path: string): { account: string; path: string } {
  const [, account = '', rest = ''] = /^\/([^/]*)(.*)$/s.exec(path) ?? [];
  return { account, path: rest === '' ? '/' : rest };
}

function lowerLiterals(path: string): string {
  return path
    .split('/')
    .map((segment) => (segment.startsWith(':') ? segment : segment.toLowerCase()))
    .join('/');
}

function readParams(pattern: string, path: string): Record<string, string> {
  const given = path.split('/');
  const named = pattern
    .split('/')
    .flatMap((segment, place) =>
      segment.startsWith(':') ? [[segment.slice(1), decode(given[place] ?? '')] as const] : [],
    );
  return Object.fromEntries(named);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function flatHeaders({ headers }: SandboxRequest): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

const badJson = Symbol('bad JSON');

function parseBody({ raw, method }: SandboxRequest): unknown {
  if (raw.length === 0 || method === 'GET' || method === 'HEAD') return undefined;
  try {
    return JSON.parse(raw.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return badJson;
  }
}

function makeCall(given: {
  request: SandboxRequest;
  shop: ShopStore;
  headers: Record<string, string | undefined>;
  body: unknown;
  params: Record<string, string>;
  world: World;
}): Call {
  const { request, shop, headers, world } = given;
  const queryAll = (name: string): string[] =>
    [...request.query].flatMap(([key, value]) => (key.toLowerCase() === name.toLowerCase() ? [value] : []));
  const host = headers['host'] ?? '';
  const safeHost = /^[\w.[\]:-]{1,255}$/.test(host) ? host : 'localhost';
  return {
    shop,
    params: given.params,
    query: (name) => queryAll(name)[0],
    queryAll,
    body: given.body,
    headers,
    baseUrl: `${world.switches.text('imageScheme')}://${safeHost}/${shop.account}`,
    now: world.clock.now(),
    world,
  };
}
