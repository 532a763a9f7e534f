import { describe, expect, test } from 'vitest';
import { explainReview, type ReviewReason } from '../../../domain/listing/explain-review.ts';
import { explain } from '../../../domain/messages/explain.ts';
import { REVIEW_ADVICE } from '../../../domain/messages/review-reasons.ts';

const reason = (position: string, why: string, rest: Partial<ReviewReason> = {}): ReviewReason => ({
  position,
  reasons: [why],
  suggestions: ['Please check.'],
  platform: 'TIKTOK_SHOP',
  ...rest,
});
const told = (position: string, why: string, locale: 'pt-BR' | 'en' = 'en') =>
  explain(explainReview([reason(position, why)])[0]!, locale);

describe('a failed review', () => {
  test.each([
    ['product_name', 'The title is misleading.', /title/, 'edit-product'],
    ['main_images', 'Picture is blurred or has a watermark', /images/, 'edit-product'],
    ['product', 'This category is prohibited or unsupported on TikTok Shop.', /prohibited/, 'map-category'],
    ['category', 'Wrong category for this product', /category/, 'map-category'],
    ['product', 'Suspected counterfeit', /intellectual property/, 'open-seller-center'],
    ['certification', 'Missing', /certificate/, 'open-seller-center'],
    ['description', 'Contains a phone number', /contact/, 'edit-product'],
    ['description', 'False claims.', /claims/, 'edit-product'],
    ['brand', 'Not authorized', /brand/, 'open-seller-center'],
    ['attribute_list', 'Incorrect', /attributes/, 'edit-product'],
    ['size_chart', 'Not legible', /size chart/, 'edit-settings'],
    ['price', 'Not plausible', /price/, 'edit-product'],
  ])('at %s for "%s" is told with its field, and with what to do', (position, why, field, action) => {
    const en = told(position, why);
    expect(en.title).toMatch(field);
    expect(en.why).toBe(`Field ${position}: ${why}`);
    expect(en.fix).toMatch(/TikTok's suggestion: Please check\.$/);
    expect(en.action).toBe(action);
    const pt = told(position, why, 'pt-BR');
    expect(pt.title).not.toBe(en.title);
    expect(pt.fix).toMatch(/Sugestão do TikTok: Please check\.$/);
  });

  test("that is not known keeps TikTok's words", () => {
    const en = told('product', 'violate listing rules');
    expect(en).toMatchObject({
      title: 'Failed the TikTok review: see the reason',
      why: 'Field product: violate listing rules',
    });
    expect(en.fix).toContain('Please check.');
  });

  test('without any reason is told all the same, and asks for no suggestion', () => {
    const [problem] = explainReview([]);
    expect(problem).toEqual({ code: 'review-failed', params: { position: '–', reason: '–', suggestion: '–' } });
    expect(explain(problem!, 'en').fix).not.toContain('suggestion');
    expect(explain({ code: 'review-failed' }, 'pt-BR').title).toContain('veja o motivo');
  });

  test('on several platforms is one problem that names them; another reason is another problem', () => {
    const problems = explainReview([
      reason('title', 'Too vague.'),
      reason('title', 'Too vague.', { platform: 'TOKOPEDIA' }),
      reason('price', 'Too low.', { platform: null }),
    ]);
    expect(problems.map(({ field, params }) => [field, params?.platforms])).toEqual([
      ['title', 'TIKTOK_SHOP, TOKOPEDIA'],
      ['price', undefined],
    ]);
    expect(explain(problems[0]!, 'en').why).toBe('Field title: Too vague. (TIKTOK_SHOP, TOKOPEDIA)');
  });

  test('has advice in both languages for every reason that is known', () => {
    for (const { field, fix } of REVIEW_ADVICE) {
      for (const { pt, en } of [field, fix]) {
        expect(pt.length).toBeGreaterThan(3);
        expect(en.length).toBeGreaterThan(3);
        expect(pt).not.toBe(en);
      }
    }
  });
});
