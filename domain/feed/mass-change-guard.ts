/** A change so large that it is more likely a fault of the feed than the merchant's wish. */
export interface Held {
  readonly reason: 'removed' | 'zeroed' | 'repriced';
  readonly count: number;
  /** Of the old items, as a fraction. */
  readonly share: number;
  /** The share that holds, as a fraction: the smaller limit where that one was reached. */
  readonly limit: number;
}

/** A run is held from this share of the old items on, where it is at least so many items. */
export interface GuardLimit {
  readonly share: number;
  readonly items: number;
}

/** 20 % of the shop, from 20 items on; half of it, from 3 items on (a shop of two may lose one). */
const GUARD_LIMITS: readonly GuardLimit[] = [
  { share: 0.2, items: 20 },
  { share: 0.5, items: 3 },
];

/**
 * Whether a diff must wait for an operator. Each reason is judged by itself against the old items; the first that
 * holds, in the order removed, zeroed, repriced, is named.
 */
export function judgeMassChange(
  counts: { readonly removed: number; readonly zeroed: number; readonly repriced: number; readonly oldItems: number },
  limits: readonly GuardLimit[] = GUARD_LIMITS,
): Held | null {
  for (const reason of ['removed', 'zeroed', 'repriced'] as const) {
    const count = counts[reason];
    const share = counts.oldItems === 0 ? 0 : count / counts.oldItems;
    const reached = limits.find((limit) => share >= limit.share && count >= limit.items);
    if (reached) return { reason, count, share, limit: reached.share };
  }
  return null;
}
