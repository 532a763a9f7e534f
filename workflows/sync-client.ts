import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ChildWorkflowCancellationType, executeChild } from '@temporalio/workflow';
import { updateProducts } from './update-products.ts';

/**
 * What a client's schedule starts. A schedule appends the time to its workflows' ids, so this short workflow starts
 * the one with the fixed id `products:{client}`: a client's products are never synchronised twice at once, whoever
 * asks.
 */
export async function syncClient(input: { client: string; name: string }): Promise<{ outcome: string }> {
  try {
    const result = await executeChild(updateProducts, {
      workflowId: `products:${input.client}`,
      args: [{ client: input.client, trigger: 'schedule' }],
      // An operator who ends this waiting workflow does not mean to stop a publication half-way.
      parentClosePolicy: 'ABANDON',
      cancellationType: ChildWorkflowCancellationType.ABANDON,
      staticSummary: `Products of ${input.name}: send what changed`,
      searchAttributes: { ClientId: [input.client], Kind: ['product'], Status: ['running'] },
    });
    return { outcome: result.outcome };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { outcome: 'already-running' };
    throw error;
  }
}
