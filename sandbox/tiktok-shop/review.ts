import { ControlProblem } from '../kernel/http-types.ts';
import type { ControlRoute } from '../kernel/control.ts';
import { parseDuration } from '../kernel/durations.ts';
import { findCategory } from './catalogue/category-tree.ts';
import type { TiktokShopContext } from './route.ts';
import { announceCategory, announceChange, announceEditRefused } from './products/announce.ts';
import { moveProduct } from './products/move-product.ts';
import { readObjection } from './products/objection.ts';
import type { Objection } from './products/objection.ts';
import { planReview, reviewMood, reviewTimer, setReviewMood } from './products/plan-review.ts';
import type { PlannedVerdict } from './products/plan-review.ts';
import { contentOf } from './products/product.ts';
import type { Content, Product } from './products/product.ts';
import { findTransition } from './products/states.ts';
import { openProducts } from './products/store.ts';

/** Names what a due review does; once, before the clock starts. */
export function registerReviews(context: TiktokShopContext): void {
  context.clock.on<PlannedVerdict>(reviewTimer, ({ product: id, submission }) => {
    const product = openProducts(context).get(id);
    // Changed to manual meanwhile, or submitted again: the later one decides.
    if (product === undefined || product.submission !== submission || reviewMood(context).mode === 'manual') return;
    const objection = findObjection(product.under_review ?? product);
    if (objection === undefined) approve(context, product);
    else reject(context, product, [objection]);
  });
}

/** What a reviewer of rules alone would refuse. */
function findObjection(content: Content): Objection | undefined {
  if (findCategory(content.category_id)?.permission !== 'PROHIBITED') return undefined;
  return {
    position: 'category',
    reasons: ['This category is prohibited or unsupported on TikTok Shop.'],
    suggestions: ['Select another category.'],
  };
}

/** The verdict for what is under review: on sale, or the edit replaces the live content. False where nothing is under review. */
function approve(context: TiktokShopContext, product: Product): boolean {
  const transition = isUnderReview(product) ? findTransition(product.status, 'approve') : undefined;
  if (transition === undefined) return false;
  const before = contentOf(product);
  const after = moveProduct(context, product, transition, (each) => ({ ...putLive(each), audit_failed_reasons: [] }));
  if (product.under_review !== undefined) {
    announceChange(context, after, before);
    announceCategory(context, after, before);
  }
  return true;
}

/** Refuses what is under review; live content stays as it is. False where nothing is under review. */
function reject(context: TiktokShopContext, product: Product, objections: readonly Objection[]): boolean {
  const transition = isUnderReview(product) ? findTransition(product.status, 'reject') : undefined;
  if (transition === undefined) return false;
  const failures = objections.map((objection) => ({ ...objection, listing_platform: 'TIKTOK_SHOP' }));
  const after = moveProduct(context, product, transition, ({ under_review: _, ...each }) => ({
    ...each,
    audit_failed_reasons: failures,
  }));
  if (after.status === product.status) announceEditRefused(context, after);
  return true;
}

/** Passed, but not put on sale yet: something else of the shop is waited for. False where nothing is in its first review. */
function preApprove(context: TiktokShopContext, product: Product): boolean {
  const transition = product.audit.status === 'AUDITING' ? findTransition(product.status, 'pre-approve') : undefined;
  if (transition !== undefined) moveProduct(context, product, transition);
  return transition !== undefined;
}

function isUnderReview({ audit }: Product): boolean {
  return audit.status === 'AUDITING' || audit.status === 'PRE_APPROVED';
}

/** The reviewed version becomes the live one; its prices and stock are those of today, see `changeSkus`. */
function putLive(product: Product): Product {
  const { under_review: content, ...rest } = product;
  if (content === undefined) return product;
  const { id, shop, status, audit, audit_failed_reasons, create_time, update_time, draft, submission, submitted } =
    rest;
  const kept = { id, shop, status, audit, audit_failed_reasons, create_time, update_time, submission, submitted };
  return { ...content, ...kept, ...(draft && { draft }) };
}

/** `POST|GET /_sandbox/review` (surface section 7): who decides, after how long, and verdicts given now. */
export function reviewControls(context: TiktokShopContext): ControlRoute[] {
  return [
    { method: 'GET', path: '/_sandbox/review', run: () => reviewMood(context) },
    {
      method: 'POST',
      path: '/_sandbox/review',
      run: ({ body }) => context.state.transaction(() => decide(context, body)),
    },
  ];
}

function decide(context: TiktokShopContext, body: Record<string, unknown>): unknown {
  const before = reviewMood(context);
  const {
    mode = before.mode,
    after = before.after,
    approve: approved = [],
    reject: rejected = [],
    preApprove: passed = [],
  } = body;
  const wait = parseDuration(after);
  if (mode !== 'auto' && mode !== 'manual') throw new ControlProblem('mode is auto or manual.');
  if (wait === undefined) throw new ControlProblem('after is a duration, as 2s.');
  if (!Array.isArray(approved) || !Array.isArray(rejected) || !Array.isArray(passed))
    throw new ControlProblem('approve, reject and preApprove are lists.');
  setReviewMood(context, { mode, after: wait });
  if (mode === 'auto' && before.mode === 'manual') planWaiting(context);

  const outcome = {
    approved: [] as string[],
    rejected: [] as string[],
    preApproved: [] as string[],
    ignored: [] as string[],
  };
  for (const id of passed as unknown[]) {
    const product = readProduct(context, id);
    (product !== undefined && preApprove(context, product) ? outcome.preApproved : outcome.ignored).push(String(id));
  }
  for (const id of approved as unknown[]) {
    const product = readProduct(context, id);
    (product !== undefined && approve(context, product) ? outcome.approved : outcome.ignored).push(String(id));
  }
  for (const entry of rejected as unknown[]) {
    const { product_id: id, failures, ...single } = Object(entry) as Record<string, unknown>;
    const product = readProduct(context, id);
    const objections = (Array.isArray(failures) ? failures : [single]).map(readObjection);
    (product !== undefined && reject(context, product, objections) ? outcome.rejected : outcome.ignored).push(
      String(id),
    );
  }
  return { ...reviewMood(context), ...outcome };
}

function readProduct(context: TiktokShopContext, id: unknown): Product | undefined {
  return typeof id === 'string' ? openProducts(context).get(id) : undefined;
}

/** What was submitted while reviews were manual gets its verdict now that they are automatic. */
function planWaiting(context: TiktokShopContext): void {
  for (const product of openProducts(context).underReview()) planReview(context, product);
}
