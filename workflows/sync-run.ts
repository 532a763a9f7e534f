import {
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  ContinueAsNew,
  isCancellation,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { rootCause } from '@temporalio/common';
import type { BrandActivities } from '../activities/brands.ts';
import type { EnrichActivities } from '../activities/enrich.ts';
import type { ExistingProductActivities } from '../activities/existing-products.ts';
import type { FeedActivities } from '../activities/feed.ts';
import type { LeftOutActivities } from '../activities/left-out.ts';
import type { PublishActivities } from '../activities/publish.ts';
import type { ReviewActivities } from '../activities/reviews.ts';
import type { TaxonomyActivities } from '../activities/suggest-categories.ts';
import { callActivities, type ActivityCalls } from './call-activities.ts';
import { describeProgress } from './describe-progress.ts';
import {
  decideApproval,
  NO_TOTALS,
  readProgress,
  type Decision,
  type SyncInput,
  type SyncPace,
  type SyncProgress,
  type SyncResult,
} from './sync-input.ts';

const PACE: SyncPace = {
  slicesPerRun: 300,
  heldPollMs: 60_000,
  passRestMs: 1_000,
  heartbeatMs: 60_000,
  longestRetryMs: 60_000,
};

/** A synchronisation under way, as its phases share it. */
export interface SyncRun {
  readonly client: string;
  readonly input: SyncInput;
  readonly isDryRun: boolean;
  /** Evaluate every product, not only those that changed (`generateProducts`). */
  readonly rebuild: boolean;
  readonly progress: SyncProgress;
  readonly pace: SyncPace;
  readonly calls: {
    readonly feed: ActivityCalls<FeedActivities>;
    readonly vtex: ActivityCalls<EnrichActivities & LeftOutActivities>;
    readonly tiktok: ActivityCalls<
      BrandActivities & PublishActivities & ReviewActivities & ExistingProductActivities & TaxonomyActivities
    >;
  };
  /** The operator's word on the document that waits now; null until it is spoken. */
  decision(): Decision | null;
  /** The document that a word was spoken on has gone: who spoke it is told so. */
  dropDecision(): void;
  /** Shows operators where it stands. */
  tell(): void;
  enter(phase: SyncProgress['phase']): void;
  setStatus(status: string): void;
  /** Counts a slice and continues as new where the history has grown long. Only where work remains. */
  handOverIfLong(): Promise<void>;
  /** The end of a run that cannot go on: whoever waits for an answer gets one, operators see why. */
  endBadly(error: unknown): Promise<void>;
}

/** Begins a run, or goes on with one that was handed over. Every handler is registered when this returns. */
export function openSyncRun(input: SyncInput, rebuild: boolean): SyncRun {
  const { client } = input;
  const progress = input.resume ?? beginning();
  const pace = { ...PACE, ...input.pace };
  let decision: Decision | null = null;
  let slices = 0;

  setHandler(readProgress, () => progress);
  setHandler(
    decideApproval,
    async (asked) => {
      decision = asked;
      // Answered when the decision is carried out, so that the operator sees what it led to.
      await condition(() => progress.phase !== 'held' || decision !== asked);
      if (decision !== asked) throw notOpen();
      return progress.phase;
    },
    {
      validator: (asked) => {
        // The first word counts: a second one would be answered as if it had been carried out.
        if (progress.phase !== 'held' || asked.approvalId !== progress.runId || decision !== null) throw notOpen();
      },
    },
  );

  const run: SyncRun = {
    client,
    input,
    isDryRun: input.dryRun ?? false,
    rebuild,
    progress,
    pace,
    calls: {
      feed: callActivities({ queue: 'feed', client, priority: 4, kind: 'bulk', pace }),
      vtex: callActivities({ queue: 'vtex', client, priority: 4, kind: 'bulk', pace }),
      tiktok: callActivities({ queue: 'tiktok', client, priority: 4, kind: 'bulk', pace }),
    },
    decision: () => decision,
    dropDecision: () => {
      decision = null;
    },
    tell: () => setCurrentDetails(describeProgress(progress)),
    enter(phase) {
      progress.phase = phase;
      progress.cursor = null;
      run.tell();
    },
    setStatus: (status) => upsertSearchAttributes({ Status: [status] }),
    async handOverIfLong() {
      slices += 1;
      if (slices < pace.slicesPerRun && !workflowInfo().continueAsNewSuggested) return;
      await condition(allHandlersFinished);
      await continueAsNew<(input: SyncInput) => Promise<SyncResult>>({ ...input, resume: progress });
    },
    async endBadly(error) {
      if (error instanceof ContinueAsNew) return;
      const wasCancelled = isCancellation(error);
      progress.lastError = wasCancelled ? 'cancelled by an operator' : (rootCause(error) ?? 'unknown');
      run.setStatus(wasCancelled ? 'cancelled' : 'failed');
      run.tell();
      run.dropDecision();
      await CancellationScope.nonCancellable(() => condition(allHandlersFinished));
    },
  };
  return run;
}

function beginning(): SyncProgress {
  return {
    phase: 'reading',
    runId: `${workflowInfo().runId}-0`,
    readings: 0,
    cursor: null,
    apply: false,
    totals: { ...NO_TOTALS },
    outcome: 'published',
    problem: null,
    lastError: null,
    passes: 0,
    postponed: false,
  };
}

function notOpen(): ApplicationFailure {
  return ApplicationFailure.nonRetryable(
    'No run waits for this decision: it was decided, released or replaced meanwhile.',
    'ApprovalNotOpen',
  );
}
