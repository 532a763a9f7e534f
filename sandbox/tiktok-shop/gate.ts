import { timingSafeEqual } from 'node:crypto';
import type { SandboxRequest } from '../kernel/http-types.ts';
import { createRouteTable } from '../kernel/route-table.ts';
import { app } from './app.ts';
import type { Authorizations } from './auth/authorizations.ts';
import { commonError } from './common-errors.ts';
import type { CommonError } from './common-errors.ts';
import { documentedEndpoints } from './documented-endpoints.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest, TiktokShopRoute } from './route.ts';
import { findShop, findShopByCipher } from './shops.ts';
import type { Shop } from './shops.ts';
import { signRequest } from './signing.ts';

export type Passed = { route: TiktokShopRoute; request: TiktokShopRequest };
export type Stopped = { answer: TiktokShopAnswer; shop?: string };
export type Gate = (request: SandboxRequest) => Passed | Stopped;

/** The window of `timestamp` around the server's real time, in seconds; contract section 2. */
const oldest = 300;
const newest = 30;

/**
 * What stands before every endpoint, in the order of contract section 12: path, method, version, content type,
 * app, timestamp, signature, token, scope, shop, rate, and the syntax of the body.
 */
export function createGate(
  routes: readonly TiktokShopRoute[],
  context: TiktokShopContext,
  authorizations: Authorizations,
): Gate {
  const findRoute = createRouteFinder(routes);

  return (given) => {
    const found = findRoute(given);
    if (typeof found === 'string') return stop(found);
    const { route, params } = found;
    const version = params['version'] ?? '';
    if (!route.versions.includes(version)) return stop('wrongVersion');
    const refused =
      checkFormat(route, given) ?? checkApp(given) ?? checkTimestamp(given) ?? checkSign(route, given, context);
    if (refused !== undefined) return stop(refused);

    const access = authorizations.findAccess(readToken(given));
    if (access === 'unknown') return stop('wrongToken');
    const owner = findShop(context.state, access.shop);
    if (owner === undefined) return stop('wrongToken');
    if (access.state === 'expired') return stop('expiredToken', owner);
    if (access.state === 'deauthorized') return { answer: deauthorizedAnswer(context), shop: owner.id };
    const needed = typeof route.scope === 'string' ? [route.scope] : route.scope;
    if (!needed.every((scope) => access.scopes.includes(scope))) return stop('missingScope', owner);
    const wrongShop = checkShop(route, given, owner, context);
    if (wrongShop !== undefined) return stop(wrongShop, owner);

    const wait = context.kernel.limits.take(
      `${app.key} ${owner.id} ${route.method} ${route.path} ${version}`,
      given.path,
    );
    if (wait > 0) return { answer: limitedAnswer(context, wait), shop: owner.id };
    const body = readBody(route, given);
    if (body === undefined) return stop('wrongFormat', owner);
    const { method, path, query, headers, raw } = given;
    return { route, request: { method, path, version, params, query, headers, raw, body, shop: owner } };
  };
}

function stop(error: CommonError, shop?: Shop): Stopped {
  return { answer: commonError(error), shop: shop?.id };
}

/** An endpoint that is documented but not built is no endpoint here, even where a built pattern (`:product_id`) would fit it. */
function createRouteFinder(routes: readonly TiktokShopRoute[]) {
  const built = createRouteTable(routes);
  const documented = documentedEndpoints.map(([method, path]) => ({
    method,
    path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
  }));
  const unbuilt = documented.filter(({ method, path }) => !isServed(routes, method, path));
  const everything = createRouteTable<TiktokShopRoute | { method: string; path: string }>([...routes, ...unbuilt]);

  return ({
    method,
    path,
  }: SandboxRequest): { route: TiktokShopRoute; params: Record<string, string> } | CommonError => {
    const matched = everything.match(method, path);
    if (matched === 'path') return 'unknownPath';
    if (matched === 'method') return built.match(method, path) === 'path' ? 'unknownPath' : 'wrongMethod';
    const { route, params } = matched;
    return 'handle' in route ? { route, params } : 'unknownPath';
  };
}

/** Whether a route has exactly this documented endpoint; `path` with `:name` parameters and its version written out. */
function isServed(routes: readonly TiktokShopRoute[], method: string, path: string): boolean {
  return routes.some((route) => {
    if (route.method !== method) return false;
    return route.versions.some((version) => blank(route.path.replace(':version', version)) === blank(path));
  });
}

function blank(path: string): string {
  return path.replaceAll(/:\w+/g, ':');
}

function checkFormat(
  route: TiktokShopRoute,
  { headers, rawHeaders, raw, tooLarge }: SandboxRequest,
): CommonError | undefined {
  const lines = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type').length;
  if (lines > 1) return 'wrongFormat';
  const type = (headers['content-type'] ?? '').toLowerCase();
  if (route.multipart === true && !type.startsWith('multipart/form-data')) return 'notMultipart';
  if (tooLarge) return 'tooLarge';
  if (route.multipart !== true && raw.length > 0 && !type.startsWith('application/json')) return 'wrongFormat';
  return undefined;
}

function checkApp({ query }: SandboxRequest): CommonError | undefined {
  return query.get('app_key') === app.key ? undefined : 'wrongAppKey';
}

function checkTimestamp({ query }: SandboxRequest): CommonError | undefined {
  const text = query.get('timestamp') ?? '';
  if (text === '') return 'missingTimestamp';
  if (!/^\d+$/.test(text)) return 'negativeTimestamp';
  const ahead = Number(text) - Date.now() / 1000;
  if (ahead < -oldest) return 'oldTimestamp';
  return ahead > newest ? 'futureTimestamp' : undefined;
}

function checkSign(
  route: TiktokShopRoute,
  { query, path, raw }: SandboxRequest,
  { switches }: TiktokShopContext,
): CommonError | undefined {
  const sign = query.get('sign') ?? '';
  if (sign === '') return 'missingSign';
  const none = Buffer.alloc(0);
  const bodies = [route.multipart === true ? none : raw];
  if (route.multipart !== true && raw.toString('latin1').trim() === '{}') {
    const rule = switches.text('emptyBodySignature');
    if (rule === 'both') bodies.push(none);
    if (rule === 'unsigned') bodies[0] = none;
  }
  const fits = bodies.some((body) => isSame(sign, signRequest(app.secret, { path, query, body })));
  return fits ? undefined : 'wrongSign';
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function readToken({ headers }: SandboxRequest): string {
  const token = headers['x-tts-access-token'];
  return typeof token === 'string' ? token : '';
}

function checkShop(
  route: TiktokShopRoute,
  { query }: SandboxRequest,
  owner: Shop,
  { state, switches }: TiktokShopContext,
): CommonError | undefined {
  const cipher = query.get('shop_cipher') ?? '';
  if (cipher === '' && route.cipher === 'required') return 'missingCipher';
  const refused = route.cipher === 'refused' || (route.cipher === 'tolerated' && !switches.flag('cipherOnUploads'));
  if (cipher !== '' && refused) return 'unexpectedCipher';
  if (cipher !== '' && findShopByCipher(state, cipher)?.id !== owner.id) return 'wrongIdentifier';
  if ((query.get('category_asset_cipher') ?? '') !== '') return 'unexpectedAssetCipher';
  const shopId = query.get('shop_id') ?? '';
  if (shopId !== '' && shopId !== owner.id) return 'wrongShopId';
  const version = query.get('version') ?? '';
  return version === '' || /^\d{6}$/.test(version) ? undefined : 'wrongVersionValue';
}

function deauthorizedAnswer({ switches }: TiktokShopContext): TiktokShopAnswer {
  const errors: Record<number, CommonError> = {
    105002: 'expiredToken',
    101000: 'wrongIdentifier',
    36009004: 'wrongToken',
  };
  return commonError(errors[switches.number('deauthorizedCode')] ?? 'expiredToken');
}

function limitedAnswer({ switches }: TiktokShopContext, wait: number): TiktokShopAnswer {
  const headers = switches.flag('retryAfter') ? { 'retry-after': String(Math.ceil(wait / 1000)) } : undefined;
  return { ...commonError('tooManyRequests'), status: 429, headers };
}

/** The JSON object of the body; undefined where it is none. */
function readBody(route: TiktokShopRoute, { raw }: SandboxRequest): Record<string, unknown> | undefined {
  if (route.multipart === true || raw.length === 0) return {};
  try {
    const body: unknown = JSON.parse(raw.toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
