import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createFeedFiles } from '../storage/feed-files.ts';
import type { CommandContext } from './command-context.ts';
import { CommandFailure } from './command-failure.ts';

/**
 * Makes a feed given to a command readable by the workers, which may run elsewhere: an address stays as it is, a file
 * is stored and named `upload:{id}`. @throws CommandFailure `feed-file-missing`
 */
export async function uploadFeed(context: CommandContext, fileOrUrl: string): Promise<string> {
  if (/^https?:\/\//.test(fileOrUrl)) return fileOrUrl;
  const found = await stat(fileOrUrl).catch(() => null);
  if (!found?.isFile()) {
    throw new CommandFailure('feed-file-missing', `There is no file ${fileOrUrl}.`, 'Check the path.');
  }
  const id = randomUUID();
  await createFeedFiles(await context.db()).write('FeedUploads', id, createReadStream(fileOrUrl));
  return `upload:${id}`;
}
