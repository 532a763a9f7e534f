import { matchesPath } from './path-globs.ts';
import type { State } from './state.ts';

export interface LimitRule {
  path: string;
  /** Requests a second; null for no limit. */
  perSecond: number | null;
}

/** Rate limits per caller and API, over the last second of real time. */
export interface Limits {
  rules(): LimitRule[];
  /** The last rule set that fits a path counts; setting the same path again replaces it. */
  set(wanted: unknown): LimitRule | { problem: string };
  /**
   * Counts one request. `key` says whose quota it is (app × shop × API). Answers 0 where it may pass,
   * else the milliseconds until one more would.
   */
  take(key: string, path: string): number;
}

/** `perSecond` is the default for paths without a rule (null for none). */
export function createLimits(state: State, perSecond: number | null): Limits {
  const taken = new Map<string, number[]>();
  const rules = (): LimitRule[] => state.get<LimitRule[]>('limits') ?? [{ path: '**', perSecond }];

  return {
    rules,
    set(wanted) {
      const { path, perSecond: wish } = (wanted ?? {}) as Record<string, unknown>;
      if (typeof path !== 'string' || !/^[/*]/.test(path))
        return { problem: 'path must be a path or a glob such as /product/**.' };
      const fits = wish === null || (typeof wish === 'number' && wish >= 0 && Number.isFinite(wish));
      if (!fits) return { problem: 'perSecond must be a number from 0 on, or null for no limit.' };
      const rule: LimitRule = { path, perSecond: wish };
      state.set('limits', [...rules().filter((other) => other.path !== path), rule]);
      return rule;
    },
    take(key, path) {
      const limit = rules().findLast((rule) => matchesPath(rule.path, path))?.perSecond ?? null;
      if (limit === null) return 0;
      const now = performance.now();
      const recent = (taken.get(key) ?? []).filter((at) => at > now - 1000);
      taken.set(key, recent);
      if (recent.length >= limit) return Math.max(1, Math.ceil((recent[0] ?? now) + 1000 - now));
      recent.push(now);
      return 0;
    },
  };
}
