import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { ExistingProductActivities } from '../activities/existing-products.ts';
import { callActivities } from './call-activities.ts';
import { tellBadEnd } from './tell-bad-end.ts';

export interface AdoptResult {
  /** Products on the shop, deleted ones left out. */
  readonly products: number;
  /** Linked by this run; those linked before are not counted. */
  readonly linked: number;
  /** Products of ours found to be deleted there. */
  readonly gone: number;
}

/**
 * Reads every product on the client's shop and links those with seller SKUs of ours; nothing is sent. Id:
 * `products:{client}`, so that no synchronisation works on the same products meanwhile.
 */
export async function adoptProducts({ client }: { readonly client: string }): Promise<AdoptResult> {
  const calls = callActivities<ExistingProductActivities>({ queue: 'tiktok', client, priority: 3, kind: 'bulk' });
  const { runId } = workflowInfo();
  let linked = 0;
  try {
    const { products, gone } = await calls.readExistingProducts(
      { client, force: true },
      'Read every product on the shop',
    );
    let cursor: string | null = null;
    do {
      const where = cursor === null ? 'from the start' : `after ${cursor}`;
      const slice: { next: string | null; linked: number } = await calls.linkExistingProducts(
        { client, runId, cursor },
        `Link products found on the shop ${where}`,
      );
      linked += slice.linked;
      cursor = slice.next;
      setCurrentDetails(`${products} products on the shop, ${linked} linked so far`);
    } while (cursor !== null);
    upsertSearchAttributes({ Status: ['done'] });
    return { products, linked, gone };
  } catch (error) {
    tellBadEnd(error, 'Not finished');
    throw error;
  }
}
