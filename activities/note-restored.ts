import type { Db } from 'mongodb';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import { attemptStart, createAttemptRecorder } from './record-attempts.ts';

/**
 * Writes that a deleted product is back on TikTok, deactivated. It counts as taken off sale by Ponte, so that the next
 * publication puts it on sale again where the feed still has it. The product's row comes last.
 */
export function createRestoreRecorder(db: Db): (row: ProductRow, status: string, by: string) => Promise<void> {
  const listings = listingsOf(db);
  const recorder = createAttemptRecorder(db);

  return async (row, status, by) => {
    const now = new Date();
    const { client, productKey } = row;
    await listings.updateMany({ client, productKey }, { $set: { state: 'deactivated', problems: [], updatedAt: now } });
    const rows = await listings.find({ client, productKey }).toArray();
    await recorder.note(
      'product',
      rows.map((listing) => ({
        start: attemptStart(listing, {
          runId: listing.itemRun,
          action: 'restore',
          attempt: row.sendCount + 1,
          sent: { hash: '', summary: `restore, by ${by}` },
          productId: row.productId,
        }),
        end: { outcome: 'accepted', answer: null, problem: { code: 'product-restored' } },
      })),
    );
    const set = {
      status,
      auditStatus: 'NONE',
      deactivatedByPonte: status === 'SELLER_DEACTIVATED',
      dueAt: now,
      sendCount: row.sendCount + 1,
      updatedAt: now,
    };
    await productsOf(db).updateOne({ _id: row._id }, { $set: set });
  };
}
