import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chooseAction,
  fieldsToSend,
  goneSkus,
  nameChoice,
  TABLE,
  type Action,
  type DesiredProduct,
} from '../../../domain/listing/choose-action.ts';
import type { DesiredListing } from '../../../domain/listing/desired-listing.ts';
import type { ListingField } from '../../../domain/listing/facet-hashes.ts';
import { keptSkus } from '../../../domain/listing/kept-skus.ts';
import { DEFAULT_LISTING_SETTINGS, type SendSwitch } from '../../../domain/listing/listing-settings.ts';
import { planSteps } from '../../../domain/listing/plan-steps.ts';
import { newProductState, type ProductState } from '../../../domain/listing/product-state.ts';
import {
  recordEdited,
  recordOffers,
  recordRefused,
  recordSaved,
  recordStatus,
  recordSwitched,
  withoutUnits,
} from '../../../domain/listing/record-outcome.ts';
import { keptFields } from '../../../domain/listing/send-switches.ts';
import { item, listingOf } from './examples.ts';

const P = { id: '1', size: 'P' };
const M = { id: '2', size: 'M' };
const G = { id: '3', size: 'G' };

function listing(...changes: Parameters<typeof item>[0][]): DesiredListing {
  return listingOf((changes.length > 0 ? changes : [P, M]).map((change) => ({ item: item(change) })));
}

function want(desired: DesiredListing | null, extra: Partial<DesiredProduct> = {}): DesiredProduct {
  return { listing: desired, skusOnOffer: desired?.skus.map(({ sku }) => sku) ?? [], problems: [], ...extra };
}

const GONE = want(null);
const BROKEN = want(null, { skusOnOffer: ['1', '2'], problems: [{ code: 'weight-missing' }] });

const idsOf = (desired: DesiredListing): Map<string, string> =>
  new Map(desired.skus.map(({ sku, sellerSku }) => [sellerSku, `9${sku}`]));

function created(desired = listing()): ProductState {
  return recordSaved(newProductState('group:1'), desired, { productId: '77', skuIds: idsOf(desired) });
}
function live(desired = listing()): ProductState {
  return recordStatus(created(desired), 'ACTIVATE', 'APPROVED');
}
const status = (state: ProductState, to: string, audit = 'NONE'): ProductState => recordStatus(state, to, audit);

const RETITLED = listing({ ...P, title: 'Outro nome' }, { ...M, title: 'Outro nome' });
const REPRICED = listing({ ...P, price: { amount: 9_900, currency: 'BRL' } }, M);
const SOLD_OUT = listing(P, { ...M, availability: 'out_of_stock' });
const GROWN = listing(P, M, G);
const MOVED: DesiredListing = { ...listing(), categoryId: '600002' };
const SWITCHES: SendSwitch[] = ['title', 'description', 'images', 'category', 'attributes', 'brand'];
const blocked = (code: string): Action => ({ kind: 'blocked', reasons: [{ code }] });

const off = (...names: SendSwitch[]): ReadonlySet<ListingField> => {
  const send = { ...DEFAULT_LISTING_SETTINGS.send, ...Object.fromEntries(names.map((name) => [name, false])) };
  return keptFields(send, true);
};
const asked = (state: ProductState): ProductState => ({ ...state, resubmitAsked: true });
/** Failed, mended, and failed again. */
const failedTwice = (): ProductState =>
  status(
    recordSaved(status(created(), 'FAILED', 'FAILED'), RETITLED, { productId: '77', skuIds: idsOf(RETITLED) }),
    'FAILED',
    'FAILED',
  );
const editFailedTwice = (): ProductState =>
  status(recordEdited(status(recordEdited(live(), RETITLED), 'ACTIVATE', 'FAILED'), THIRD), 'ACTIVATE', 'FAILED');
const THIRD = listing({ ...P, title: 'Terceiro nome' }, { ...M, title: 'Terceiro nome' });

describe('chooseAction', () => {
  const cases: [string, DesiredProduct, ProductState, Action][] = [
    ['new', want(listing()), newProductState('group:1'), { kind: 'create' }],
    ['new and broken', BROKEN, newProductState('group:1'), blocked('weight-missing')],
    ['new and gone', GONE, newProductState('group:1'), { kind: 'none' }],
    [
      'new and refused as it is',
      want(listing()),
      recordRefused(newProductState('group:1'), listing()),
      blocked('refused-unchanged'),
    ],
    [
      'new, refused and changed',
      want(REPRICED),
      recordRefused(newProductState('group:1'), listing()),
      { kind: 'create' },
    ],

    ['in review as sent', want(listing()), created(), { kind: 'wait-review' }],
    ['in review, price changed', want(REPRICED), created(), { kind: 'wait-review' }],
    ['in review, content changed', want(RETITLED), created(), { kind: 'full-edit', withOffers: true }],
    ['in review, gone', GONE, created(), { kind: 'wait-review' }],

    ['live as it should be', want(listing()), live(), { kind: 'none' }],
    ['live, price', want(REPRICED), live(), { kind: 'update-price', skus: ['1'] }],
    ['live, stock', want(SOLD_OUT), live(), { kind: 'update-stock', skus: ['2'] }],
    ['live, title', want(RETITLED), live(), { kind: 'partial-edit', fields: ['title'] }],
    [
      'live, title and price: price first',
      want(listing({ ...P, title: 'x y', price: { amount: 500, currency: 'BRL' } }, { ...M, title: 'x y' })),
      live(),
      { kind: 'update-price', skus: ['1'] },
    ],
    ['live, SKU added', want(GROWN), live(), { kind: 'full-edit', withOffers: false }],
    ['live, category', want(MOVED), live(), { kind: 'full-edit', withOffers: false }],
    ['live, SKU gone: no units, not deleted', want(listing(P)), live(), { kind: 'update-stock', skus: ['2'] }],
    [
      'live, SKU gone and already without units',
      want(listing(P)),
      recordOffers(live(), listing(P), 'stock', ['2']),
      { kind: 'none' },
    ],
    ['live, SKU broken: left as it is', want(listing(P), { skusOnOffer: ['1', '2'] }), live(), { kind: 'none' }],
    ['live, all broken', BROKEN, live(), blocked('weight-missing')],
    ['live, gone', GONE, live(), { kind: 'deactivate' }],
    ['live, edit in review', want(RETITLED), recordEdited(live(), RETITLED), { kind: 'wait-review' }],
    [
      'live, edit in review, price',
      want(
        listing({ ...P, title: 'Outro nome', price: { amount: 500, currency: 'BRL' } }, { ...M, title: 'Outro nome' }),
      ),
      recordEdited(live(), RETITLED),
      { kind: 'update-price', skus: ['1'] },
    ],
    [
      'live, edit in review, taken back',
      want(listing()),
      recordEdited(live(), RETITLED),
      { kind: 'partial-edit', fields: ['title'] },
    ],
    [
      'live, edit failed',
      want(RETITLED),
      status(recordEdited(live(), RETITLED), 'ACTIVATE', 'FAILED'),
      blocked('edit-review-failed'),
    ],
    [
      'live, edit failed and taken back',
      want(listing()),
      status(recordEdited(live(), RETITLED), 'ACTIVATE', 'FAILED'),
      { kind: 'none' },
    ],
    [
      'live, edit failed and changed',
      want(listing({ ...P, title: 'Terceiro' }, { ...M, title: 'Terceiro' })),
      status(recordEdited(live(), RETITLED), 'ACTIVATE', 'FAILED'),
      { kind: 'partial-edit', fields: ['title'] },
    ],
    [
      'live, added SKU failed',
      want(GROWN),
      status(recordSaved(live(), GROWN, { productId: '77', skuIds: idsOf(GROWN) }), 'ACTIVATE', 'FAILED'),
      blocked('edit-review-failed'),
    ],
    ['live, edit refused at once', want(RETITLED), recordRefused(live(), RETITLED), blocked('refused-unchanged')],
    [
      'live, edit refused at once, stock still goes',
      want(listing({ ...P, title: 'Outro nome', quantity: 3 }, { ...M, title: 'Outro nome' })),
      recordRefused(live(), RETITLED),
      { kind: 'update-stock', skus: ['1'] },
    ],

    ['failed as sent', want(listing()), status(created(), 'FAILED', 'FAILED'), blocked('review-failed')],
    [
      'failed and changed',
      want(RETITLED),
      status(created(), 'FAILED', 'FAILED'),
      { kind: 'full-edit', withOffers: true },
    ],
    ['failed and gone', GONE, status(created(), 'FAILED', 'FAILED'), { kind: 'none' }],
    ['taken down as sent', want(listing()), status(live(), 'PLATFORM_DEACTIVATED'), blocked('platform-deactivated')],
    [
      'taken down and changed',
      want(RETITLED),
      status(live(), 'PLATFORM_DEACTIVATED'),
      { kind: 'full-edit', withOffers: true },
    ],
    ['back in the feed', want(listing()), recordSwitched(live(), 'off'), { kind: 'activate' }],
    ['back with another price', want(REPRICED), recordSwitched(live(), 'off'), { kind: 'full-edit', withOffers: true }],
    [
      'back without a SKU that still has units',
      want(listing(P)),
      recordSwitched(live(), 'off'),
      { kind: 'full-edit', withOffers: true },
    ],
    [
      'back without a SKU that has none',
      want(listing(P)),
      recordSwitched(recordOffers(live(), listing(P), 'stock', ['2']), 'off'),
      { kind: 'activate' },
    ],
    [
      'back, on sale and as it should be after one edit',
      want(REPRICED),
      status(
        recordSaved(recordSwitched(live(), 'off'), REPRICED, { productId: '77', skuIds: idsOf(REPRICED) }),
        'ACTIVATE',
        'APPROVED',
      ),
      { kind: 'none' },
    ],
    ['still gone', GONE, recordSwitched(live(), 'off'), { kind: 'none' }],
    ['hidden by the seller', want(RETITLED), status(live(), 'SELLER_DEACTIVATED'), blocked('seller-deactivated')],
    ['draft', want(listing()), status(created(), 'DRAFT'), { kind: 'full-edit', withOffers: true }],
    ['frozen', want(RETITLED), status(live(), 'FREEZE'), blocked('product-frozen')],
    ['deleted', want(listing()), status(live(), 'DELETED'), blocked('product-deleted')],
    ['deleted and gone', GONE, status(live(), 'DELETED'), { kind: 'none' }],

    ['failed again after a fix', want(RETITLED), failedTwice(), blocked('resubmit-needs-operator')],
    ['failed again and changed once more', want(THIRD), failedTwice(), blocked('resubmit-needs-operator')],
    ['failed again, gone', GONE, failedTwice(), { kind: 'none' }],
    [
      'failed again, asked for by an operator',
      want(RETITLED),
      asked(failedTwice()),
      { kind: 'full-edit', withOffers: true },
    ],
    [
      'failed once, asked for as it is',
      want(listing()),
      asked(status(created(), 'FAILED', 'FAILED')),
      { kind: 'full-edit', withOffers: true },
    ],
    [
      'taken down, asked for as it is',
      want(listing()),
      asked(status(live(), 'PLATFORM_DEACTIVATED')),
      { kind: 'full-edit', withOffers: true },
    ],
    ['live, edit failed again', want(THIRD), editFailedTwice(), blocked('resubmit-needs-operator')],
    ['live, edit failed again and taken back', want(listing()), editFailedTwice(), { kind: 'none' }],
    [
      'live, edit failed again, price still goes',
      want(
        listing(
          { ...P, title: 'Terceiro nome', price: { amount: 500, currency: 'BRL' } },
          { ...M, title: 'Terceiro nome' },
        ),
      ),
      editFailedTwice(),
      { kind: 'update-price', skus: ['1'] },
    ],
    [
      'live, failed edit asked for as it is',
      want(RETITLED),
      asked(status(recordEdited(live(), RETITLED), 'ACTIVATE', 'FAILED')),
      { kind: 'partial-edit', fields: ['title'] },
    ],
    ['a wish for a product that no review refused', want(listing()), asked(live()), { kind: 'none' }],

    ['live, title kept', want(RETITLED, { keptFields: off('title') }), live(), { kind: 'none' }],
    ['live, category kept', want(MOVED, { keptFields: off('category') }), live(), { kind: 'none' }],
    [
      'live, title kept, description changed',
      want(listing({ ...P, title: 'x y', description: 'Nova.' }, { ...M, title: 'x y', description: 'Nova.' }), {
        keptFields: off('title'),
      }),
      live(),
      { kind: 'partial-edit', fields: ['description'] },
    ],
    ['new, everything goes whatever is kept', want(listing()), newProductState('group:1'), { kind: 'create' }],
    [
      'price is never kept',
      want(REPRICED, { keptFields: off(...SWITCHES) }),
      live(),
      { kind: 'update-price', skus: ['1'] },
    ],
    [
      'stock is never kept',
      want(SOLD_OUT, { keptFields: off(...SWITCHES) }),
      live(),
      { kind: 'update-stock', skus: ['2'] },
    ],
    [
      'a SKU is added whatever is kept',
      want(GROWN, { keptFields: off(...SWITCHES) }),
      live(),
      { kind: 'full-edit', withOffers: false },
    ],
    [
      'a kept field that is sent again differs by what TikTok was last sent',
      want(RETITLED),
      recordSaved(live(), RETITLED, { productId: '77', skuIds: idsOf(RETITLED), keptFields: off('title') }),
      { kind: 'partial-edit', fields: ['title'] },
    ],
    [
      'refused at once; a kept field that changes is no reason to try again',
      want(listing({ ...P, title: 'x y', description: 'Nova.' }, { ...M, title: 'x y', description: 'Nova.' }), {
        keptFields: off('title'),
      }),
      recordRefused(
        live(),
        listing({ ...P, title: 'z w', description: 'Nova.' }, { ...M, title: 'z w', description: 'Nova.' }),
        off('title'),
      ),
      blocked('refused-unchanged'),
    ],
    [
      'a status of no known meaning',
      want(listing()),
      status(created(), 'SLEEPING'),
      { kind: 'blocked', reasons: [{ code: 'product-status-unknown', params: { status: 'SLEEPING' } }] },
    ],
  ];
  test.each(cases)('%s', (_, desired, state, action) => {
    expect(chooseAction(desired, state)).toEqual(action);
  });

  test('every row of the table decides one of these', () => {
    const decided = new Set(cases.map(([, desired, state]) => nameChoice(desired, state)));
    expect([...decided].toSorted()).toEqual(TABLE.map(({ name }) => name).toSorted());
  });
});

describe('planSteps', () => {
  test('names every call of a publication in its order', () => {
    const changed = listing(
      { ...P, title: 'x y', price: { amount: 500, currency: 'BRL' }, quantity: 3 },
      { ...M, title: 'x y' },
    );
    const steps = planSteps(want(changed), live());
    expect(steps.map(({ action, fields, skus }) => [action, ...fields, ...skus])).toEqual([
      ['update-stock', '1'],
      ['update-price', '1'],
      ['partial-edit', 'title'],
    ]);
  });

  test('ends with the rest alone where nothing is sent, and says why', () => {
    expect(planSteps(want(listing()), live())).toEqual([{ action: 'none', fields: [], skus: [], reasons: [] }]);
    expect(planSteps(BROKEN, live())).toMatchObject([{ action: 'blocked', reasons: ['weight-missing'] }]);
  });

  test('says which fields a full edit changes', () => {
    const wanted = want({ ...RETITLED, categoryId: '600002' });
    expect(planSteps(wanted, live())).toMatchObject([{ action: 'full-edit', fields: ['title', 'category'] }]);
    expect(fieldsToSend(wanted, live())).toEqual(['title', 'category']);
  });
});

/** TikTok as the contract has it: takes what it is sent, reviews, and tells its status. */
function perform(
  action: Action,
  desired: DesiredProduct,
  state: ProductState,
  verdict: 'pass' | 'fail' | 'none',
): ProductState {
  const sent = desired.listing!;
  const saved = { productId: '77', skuIds: sent ? idsOf(sent) : new Map<string, string>() };
  const acted = ((): ProductState => {
    switch (action.kind) {
      case 'create':
        return recordSaved(state, sent, saved);
      case 'full-edit':
        return recordSaved(
          state,
          sent,
          { ...saved, keptFields: desired.keptFields },
          action.withOffers ? withoutUnits(keptSkus(sent, state), goneSkus(desired, state)) : keptSkus(sent, state),
        );
      case 'partial-edit':
        return recordEdited(state, sent, null, desired.keptFields);
      case 'update-price':
        return recordOffers(state, desired.listing, 'price', action.skus);
      case 'update-stock':
        return recordOffers(state, desired.listing, 'stock', action.skus);
      case 'activate':
        return recordSwitched(state, 'on');
      case 'deactivate':
        return recordSwitched(state, 'off');
      default:
        return state;
    }
  })();
  return acted.auditStatus === 'AUDITING' ? review(acted, verdict) : acted;
}

function review(state: ProductState, verdict: 'pass' | 'fail' | 'none'): ProductState {
  if (verdict === 'none') return state;
  if (verdict === 'pass') return recordStatus(state, 'ACTIVATE', 'APPROVED');
  return recordStatus(state, state.status === 'ACTIVATE' ? 'ACTIVATE' : 'FAILED', 'FAILED');
}

describe('acting until nothing is left', () => {
  const change = fc.record({
    title: fc.constantFrom('Cama azul macia', 'Cama preta macia'),
    price: fc.constantFrom(5_000, 6_000),
    quantity: fc.constantFrom(0, 4),
    imageLink: fc.constantFrom('https://x.example/1.jpg', 'https://x.example/2.jpg'),
  });
  const desired = fc
    .tuple(fc.subarray(['1', '2', '3']), change, fc.boolean(), fc.constantFrom('600001', '600002'))
    .map(([ids, { price, ...rest }, broken, categoryId]): DesiredProduct => {
      if (ids.length === 0) return GONE;
      if (broken) return want(null, { skusOnOffer: ids, problems: [{ code: 'weight-missing' }] });
      const built = listing(...ids.map((id) => ({ id, size: id, ...rest, price: { amount: price, currency: 'BRL' } })));
      return want({ ...built, categoryId });
    });
  const kept = fc.subarray(SWITCHES).map((names) => off(...names));
  const step = fc.record({ desired, verdict: fc.constantFrom('pass' as const, 'fail' as const, 'none' as const) });
  const RESTING: ReadonlySet<Action['kind']> = new Set(['none', 'wait-review', 'blocked']);

  test('ends within a few actions, sends nothing twice, and leaves buyers what was wanted', () => {
    let reached = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
        let state = newProductState('group:1');
        for (const { desired: wanted, verdict } of steps) {
          let action = chooseAction(wanted, state);
          for (let calls = 0; !RESTING.has(action.kind); calls++) {
            expect(calls).toBeLessThan(6);
            state = perform(action, wanted, state, verdict);
            action = chooseAction(wanted, state);
          }
          expect(chooseAction(wanted, JSON.parse(JSON.stringify(state)) as ProductState)).toEqual(action);
          // A SKU that TikTok once had is never lost while its product lives on the same kinds of variants.
          if (action.kind === 'none' && wanted.listing) {
            reached++;
            const shown = new Map(state.skus.map((sku) => [sku.sku, sku]));
            for (const sku of wanted.listing.skus) {
              expect(shown.get(sku.sku)?.accepted).not.toBeNull();
              expect(shown.get(sku.sku)?.skuId).toBe(`9${sku.sku}`);
            }
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(reached).toBeGreaterThan(100);
  });

  test('a SKU once created keeps its id through whatever follows', () => {
    fc.assert(
      fc.property(fc.array(desired, { minLength: 1, maxLength: 6 }), (all) => {
        let state = newProductState('group:1');
        const seen = new Set<string>();
        for (const wanted of all) {
          for (let action = chooseAction(wanted, state), n = 0; n < 6 && !RESTING.has(action.kind); n++) {
            state = perform(action, wanted, state, 'pass');
            action = chooseAction(wanted, state);
          }
          for (const { skuId } of state.skus) if (skuId) seen.add(skuId);
          expect(new Set(state.skus.map(({ skuId }) => skuId))).toEqual(seen);
        }
      }),
    );
  });

  test('never sends a kept field, and sends it once it is kept no longer', () => {
    let edits = 0;
    fc.assert(
      fc.property(fc.array(fc.record({ desired, kept }), { minLength: 2, maxLength: 6 }), (steps) => {
        let state = newProductState('group:1');
        for (const { desired: wanted, kept: ours } of steps) {
          const isKept = state.productId === null ? { ...wanted } : { ...wanted, keptFields: ours };
          let action = chooseAction(isKept, state);
          for (let calls = 0; !RESTING.has(action.kind); calls++) {
            expect(calls).toBeLessThan(6);
            if (action.kind === 'partial-edit') {
              edits++;
              for (const field of action.fields) expect(isKept.keptFields?.has(field) ?? false).toBe(false);
            }
            state = perform(action, isKept, state, 'pass');
            action = chooseAction(isKept, state);
          }
        }
        const last = steps.at(-1)!.desired;
        for (let action = chooseAction(last, state), n = 0; !RESTING.has(action.kind); n++) {
          expect(n).toBeLessThan(6);
          state = perform(action, last, state, 'pass');
          action = chooseAction(last, state);
        }
        if (last.listing) expect(fieldsToSend(last, state)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(edits).toBeGreaterThan(50);
  });

  test('goes to review again by itself at most once between two that passed', () => {
    let waits = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 8 }), (steps) => {
        let state = newProductState('group:1');
        let resubmissions = 0;
        for (const { desired: wanted, verdict } of steps) {
          for (let action = chooseAction(wanted, state), n = 0; n < 6 && !RESTING.has(action.kind); n++) {
            const isEdit = action.kind === 'full-edit' || action.kind === 'partial-edit';
            const wasRefused = state.status === 'FAILED' || state.auditStatus === 'FAILED';
            if (isEdit && wasRefused) resubmissions++;
            state = perform(action, wanted, state, verdict);
            if (state.auditStatus === 'APPROVED') resubmissions = 0;
            expect(resubmissions).toBeLessThanOrEqual(1);
            action = chooseAction(wanted, state);
          }
          if (nameChoice(wanted, state).endsWith('failed twice')) waits++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(waits).toBeGreaterThan(20);
  });
});
