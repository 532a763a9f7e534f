import { WorkflowFailedError } from '@temporalio/client';
import { ApplicationFailure, CancelledFailure, TerminatedFailure, TimeoutFailure } from '@temporalio/common';
import { CommandFailure } from './command-failure.ts';

/**
 * Why a workflow failed, for who waited on it: the failure's stable type as code, its own sentence, where to look.
 * Anything else than a failed workflow is given back as it is.
 */
export function toCommandFailure(error: unknown, workflowId: string): unknown {
  if (!(error instanceof WorkflowFailedError)) return error;
  const fix = `See the workflow ${workflowId} in the Web UI; what was done stays done and the command can be repeated.`;
  const causes = causesOf(error);
  const said = causes.find((cause) => cause instanceof ApplicationFailure);
  if (said) return new CommandFailure(said.type ?? 'WorkflowFailed', said.message, fix);
  if (causes.some((cause) => cause instanceof CancelledFailure || cause instanceof TerminatedFailure)) {
    return new CommandFailure('WorkflowStopped', `Somebody stopped the workflow ${workflowId}.`, fix);
  }
  if (causes.some((cause) => cause instanceof TimeoutFailure)) {
    return new CommandFailure('WorkflowTimeout', 'A step took longer than it may.', fix);
  }
  return new CommandFailure('WorkflowFailed', causes.at(-1)?.message ?? error.message, fix);
}

/** The chain of causes, the outermost first. */
function causesOf(error: Error): Error[] {
  return error.cause instanceof Error ? [error.cause, ...causesOf(error.cause)] : [];
}
