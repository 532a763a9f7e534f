import type { TiktokShopContext } from '../route.ts';
import { announceAudit, announceStatus } from './announce.ts';
import type { Product } from './product.ts';
import { planReview } from './plan-review.ts';
import type { Transition } from './states.ts';
import { openProducts } from './store.ts';

/**
 * Takes a product along a transition: status, review status, times, the review that follows, the row, the webhooks.
 * `change` may put content in place first; `touchedSkus` narrows the SKU rows that are written.
 */
export function moveProduct(
  context: TiktokShopContext,
  before: Product,
  transition: Transition,
  change: (product: Product) => Product = (each) => each,
  touchedSkus?: ReadonlySet<string>,
): Product {
  const changed = change(before);
  // A live product leaves its edit under review when it is taken off sale; the review of the edit goes on.
  const keepsReview = transition.trigger === 'deactivate' && changed.under_review !== undefined;
  const audit = transition.audit === 'same' || keepsReview ? before.audit.status : transition.audit;
  const isSubmitted = transition.audit === 'AUDITING';
  const product: Product = {
    ...changed,
    status: transition.to === 'same' ? before.status : transition.to,
    // Of the two reasons the other one is for the US alone (contract section 4.2).
    audit: { status: audit, ...(audit === 'PRE_APPROVED' && { pre_approved_reasons: ['KYC_PENDING'] }) },
    update_time: context.clock.seconds(),
    submission: isSubmitted || voidsReview(transition) ? before.submission + 1 : before.submission,
    submitted: before.submitted || isSubmitted,
    audit_failed_reasons: isSubmitted ? [] : changed.audit_failed_reasons,
  };
  context.state.transaction(() => {
    openProducts(context).save(product, touchedSkus);
    if (isSubmitted) planReview(context, product);
  });
  if (product.status !== before.status) announceStatus(context, product, before);
  if (product.audit.status !== before.audit.status) announceAudit(context, product);
  return product;
}

/** A verdict planned for a product that has gone elsewhere means nothing any more. */
function voidsReview({ trigger }: Transition): boolean {
  return trigger === 'delete' || trigger === 'suspend' || trigger === 'freeze';
}
