import { rootCause, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ChildWorkflowCancellationType, executeChild, isCancellation, patched } from '@temporalio/workflow';
import { generateBrands } from './generate-brands.ts';
import type { SyncRun } from './sync-run.ts';

/**
 * Before a publication: brands that were never matched, or not for long, are matched first, so that new products carry
 * theirs from the beginning. Costs one look at the database where there is nothing to find out. Brands hold no
 * publication up: without them products are listed, and sent again once they are known.
 */
export async function matchNewBrands({ client, calls, progress, isDryRun }: SyncRun): Promise<void> {
  // Runs that began before brands were matched go on without.
  if (isDryRun || !patched('match-brands')) return;
  try {
    const { due } = await calls.tiktok.checkBrands({ client }, 'Look whether brands are to be matched');
    if (!due) return;
    await executeChild(generateBrands, {
      workflowId: `brands:${client}`,
      args: [{ client, trigger: 'sync' }],
      cancellationType: ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED,
      staticSummary: 'Brands: match what is new',
      searchAttributes: { ClientId: [client], Kind: ['brand'], Status: ['running'] },
    });
  } catch (error) {
    if (isCancellation(error)) throw error;
    // Somebody matches them right now; what that finds is sent with the next run.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return;
    progress.lastError = `brands: ${rootCause(error) ?? 'unknown'}`;
  }
}
