import type { TiktokShopContext } from '../route.ts';
import type { Product } from './product.ts';

/** How reviews go: `auto` gives the verdict after a while of the sandbox's clock, `manual` waits for the control call. */
export interface ReviewMood {
  mode: 'auto' | 'manual';
  /** Milliseconds of the sandbox's clock. */
  after: number;
}

const defaultMood: ReviewMood = { mode: 'auto', after: 2000 };
export const reviewTimer = 'product-review';

export function reviewMood({ state }: Pick<TiktokShopContext, 'state'>): ReviewMood {
  return state.get<ReviewMood>('review') ?? defaultMood;
}

export interface PlannedVerdict {
  product: string;
  submission: number;
}

export function setReviewMood({ state }: Pick<TiktokShopContext, 'state'>, mood: ReviewMood): void {
  state.set('review', mood);
}

/** Plans the verdict for a submission; in manual mode there is none until somebody gives it. */
export function planReview(context: TiktokShopContext, product: Product): void {
  const { mode, after } = reviewMood(context);
  if (mode === 'manual') return;
  context.clock.schedule(reviewTimer, context.clock.now() + after, {
    product: product.id,
    submission: product.submission,
  } satisfies PlannedVerdict);
}
