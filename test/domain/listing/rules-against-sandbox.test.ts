import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LISTING_RULES } from '../../../domain/listing/listing-rules.ts';
import { validateListing } from '../../../domain/listing/validate-listing.ts';
import { SETTINGS } from './examples.ts';
import { LEAVES, RULE_CASES, type Sample } from './rule-cases.ts';
import { openSandboxShop, type SandboxShop } from './sandbox-shop.ts';

/** Rules whose refusing case TikTok takes, or cannot be asked about; the cases say why. */
const OWN_RULES = [
  'title-contacts',
  'title-capitals',
  'description-contacts',
  'images-few',
  'package-oversized',
  'party-required',
  'sku-inactive',
  'condition-not-new',
  'price-ambiguous',
  'price-range',
  'seller-sku-duplicate',
  'variant-required',
  'variant-value-not-listed',
];

let shop: SandboxShop;
beforeAll(async () => {
  shop = await openSandboxShop();
});
afterAll(() => shop.close());

/** In the category as the shop describes it, not as the case's tables do. */
async function asShopSays(sample: Sample): Promise<Sample> {
  return { ...sample, category: await shop.category(sample.category.leafId) };
}

function codesOf({ draft, category }: Sample): string[] {
  const { product, skus } = validateListing(draft, { category, settings: SETTINGS });
  return [...product, ...skus.map(({ problem }) => problem)].map(({ code }) => code);
}

// Two implementations that share nothing: ours says what it would send, the other what it takes.
describe('each listing rule against the sandbox', () => {
  test.each(Object.values(LEAVES))('leaf %s asks what the cases think it asks', async (leafId) => {
    const said = await shop.category(leafId);
    const cases = Object.values(RULE_CASES).flatMap(({ keeps, breaks }) => [keeps, breaks]);
    const category = cases.find((sample) => sample.category.leafId === leafId)!.category;
    expect(said.rules).toEqual(category.rules);
    expect(said.permissionStatuses).toEqual(category.permissionStatuses);
    expect(said.attributes).toMatchObject(JSON.parse(JSON.stringify(category.attributes)));
  });

  test.each(LISTING_RULES.map(({ code }) => code))('%s: what keeps it is taken', async (code) => {
    const sample = await asShopSays(RULE_CASES[code]!.keeps);
    expect(codesOf(sample)).toEqual([]);
    expect(await shop.check(sample.draft)).toEqual([]);
    expect(await shop.create(sample.draft)).toBeNull();
  });

  const refused = LISTING_RULES.filter(({ code }) => !RULE_CASES[code]!.taken);
  test.each(refused.map(({ code, source }) => [code, source] as const))(
    '%s: what breaks it is refused with a code of its source',
    async (code, source) => {
      const sample = await asShopSays(RULE_CASES[code]!.breaks);
      expect(codesOf(sample)).toContain(code);
      const draft = sample.sent ?? sample.draft;
      const reasons = await shop.check(draft);
      expect(reasons).not.toEqual([]);
      for (const reason of reasons) expect(source).toContain(reason);
      // A create tells the first of them.
      expect(reasons).toContain(await shop.create(draft));
    },
  );

  const taken = Object.entries(RULE_CASES).flatMap(([code, { taken: why }]) => (why ? [[code, why] as const] : []));
  test.each(taken)('%s is a rule of our own: %s', async (code) => {
    const { draft, sent } = RULE_CASES[code]!.breaks;
    // Where there is something to send without the rule, it is taken indeed.
    expect(await shop.check(sent ?? draft)).toEqual([]);
  });

  test('no other rule is our own alone', () => {
    expect(taken.map(([code]) => code)).toEqual(OWN_RULES);
  });
});
