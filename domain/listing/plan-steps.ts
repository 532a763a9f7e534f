import { chooseAction, fieldsToSend, type Action, type DesiredProduct } from './choose-action.ts';
import type { ListingField } from './facet-hashes.ts';
import type { ProductState } from './product-state.ts';
import { recordOffers } from './record-outcome.ts';

/** One call that would be made, or why none would be. */
export interface PlannedStep {
  readonly action: Action['kind'];
  /** What an edit changes. */
  readonly fields: readonly ListingField[];
  /** The SKUs whose price or stock is updated. */
  readonly skus: readonly string[];
  /** Why it is blocked. */
  readonly reasons: readonly string[];
}

/**
 * The calls that a publication would make for a product, in their order: stock, price, then one edit or switch, as if
 * TikTok took each. The last one is what the product comes to rest with where nothing is sent.
 */
export function planSteps(desired: DesiredProduct, state: ProductState): readonly PlannedStep[] {
  const steps: PlannedStep[] = [];
  let current = state;
  for (;;) {
    const action = chooseAction(desired, current);
    const isOffer = action.kind === 'update-stock' || action.kind === 'update-price';
    const isRest = action.kind === 'none' || action.kind === 'wait-review';
    if (steps.length > 0 && isRest) return steps;
    const isEdit = action.kind === 'full-edit' || action.kind === 'partial-edit';
    steps.push({
      action: action.kind,
      fields: isEdit ? fieldsToSend(desired, current) : [],
      skus: isOffer ? action.skus : [],
      reasons: action.kind === 'blocked' ? action.reasons.map(({ code }) => code) : [],
    });
    if (!isOffer) return steps;
    current = recordOffers(current, desired.listing, action.kind === 'update-price' ? 'price' : 'stock', action.skus);
  }
}
