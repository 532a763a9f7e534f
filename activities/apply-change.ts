import type { AnyBulkWriteOperation } from 'mongodb';
import type { FeedChangeRow } from '../storage/feed-runs.ts';
import { listingId, NOTHING_SENT, type ListingRow } from '../storage/listings.ts';

/** A SKU that was never seen before. */
export function newListing(change: FeedChangeRow): ListingRow {
  if (!change.item) throw new TypeError('a removed item makes no listing');
  return {
    _id: listingId(change.client, change.sku),
    client: change.client,
    sku: change.sku,
    productKey: change.productKey,
    item: change.item,
    feedProblems: change.problems,
    itemRun: change.runId,
    removed: false,
    enrichment: null,
    enrichDue: true,
    enrichedAt: null,
    ...NOTHING_SENT,
    updatedAt: change.at,
  };
}

/** A staged change as a write of `Listings`; repeating it changes nothing. What was sent and accepted stays. */
export function listingWrite(change: FeedChangeRow): AnyBulkWriteOperation<ListingRow> {
  const _id = listingId(change.client, change.sku);
  if (change.change === 'removed') {
    return {
      updateOne: { filter: { _id }, update: { $set: { removed: true, itemRun: change.runId, updatedAt: change.at } } },
    };
  }
  const fresh = newListing(change);
  const { productKey, item, feedProblems, itemRun, removed, enrichDue, state, updatedAt, ...rest } = fresh;
  const now = { productKey, item, feedProblems, itemRun, removed, enrichDue, state, updatedAt };
  return { updateOne: { filter: { _id }, update: { $set: now, $setOnInsert: rest }, upsert: true } };
}
