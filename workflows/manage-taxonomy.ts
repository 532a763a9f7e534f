import { continueAsNew, setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { PreviewActivities } from '../activities/preview-categories.ts';
import type { TaxonomyActivities } from '../activities/suggest-categories.ts';
import { callActivities } from './call-activities.ts';
import { tellBadEnd } from './tell-bad-end.ts';

export interface ManageTaxonomyInput {
  readonly client: string;
  readonly task:
    /** Read the shop's category tree anew. */
    | { readonly kind: 'read-tree' }
    /** Suggest leaves for products without one, and adopt as asked. */
    | {
        readonly kind: 'suggest';
        readonly scope: 'every' | 'again';
        readonly adopt?: boolean;
        readonly threshold?: number;
      }
    /** What suggestions would make of a feed, without keeping anything of it. */
    | { readonly kind: 'preview'; readonly source: string; readonly threshold?: number };
  /** Slices before the history is handed over. */
  readonly slicesPerRun?: number;
  /** Set by continue-as-new only. */
  readonly resume?: { readonly cursor: string; readonly result: ManageTaxonomyResult };
}

export interface ManageTaxonomyResult {
  readonly decided: number;
  readonly adopted: number;
  /** Why no more could be done now. */
  readonly lastError: string | null;
}

const SLICES_PER_RUN = 300;

/** An operator's work on a client's taxonomy. Carries cursors and counts. Id: `taxonomy:{client}`. */
export async function manageTaxonomy(input: ManageTaxonomyInput): Promise<ManageTaxonomyResult> {
  try {
    const result = await (input.task.kind === 'suggest' ? suggest(input) : doOnce(input));
    upsertSearchAttributes({ Status: ['done'] });
    return result;
  } catch (error) {
    tellBadEnd(error, 'Not done');
    throw error;
  }
}

async function suggest(input: ManageTaxonomyInput): Promise<ManageTaxonomyResult> {
  const { client, task } = input;
  if (task.kind !== 'suggest') return NOTHING;
  const calls = callActivities<TaxonomyActivities>({ queue: 'tiktok', client, priority: 3, kind: 'bulk' });
  let { decided, adopted, lastError } = input.resume?.result ?? NOTHING;
  let cursor = input.resume?.cursor ?? null;
  for (let slices = 1; ; slices += 1) {
    const { scope, adopt, threshold } = task;
    const slice = await calls.suggestCategories(
      { client, runId: workflowInfo().runId, cursor, scope, adopt, threshold },
      `Find categories for products without one, ${cursor === null ? 'from the start' : `after ${cursor}`}`,
    );
    decided += slice.decided;
    adopted += slice.adopted;
    lastError = slice.lastError ?? lastError;
    setCurrentDetails(`${decided} categories and products decided, ${adopted} adopted`);
    if (slice.next === null) return { decided, adopted, lastError };
    cursor = slice.next;
    if (slices >= (input.slicesPerRun ?? SLICES_PER_RUN) || workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof manageTaxonomy>({
        ...input,
        resume: { cursor, result: { decided, adopted, lastError } },
      });
    }
  }
}

async function doOnce({ client, task }: ManageTaxonomyInput): Promise<ManageTaxonomyResult> {
  if (task.kind === 'preview') {
    const calls = callActivities<PreviewActivities>({ queue: 'tiktok', client, priority: 3, kind: 'bulk' });
    const { source, threshold } = task;
    const done = await calls.previewCategories(
      { client, runId: workflowInfo().runId, source, threshold },
      'Suggest categories for the products of a feed',
    );
    return { ...done, lastError: null };
  }
  const calls = callActivities<TaxonomyActivities>({ queue: 'tiktok', client, priority: 2, kind: 'interactive' });
  const { categories } = await calls.readShopCategories({ client }, "Read the shop's categories");
  return { ...NOTHING, decided: categories };
}

const NOTHING: ManageTaxonomyResult = { decided: 0, adopted: 0, lastError: null };
