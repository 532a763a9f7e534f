import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { ClientRow } from '../storage/clients.ts';
import type { ManageTaxonomyInput, ManageTaxonomyResult } from '../workflows/manage-taxonomy.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { ORCHESTRATION } from './queues.ts';
import { toCommandFailure } from './workflow-failure.ts';

const WORDS: Record<ManageTaxonomyInput['task']['kind'], string> = {
  'read-tree': "read the shop's categories",
  suggest: 'suggest categories',
  preview: 'suggest categories for a feed',
};

/**
 * Has the workers do one task on a client's taxonomy and waits for its end.
 * @throws CommandFailure `already-running`, or the failure's type where it failed
 */
export async function runTaxonomyTask(
  context: CommandContext,
  client: ClientRow,
  task: ManageTaxonomyInput['task'],
): Promise<ManageTaxonomyResult & { runId: string }> {
  const temporal = await context.temporal();
  // A tree may be read while suggestions are under way.
  const isRead = task.kind === 'read-tree';
  const workflowId = `${isRead ? 'taxonomy-tree' : 'taxonomy'}:${client._id}`;
  const input: ManageTaxonomyInput = { client: client._id, task };
  try {
    const handle = await temporal.workflow.start<(input: ManageTaxonomyInput) => Promise<ManageTaxonomyResult>>(
      'manageTaxonomy',
      {
        workflowId,
        taskQueue: ORCHESTRATION,
        args: [input],
        ...(isRead && { workflowIdConflictPolicy: 'USE_EXISTING', workflowExecutionTimeout: READ_TIMEOUT }),
        staticSummary: `Taxonomy of ${client.name}: ${WORDS[task.kind]}`,
        searchAttributes: { ClientId: [client._id], Kind: ['taxonomy'], Status: ['running'] },
      },
    );
    return { ...(await handle.result()), runId: handle.firstExecutionRunId };
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw toCommandFailure(error, workflowId);
    throw new CommandFailure(
      'already-running',
      `Categories of ${client.name} are being suggested right now.`,
      `Wait for its end (it shows in the Web UI as ${workflowId}) and try again.`,
    );
  }
}

/** A person waits: where no worker takes it up, the tree that was read last does. */
const READ_TIMEOUT = '45 seconds';
