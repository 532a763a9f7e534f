import { describe, expect, test } from 'vitest';
import type { CategoryAttribute } from '../../../domain/listing/category.ts';
import { LISTING_RULES } from '../../../domain/listing/listing-rules.ts';
import { validateListing } from '../../../domain/listing/validate-listing.ts';
import { CREATE_CODES, WITHOUT_RULE } from './create-codes.ts';
import { CATEGORY, SETTINGS } from './examples.ts';
import { renderRules } from './render-rules.ts';
import { RULE_CASES, SOUND_DRAFT, SOUND_SKU, type Sample } from './rule-cases.ts';

function told({ draft, category }: Sample): { blocking: string[]; notes: string[] } {
  const { product, skus, notes } = validateListing(draft, { category, settings: SETTINGS });
  return {
    blocking: [...new Set([...product, ...skus.map(({ problem }) => problem)].map(({ code }) => code))],
    notes: notes.map(({ code }) => code),
  };
}

describe('the listing rules', () => {
  test('have a code each, and each an accepting and a refusing case', () => {
    expect(LISTING_RULES.map(({ code }) => code).toSorted()).toEqual(Object.keys(RULE_CASES).toSorted());
    for (const { keeps, breaks } of Object.values(RULE_CASES)) expect(keeps).not.toEqual(breaks);
  });

  test('name their source, and TikTok codes that are codes', () => {
    for (const { code, source, demands } of LISTING_RULES) {
      expect(source, code).toMatch(/^(?:vtex )?\d+\.\d+|^advice/);
      for (const number of source.match(/\d{5,}/g) ?? []) expect(number, code).toMatch(/^(?:1[12]0\d{5}|36009004)$/);
      expect(demands.length, code).toBeGreaterThan(5);
    }
  });

  test('foresee every refusal of a create, but for those that have a reason', () => {
    const ruled = new Set(LISTING_RULES.flatMap(({ source }) => source.match(/\d{8}/g) ?? []));
    const reasoned = Object.values(WITHOUT_RULE).flat();
    expect(CREATE_CODES.filter((code) => !ruled.has(code)).toSorted()).toEqual(reasoned.toSorted());
  });

  test.each(LISTING_RULES.map(({ code, severity }) => [code, severity] as const))('%s', (code, severity) => {
    const { keeps, breaks } = RULE_CASES[code]!;
    const kept = told(keeps);
    const broken = told(breaks);
    expect(kept.blocking).toEqual([]);
    expect(kept.notes).not.toContain(code);
    // The one rule, so that what TikTok says of the case is about it.
    expect(broken.blocking).toEqual(severity === 'blocks' ? [code] : []);
    if (severity === 'notes') expect(broken.notes).toContain(code);
  });

  test('a sound listing breaks none', () => {
    expect(told({ draft: SOUND_DRAFT, category: CATEGORY })).toEqual({ blocking: [], notes: [] });
  });

  test('all that is wrong is told at once', () => {
    const skus = [{ ...SOUND_SKU, price: null, quantity: null }];
    const draft = { ...SOUND_DRAFT, title: '', imageUrls: [], skus };
    expect(told({ draft, category: CATEGORY }).blocking).toEqual([
      'title-missing',
      'image-missing',
      'price-missing',
      'stock-unknown',
    ]);
  });

  test('a conditional attribute is required only where its condition holds', () => {
    const wool: CategoryAttribute = {
      id: '7',
      name: 'Material',
      type: 'PRODUCT_PROPERTY',
      isRequired: true,
      isCustomizable: false,
      isMultipleSelection: false,
      values: [
        { id: '71', name: 'Lã' },
        { id: '72', name: 'Algodão' },
      ],
    };
    const requirementConditions = [{ attributeId: '7', attributeValueId: '71' }];
    const kind: CategoryAttribute = { ...wool, id: '8', name: 'Tipo de lã', requirementConditions };
    const category = { ...CATEGORY, attributes: [wool, kind] };
    const made = (id: string): Sample => ({
      draft: { ...SOUND_DRAFT, attributes: [{ id: '7', values: [{ id }] }] },
      category,
    });
    expect(told(made('72')).blocking).toEqual([]);
    expect(told(made('71')).blocking).toEqual(['attribute-missing']);
  });

  test('docs/listing-rules.md says the same (vitest run … -u writes it)', async () => {
    await expect(renderRules()).toMatchFileSnapshot('../../../docs/listing-rules.md');
  });
});
