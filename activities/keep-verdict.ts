import type { AnyBulkWriteOperation, Db } from 'mongodb';
import type { ProductView } from '../apis/tiktok-shop/product-view.ts';
import { FACETS } from '../domain/feed/feed-item.ts';
import type { Problem } from '../domain/problem.ts';
import { listingsOf, type FacetMarks, type ListingRow, type ListingState } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import { explainReview } from '../domain/listing/explain-review.ts';
import { isRefusedByReview } from '../domain/listing/product-state.ts';
import { recordStatus } from '../domain/listing/record-outcome.ts';
import { toMarks, toProductState } from './product-rows.ts';
import { attemptStart, createAttemptRecorder, type AttemptEnd } from './record-attempts.ts';

/**
 * Stores what TikTok says of a product. `row` is as it was before the product was read: when a send happened in
 * between, the verdict speaks of an older version and is left to the next look.
 * Repeating it changes nothing.
 */
export function createVerdictKeeper(db: Db): (row: ProductRow, view: ProductView) => Promise<void> {
  const products = productsOf(db);
  const listings = listingsOf(db);
  const recorder = createAttemptRecorder(db);

  return async (row, view) => {
    const verdict = judge(view, row);
    const now = new Date();
    const rows = await listings.find({ client: row.client, productKey: row.productKey, sent: { $ne: null } }).toArray();
    // Looked at after the SKUs: a send that began since the product was read would make this verdict its own.
    if (!(await products.findOne({ _id: row._id, sendCount: row.sendCount, attempt: null }))) return;
    const after = recordStatus(toProductState(row, rows), view.status, view.audit.status);
    const { status, auditStatus, deactivatedByPonte, resubmissions = 0, resubmitAsked = false } = after;
    const passed = verdict.state === 'accepted';
    if (verdict.state !== 'in-review' && rows.length > 0) {
      const writes: AnyBulkWriteOperation<ListingRow>[] = rows.map((listing) => {
        const accepted = after.skus.find(({ sku }) => sku === listing.sku)?.accepted ?? null;
        return {
          updateOne: {
            filter: { _id: listing._id },
            update: {
              $set: {
                state: verdict.state,
                problems: [...listing.problems.filter(({ code }) => !isVerdict(code)), ...verdict.problems],
                accepted: toMarks(accepted, listing.accepted, listing.itemRun, now),
                updatedAt: now,
              },
            },
          },
        };
      });
      // The SKUs first: after a crash in between the product still counts as under review and is read again.
      await listings.bulkWrite(writes, { ordered: false });
    }
    // SKUs that have moved away; where another has left since, the next look tells.
    const left = passed ? after.skus.filter((sku) => sku.left) : [];
    const asSeen = left.length > 0 ? { leftSkus: { $size: left.length } } : {};
    const kept = await products.updateOne(
      { _id: row._id, sendCount: row.sendCount, attempt: null, ...asSeen },
      {
        $set: {
          ...(left.length > 0 && { leftSkus: left }),
          status,
          auditStatus,
          deactivatedByPonte,
          // An operator's wish that comes in meanwhile stays.
          ...(passed && { resubmissions, resubmitAsked }),
          problems: verdict.problems,
          reviewCheckedAt: now,
          updatedAt: now,
        },
      },
    );
    if (kept.matchedCount === 0 || verdict.state === 'in-review' || rows.length === 0) return;

    // What changed, or left the feed, while the review was open could not be sent then.
    const waits =
      passed &&
      (left.length > 0 ||
        rows.some(({ removed, desired, sent }) => removed || (desired && sent && differs(desired, sent))));
    if (waits) await products.updateOne({ _id: row._id }, { $set: { dueAt: now } });

    const end: AttemptEnd = {
      outcome: verdict.state === 'refused' ? 'refused' : 'accepted',
      answer: { code: null, message: `${view.status} / ${view.audit.status}`, requestId: null, ms: null },
      productId: view.id,
      problem: verdict.problems[0] ?? {
        code: verdict.state === 'deactivated' ? 'product-deactivated' : 'review-approved',
      },
    };
    await recorder.note(
      'product',
      rows.map((listing) => ({
        start: attemptStart(listing, {
          runId: listing.itemRun,
          action: `review:${view.status}:${view.audit.status}`,
          attempt: row.sendCount,
          sent: null,
          productId: view.id,
        }),
        end,
      })),
    );
  };
}

interface Verdict {
  readonly state: ListingState;
  readonly problems: Problem[];
}

/** The two status fields together (contract section 4.2): an edit of a live product is judged by its audit alone. */
function judge(view: ProductView, row: ProductRow): Verdict {
  const refusal = { status: view.status, auditStatus: view.audit.status };
  const waits = isRefusedByReview(refusal) && (row.resubmissions ?? 0) > 0 && !row.resubmitAsked;
  const operator: Problem[] = waits ? [{ code: 'resubmit-needs-operator' }] : [];
  if (view.status === 'FAILED' || view.audit.status === 'FAILED') {
    return { state: 'refused', problems: [...operator, ...explainReview(view.auditFailedReasons)] };
  }
  if (view.audit.status === 'AUDITING' || view.audit.status === 'PRE_APPROVED' || view.status === 'PENDING') {
    return { state: 'in-review', problems: [] };
  }
  if (view.status === 'ACTIVATE') return { state: 'accepted', problems: [] };
  if (view.status === 'SELLER_DEACTIVATED' || view.status === 'DELETED') return { state: 'deactivated', problems: [] };
  if (view.status === 'PLATFORM_DEACTIVATED') {
    const why = view.auditFailedReasons.length > 0 ? explainReview(view.auditFailedReasons) : [];
    return { state: 'refused', problems: [...operator, { code: 'product-deactivated-by-platform' }, ...why] };
  }
  if (view.status === 'FREEZE') return { state: 'refused', problems: [{ code: 'product-frozen' }] };
  return { state: 'in-review', problems: [] };
}

const VERDICTS: ReadonlySet<string> = new Set([
  'review-failed',
  'resubmit-needs-operator',
  'product-deactivated-by-platform',
  'product-frozen',
]);
const isVerdict = (code: string): boolean => VERDICTS.has(code);

function differs(a: FacetMarks, b: FacetMarks): boolean {
  return FACETS.some((facet) => a[facet].hash !== b[facet].hash);
}
