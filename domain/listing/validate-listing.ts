import type { Problem } from '../problem.ts';
import type { DraftListing } from './desired-listing.ts';
import type { Finding, Rule, RuleContext } from './listing-rules.ts';
import { PRODUCT_RULES } from './product-rules.ts';
import { SKU_RULES } from './sku-rules.ts';

/** A problem of one SKU, by the source's id. */
export interface SkuProblem {
  readonly sku: string;
  readonly problem: Problem;
}

export interface Verdict {
  /** What keeps the whole product from being listed. */
  readonly product: readonly Problem[];
  /** What keeps single SKUs out of it. */
  readonly skus: readonly SkuProblem[];
  /** What is sent all the same. */
  readonly notes: readonly Problem[];
}

/** Applies every listing rule to a draft and tells all that it breaks, not only the first. */
export function validateListing(draft: DraftListing, context: RuleContext): Verdict {
  const product: Problem[] = [];
  const notes: Problem[] = [];
  for (const rule of PRODUCT_RULES) {
    const finding = rule.check(draft, context);
    if (finding) (rule.severity === 'blocks' ? product : notes).push(problemOf(rule, finding));
  }
  const skus = draft.skus.flatMap((sku) =>
    SKU_RULES.flatMap((rule) => {
      const finding = rule.check({ sku, listing: draft }, context);
      return finding ? [{ sku: sku.sku, problem: problemOf(rule, finding) }] : [];
    }),
  );
  return { product, skus, notes };
}

function problemOf(rule: Pick<Rule<never>, 'code' | 'field'>, finding: Finding): Problem {
  const hasParams = Object.keys(finding).length > 0;
  return { code: rule.code, field: rule.field, ...(hasParams && { params: finding }) };
}
