import { WorkflowExecutionAlreadyStartedError, type WorkflowHandle } from '@temporalio/client';
import type { ClientRow } from '../storage/clients.ts';
import { explain } from '../domain/messages/explain.ts';
import { plansOf } from '../storage/plans.ts';
import type { SyncInput, SyncProgress, SyncResult, SyncTotals } from '../workflows/sync-input.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';
import { countActions, toPlanView, type PlanView } from './plan-view.ts';
import { ORCHESTRATION } from './queues.ts';
import { toCommandFailure } from './workflow-failure.ts';

export interface ProductCommand {
  readonly workflow: 'generateProducts' | 'updateProducts';
  readonly source?: string;
  readonly oldSource?: string;
  readonly warehouseId?: string;
  readonly dryRun?: boolean;
  /** Return as soon as it is started. */
  readonly detach?: boolean;
}

export interface ProductAnswer {
  readonly workflowId: string;
  readonly result: SyncResult | null;
  /** The next action per product; dry runs only. */
  readonly plan: PlanView[] | null;
  /** How many products each action has; dry runs only. */
  readonly planned: Record<string, number> | null;
}

/**
 * Starts a synchronisation of a client's products and waits for its end, telling its progress.
 * @throws CommandFailure `already-running` when one is under way: two never work on the same products; the problem's
 * code where the feed could not be used; the failure's type where the workflow failed.
 */
export async function syncProductsNow(
  context: CommandContext,
  client: ClientRow,
  command: ProductCommand,
): Promise<ProductAnswer> {
  const temporal = await context.temporal();
  const workflowId = `products:${client._id}`;
  const input: SyncInput = {
    client: client._id,
    trigger: 'command',
    source: command.source,
    oldSource: command.oldSource,
    warehouseId: command.warehouseId,
    dryRun: command.dryRun,
  };
  let handle: WorkflowHandle;
  try {
    handle = await temporal.workflow.start(command.workflow, {
      workflowId,
      taskQueue: ORCHESTRATION,
      args: [input],
      staticSummary: `Products of ${client.name}: ${command.workflow === 'generateProducts' ? 'build and publish all' : 'send what changed'}${command.dryRun ? ' (dry run)' : ''}`,
      searchAttributes: { ClientId: [client._id], Kind: ['product'], Status: ['running'] },
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    throw new CommandFailure(
      'already-running',
      `The products of ${client.name} are being synchronised right now.`,
      'Wait for its end (it shows in the Web UI as ' + workflowId + ') and try again.',
    );
  }
  if (command.detach) return { workflowId, result: null, plan: null, planned: null };
  const result = await follow(handle, context.tell);
  if (result.outcome === 'source-failed') throw sourceFailed(client, result);
  if (!command.dryRun) return { workflowId, result, plan: null, planned: null };
  const rows = await plansOf(await context.db())
    .find({ runId: result.runId })
    .sort({ productKey: 1 })
    .toArray();
  const plan = rows.map(toPlanView);
  return { workflowId, result, plan, planned: countActions(plan) };
}

const TELL_EVERY_MS = 2_000;

async function follow(handle: WorkflowHandle, tell: (line: string) => void): Promise<SyncResult> {
  let said = '';
  const timer = setInterval(() => {
    handle
      .query<SyncProgress>('readProgress')
      .then((progress) => {
        const line = oneLine(progress);
        if (line !== said) tell(line);
        said = line;
      })
      // No worker to answer a query right now: the next tick asks again.
      .catch(() => undefined);
  }, TELL_EVERY_MS);
  try {
    return (await handle.result()) as SyncResult;
  } catch (error) {
    throw toCommandFailure(error, handle.workflowId);
  } finally {
    clearInterval(timer);
  }
}

/** Where a synchronisation stands, in one line. */
function oneLine({ phase, totals }: SyncProgress): string {
  const waits = phase === 'held' ? '; it would change too much at once and waits: ponte approval list' : '';
  return `${phase}: ${countsOf(totals)}${waits}`;
}

/** What a synchronisation read and did, in one line. */
export function countsOf(t: SyncTotals): string {
  return (
    `${t.ids} items, ${t.added} added, ${t.changed} changed, ${t.removed} removed; ` +
    `${t.products} products looked at, ${t.sent} sent, ${t.blocked} blocked, ${t.queued ?? 0} queued, ${t.postponed} postponed`
  );
}

function sourceFailed(client: ClientRow, { problem }: SyncResult): CommandFailure {
  const code = problem ?? 'feed-unusable';
  const { title, fix } = explain({ code }, 'en');
  return new CommandFailure(code, `The feed of ${client.name} could not be used: ${title}`, fix);
}
