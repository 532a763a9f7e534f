import { abortReason } from './abort-reason.ts';

/** The numbers of one limiter; the caller takes them from `config/limits.ts`, each with its reason. */
export interface LimiterOptions {
  /** Calls a second at which a bucket starts and to which it recovers: the documented limit. */
  readonly perSecond: number;
  /** Calls that may leave at once after a quiet time; one second's worth by default. */
  readonly burst?: number;
  /** The rate is never halved below this, in calls a second. */
  readonly slowestPerSecond: number;
  /** Calls a second regained in each second without a refusal. */
  readonly regainPerSecond: number;
  /** A call that would wait longer than this is refused instead of holding its worker's slot, in milliseconds. */
  readonly longestWaitMs: number;
  /** Milliseconds of a clock that only goes forward; for tests. */
  readonly now?: () => number;
}

/** What shares a bucket: app × shop × path template (`/product/202309/products/{product_id}`). */
export interface BucketKey {
  readonly app: string;
  readonly shop: string;
  readonly path: string;
}

/** Thrown when the wait would be too long: nothing was sent. */
export class LimiterBusy extends Error {
  override readonly name = 'LimiterBusy';
  /** Milliseconds until the call would have had its turn. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super(`the rate limit leaves no room for another ${Math.ceil(retryAfterMs)} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

export interface Limiter {
  /** Waits for a turn, first come first served. Throws LimiterBusy at once, or the signal's reason when aborted. */
  take(key: BucketKey, signal?: AbortSignal): Promise<void>;
  /** The service refused a call for its rate: halve the bucket's rate and stop it for as long as it asked. */
  slowDown(key: BucketKey, retryAfterMs?: number): void;
  /** The rate in force, in calls a second; for metrics. */
  rateOf(key: BucketKey): number;
}

/**
 * Token buckets in this process, one for each app × shop × path, so that no shop waits for another. Adaptive: a
 * refusal halves the rate, quiet seconds bring it back in a straight line (contract section 3.4: the real figures
 * are dynamic and not published).
 */
export function createLimiter(options: LimiterOptions): Limiter {
  const buckets = new Map<string, Bucket>();
  const now = options.now ?? (() => performance.now());

  function bucketOf(key: BucketKey): Bucket {
    const name = JSON.stringify([key.app, key.shop, key.path]);
    const known = buckets.get(name);
    if (known) return known;
    if (buckets.size >= MOST_BUCKETS) forgetIdle(buckets, now());
    const bucket = createBucket(options, now);
    buckets.set(name, bucket);
    return bucket;
  }

  return {
    take: (key, signal) => bucketOf(key).take(signal),
    slowDown: (key, retryAfterMs) => bucketOf(key).slowDown(retryAfterMs),
    rateOf: (key) => bucketOf(key).rate(),
  };
}

/** Some 40 paths for 500 shops; beyond it, buckets that are full and unused are dropped. */
const MOST_BUCKETS = 20_000;
const IDLE_MS = 60_000;

/** After a halving, further refusals within this time belong to the same burst and count once. */
const SAME_BURST_MS = 1_000;

interface Bucket {
  take(signal?: AbortSignal): Promise<void>;
  slowDown(retryAfterMs?: number): void;
  rate(): number;
  idleSince(): number | undefined;
}

interface Waiter {
  readonly go: () => void;
  readonly refuse: (error: Error) => void;
}

function createBucket(options: LimiterOptions, now: () => number): Bucket {
  const burst = options.burst ?? Math.max(1, options.perSecond);
  const waiters: Waiter[] = [];
  let tokens = burst;
  let currentRate = options.perSecond;
  let filledAt = now();
  let closedUntil = 0;
  let halvedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function fill(): void {
    const at = now();
    const seconds = Math.max(0, at - Math.max(filledAt, Math.min(closedUntil, at))) / 1000;
    const quiet = Math.max(0, at - Math.max(filledAt, halvedAt)) / 1000;
    filledAt = at;
    currentRate = Math.min(options.perSecond, currentRate + quiet * options.regainPerSecond);
    tokens = Math.min(burst, tokens + seconds * currentRate);
  }

  function waitFor(places: number): number {
    const closed = Math.max(0, closedUntil - now());
    return closed + Math.max(0, ((places - tokens) / currentRate) * 1000);
  }

  function serve(): void {
    clearTimeout(timer);
    timer = undefined;
    fill();
    while (waiters.length > 0 && now() >= closedUntil && tokens >= 1 - ROUNDING) {
      tokens -= 1;
      waiters.shift()?.go();
    }
    while (waiters.length > 0 && waitFor(waiters.length) > options.longestWaitMs) {
      waiters.pop()?.refuse(new LimiterBusy(waitFor(waiters.length + 1)));
    }
    if (waiters.length > 0) timer = setTimeout(serve, Math.max(1, Math.ceil(waitFor(1))));
  }

  return {
    async take(signal) {
      signal?.throwIfAborted();
      fill();
      const wait = waitFor(waiters.length + 1);
      if (wait > options.longestWaitMs) throw new LimiterBusy(wait);
      await new Promise<void>((resolve, reject) => {
        const leave = (): void => {
          const place = waiters.indexOf(waiter);
          if (place < 0) return;
          waiters.splice(place, 1);
          reject(signal ? abortReason(signal) : new Error('aborted'));
        };
        const waiter: Waiter = {
          go: () => {
            signal?.removeEventListener('abort', leave);
            resolve();
          },
          refuse: (error) => {
            signal?.removeEventListener('abort', leave);
            reject(error);
          },
        };
        signal?.addEventListener('abort', leave, { once: true });
        waiters.push(waiter);
        serve();
      });
    },
    slowDown(retryAfterMs = 0) {
      fill();
      const at = now();
      closedUntil = Math.max(closedUntil, at + retryAfterMs);
      if (at - halvedAt >= SAME_BURST_MS) {
        halvedAt = at;
        currentRate = Math.max(options.slowestPerSecond, currentRate / 2);
      }
      tokens = Math.min(tokens, 1);
      serve();
    },
    rate() {
      fill();
      return currentRate;
    },
    idleSince() {
      return waiters.length === 0 && now() >= closedUntil ? filledAt : undefined;
    },
  };
}

/** A timer that fires a hair early must not cost another round. */
const ROUNDING = 1e-6;

function forgetIdle(buckets: Map<string, Bucket>, at: number): void {
  for (const [name, bucket] of buckets) {
    const idleSince = bucket.idleSince();
    if (idleSince !== undefined && at - idleSince > IDLE_MS) buckets.delete(name);
  }
}
