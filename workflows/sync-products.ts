import { allHandlersFinished, condition, patched, sleep } from '@temporalio/workflow';
import { classify } from './classify-products.ts';
import { after, inSlices } from './in-slices.ts';
import { linkExisting } from './link-existing.ts';
import { matchNewBrands } from './match-brands.ts';
import { readAndJudge } from './read-and-judge.ts';
import type { SyncInput, SyncResult } from './sync-input.ts';
import { openSyncRun, type SyncRun } from './sync-run.ts';

/** Further looks at products that a passing trouble held up; what is left then waits for the next run. */
const MOST_PASSES = 5;

/**
 * Reads the feed, applies what changed, publishes where desired ≠ accepted, looks at reviews.
 * Each step can be repeated; the workflow holds ids, cursors and counts only.
 * @param rebuild evaluate every product, not only those that changed (`generateProducts`).
 */
export async function syncProducts(input: SyncInput, rebuild: boolean): Promise<SyncResult> {
  const run = openSyncRun(input, rebuild);
  const { progress } = run;
  try {
    run.tell();
    await readAndJudge(run);
    if (progress.phase === 'applying') await applyChanges(run);
    if (progress.phase === 'enriching') await enrich(run);
    if (progress.phase === 'comparing') await compare(run);
    if (progress.phase === 'linking') await linkExisting(run, run.rebuild);
    if (progress.phase === 'classifying') await classify(run);
    if (progress.phase === 'publishing') await publish(run);
    if (progress.phase === 'reviewing') await review(run);
  } catch (error) {
    await run.endBadly(error);
    throw error;
  }
  run.setStatus(progress.outcome);
  await condition(allHandlersFinished);
  return { outcome: progress.outcome, runId: progress.runId, totals: progress.totals, problem: progress.problem };
}

async function applyChanges(run: SyncRun): Promise<void> {
  const { client, progress, calls, isDryRun } = run;
  const { runId } = progress;
  if (progress.apply && !isDryRun) {
    await inSlices(run, (cursor) =>
      calls.feed.applyFeedChanges({ client, runId, cursor }, `Apply changes ${after(cursor)}`),
    );
    await calls.feed.finishFeedRun({ client, runId, source: run.input.source ?? null }, 'Note the feed as applied');
  }
  if (run.rebuild && !isDryRun) await calls.feed.markAllProducts({ client }, 'Mark every product for another look');
  // What VTEX adds is written down too: a dry run leaves that to the next run.
  run.enter(isDryRun ? 'publishing' : 'enriching');
}

async function enrich(run: SyncRun): Promise<void> {
  const { client, progress, calls } = run;
  await inSlices(run, (cursor) =>
    calls.vtex.enrichListings({ client, runId: progress.runId, cursor }, `Ask VTEX for what lacks, ${after(cursor)}`),
  );
  // Runs that began before SKUs of VTEX were compared with the feed go on without.
  run.enter(run.rebuild && patched('compare-with-vtex') ? 'comparing' : onceEnriched());
}

/** Runs that began before products on the shop were linked go on without. */
function onceEnriched(): 'linking' | 'publishing' {
  return patched('link-existing') ? 'linking' : 'publishing';
}

/** Once for each whole look at a client: every SKU of VTEX is listed, has a problem, or is named here. */
async function compare(run: SyncRun): Promise<void> {
  const { client, progress, calls } = run;
  await inSlices(run, (cursor) =>
    calls.vtex.explainLeftOut(
      { client, runId: progress.runId, cursor },
      `Find SKUs of VTEX that the feed lacks, ${after(cursor)}`,
    ),
  );
  run.enter(onceEnriched());
}

async function publish(run: SyncRun): Promise<void> {
  const { progress } = run;
  if (progress.cursor === null && progress.passes === 0) await matchNewBrands(run);
  for (;;) {
    await inSlices(run, (cursor) => publishSlice(run, cursor));
    if (!progress.postponed || progress.passes >= MOST_PASSES) break;
    // Passing troubles of single products: another look at what is due, after a short rest.
    progress.passes += 1;
    progress.postponed = false;
    progress.totals.postponed = 0;
    run.tell();
    await sleep(run.pace.passRestMs * progress.passes, { summary: 'Rest before another look at postponed products' });
    await run.handOverIfLong();
  }
  run.enter('reviewing');
}

async function publishSlice(run: SyncRun, cursor: string | null): Promise<{ next: string | null }> {
  const { client, progress, isDryRun, input } = run;
  const slice = await run.calls.tiktok.publishProducts(
    {
      client,
      runId: progress.runId,
      cursor,
      dryRun: isDryRun,
      overlay: isDryRun && progress.apply,
      everything: isDryRun && run.rebuild,
      warehouseId: input.warehouseId ?? null,
    },
    `${isDryRun ? 'Plan' : 'Publish'} products ${after(cursor)}`,
  );
  const { totals } = progress;
  totals.products += slice.products;
  totals.calls += slice.calls;
  totals.sent += slice.sent;
  totals.blocked += slice.blocked;
  // A run that was handed over by an older version has no such count.
  totals.queued = (totals.queued ?? 0) + (slice.queued ?? 0);
  totals.postponed += slice.postponed;
  if (slice.lastError) progress.lastError = slice.lastError;
  if (slice.postponed > 0) progress.postponed = true;
  return slice;
}

async function review(run: SyncRun): Promise<void> {
  const { client, progress, calls, isDryRun } = run;
  if (!isDryRun) {
    await inSlices(run, (cursor) =>
      calls.tiktok.pollReviews({ client, runId: progress.runId, cursor }, `Look at open reviews ${after(cursor)}`),
    );
  }
  run.enter('done');
}
