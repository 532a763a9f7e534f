import type { Suggestion } from './weigh-evidence.ts';

/** What the samples of one category say together. */
export interface Agreement {
  /** The surest first, each with the mean of the samples' confidences. */
  readonly best: readonly Suggestion[];
  /** True where nearly all samples put the same leaf first: the category may be decided as one. */
  readonly agrees: boolean;
}

/**
 * Puts together what was suggested for some products of one category. One leaf holds for all of them only if nearly
 * every sample puts it first; else each product is decided by itself.
 */
export function agreeOnCategory(samples: readonly (readonly Suggestion[])[]): Agreement {
  const sums = new Map<string, { confidence: number; firsts: number; evidence: Suggestion['evidence'] }>();
  for (const suggestions of samples) {
    for (const [place, { leafId, confidence, evidence }] of suggestions.entries()) {
      const sum = sums.get(leafId) ?? { confidence: 0, firsts: 0, evidence };
      sum.confidence += confidence;
      sum.firsts += place === 0 ? 1 : 0;
      sums.set(leafId, sum);
    }
  }
  const best = [...sums]
    .map(([leafId, { confidence, evidence }]) => ({
      leafId,
      confidence: Math.round((confidence / samples.length) * 1000) / 1000,
      evidence,
    }))
    .toSorted((a, b) => b.confidence - a.confidence || (a.leafId < b.leafId ? -1 : 1));
  const firsts = sums.get(best[0]?.leafId ?? '')?.firsts ?? 0;
  return { best: best.slice(0, MOST_KEPT), agrees: samples.length > 0 && firsts / samples.length >= NEARLY_ALL };
}

/** Seven of eight samples: one odd product does not make a category mixed, two do. */
const NEARLY_ALL = 0.875;
const MOST_KEPT = 3;
