import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { ORCHESTRATION } from './queues.ts';
import { toCommandFailure } from './workflow-failure.ts';

/** One of a client's workflows, of which there is one at a time. */
export interface ClientWorkflow<I> {
  readonly workflow: string;
  readonly workflowId: string;
  /** The search attribute `Kind`. */
  readonly kind: 'product' | 'brand';
  /** Shown in the Web UI. */
  readonly summary: string;
  readonly input: I;
  /** What a person is told while another one runs; without `fix`: to wait for its end. */
  readonly busy: { readonly why: string; readonly fix?: string };
}

/**
 * Starts a workflow that works for one client and waits for its end.
 * @throws CommandFailure `already-running`, or the failure's type where the workflow failed
 */
export async function runClientWorkflow<I extends { readonly client: string }, R>(
  context: CommandContext,
  { workflow, workflowId, kind, summary, input, busy }: ClientWorkflow<I>,
): Promise<R> {
  const temporal = await context.temporal();
  try {
    return await temporal.workflow.execute<(input: I) => Promise<R>>(workflow, {
      workflowId,
      taskQueue: ORCHESTRATION,
      args: [input],
      staticSummary: summary,
      searchAttributes: { ClientId: [input.client], Kind: [kind], Status: ['running'] },
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw toCommandFailure(error, workflowId);
    const fix = busy.fix ?? `Wait for its end (it shows in the Web UI as ${workflowId}) and try again.`;
    throw new CommandFailure('already-running', busy.why, fix);
  }
}
