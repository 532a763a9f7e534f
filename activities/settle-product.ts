import type { Action } from '../domain/listing/choose-action.ts';
import { facetHashes } from '../domain/listing/facet-hashes.ts';
import type { Problem } from '../domain/problem.ts';
import { listingsOf, type ListingRow, type ListingState } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import type { Evaluation, PublishScene } from './evaluate-product.ts';
import { toMarks } from './product-rows.ts';
import { attemptStart, createAttemptRecorder } from './record-attempts.ts';
import { currentCategoryKeys } from './resolve-product-category.ts';

/** Writes what an evaluation found where there is nothing (more) to send: states, problems, when to look again. */
export function createSettler(deps: ActivityDeps) {
  const listings = listingsOf(deps.db);
  const products = productsOf(deps.db);
  const recorder = createAttemptRecorder(deps.db);

  return {
    /** What should be, for operators to see and for verdicts to compare with. */
    async keepDesired(scene: PublishScene, rows: readonly ListingRow[], { listing }: Evaluation): Promise<void> {
      if (!listing) return;
      const hashes = facetHashes(listing);
      const sellerSkus = new Map(listing.skus.map(({ sku, sellerSku }) => [sku, sellerSku]));
      const now = new Date();
      const writes = rows.flatMap((row) => {
        const desired = toMarks(hashes.get(row.sku) ?? null, row.desired, scene.runId, now);
        if (!desired || JSON.stringify(desired) === JSON.stringify(row.desired)) return [];
        const sellerSku = sellerSkus.get(row.sku) ?? row.sellerSku;
        return [{ updateOne: { filter: { _id: row._id }, update: { $set: { desired, sellerSku } } } }];
      });
      if (writes.length > 0) await listings.bulkWrite(writes, { ordered: false });
    },

    /** An error of our own in one product must not hold up the others: it is named, logged, and tried again later. */
    async setAside(product: ProductRow, until: Date): Promise<void> {
      await listings.updateMany(
        { client: product.client, productKey: product.productKey, removed: false },
        { $set: { state: 'blocked', problems: [{ code: 'product-unexpected-error' }], updatedAt: new Date() } },
      );
      await products.updateOne({ _id: product._id }, { $set: { dueAt: until, queuedUntil: null } });
    },

    /** @returns whether something of the product is blocked. */
    async rest(
      scene: PublishScene,
      product: ProductRow,
      rows: readonly ListingRow[],
      evaluation: Evaluation,
    ): Promise<boolean> {
      const now = new Date();
      const categoryKeys = currentCategoryKeys(scene, product, rows);
      const settled = rows.map((row) => ({ row, ...settle(row, evaluation) }));
      await listings.bulkWrite(
        settled.map(({ row, state, problems }) => ({
          updateOne: {
            filter: { _id: row._id },
            update: { $set: { state, problems, notes: [...(evaluation.notes.get(row.sku) ?? [])], updatedAt: now } },
          },
        })),
        { ordered: false },
      );
      await recorder.note(
        'product',
        settled.flatMap(({ row, state, problems }) =>
          state === 'blocked' && problems[0] ? [blockedNote(scene, product, row, problems[0])] : [],
        ),
      );
      // Only if nothing came in between: a change meanwhile has set another time.
      await products.updateOne(
        { _id: product._id, dueAt: product.dueAt },
        {
          $set: {
            dueAt: nextLook(evaluation, deps.settings),
            queuedUntil: null,
            rank: null,
            failures: 0,
            updatedAt: now,
            ...(categoryKeys && { categoryKeys }),
          },
        },
      );
      return settled.some(({ state }) => state === 'blocked');
    },
  };
}

/** A SKU's state and problems after a look that found nothing to send. */
function settle(row: ListingRow, evaluation: Evaluation): { state: ListingState; problems: Problem[] } {
  const { action, listing } = evaluation;
  const own = evaluation.problems.get(row.sku) ?? [];
  if (isHeld(row, evaluation)) return { state: 'blocked', problems: row.problems };
  if (row.removed) return { state: row.skuId ? goneState(action) : 'deactivated', problems: [] };
  if (listing && !listing.skus.some(({ sku }) => sku === row.sku)) return { state: 'blocked', problems: [...own] };
  if (action.kind !== 'blocked') {
    return { state: action.kind === 'wait-review' ? 'in-review' : 'accepted', problems: [...own] };
  }
  // Why TikTok refused was written when it did; that nothing has changed since says less.
  const told = row.problems.filter(({ code }) => code.startsWith('tiktok:') || code === 'review-failed');
  const isRefusal = action.reasons.some(({ code }) => REFUSALS.has(code));
  if (isRefusal && told.length > 0) {
    const waits = action.reasons.filter(({ code }) => code === NEEDS_OPERATOR);
    const isReviewed = told.some(({ code }) => code === 'review-failed');
    return { state: isReviewed ? 'refused' : 'blocked', problems: [...waits, ...told] };
  }
  return { state: 'blocked', problems: own.length > 0 ? [...own] : [...action.reasons] };
}

const NEEDS_OPERATOR = 'resubmit-needs-operator';

const REFUSALS: ReadonlySet<string> = new Set([
  'refused-unchanged',
  'review-failed',
  'edit-review-failed',
  'platform-deactivated',
  NEEDS_OPERATOR,
]);

/** TikTok has just refused its price or stock; why was written then. */
function isHeld({ sku }: ListingRow, { heldOffers }: Evaluation): boolean {
  return heldOffers.has(`price:${sku}`) || heldOffers.has(`stock:${sku}`);
}

/** A SKU that left the feed while its product stays. */
function goneState(action: Action): ListingState {
  return action.kind === 'wait-review' ? 'in-review' : 'deactivated';
}

/** When the listing changes by itself: the next end or beginning of a sale price, or a missing image's next try. */
function nextLook({ listing, missingImages, heldOffers }: Evaluation, settings: ActivityDeps['settings']): Date | null {
  const times = (listing?.skus ?? []).flatMap(({ priceChangesAt }) =>
    priceChangesAt ? [Date.parse(priceChangesAt)] : [],
  );
  if (missingImages.size > 0) times.push(Date.now() + settings.images.retryAfterMs);
  // A price or stock that a promotion locks is free again some day.
  if (heldOffers.size > 0) times.push(Date.now() + settings.publish.retryCapMs);
  return times.length > 0 ? new Date(Math.min(...times)) : null;
}

function blockedNote(scene: PublishScene, product: ProductRow, row: ListingRow, problem: Problem) {
  return {
    start: attemptStart(row, {
      runId: scene.runId,
      action: `check:${problem.code}`,
      attempt: product.sendCount,
      sent: null,
      productId: product.productId,
    }),
    end: { outcome: 'blocked' as const, answer: null, problem },
  };
}
