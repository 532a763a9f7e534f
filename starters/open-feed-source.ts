import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ByteSource } from '../domain/feed/decode-stream.ts';
import { FeedError } from '../domain/feed/feed-error.ts';
import { readFileChunks } from './read-file-chunks.ts';

/** Fetches the document of an http(s) address, guarded against addresses that it must not reach. */
export type FetchFeed = (url: string) => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>>;

/**
 * Opens a feed by path or address. Neither is read yet.
 * @throws FeedError `feed-not-found` for a path that is no readable file
 */
export async function openFeedSource(location: string, fetchFeed: FetchFeed): Promise<ByteSource> {
  if (/^https?:\/\//i.test(location)) return fetchFeed(location);
  const found = await stat(location).catch(() => null);
  if (!found) throw new FeedError('feed-not-found', `There is no file ${location}`);
  if (found.isDirectory()) throw new FeedError('feed-not-found', `${location} is a folder, not a file`);
  // A pipe, as a shell's <(…) is one, has no positions to read from.
  return found.isFile() ? readFileChunks(location) : createReadStream(location);
}
