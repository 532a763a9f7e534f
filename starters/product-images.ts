import type { ClientRow } from '../storage/clients.ts';
import { listingId, listingsOf } from '../storage/listings.ts';
import type { ImageTotals, SearchVtexImagesInput } from '../workflows/search-vtex-images.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { runClientWorkflow } from './run-client-workflow.ts';

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
  const workflowId = `images:${client._id}`;
  const totals = await runClientWorkflow<SearchVtexImagesInput, ImageTotals>(context, {
    workflow: 'searchVtexImages',
    workflowId,
    kind: 'product',
    summary: `Pictures of ${client.name}: ${skus.length > 0 ? `products of ${skus.length} SKUs` : 'every product'}`,
    input: { client: client._id, ...(skus.length > 0 && { skus }) },
    busy: { why: `Pictures of ${client.name} are being searched right now.` },
  });
  return { workflowId, totals };
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
