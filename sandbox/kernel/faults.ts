import type { Collection } from './collection.ts';
import { matchesPath } from './path-globs.ts';
import { createRandom } from './random.ts';
import type { State } from './state.ts';

/**
 * When each kind strikes: `before` the request is carried out (nothing happened) or `after` (it happened, and the
 * caller is not told so). A fault may choose the other with `"phase"`.
 */
const phases = {
  '429': 'before',
  '500': 'before',
  '503': 'before',
  timeout: 'before',
  cut: 'before',
  slow: 'before',
  html: 'after',
  'timeout-after-commit': 'after',
  'bad-json': 'after',
} as const;

type NamedKind = keyof typeof phases;
/** `code:36009003` answers with that code of the service itself. */
export type FaultKind = NamedKind | `code:${number}`;

export interface Fault {
  id: string;
  path: string;
  kind: FaultKind;
  /** Share of the matching requests that it strikes, 0 to 1. */
  rate: number;
  /** How often it may still strike; null for ever. */
  count: number | null;
  seed: number;
  phase: 'before' | 'after';
  /** Milliseconds of real time that `slow` waits and that a timeout holds the connection. */
  ms: number;
  account?: string;
  method?: string;
  /** How often it struck. */
  struck: number;
  chance: number;
}

export interface Faults {
  /** Null and a sentence where `wanted` is not a fault. */
  add(wanted: unknown): { fault: Fault } | { problem: string };
  clear(): number;
  list(): Fault[];
  /** The fault that strikes this request, if any: the first in order of arrival whose draw falls. */
  strike(request: { path: string; method: string; account?: string }): Fault | undefined;
}

const defaultMs: Partial<Record<FaultKind, number>> = { slow: 2000, timeout: 120_000, 'timeout-after-commit': 120_000 };

/** Fault injection, kept in the state like everything else: a restart in the middle of a bad hour does not end it. */
export function createFaults(state: State): Faults {
  const faults: Collection<Fault> = state.collection('faults');

  return {
    add(wanted) {
      const problem = findProblem(wanted);
      if (problem !== undefined) return { problem };
      const given = wanted as Partial<Fault> & { path: string; kind: FaultKind };
      const number = (state.get<number>('faults:last') ?? 0) + 1;
      state.set('faults:last', number);
      const seed = given.seed ?? 1;
      const fault: Fault = {
        id: String(number),
        path: given.path,
        kind: given.kind,
        rate: given.rate ?? 1,
        count: given.count ?? null,
        seed,
        phase: given.phase ?? (given.kind in phases ? phases[given.kind as NamedKind] : 'before'),
        ms: given.ms ?? defaultMs[given.kind] ?? 0,
        struck: 0,
        chance: createRandom(seed).state(),
        ...(given.account === undefined ? {} : { account: given.account }),
        ...(given.method === undefined ? {} : { method: given.method.toUpperCase() }),
      };
      faults.put(fault.id, '', fault);
      return { fault };
    },
    clear() {
      const all = faults.list();
      for (const { id } of all) faults.delete(id);
      return all.length;
    },
    list: () => faults.list(),
    strike({ path, method, account }) {
      for (const fault of faults.list()) {
        if (fault.count !== null && fault.struck >= fault.count) continue;
        if (fault.account !== undefined && fault.account !== account) continue;
        if (fault.method !== undefined && fault.method !== method) continue;
        if (!matchesPath(fault.path, path)) continue;
        const random = createRandom(fault.chance);
        const falls = random.chance(fault.rate);
        faults.put(fault.id, '', { ...fault, chance: random.state(), struck: fault.struck + (falls ? 1 : 0) });
        if (falls) return fault;
      }
      return undefined;
    },
  };
}

function findProblem(wanted: unknown): string | undefined {
  if (typeof wanted !== 'object' || wanted === null) return 'The body must be an object with path and kind.';
  const { path, kind, rate, count, seed, phase, ms, account, method } = wanted as Record<string, unknown>;
  if (typeof path !== 'string' || !/^[/*]/.test(path)) return 'path must be a path or a glob such as /product/**.';
  const known = typeof kind === 'string' && (kind in phases || /^code:-?\d+$/.test(kind));
  if (!known) return `kind must be one of ${Object.keys(phases).join(', ')} or code:N.`;
  if (rate !== undefined && !(typeof rate === 'number' && rate >= 0 && rate <= 1))
    return 'rate must be a number from 0 to 1.';
  if (count !== undefined && count !== null && !(Number.isInteger(count) && Number(count) >= 0))
    return 'count must be a whole number or null.';
  if (seed !== undefined && !Number.isInteger(seed)) return 'seed must be a whole number.';
  if (phase !== undefined && phase !== 'before' && phase !== 'after') return 'phase must be before or after.';
  if (ms !== undefined && !(typeof ms === 'number' && ms >= 0 && ms <= 600_000))
    return 'ms must be a number of milliseconds up to 600000.';
  if (account !== undefined && typeof account !== 'string') return 'account must be a name.';
  if (method !== undefined && typeof method !== 'string') return 'method must be an HTTP method.';
  return undefined;
}
