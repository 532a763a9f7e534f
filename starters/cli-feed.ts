import { InvalidArgumentError, type Command } from 'commander';
import { describeFeedDiff, runFeedDiff } from './feed-diff.ts';
import { describeFeedRead, runFeedRead } from './feed-read.ts';
import type { FetchFeed } from './open-feed-source.ts';

/** What the feed commands need from outside: no server, only words and the network. */
export interface FeedCommandIo {
  print(text: string): void;
  tell(line: string): void;
  readonly fetchFeed: FetchFeed;
}

interface FeedOptions {
  readonly json?: boolean;
  readonly limit: number;
}

/** Mounts `feed read` and `feed diff`. What cannot be read at all is thrown as a FeedError; the caller words it and exits 1. */
export function registerFeedCommands(program: Command, io: FeedCommandIo): void {
  const feed = program.command('feed').description('read and compare product feeds; needs no server');
  const { fetchFeed } = io;

  feed
    .command('read <file>')
    .description('what a feed holds: FILE or URL, .gz too')
    .option('--limit <n>', 'rejected items and problems listed at most', count, 1000)
    .option('--json')
    .action(async (file: string, { json, limit }: FeedOptions) => {
      const answer = await runFeedRead({ file, fetchFeed, limit, onProgress: progressOf(io) });
      io.print(json ? JSON.stringify(answer) : describeFeedRead(answer));
    });

  feed
    .command('diff <old> <new>')
    .description('what differs between two feeds by meaning: FILE or URL each, .gz too')
    .option('--limit <n>', 'rows listed at most', count, 1000)
    .option('--json')
    .action(async (old: string, next: string, { json, limit }: FeedOptions) => {
      const answer = await runFeedDiff({ old, new: next, fetchFeed, limit, onProgress: progressOf(io) });
      io.print(json ? JSON.stringify(answer) : describeFeedDiff(answer));
    });
}

/** A line for every 100 MB: short feeds stay quiet. */
function progressOf(io: FeedCommandIo): (progress: { items: number; bytes: number }) => void {
  let told = 0;
  return ({ items, bytes }) => {
    if (bytes < told) told = 0;
    if (bytes - told < TELL_EVERY_BYTES) return;
    told = bytes;
    io.tell(`${Math.round(bytes / 1e6)} MB, ${items} items …`);
  };
}

const TELL_EVERY_BYTES = 100e6;

function count(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('It must be a whole number, 0 or more.');
}
