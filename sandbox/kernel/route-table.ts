import type { Params } from './http-types.ts';

export interface Matched<Route> {
  route: Route;
  params: Params;
}

export interface RouteTable<Route> {
  /**
   * The route for a request; `'path'` where no route has the path, `'method'` where one has it under other methods.
   * Where several patterns fit, the one with more literal segments counts (`/products/search` before `/products/:id`).
   */
  match(method: string, path: string): Matched<Route> | 'path' | 'method';
}

/** Patterns are paths whose segments may be `:name`; a parameter is never empty and comes decoded. */
export function createRouteTable<Route extends { method: string; path: string }>(
  routes: readonly Route[],
  { trailingSlash = false }: { trailingSlash?: boolean } = {},
): RouteTable<Route> {
  const compiled = routes.map((route) => ({ route, segments: route.path.split('/') }));

  return {
    match(method, path) {
      const given = (trailingSlash && path.length > 1 ? path.replace(/\/$/, '') : path).split('/');
      let best: { route: Route; params: Params; literals: number } | undefined;
      let pathKnown = 0;
      for (const { route, segments } of compiled) {
        const fit = fitSegments(segments, given);
        if (fit === undefined) continue;
        if (route.method === method && fit.literals > (best?.literals ?? -1)) best = { route, ...fit };
        pathKnown += 1;
      }
      if (best !== undefined) return { route: best.route, params: best.params };
      return pathKnown > 0 ? 'method' : 'path';
    },
  };
}

function fitSegments(
  segments: readonly string[],
  given: readonly string[],
): { params: Params; literals: number } | undefined {
  if (segments.length !== given.length) return undefined;
  const params: Params = {};
  let literals = 0;
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? '';
    if (!segment.startsWith(':')) {
      if (segment !== value) return undefined;
      literals += 1;
      continue;
    }
    if (value === '') return undefined;
    params[segment.slice(1)] = decode(value);
  }
  return { params, literals };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
