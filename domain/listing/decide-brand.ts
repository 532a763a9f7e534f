import type { Problem } from '../problem.ts';
import { isPlaceholderBrand, type BrandState } from './brand.ts';
import { brandNameProblem } from './brand-name-rules.ts';
import { obstacleTo, standingOf, type TiktokBrand } from './match-brand.ts';

/** An operator's word on a brand; it outlives every later look. */
export type BrandChoice = { readonly kind: 'match'; readonly id: string } | { readonly kind: 'none' };

export interface BrandFacts {
  readonly name: string;
  readonly choice: BrandChoice | null;
  /** TikTok's brand of this name, or the one an operator has chosen. */
  readonly brand: TiktokBrand | null;
  readonly candidates: readonly TiktokBrand[];
  /** TikTok's id of the brand that Ponte made under this name. */
  readonly createdId: string | null;
  /** TikTok's refusal of a product with this brand: its code. */
  readonly refusal: string | null;
  /** Why TikTok did not make a brand of this name. */
  readonly creationProblem: Problem | null;
  /** SKUs of the client with this brand. */
  readonly skus: number;
  readonly createWanted: boolean;
  /** The shop's quota of new brands is used up until then; ISO 8601 UTC. */
  readonly quotaUntil: string | null;
}

export interface BrandDecision {
  readonly state: BrandState;
  readonly why: Problem | null;
}

/** Where a brand stands, and why: the first row that applies. */
export function decideBrand(facts: BrandFacts): BrandDecision {
  const { name, choice, brand, candidates } = facts;
  const say = (state: BrandState, code: string | null, params?: Problem['params']): BrandDecision => ({
    state,
    why: code === null ? null : { code, params: { brand: name, ...params } },
  });
  if (choice?.kind === 'none') return say('no-brand', 'brand-left-out');
  if (choice?.kind === 'match' && brand?.id !== choice.id)
    return say('unknown', 'brand-choice-unknown', { id: choice.id });
  if (brand) return decideKnown(facts, brand, say);
  if (isPlaceholderBrand(name)) return say('no-brand', 'brand-is-placeholder');
  if (candidates.length > 0)
    return say('ambiguous', 'brand-ambiguous', { ids: candidates.map(({ id }) => id).join(', ') });
  if (!facts.createWanted || facts.skus === 0)
    return say('unknown', facts.skus === 0 ? 'brand-not-in-use' : 'brand-unknown');
  const problem = brandNameProblem(name);
  if (problem) return { state: 'unknown', why: problem };
  if (facts.quotaUntil) {
    return say('to-create', facts.creationProblem?.code ?? 'tiktok:12052202', { until: facts.quotaUntil });
  }
  return facts.creationProblem ? { state: 'unknown', why: facts.creationProblem } : say('to-create', 'brand-to-create');
}

function decideKnown(
  facts: BrandFacts,
  brand: TiktokBrand,
  say: (state: BrandState, code: string | null, params?: Problem['params']) => BrandDecision,
): BrandDecision {
  const obstacle = obstacleTo(brand);
  if (obstacle) return say('unusable', obstacle === 'unavailable' ? 'brand-unavailable' : 'brand-needs-authorization');
  if (facts.refusal) return say('unusable', `tiktok:${facts.refusal}`);
  const state = brand.id === facts.createdId ? 'created' : standingOf(brand);
  return say(state, brand.isAuthorized ? null : 'brand-unauthorized');
}
