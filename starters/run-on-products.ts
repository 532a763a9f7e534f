import type { ClientRow } from '../storage/clients.ts';
import type { CommandContext } from './command-context.ts';
import { runClientWorkflow } from './run-client-workflow.ts';

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
  const workflowId = `products:${client._id}`;
  return runClientWorkflow<I, R>(context, {
    workflow,
    workflowId,
    kind: 'product',
    summary: `Products of ${client.name}: ${summary}`,
    input,
    busy: {
      why: `Something else works on the products of ${client.name} right now, or a held run waits there.`,
      fix: `Wait for its end (it shows in the Web UI as ${workflowId}), or decide the held run (ponte approval list), and try again.`,
    },
  });
}
