import { describe, expect, test } from 'vitest';
import { countActions, describePlan, toPlanView } from '../../starters/plan-view.ts';
import type { PlanRow } from '../../storage/plans.ts';

const step = (action: string, rest: Partial<PlanRow['steps'][number]> = {}) => ({
  action,
  fields: [],
  skus: [],
  reasons: [],
  ...rest,
});
const row = (productKey: string, rest: Partial<PlanRow>): PlanRow => ({
  _id: `r:${productKey}`,
  runId: 'r',
  client: 'c',
  productKey,
  action: rest.steps?.[0]?.action ?? 'none',
  detail: '',
  steps: [step('none')],
  until: null,
  rank: null,
  skus: [`${productKey}1`],
  problems: [],
  at: new Date(),
  ...rest,
});

const PLAN = [
  row('a', {
    steps: [
      step('update-stock', { skus: ['a1'] }),
      step('update-price', { skus: ['a1'] }),
      step('partial-edit', { fields: ['title', 'images'] }),
    ],
  }),
  row('b', { steps: [step('create')], action: 'queued', until: new Date('2026-03-11T03:00:00Z') }),
  row('c', {
    steps: [step('blocked', { reasons: ['weight-missing'] })],
    problems: [{ sku: 'c1', code: 'weight-missing' }],
  }),
  row('d', { steps: [step('blocked', { reasons: ['product-frozen'] })] }),
  row('e', {}),
].map(toPlanView);

describe('the plan of a dry run', () => {
  test('has a row a product: calls, fields, date and reasons in words', () => {
    const [edited, queued, blocked, frozen] = PLAN;
    expect(edited).toMatchObject({ action: 'update-stock', fields: ['title', 'images'], until: null, problems: [] });
    expect(edited!.steps.map(({ action }) => action)).toEqual(['update-stock', 'update-price', 'partial-edit']);
    expect(queued).toMatchObject({ action: 'queued', until: '2026-03-11T03:00:00.000Z' });
    expect(blocked!.problems).toMatchObject([{ sku: 'c1', code: 'weight-missing' }]);
    expect(blocked!.problems[0]!.fix.length).toBeGreaterThan(10);
    // What concerns the product and none of its SKUs is told too.
    expect(frozen!.problems).toMatchObject([{ sku: null, code: 'product-frozen', title: 'Frozen for a violation' }]);
  });

  test('is counted by action', () => {
    expect(countActions(PLAN)).toEqual({ 'update-stock': 1, queued: 1, blocked: 2, none: 1 });
  });

  test('reads as a table with its totals', () => {
    const text = describePlan(PLAN);
    const lines = text.split('\n');
    expect(lines.find((line) => line.startsWith('a '))).toMatch(
      /update-stock, then update-price, then partial-edit +title, images +a1/,
    );
    expect(lines.find((line) => line.startsWith('b '))).toMatch(/queued +until 2026-03-11T03:00:00.000Z/);
    expect(lines.find((line) => line.startsWith('d '))).toMatch(/blocked +product-frozen/);
    expect(lines.at(-1)).toBe('1 update-stock, 1 queued, 2 blocked, 1 none');
    expect(describePlan([])).toContain('nothing to look at');
  });
});
