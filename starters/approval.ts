import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { approvalsOf, type ApprovalRow } from '../storage/approvals.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';

/** Held runs that wait for a decision; with `all`, the decided ones too. */
export async function listApprovals(
  context: CommandContext,
  filter: { client?: string; all?: boolean },
): Promise<ApprovalRow[]> {
  return approvalsOf(await context.db())
    .find({ ...(filter.client ? { client: filter.client } : {}), ...(filter.all ? {} : { state: 'open' }) })
    .sort({ createdAt: -1 })
    .limit(200)
    .toArray();
}

/**
 * An operator's word on a held run: an Update of the waiting workflow, answered when it is carried out.
 * @throws CommandFailure `approval-unknown`, `approval-not-open`
 */
export async function decide(
  context: CommandContext,
  approvalId: string,
  decision: 'approve' | 'reject',
  by: string,
): Promise<ApprovalRow> {
  const approvals = approvalsOf(await context.db());
  const approval = await approvals.findOne({ _id: approvalId });
  if (!approval) {
    throw new CommandFailure('approval-unknown', `There is no approval ${approvalId}.`, 'Run `ponte approval list`.');
  }
  try {
    const handle = (await context.temporal()).workflow.getHandle(approval.workflowId);
    await handle.executeUpdate('decideApproval', { args: [{ approvalId, decision, by }] });
  } catch (error) {
    if (!(error instanceof WorkflowUpdateFailedError || error instanceof WorkflowNotFoundError)) throw error;
    throw new CommandFailure(
      'approval-not-open',
      'No run waits for this decision any more: it was decided, released by a good feed, or replaced.',
      'Run `ponte approval list` to see what waits now.',
    );
  }
  return (await approvals.findOne({ _id: approvalId })) ?? approval;
}
