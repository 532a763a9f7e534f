import { diffIndexes, type ItemChange } from '../domain/feed/diff-indexes.ts';
import type { Facet } from '../domain/feed/feed-item.ts';
import { judgeMassChange, type Held } from '../domain/feed/mass-change-guard.ts';
import { readFeed, type FeedReading } from '../domain/feed/read-feed.ts';
import { PARSE_THREADS } from './parse-threads.ts';
import { openFeedSource, type FetchFeed } from './open-feed-source.ts';

interface Side {
  readonly file: string;
  readonly format: string;
  readonly items: number;
  readonly ids: number;
  readonly complete: boolean;
  readonly rejectedTotal: number;
  readonly problemsTotal: number;
}

/** What `ponte feed diff --json` prints (surface.md, section 4). */
export interface FeedDiffAnswer {
  readonly old: Side;
  readonly new: Side;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly facets: Readonly<Record<Facet, number>>;
  readonly held: Held | null;
  /** `removals-withheld`, where items are gone that do not count as removed. */
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly items: readonly ItemChange[];
}

/**
 * Compares two feeds by what their items mean; needs no server.
 * @throws FeedError where one of them is no feed or is refused for safety
 */
export async function runFeedDiff(options: {
  readonly old: string;
  readonly new: string;
  readonly fetchFeed: FetchFeed;
  /** Rows of `items` at most. */
  readonly limit: number;
  readonly onProgress?: (progress: { readonly items: number; readonly bytes: number }) => void;
}): Promise<FeedDiffAnswer> {
  const { fetchFeed, onProgress, limit } = options;
  const old = await readFeed(await openFeedSource(options.old, fetchFeed), { onProgress, threads: PARSE_THREADS });
  const next = await readFeed(await openFeedSource(options.new, fetchFeed), {
    onProgress,
    previous: old.index,
    threads: PARSE_THREADS,
  });
  const diff = diffIndexes(old.index, next.index, next.links ?? undefined);
  const { added, removed, changed, unchanged, facets } = diff;
  return {
    old: describeSide(options.old, old),
    new: describeSide(options.new, next),
    added,
    removed,
    changed,
    unchanged,
    facets,
    held: judgeMassChange(diff),
    problems: diff.withheld === 0 ? [] : [{ code: 'removals-withheld', message: explainWithheld(diff.withheld, next) }],
    items: diff.changes().take(limit).toArray(),
  };
}

function describeSide(file: string, { format, items, ids, complete, rejected, problems }: FeedReading): Side {
  return { file, format, items, ids, complete, rejectedTotal: rejected.total, problemsTotal: problems.total };
}

function explainWithheld(count: number, next: FeedReading): string {
  const cause = next.complete
    ? `${next.index.meta.unidentified} items of the new feed have content and no readable id`
    : 'the new feed is incomplete';
  return `${count} items are gone and do not count as removed: ${cause}`;
}

/** The same for a person. */
export function describeFeedDiff(answer: FeedDiffAnswer): string {
  const { added, removed, changed, unchanged, facets, held } = answer;
  const byFacet = Object.entries(facets)
    .filter(([, count]) => count > 0)
    .map(([facet, count]) => `${facet} ${count}`);
  return [
    ...([answer.old, answer.new] as const).map(
      ({ file, format, items, ids, complete }) =>
        `${file}: ${format}, ${items} items, ${ids} ids, ${complete ? 'complete' : 'INCOMPLETE'}`,
    ),
    `${added} added, ${removed} removed, ${changed} changed${byFacet.length > 0 ? ` (${byFacet.join(', ')})` : ''}, ${unchanged} unchanged`,
    ...answer.problems.map(({ code, message }) => `${message} (${code})`),
    ...(held
      ? [
          `HELD: ${held.count} ${held.reason}, ${(held.share * 100).toFixed(1)} % of the old items (limit ${held.limit * 100} %)`,
        ]
      : []),
    ...answer.items
      .slice(0, SHOWN)
      .map(({ id, change, facets: differ }) => `  ${change} ${id}${differ.length > 0 ? `: ${differ.join(', ')}` : ''}`),
    ...(answer.items.length > SHOWN ? [`  … ${added + removed + changed} rows in all (--json lists them)`] : []),
  ].join('\n');
}

const SHOWN = 20;
