import { condition, workflowInfo } from '@temporalio/workflow';
import type { SyncRun } from './sync-run.ts';

/**
 * Reads the feed. A document that would change too much waits for an operator's decision or for a feed that is good
 * again; a dry run only says so. Ends in the phase `applying`, with `apply` where there is something to apply.
 */
export async function readAndJudge(run: SyncRun): Promise<void> {
  if (run.progress.phase === 'reading') await read(run);
  if (run.progress.phase === 'held') await waitWhileHeld(run);
}

async function read(run: SyncRun): Promise<void> {
  const { progress } = run;
  const reading = await run.calls.feed.readFeed({ ...source(run), dryRun: run.isDryRun }, 'Read the feed');
  Object.assign(progress.totals, reading.counts);
  if (reading.outcome === 'held' && !run.isDryRun) {
    run.enter('held');
    run.setStatus('held');
    return;
  }
  if (reading.outcome === 'failed') {
    progress.outcome = 'source-failed';
    progress.problem = reading.problem;
    progress.lastError = `the feed could not be used: ${reading.problem}`;
  } else if (reading.outcome === 'unchanged') {
    progress.outcome = 'unchanged';
  } else {
    progress.apply = true;
    if (run.isDryRun) progress.outcome = reading.outcome === 'held' ? 'held' : 'planned';
  }
  run.enter('applying');
}

async function waitWhileHeld(run: SyncRun): Promise<void> {
  while (run.progress.phase === 'held') {
    const isDecided = await condition(() => run.decision() !== null, run.pace.heldPollMs);
    if (isDecided) await carryOut(run);
    else await lookAgain(run);
  }
  run.setStatus('running');
}

async function carryOut(run: SyncRun): Promise<void> {
  const { decision, by } = run.decision()!;
  await run.calls.feed.recordDecision(
    { client: run.client, runId: run.progress.runId, decision, by },
    `Record the decision: ${decision}`,
  );
  if (decision === 'approve') run.progress.apply = true;
  else run.progress.outcome = 'rejected';
  run.enter('applying');
}

async function lookAgain(run: SyncRun): Promise<void> {
  const { progress } = run;
  const nextRunId = `${workflowInfo().runId}-${progress.readings + 1}`;
  const again = await run.calls.feed.readHeldAgain(
    { ...source(run), nextRunId },
    'Look whether the feed is good again',
  );
  if (again.outcome === 'still-held') {
    // A word that came meanwhile is carried out first: its speaker waits for the answer.
    if (run.decision() === null) await run.handOverIfLong();
    return;
  }
  progress.readings += 1;
  progress.runId = again.runId;
  Object.assign(progress.totals, again.counts);
  // A word spoken on the earlier document does not hold for this one.
  run.dropDecision();
  if (again.outcome === 'held') return run.tell();
  progress.apply = again.outcome === 'read';
  if (again.outcome === 'unchanged') progress.outcome = 'unchanged';
  run.enter('applying');
}

function source({ client, input, progress }: SyncRun) {
  return {
    client,
    runId: progress.runId,
    trigger: input.trigger,
    source: input.source ?? null,
    oldSource: input.oldSource ?? null,
    workflowId: workflowInfo().workflowId,
  };
}
