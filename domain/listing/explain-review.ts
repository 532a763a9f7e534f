import type { Problem } from '../problem.ts';

/** One of TikTok's reasons for refusing a product (contract section 4.5). */
export interface ReviewReason {
  /** The field or part of the product, in TikTok's words. */
  readonly position: string;
  readonly reasons: readonly string[];
  readonly suggestions: readonly string[];
  /** Where the listing is shown: `TIKTOK_SHOP` or another platform. */
  readonly platform: string | null;
}

/**
 * Why a review failed, a problem for each reason: TikTok's field, reason and suggestion as they came; what to do about
 * them stands in the messages. The same reason of several platforms is one problem that names them.
 */
export function explainReview(all: readonly ReviewReason[]): Problem[] {
  if (all.length === 0) return [problemOf({ position: '', reasons: [], suggestions: [], platform: null }, [])];
  const platforms = new Map<string, Set<string>>();
  const first = new Map<string, ReviewReason>();
  for (const one of all) {
    const key = JSON.stringify([one.position, one.reasons, one.suggestions]);
    if (!first.has(key)) first.set(key, one);
    const seen = platforms.get(key) ?? new Set<string>();
    if (one.platform) seen.add(one.platform);
    platforms.set(key, seen);
  }
  return [...first].map(([key, one]) => problemOf(one, [...platforms.get(key)!]));
}

function problemOf({ position, reasons, suggestions }: ReviewReason, platforms: readonly string[]): Problem {
  const elsewhere = platforms.filter((name) => name !== OWN_PLATFORM);
  return {
    code: 'review-failed',
    ...(position && { field: position }),
    params: {
      position: position || '–',
      reason: textOf(reasons),
      suggestion: textOf(suggestions),
      ...(elsewhere.length > 0 && { platforms: platforms.join(', ') }),
    },
  };
}

/** What nearly every reason is about; only others are worth naming. */
const OWN_PLATFORM = 'TIKTOK_SHOP';

const textOf = (texts: readonly string[]): string =>
  texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join(' ') || '–';
