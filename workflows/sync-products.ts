import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  setCurrentDetails,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { FeedActivities } from '../activities/feed.ts';
import type { PublishActivities } from '../activities/publish.ts';
import type { ReviewActivities } from '../activities/reviews.ts';
import type { EnrichActivities } from '../activities/enrich.ts';
import { callActivities } from './call-activities.ts';
import { describeProgress } from './describe-progress.ts';
import {
  decideApproval,
  NO_TOTALS,
  readProgress,
  type Decision,
  type SyncInput,
  type SyncProgress,
  type SyncResult,
} from './sync-input.ts';

/** Slices before a history is handed over: six events a slice stay far below the 4,096 of one run. */
const SLICES_PER_RUN = 300;
const HELD_POLL_MS = 60_000;
/** Further looks at products that a passing trouble held up; what is left then waits for the next run. */
const MOST_PASSES = 5;
const PASS_REST_MS = 1_000;

/**
 * Reads the feed, applies what changed, publishes where desired ≠ accepted, looks at reviews.
 * Each step can be repeated; the workflow holds ids, cursors and counts only.
 * @param rebuild evaluate every product, not only those that changed (`generateProducts`).
 */
export async function syncProducts(input: SyncInput, rebuild: boolean): Promise<SyncResult> {
  const { client } = input;
  const feed = callActivities<FeedActivities>({ queue: 'feed', client, priority: 4, kind: 'bulk' });
  const vtex = callActivities<EnrichActivities>({ queue: 'vtex', client, priority: 4, kind: 'bulk' });
  const publish = callActivities<PublishActivities>({ queue: 'tiktok', client, priority: 4, kind: 'bulk' });
  const reviews = callActivities<ReviewActivities>({ queue: 'tiktok', client, priority: 4, kind: 'bulk' });

  const progress: SyncProgress = input.resume ?? {
    phase: 'reading',
    runId: `${workflowInfo().runId}-0`,
    readings: 0,
    cursor: null,
    apply: false,
    totals: { ...NO_TOTALS },
    outcome: 'published',
    lastError: null,
    passes: 0,
    postponed: false,
  };
  let decision: Decision | null = null;
  let slices = 0;

  setHandler(readProgress, () => progress);
  setHandler(
    decideApproval,
    async (asked) => {
      decision = asked;
      // Answered when the decision is carried out, so that the operator sees what it led to.
      await condition(() => progress.phase !== 'held' || decision !== asked);
      if (decision !== asked) throw replaced();
      return progress.phase;
    },
    {
      validator: (asked) => {
        if (progress.phase !== 'held' || asked.approvalId !== progress.runId) {
          throw replaced();
        }
      },
    },
  );

  const tell = (): void => setCurrentDetails(describeProgress(progress));
  const enter = (phase: SyncProgress['phase']): void => {
    progress.phase = phase;
    progress.cursor = null;
    tell();
  };
  const handOverIfLong = async (): Promise<void> => {
    slices += 1;
    if (slices < SLICES_PER_RUN && !workflowInfo().continueAsNewSuggested) return;
    await condition(allHandlersFinished);
    await continueAsNew<(input: SyncInput) => Promise<SyncResult>>({ ...input, resume: progress });
  };

  tell();
  while (progress.phase === 'reading' || progress.phase === 'held') {
    if (progress.phase === 'reading') {
      const reading = await feed.readFeed({
        client,
        runId: progress.runId,
        trigger: input.trigger,
        source: input.source ?? null,
        oldSource: input.oldSource ?? null,
        workflowId: workflowInfo().workflowId,
      });
      progress.totals = { ...progress.totals, ...reading.counts };
      if (reading.outcome === 'failed') {
        progress.outcome = 'source-failed';
        progress.lastError = reading.problem;
      } else if (reading.outcome === 'unchanged') {
        progress.outcome = 'unchanged';
      } else if (reading.outcome === 'held' && !input.dryRun) {
        enter('held');
        upsertSearchAttributes({ Status: ['held'] });
        continue;
      } else {
        progress.apply = true;
      }
      enter('applying');
      break;
    }

    const decided = await condition(() => decision !== null, input.heldPollMs ?? HELD_POLL_MS);
    if (!decided) {
      const again = await feed.readHeldAgain({
        client,
        runId: progress.runId,
        nextRunId: `${workflowInfo().runId}-${progress.readings + 1}`,
        trigger: input.trigger,
        source: input.source ?? null,
        oldSource: input.oldSource ?? null,
        workflowId: workflowInfo().workflowId,
      });
      if (again.outcome === 'still-held') {
        await handOverIfLong();
        continue;
      }
      progress.readings += 1;
      progress.runId = again.runId;
      // A word spoken on the earlier document does not hold for this one.
      decision = null;
      progress.totals = { ...progress.totals, ...again.counts };
      if (again.outcome === 'held') continue;
      progress.apply = again.outcome === 'read';
      upsertSearchAttributes({ Status: ['running'] });
      enter('applying');
      break;
    }
    const { decision: word, by } = decision as unknown as Decision;
    await feed.recordDecision({ client, runId: progress.runId, decision: word, by });
    upsertSearchAttributes({ Status: ['running'] });
    if (word === 'approve') progress.apply = true;
    else progress.outcome = 'rejected';
    enter('applying');
  }

  if (progress.phase === 'applying') {
    if (progress.apply && !input.dryRun) {
      do {
        const slice = await feed.applyFeedChanges({ client, runId: progress.runId, cursor: progress.cursor });
        progress.cursor = slice.next;
        tell();
        await handOverIfLong();
      } while (progress.cursor !== null);
      await feed.finishFeedRun({ client, runId: progress.runId, source: input.source ?? null });
    }
    if (rebuild && !input.dryRun) await feed.markAllProducts({ client });
    enter('enriching');
  }

  if (progress.phase === 'enriching') {
    do {
      const slice = await vtex.enrichListings({ client, runId: progress.runId, cursor: progress.cursor });
      progress.cursor = slice.next;
      tell();
      await handOverIfLong();
    } while (progress.cursor !== null);
    enter('publishing');
  }

  if (progress.phase === 'publishing') {
    do {
      const slice = await publish.publishProducts({
        client,
        runId: progress.runId,
        cursor: progress.cursor,
        dryRun: input.dryRun ?? false,
        overlay: (input.dryRun ?? false) && progress.apply,
        everything: rebuild && (input.dryRun ?? false),
        warehouseId: input.warehouseId ?? null,
      });
      progress.cursor = slice.next;
      const t = progress.totals;
      t.products += slice.products;
      t.calls += slice.calls;
      t.sent += slice.sent;
      t.blocked += slice.blocked;
      t.postponed += slice.postponed;
      if (slice.lastError) progress.lastError = slice.lastError;
      if (slice.postponed > 0) progress.postponed = true;
      tell();
      await handOverIfLong();
      if (progress.cursor === null && progress.postponed && progress.passes < MOST_PASSES) {
        // Passing troubles of single products: another look at what is due, after a short rest.
        progress.passes += 1;
        progress.postponed = false;
        await sleep(PASS_REST_MS * progress.passes);
        progress.cursor = '';
      }
    } while (progress.cursor !== null);
    enter('reviewing');
  }

  if (progress.phase === 'reviewing' && !input.dryRun) {
    do {
      const slice = await reviews.pollReviews({ client, runId: progress.runId, cursor: progress.cursor });
      progress.cursor = slice.next;
      await handOverIfLong();
    } while (progress.cursor !== null);
  }

  enter('done');
  upsertSearchAttributes({ Status: [progress.outcome] });
  await condition(allHandlersFinished);
  return {
    outcome: progress.outcome,
    runId: progress.runId,
    totals: progress.totals,
    problem: progress.outcome === 'source-failed' ? progress.lastError : null,
  };
}

function replaced(): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    'No run waits for this decision: it was decided, released or replaced meanwhile.',
    'ApprovalNotOpen',
  );
}
