import { parseDuration } from './durations.ts';
import { ControlProblem, readJson } from './http-types.ts';
import type { Params, SandboxAnswer, SandboxRequest } from './http-types.ts';
import type { Kernel } from './kernel.ts';
import { createRouteTable } from './route-table.ts';

/** A control call below `/_sandbox`. `run` gets the JSON body (`{}` for none) and returns the answer's body. */
export interface ControlRoute {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** For example `/_sandbox/orders/:id/pay`. */
  path: string;
  run(call: { params: Params; query: URLSearchParams; body: Record<string, unknown>; raw: Buffer }): unknown;
}

/** Serves `/_sandbox/…`: the sandbox's own routes first, then the common ones. Problems are `{"error":{"message"}}` with 400 or 404. */
export async function handleControl(
  kernel: Kernel,
  own: readonly ControlRoute[],
  request: SandboxRequest,
): Promise<SandboxAnswer> {
  try {
    const matched = createRouteTable([...own, ...commonRoutes(kernel)], { trailingSlash: true }).match(
      request.method,
      request.path,
    );
    if (matched === 'path') throw new ControlProblem(`There is no control call ${request.path}.`, 404);
    if (matched === 'method') throw new ControlProblem(`${request.path} does not take ${request.method}.`, 405);
    if (request.tooLarge) throw new ControlProblem('The body is too large.', 413);
    const body = readJson(request);
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new ControlProblem('The body must be a JSON object.');
    const given = {
      params: matched.params,
      query: request.query,
      body: body as Record<string, unknown>,
      raw: request.raw,
    };
    return { status: 200, body: (await matched.route.run(given)) ?? {} };
  } catch (error) {
    if (!(error instanceof ControlProblem)) throw error;
    return { status: error.status, body: { error: { message: error.message } } };
  }
}

function commonRoutes(kernel: Kernel): ControlRoute[] {
  const { state, clock, faults, limits, journal, switches } = kernel;
  const readClock = (): unknown => {
    const { waiting, next } = clock.timers();
    const now = clock.now();
    return {
      now: new Date(now).toISOString(),
      seconds: Math.floor(now / 1000),
      rate: clock.rate(),
      timers: { waiting, next: next === null ? null : new Date(next).toISOString() },
    };
  };
  const readSwitches = (): unknown => ({ switches: switches.all(), about: switches.definitions() });

  return [
    { method: 'GET', path: '/_sandbox/state', run: ({ query }) => readState(kernel, query) },
    {
      method: 'GET',
      path: '/_sandbox/calls',
      run: ({ query }) => journal.read(readWhole(query.get('since') ?? '0', 'since')),
    },
    { method: 'DELETE', path: '/_sandbox/calls', run: () => journal.clear() },
    { method: 'GET', path: '/_sandbox/faults', run: () => ({ faults: faults.list() }) },
    { method: 'POST', path: '/_sandbox/faults', run: ({ body }) => orProblem(faults.add(body)) },
    { method: 'DELETE', path: '/_sandbox/faults', run: () => ({ removed: faults.clear() }) },
    { method: 'GET', path: '/_sandbox/clock', run: readClock },
    {
      method: 'POST',
      path: '/_sandbox/clock',
      async run({ body }) {
        await changeClock(kernel, body);
        return readClock();
      },
    },
    { method: 'GET', path: '/_sandbox/limits', run: () => ({ limits: limits.rules() }) },
    {
      method: 'POST',
      path: '/_sandbox/limits',
      run: ({ body }) => orProblem(limits.set(body)) && { limits: limits.rules() },
    },
    { method: 'GET', path: '/_sandbox/switches', run: readSwitches },
    {
      method: 'POST',
      path: '/_sandbox/switches',
      run({ body }) {
        orProblem(switches.set(body) ?? {});
        return readSwitches();
      },
    },
    { method: 'GET', path: '/_sandbox', run: () => ({ counts: state.counts() }) },
  ];
}

function readState({ state, resolveShop }: Kernel, query: URLSearchParams): unknown {
  const kind = query.get('kind');
  if (kind === null) return { counts: state.counts() };
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(kind)) throw new ControlProblem('kind is a name, as in the counts.');
  const named = query.get('shop');
  const shop = named === null ? undefined : resolveShop(named);
  if (named !== null && shop === undefined) throw new ControlProblem(`There is no shop ${named}.`, 404);
  if (!(kind in state.counts())) return { kind, total: 0, items: [] };
  const collection = state.collection<unknown>(kind);
  return { kind, total: collection.count(shop), items: collection.list({ shop }) };
}

async function changeClock({ clock }: Kernel, { advance, rate }: Record<string, unknown>): Promise<void> {
  if (advance === undefined && rate === undefined) throw new ControlProblem('Give advance ("2h") or rate (60).');
  const ms = advance === undefined ? 0 : parseDuration(advance);
  if (ms === undefined) throw new ControlProblem('advance is a duration such as 500ms, 30s, 2h or 7d.');
  if (rate !== undefined && !(typeof rate === 'number' && rate > 0 && rate <= 1_000_000)) {
    throw new ControlProblem('rate is a number over 0 (1 is real time).');
  }
  if (typeof rate === 'number') clock.setRate(rate);
  if (ms > 0) await clock.advance(ms);
}

/** The value, or the problem thrown for the caller to read. */
export function orProblem<T extends object>(result: T | { problem: string }): T {
  if ('problem' in result) throw new ControlProblem(result.problem);
  return result;
}

function readWhole(text: string, name: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new ControlProblem(`${name} is a whole number.`);
  return Number(text);
}
