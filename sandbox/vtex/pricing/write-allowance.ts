/** Contract 1.4: about 33 writes a second with a burst pool of 500; deletions 16 with a pool of 300. */
const pools = {
  write: { perSecond: 2000 / 60, burst: 500 },
  delete: { perSecond: 1000 / 60, burst: 300 },
} as const;

export interface Allowance {
  readonly allowed: boolean;
  readonly headers: Record<string, string>;
}

/** Token buckets of Pricing's writes, per account, in real time; they are full again after a restart. */
export function createWriteAllowance(
  now: () => number = () => performance.now(),
): (account: string, method: string) => Allowance {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (account, method) => {
    const pool = method === 'DELETE' ? pools.delete : pools.write;
    const key = `${account} ${method === 'DELETE' ? 'delete' : 'write'}`;
    const at = now();
    const last = buckets.get(key) ?? { tokens: pool.burst, at };
    const tokens = Math.min(pool.burst, last.tokens + ((at - last.at) / 1000) * pool.perSecond);
    const allowed = tokens >= 1;
    const left = allowed ? tokens - 1 : tokens;
    buckets.set(key, { tokens: left, at });
    return {
      allowed,
      headers: {
        'ratelimit-limit': String(pool.burst),
        'ratelimit-remaining': String(Math.floor(left)),
        'ratelimit-reset': String(Math.ceil((pool.burst - left) / pool.perSecond)),
        ...(allowed ? {} : { 'retry-after': String(Math.max(1, Math.ceil((1 - left) / pool.perSecond))) }),
      },
    };
  };
}
