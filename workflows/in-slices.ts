import type { SyncRun } from './sync-run.ts';

/** From the cursor to the end; between two slices the history may be handed over, after the last one never. */
export async function inSlices(
  run: SyncRun,
  call: (cursor: string | null) => Promise<{ next: string | null }>,
): Promise<void> {
  const { progress } = run;
  do {
    const { next } = await call(progress.cursor);
    progress.cursor = next;
    run.tell();
    if (next !== null) await run.handOverIfLong();
  } while (progress.cursor !== null);
}

/** For a summary: which slice a call is for. */
export const after = (cursor: string | null): string => (cursor === null ? 'from the start' : `after ${cursor}`);
