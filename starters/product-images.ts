import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { ClientRow } from '../storage/clients.ts';
import { listingId, listingsOf } from '../storage/listings.ts';
import type { ImageTotals, SearchVtexImagesInput } from '../workflows/search-vtex-images.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { ORCHESTRATION } from './queues.ts';
import { toCommandFailure } from './workflow-failure.ts';

export interface ImagesAnswer {
  readonly workflowId: string;
  readonly totals: ImageTotals;
}

/**
 * Finds further pictures of a client's products and waits for the end.
 * @param skus only the products of these; empty: every product
 * @throws CommandFailure `sku-unknown`, `already-running`, or the failure's type where the workflow failed
 */
export async function searchImagesNow(
  context: CommandContext,
  client: ClientRow,
  skus: readonly string[],
): Promise<ImagesAnswer> {
  await refuseUnknown(context, client, skus);
  const temporal = await context.temporal();
  const workflowId = `images:${client._id}`;
  const input: SearchVtexImagesInput = { client: client._id, ...(skus.length > 0 && { skus }) };
  try {
    const totals = await temporal.workflow.execute<(input: SearchVtexImagesInput) => Promise<ImageTotals>>(
      'searchVtexImages',
      {
        workflowId,
        taskQueue: ORCHESTRATION,
        args: [input],
        staticSummary: `Pictures of ${client.name}: ${skus.length > 0 ? `products of ${skus.length} SKUs` : 'every product'}`,
        searchAttributes: { ClientId: [client._id], Kind: ['product'], Status: ['running'] },
      },
    );
    return { workflowId, totals };
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw toCommandFailure(error, workflowId);
    throw new CommandFailure(
      'already-running',
      `Pictures of ${client.name} are being searched right now.`,
      `Wait for its end (it shows in the Web UI as ${workflowId}) and try again.`,
    );
  }
}

async function refuseUnknown(context: CommandContext, client: ClientRow, skus: readonly string[]): Promise<void> {
  if (skus.length === 0) return;
  const ids = skus.map((sku) => listingId(client._id, sku));
  const found = await listingsOf(await context.db())
    .find({ _id: { $in: ids } })
    .project<{ sku: string }>({ sku: 1 })
    .toArray();
  const known = new Set(found.map(({ sku }) => sku));
  const unknown = skus.filter((sku) => !known.has(sku));
  if (unknown.length === 0) return;
  throw new CommandFailure(
    'sku-unknown',
    `${client.name} has no SKU ${unknown.slice(0, 5).join(', ')}.`,
    'Give SKUs as the feed has them; `ponte product update` reads the feed first.',
  );
}
