import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { RemoveActivities, RemovedProduct } from '../activities/remove-products.ts';
import { callActivities, type ActivityCalls } from './call-activities.ts';
import { tellBadEnd } from './tell-bad-end.ts';

export interface DeleteInput {
  readonly client: string;
  /** TikTok's ids. A person chose each of them. */
  readonly productIds: readonly string[];
  readonly by: string;
}

export interface DeleteResult {
  readonly products: readonly RemovedProduct[];
}

/** Products one call takes (contract section 4.1). */
const BATCH = 20;

/**
 * Deletes products on TikTok, 20 a call. Id: `products:{client}`, the one that every synchronisation of the client's
 * products has: the two never run at once.
 */
export async function deleteProducts(input: DeleteInput): Promise<DeleteResult> {
  return inBatches(input, 'Delete', (calls) => calls.deleteProductBatch);
}

/** Takes a deletion back: the products are there again, deactivated. Id: `products:{client}`. */
export async function restoreProducts(input: DeleteInput): Promise<DeleteResult> {
  return inBatches(input, 'Restore', (calls) => calls.restoreProductBatch);
}

type Calls = ActivityCalls<RemoveActivities>;

async function inBatches(
  { client, productIds, by }: DeleteInput,
  verb: string,
  choose: (calls: Calls) => Calls['deleteProductBatch'],
): Promise<DeleteResult> {
  const call = choose(callActivities<RemoveActivities>({ queue: 'tiktok', client, priority: 2, kind: 'bulk' }));
  const products: RemovedProduct[] = [];
  try {
    for (let at = 0; at < productIds.length; at += BATCH) {
      const batch = productIds.slice(at, at + BATCH);
      products.push(...(await call({ client, productIds: batch, by }, `${verb} ${batch.length} products, for ${by}`)));
      setCurrentDetails(`${verb}: ${products.length} of ${productIds.length} products`);
    }
  } catch (error) {
    tellBadEnd(error, `${verb}: ${products.length} of ${productIds.length} products; then`);
    throw error;
  }
  upsertSearchAttributes({ Status: [products.some(({ outcome }) => outcome === 'refused') ? 'refused' : 'done'] });
  return { products };
}
