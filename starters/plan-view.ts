import { explain } from '../domain/messages/explain.ts';
import type { PlanRow } from '../storage/plans.ts';
import { printTable } from './print-table.ts';

/** What a publication would do with one product; the JSON of `--dry-run`. */
export interface PlanView {
  readonly productKey: string;
  /** `create`, `full-edit`, `partial-edit`, `update-stock`, `update-price`, `activate`, `deactivate`, `wait-review`, `none`, `blocked`, `queued`. */
  readonly action: string;
  /** What an edit changes. */
  readonly fields: readonly string[];
  /** Of a queued product: from when on it would be created, ISO 8601. */
  readonly until: string | null;
  /** Every call that would be made, in order, beginning with `action`. */
  readonly steps: PlanRow['steps'];
  readonly skus: readonly string[];
  /** Why it, or a SKU of it, would not go out. */
  readonly problems: readonly { sku: string | null; code: string; title: string; why: string; fix: string }[];
}

export function toPlanView(row: PlanRow): PlanView {
  const { productKey, action, steps, skus, until } = row;
  const reasons = steps.flatMap((step) => step.reasons);
  const named = new Set(row.problems.map(({ code }) => code));
  const ofProduct = reasons.filter((code) => !named.has(code)).map((code) => ({ sku: null, code }));
  return {
    productKey,
    action,
    fields: [...new Set(steps.flatMap(({ fields }) => fields))],
    until: until?.toISOString() ?? null,
    steps,
    skus,
    problems: [...row.problems, ...ofProduct].map((problem) => {
      const { title, why, fix } = explain(problem, 'en');
      return { sku: problem.sku, code: problem.code, title, why, fix };
    }),
  };
}

/** How many products each action has. */
export function countActions(plan: readonly PlanView[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { action } of plan) counts[action] = (counts[action] ?? 0) + 1;
  return counts;
}

/** The plan as a table, a line for each product, and the totals. */
export function describePlan(plan: readonly PlanView[]): string {
  const rows = plan.map((one) => [
    one.productKey,
    one.steps.length > 1 ? allSteps(one) : one.action,
    detailOf(one),
    one.skus.join(', '),
  ]);
  const totals = Object.entries(countActions(plan)).map(([action, count]) => `${count} ${action}`);
  return `${printTable([['product', 'next action', 'fields or reasons', 'SKUs'], ...rows])}\n\n${totals.join(', ') || 'nothing to look at'}`;
}

const allSteps = ({ steps }: PlanView): string => steps.map(({ action }) => action).join(', then ');

function detailOf({ until, fields, problems }: PlanView): string {
  if (until) return `until ${until}`;
  const reasons = [...new Set(problems.map(({ code }) => code))];
  return [...fields, ...reasons].join(', ');
}
