import type { Problem } from '../problem.ts';

/** What VTEX says of a SKU that decides whether a feed of a trade policy may hold it (vtex contract, section 2.2). */
export interface LeftOutFacts {
  /** Product and SKU are switched on. */
  readonly isSellable: boolean;
  readonly isVisible: boolean;
  readonly isBrandActive: boolean;
  readonly salesChannels: readonly string[];
}

/**
 * Why a SKU of the VTEX account is not in the client's feed, the first gate that stops it; null facts: VTEX lists the
 * SKU and knows nothing of it. What passes every gate is missing from the feed itself (its collection, its cache).
 */
export function explainLeftOut(facts: LeftOutFacts | null, tradePolicy: string): Problem {
  if (!facts) return { code: 'vtex-sku-unknown' };
  if (!facts.isSellable) return { code: 'vtex-sku-inactive' };
  if (!facts.isBrandActive) return { code: 'vtex-brand-inactive' };
  if (facts.salesChannels.length > 0 && !facts.salesChannels.includes(tradePolicy)) {
    const policies = facts.salesChannels.join(', ');
    return { code: 'vtex-outside-policy', params: { tradePolicy, policies } };
  }
  if (!facts.isVisible) return { code: 'vtex-product-hidden' };
  return { code: 'vtex-not-in-feed' };
}
