import type { Db } from 'mongodb';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import { attemptStart, createAttemptRecorder } from './record-attempts.ts';

/**
 * Writes that a product is deleted on TikTok. Its ids stay: it is not created again by itself, and can be recovered.
 * SKUs still in the feed are named as such, the others are merely off sale. The product's row comes last, so that a
 * repeat after a crash finds the work still to be done.
 * @param by who deleted it, where it was done through Ponte.
 */
export function createGoneRecorder(db: Db): (row: ProductRow, by?: string) => Promise<void> {
  const listings = listingsOf(db);
  const products = productsOf(db);
  const recorder = createAttemptRecorder(db);

  return async (row, by) => {
    // A send that began since belongs to whoever makes it; an operator's deletion never meets one.
    const isAtRest = { _id: row._id, sendCount: row.sendCount, attempt: null };
    if (!by && !(await products.findOne(isAtRest, { projection: { _id: 1 } }))) return;
    const now = new Date();
    const { client, productKey } = row;
    const rows = await listings.find({ client, productKey }).toArray();
    const problem = { code: 'product-deleted' };
    await listings.updateMany(
      { client, productKey, removed: false },
      { $set: { state: 'blocked', problems: [problem], updatedAt: now } },
    );
    await listings.updateMany(
      { client, productKey, removed: true },
      { $set: { state: 'deactivated', problems: [], updatedAt: now } },
    );
    await recorder.note(
      'product',
      rows.map((listing) => ({
        start: attemptStart(listing, {
          runId: listing.itemRun,
          action: by ? 'delete' : 'deleted-on-tiktok',
          attempt: row.sendCount + 1,
          sent: by ? { hash: '', summary: `delete, by ${by}` } : null,
          productId: row.productId,
        }),
        end: {
          outcome: by ? 'accepted' : 'blocked',
          answer: null,
          problem: by ? { code: 'product-deleted-by-operator' } : problem,
        },
      })),
    );
    await products.updateOne(
      { _id: row._id },
      {
        $set: {
          status: 'DELETED',
          auditStatus: 'NONE',
          attempt: null,
          deactivatedByPonte: false,
          dueAt: null,
          sendCount: row.sendCount + 1,
          updatedAt: now,
        },
      },
    );
  };
}
