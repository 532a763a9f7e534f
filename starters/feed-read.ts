import type { FeedFormat } from '../domain/feed/document-context.ts';
import type { FeedEncoding } from '../domain/feed/detect-encoding.ts';
import type { FeedItem } from '../domain/feed/feed-item.ts';
import { readFeed } from '../domain/feed/read-feed.ts';
import type { FeedProblem, Rejection } from '../domain/feed/reading-report.ts';
import { PARSE_THREADS } from './parse-threads.ts';
import { openFeedSource, type FetchFeed } from './open-feed-source.ts';

/** What `ponte feed read --json` prints (surface.md, section 4). */
export interface FeedReadAnswer {
  readonly file: string;
  readonly format: FeedFormat;
  readonly encoding: FeedEncoding;
  readonly items: number;
  readonly ids: number;
  readonly complete: boolean;
  readonly rejected: readonly Rejection[];
  readonly rejectedTotal: number;
  readonly problems: readonly FeedProblem[];
  readonly problemsTotal: number;
  readonly sample: readonly FeedItem[];
}

const SAMPLE = 3;

/**
 * Reads a feed and tells what is in it; needs no server.
 * @throws FeedError where it is no feed or is refused for safety
 */
export async function runFeedRead(options: {
  readonly file: string;
  readonly fetchFeed: FetchFeed;
  /** Entries of `rejected` and `problems` at most. */
  readonly limit: number;
  readonly onProgress?: (progress: { readonly items: number; readonly bytes: number }) => void;
}): Promise<FeedReadAnswer> {
  const source = await openFeedSource(options.file, options.fetchFeed);
  const reading = await readFeed(source, {
    limit: options.limit,
    sample: SAMPLE,
    onProgress: options.onProgress,
    threads: PARSE_THREADS,
  });
  return {
    file: options.file,
    format: reading.format,
    encoding: reading.encoding,
    items: reading.items,
    ids: reading.ids,
    complete: reading.complete,
    rejected: reading.rejected.listed,
    rejectedTotal: reading.rejected.total,
    problems: reading.problems.listed.toSorted((a, b) => a.line - b.line),
    problemsTotal: reading.problems.total,
    sample: reading.sample,
  };
}

/** The same for a person. */
export function describeFeedRead(answer: FeedReadAnswer): string {
  const lines = [
    `${answer.file}: ${answer.format}, ${answer.encoding}, ${answer.items} items, ${answer.ids} ids, ${answer.complete ? 'complete' : 'INCOMPLETE'}`,
    ...answer.rejected
      .slice(0, SHOWN)
      .map(({ line, id, problem }) => `  line ${line}: rejected${id === null ? '' : ` ${id}`}: ${problem}`),
    ...tellRest(answer.rejectedTotal, 'rejected items'),
    ...answer.problems.slice(0, SHOWN).map(({ line, code, message }) => `  line ${line}: ${message} (${code})`),
    ...tellRest(answer.problemsTotal, 'problems'),
    ...answer.sample.map(({ id, title }) => `  e.g. ${id}  ${title ?? ''}`),
  ];
  return lines.join('\n');
}

const SHOWN = 20;

function tellRest(total: number, what: string): string[] {
  return total > SHOWN ? [`  … ${total} ${what} in all (--json lists them)`] : [];
}
