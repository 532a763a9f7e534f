import { after, inSlices } from './in-slices.ts';
import type { SyncRun } from './sync-run.ts';

/**
 * Suggests leaves for changed products that no mapping covers, and adopts what is sure enough. Where TikTok cannot be
 * asked it ends early: products that have a category are published all the same. A dry run leaves it out, for what it
 * finds is written down.
 */
export async function classify(run: SyncRun): Promise<void> {
  const { client, progress, calls } = run;
  await inSlices(run, async (cursor) => {
    const slice = await calls.tiktok.suggestCategories(
      { client, runId: progress.runId, cursor, scope: 'due' },
      `Find categories for products without one, ${after(cursor)}`,
    );
    if (slice.lastError) progress.lastError = slice.lastError;
    return slice;
  });
  run.enter('publishing');
}
