import { after, inSlices } from './in-slices.ts';
import type { SyncRun } from './sync-run.ts';

/**
 * Links what is on the shop already to products of ours, before anything is created. Makes no call where the shop was
 * read within a day and the feed brought nothing that was seen there. @param force read the shop whatever is known
 */
export async function linkExisting(run: SyncRun, force: boolean): Promise<void> {
  const { client, progress, calls } = run;
  if (progress.cursor === null) {
    const { toLink } = await calls.tiktok.readExistingProducts(
      { client, force },
      force ? 'Read every product on the shop' : 'Read what is on the shop, if it is time',
    );
    if (!toLink) return run.enter('classifying');
  }
  await inSlices(run, (cursor) =>
    calls.tiktok.linkExistingProducts(
      { client, runId: progress.runId, cursor },
      `Link products found on the shop ${after(cursor)}`,
    ),
  );
  run.enter('classifying');
}
