import { defineQuery, defineUpdate } from '@temporalio/workflow';

/** What starts a synchronisation of a client's products. Ids only: the client's row holds the rest. */
export interface SyncInput {
  readonly client: string;
  readonly trigger: 'schedule' | 'command';
  /** Another source than the client's own link for this run: an address or `upload:{id}`. */
  readonly source?: string;
  /** Compare with this document instead of the last applied one (`product update --old`). */
  readonly oldSource?: string;
  readonly warehouseId?: string;
  readonly dryRun?: boolean;
  /** Another pace than the workflow's own. */
  readonly pace?: Partial<SyncPace>;
  /** Set by continue-as-new only. */
  readonly resume?: SyncProgress;
}

/** Numbers that a history depends on: they come with the input, never from a configuration that may change under it. */
export interface SyncPace {
  /** Slices before the history is handed over: six events a slice stay far below the 4,096 of one run. */
  readonly slicesPerRun: number;
  /** While a run is held, the feed is looked at again this often. */
  readonly heldPollMs: number;
  /** Before another look at postponed products; the second look waits twice as long, and so on. */
  readonly passRestMs: number;
  /** An activity that was silent for this long is taken for dead, and given to another worker. */
  readonly heartbeatMs: number;
  /** The longest wait between two attempts of an activity. */
  readonly longestRetryMs: number;
}

/** Where a synchronisation stands; carried through continue-as-new and shown to operators. */
export interface SyncProgress {
  phase:
    | 'reading'
    | 'held'
    | 'applying'
    | 'enriching'
    | 'comparing'
    | 'linking'
    | 'classifying'
    | 'publishing'
    | 'reviewing'
    | 'done';
  runId: string;
  readings: number;
  cursor: string | null;
  /** The reading found a document worth applying. */
  apply: boolean;
  totals: SyncTotals;
  outcome: SyncOutcome;
  /** The problem's code where the source could not be read. */
  problem: string | null;
  /** The latest trouble, for operators. */
  lastError: string | null;
  /** Looks at the due products in this run beyond the first, and whether another is wanted. */
  passes: number;
  postponed: boolean;
}

export type SyncOutcome =
  | 'published'
  | 'unchanged'
  | 'rejected'
  | 'source-failed'
  /** Dry runs: what would be done is in `PublicationPlans`; `held` where the real run would wait for a decision. */
  | 'planned'
  | 'held';

export interface SyncTotals {
  items: number;
  ids: number;
  rejected: number;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  products: number;
  calls: number;
  sent: number;
  blocked: number;
  queued: number;
  postponed: number;
}

export interface SyncResult {
  readonly outcome: SyncOutcome;
  readonly runId: string;
  readonly totals: SyncTotals;
  /** The problem's code where the source could not be read. */
  readonly problem: string | null;
}

export interface Decision {
  readonly approvalId: string;
  readonly decision: 'approve' | 'reject';
  /** Who decided, as shown in the record. */
  readonly by: string;
}

/** The operator's word on a held run. Refused at once when no such run waits. */
export const decideApproval = defineUpdate<string, [Decision]>('decideApproval');

export const readProgress = defineQuery<SyncProgress>('readProgress');

export const NO_TOTALS: SyncTotals = {
  items: 0,
  ids: 0,
  rejected: 0,
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 0,
  products: 0,
  calls: 0,
  sent: 0,
  blocked: 0,
  queued: 0,
  postponed: 0,
};
