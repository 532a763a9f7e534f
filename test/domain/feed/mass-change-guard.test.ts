import { expect, it } from 'vitest';
import { judgeMassChange } from '../../../domain/feed/mass-change-guard.ts';

const counts = (oldItems: number, changes: Partial<Record<'removed' | 'zeroed' | 'repriced', number>>) => ({
  removed: 0,
  zeroed: 0,
  repriced: 0,
  oldItems,
  ...changes,
});

it.each([
  ['nothing', counts(100, {}), null],
  ['an empty shop', counts(0, {}), null],
  ['a fifth of a hundred', counts(100, { removed: 20 }), { reason: 'removed', count: 20, share: 0.2, limit: 0.2 }],
  ['less than a fifth', counts(101, { removed: 20 }), null],
  ['a fifth, but fewer than 20', counts(95, { removed: 19 }), null],
  ['half of a small shop', counts(6, { zeroed: 3 }), { reason: 'zeroed', count: 3, share: 0.5, limit: 0.5 }],
  ['less than half of a small shop', counts(7, { zeroed: 3 }), null],
  ['all of a shop of two', counts(2, { removed: 2 }), null],
  ['all of a large shop', counts(486, { zeroed: 486 }), { reason: 'zeroed', count: 486, share: 1, limit: 0.2 }],
  ['each alone below the limit', counts(100, { removed: 19, zeroed: 19, repriced: 19 }), null],
  [
    'several: the first is named',
    counts(100, { repriced: 90, zeroed: 50 }),
    { reason: 'zeroed', count: 50, share: 0.5, limit: 0.2 },
  ],
])('%s', (_, input, expected) => {
  expect(judgeMassChange(input)).toEqual(expected);
});

it('takes other limits', () => {
  expect(judgeMassChange(counts(10, { removed: 1 }), [{ share: 0.1, items: 1 }])).toMatchObject({ limit: 0.1 });
});
