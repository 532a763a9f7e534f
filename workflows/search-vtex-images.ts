import { continueAsNew, setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { RecheckImagesActivities } from '../activities/recheck-images.ts';
import type { SearchImagesActivities } from '../activities/search-images.ts';
import { callActivities } from './call-activities.ts';
import { after } from './in-slices.ts';
import { tellBadEnd } from './tell-bad-end.ts';

export interface SearchVtexImagesInput {
  readonly client: string;
  /** Only the products of these SKUs; absent: every product. */
  readonly skus?: readonly string[];
  /** Slices before the history is handed over. */
  readonly slicesPerRun?: number;
  /** Set by continue-as-new only. */
  readonly resume?: ImageProgress;
}

export interface ImageProgress {
  readonly runId: string;
  readonly phase: 'searching' | 'comparing' | 'done';
  readonly cursor: string | null;
  readonly totals: ImageTotals;
}

export interface ImageTotals {
  readonly skus: number;
  /** Pictures that VTEX has of them. */
  readonly images: number;
  /** Pictures on TikTok that were looked at, and those that are others now under the same address. */
  readonly checked: number;
  readonly replaced: number;
  /** Products whose pictures are others than before; the next synchronisation sends them. */
  readonly changedProducts: number;
  /** SKUs that VTEX did not tell of, and pictures that could not be looked at. */
  readonly failed: number;
}

const SLICES_PER_RUN = 300;

/**
 * Finds further pictures of a client's products in VTEX, then looks which of those on TikTok were replaced under their
 * address. Ids and counts only. Id: `images:{client}`.
 */
export async function searchVtexImages(input: SearchVtexImagesInput): Promise<ImageTotals> {
  try {
    const totals = await search(input);
    upsertSearchAttributes({ Status: ['done'] });
    return totals;
  } catch (error) {
    tellBadEnd(error, 'Pictures not searched to the end');
    throw error;
  }
}

async function search(input: SearchVtexImagesInput): Promise<ImageTotals> {
  const { client, slicesPerRun = SLICES_PER_RUN } = input;
  let progress = input.resume ?? beginning();
  for (let slices = 1; ; slices += 1) {
    setCurrentDetails(describe(progress));
    progress = await takeSlice(client, input.skus ?? null, progress);
    if (progress.phase === 'done') break;
    if (slices < slicesPerRun && !workflowInfo().continueAsNewSuggested) continue;
    await continueAsNew<typeof searchVtexImages>({ ...input, resume: progress });
  }
  setCurrentDetails(describe(progress));
  return progress.totals;
}

async function takeSlice(
  client: string,
  skus: readonly string[] | null,
  { runId, phase, cursor, totals }: ImageProgress,
): Promise<ImageProgress> {
  if (phase === 'searching') {
    const vtex = callActivities<SearchImagesActivities>({ queue: 'vtex', client, priority: 4, kind: 'bulk' });
    const found = await vtex.searchImages({ client, skus, cursor }, `Ask VTEX for pictures ${after(cursor)}`);
    return {
      runId,
      phase: found.next === null ? 'comparing' : phase,
      cursor: found.next,
      totals: {
        ...totals,
        skus: totals.skus + found.skus,
        images: totals.images + found.images,
        changedProducts: totals.changedProducts + found.changedProducts,
        failed: totals.failed + found.failed,
      },
    };
  }
  const tiktok = callActivities<RecheckImagesActivities>({ queue: 'tiktok', client, priority: 4, kind: 'bulk' });
  const found = await tiktok.recheckImages(
    { client, runId, skus, cursor },
    `Look for replaced pictures ${after(cursor)}`,
  );
  return {
    runId,
    phase: found.next === null ? 'done' : phase,
    cursor: found.next,
    totals: {
      ...totals,
      checked: totals.checked + found.checked,
      replaced: totals.replaced + found.changed,
      changedProducts: totals.changedProducts + found.changedProducts,
      failed: totals.failed + found.unreachable,
    },
  };
}

function beginning(): ImageProgress {
  const totals = { skus: 0, images: 0, checked: 0, replaced: 0, changedProducts: 0, failed: 0 };
  return { runId: workflowInfo().runId, phase: 'searching', cursor: null, totals };
}

/** What an operator reads in the Web UI (markdown). */
function describe({ phase, totals }: ImageProgress): string {
  const lines = [
    `**${phase}**: ${totals.skus} SKUs asked about in VTEX, ${totals.images} pictures`,
    `${totals.checked} pictures on TikTok looked at, ${totals.replaced} replaced under their address`,
    `${totals.changedProducts} products to be sent with the next synchronisation`,
  ];
  if (totals.failed > 0) lines.push(`${totals.failed} could not be looked at`);
  return lines.join('\n\n');
}
