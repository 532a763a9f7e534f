import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { ClientRow } from '../storage/clients.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { ORCHESTRATION } from './queues.ts';
import { toCommandFailure } from './workflow-failure.ts';

/**
 * Runs a workflow that works on a client's products and waits for its end, under the id that every such workflow has:
 * two never work on the same products.
 * @throws CommandFailure `already-running`, or the failure's type where the workflow failed
 */
export async function runOnProducts<I extends { readonly client: string }, R>(
  context: CommandContext,
  client: ClientRow,
  { workflow, input, summary }: { workflow: string; input: I; summary: string },
): Promise<R> {
  const temporal = await context.temporal();
  const workflowId = `products:${client._id}`;
  try {
    return await temporal.workflow.execute<(input: I) => Promise<R>>(workflow, {
      workflowId,
      taskQueue: ORCHESTRATION,
      args: [input],
      staticSummary: `Products of ${client.name}: ${summary}`,
      searchAttributes: { ClientId: [client._id], Kind: ['product'], Status: ['running'] },
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw toCommandFailure(error, workflowId);
    throw new CommandFailure(
      'already-running',
      `Something else works on the products of ${client.name} right now, or a held run waits there.`,
      `Wait for its end (it shows in the Web UI as ${workflowId}), or decide the held run (ponte approval list), and try again.`,
    );
  }
}
