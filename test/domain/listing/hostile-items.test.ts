import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../domain/feed/feed-item.ts';
import { build, item } from './examples.ts';
import { LEAVES } from './rule-cases.ts';
import { sandboxLeaf } from './sandbox-leaf.ts';

const LENGTH = 200_000;

/** Each field that is searched for something, filled with one text. */
const FIELDS: Record<string, (text: string) => Partial<FeedItem>> = {
  title: (title) => ({ title }),
  description: (description) => ({ description }),
  color: (color) => ({ color }),
  size: (size) => ({ size }),
  material: (material) => ({ material }),
  brand: (brand) => ({ brand }),
  gtin: (gtin) => ({ gtin }),
  'detail name': (name) => ({ productDetails: [{ name, value: 'x' }] }),
  'detail value': (value) => ({ productDetails: [{ name: 'Estação', value }] }),
  highlights: (text) => ({ description: undefined, productHighlights: [text, text] }),
};

// Searches that go back over what they have read would take minutes for any of these; the test's time limit ends them.
describe('an item of one endless text is built in bounds', () => {
  const category = sandboxLeaf(LEAVES.dresses);
  test.each(Object.entries(FIELDS))('%s', (_, field) => {
    for (const part of ['x', '1', '(', '<', 'a,', '1 ', 'a@', '&amp;']) {
      const text = part.repeat(LENGTH / part.length);
      const skus = ['1', '2'].map((id) => ({ item: item({ id, itemGroupId: 'g', ...field(text + id) }) }));
      const { listing, problems } = build(skus, { category });
      expect(listing !== null || problems.length > 0).toBe(true);
    }
  });
});
