import { createHash } from 'node:crypto';
import { Context } from '@temporalio/activity';
import { FetchProblem } from '../apis/fetch-problem.ts';
import { diffIndexes } from '../domain/feed/diff-indexes.ts';
import { FeedError } from '../domain/feed/feed-error.ts';
import { FACETS } from '../domain/feed/feed-item.ts';
import type { ItemIndex } from '../domain/feed/item-index.ts';
import { judgeMassChange, type Held } from '../domain/feed/mass-change-guard.ts';
import { readFeed, type FeedReading } from '../domain/feed/read-feed.ts';
import type { Problem } from '../domain/problem.ts';
import { clientsOf, type ClientRow } from '../storage/clients.ts';
import { feedRunsOf, type FeedRunCounts, type FeedRunRow } from '../storage/feed-runs.ts';
import type { ActivityDeps } from './deps.ts';
import { createFeedSnapshots } from './feed-snapshots.ts';
import { openFeedSource, toProblem } from './open-feed-source.ts';
import { createChangeStage } from './stage-changes.ts';
import { refuse } from './to-activity-failure.ts';

export interface RunInput {
  readonly client: string;
  readonly runId: string;
  readonly trigger: string;
  /** Another source than the client's own for this run. */
  readonly source: string | null;
  /** Compare with this document instead of the one applied last. */
  readonly oldSource: string | null;
  readonly workflowId: string;
  /** Only look: no approval is opened, the client's position in its feed stays. */
  readonly dryRun?: boolean;
}

/** A run after its reading; its row in `FeedRuns` holds the same. */
export type RunOutcome = Pick<FeedRunRow, 'state' | 'counts' | 'held' | 'problems' | 'fingerprint'>;

export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/**
 * Reads a feed and stages what differs from the one applied last. Nothing of `Listings` changes here: whatever is
 * wrong with the document, what is stored and published stays as it is. Repeating it gives the same rows.
 */
export async function readFeedRun(deps: ActivityDeps, input: RunInput, known: Validators): Promise<RunOutcome> {
  const { db } = deps;
  const runs = feedRunsOf(db);
  const { cancellationSignal: signal } = Context.current();
  const client = await clientsOf(db).findOne({ _id: input.client });
  if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
  const startedAt = new Date();
  const end = async (outcome: Partial<FeedRunRow> & Pick<FeedRunRow, 'state'>): Promise<RunOutcome> => {
    const row = { ...emptyRun(input, client, startedAt), ...outcome, endedAt: new Date() };
    const { _id, ...fields } = row;
    await runs.replaceOne({ _id }, fields, { upsert: true });
    return row;
  };
  const fail = (problem: Problem): Promise<RunOutcome> =>
    end({ state: 'failed', problems: [problem], problemsTotal: 1 });

  const link = input.source ?? client.tik_tok_shop_feed_link;
  if (!link) return fail({ code: 'feed-missing' });
  const snapshots = createFeedSnapshots(deps);
  const stage = createChangeStage(deps, { client: client._id, runId: input.runId });
  await stage.clear();

  const opened = await openFeedSource(deps, { link, ...known, signal });
  if (opened.kind === 'not-modified') return end({ state: 'unchanged', ...known });
  if (opened.kind === 'problem') return fail(opened.problem);

  const pack = await snapshots.openPack(input.runId);
  const transfer = watchTransfer(opened.stream);
  let reading: FeedReading;
  let previous: ItemIndex | null;
  try {
    previous = input.oldSource
      ? await indexOf(deps, input.oldSource, signal)
      : await snapshots.load(client.feed.appliedRunId);
    reading = await readFeed(transfer.stream, {
      previous: previous ?? undefined,
      readPrevious: snapshots.readRange,
      stage: stage.take,
      batchSize: deps.settings.feed.sliceItems,
      pack,
      bounds: { maxBytes: deps.settings.feed.maxBytes, maxSeconds: deps.settings.feed.timeoutMs / 1000 },
      signal,
    });
    // Of a document without end not even the beginning is trusted.
    if (transfer.problem?.code === 'too-large') throw transfer.problem;
    await pack.close();
  } catch (error) {
    await pack.abort();
    await stage.clear();
    // Why the transfer ended says more than what the half of a document looks like.
    if (transfer.problem) return fail(toProblem(transfer.problem));
    if (error instanceof FeedError) {
      return fail({
        code: error.code,
        params: { message: error.message },
        ...(error.line ? { line: error.line } : {}),
      });
    }
    throw error;
  }

  // The validators are the whole document's: with them the rest of one that broke off would never be asked for.
  const { etag, lastModified } = transfer.problem ? NO_VALIDATORS : opened;
  const base = {
    etag,
    lastModified,
    complete: reading.complete,
    fingerprint: fingerprintOf(reading.index),
    problems: [...(transfer.problem ? [toProblem(transfer.problem)] : []), ...problemsOf(reading)],
    problemsTotal: reading.problems.total + reading.rejected.total,
    packs: reading.index.meta.packs.map(({ name }) => name),
  };
  const isSame = previous !== null && reading.index === previous;
  if (isSame || base.fingerprint === client.feed.rejectedFingerprint) {
    await stage.clear();
    await snapshots.discard(input.runId);
    return end({ ...base, packs: [], state: 'unchanged', counts: unchangedCounts(reading) });
  }

  await stage.settlePrices(reading.priceStyle);
  const diff = previous && diffIndexes(previous, reading.index, reading.links ?? undefined);
  if (diff) await stage.takeRemoved(diff);
  await snapshots.store(input.runId, reading.index);
  const counts: FeedRunCounts = {
    items: reading.items,
    ids: reading.ids,
    rejected: reading.rejected.total,
    added: diff ? diff.added : reading.ids,
    removed: diff?.removed ?? 0,
    changed: diff?.changed ?? 0,
    unchanged: diff?.unchanged ?? 0,
    facets: diff
      ? { ...diff.facets }
      : (Object.fromEntries(FACETS.map((facet) => [facet, 0])) as FeedRunCounts['facets']),
  };
  const problems =
    diff && diff.withheld > 0
      ? [{ code: 'removals-withheld', params: { count: diff.withheld } }, ...base.problems]
      : base.problems;
  const held = diff && (judgeMassChange(diff) ?? judgeEmptied(reading, diff.removed));
  return end({ ...base, problems, counts, held, state: held ? 'held' : 'read' });
}

const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

/** Passes a document on and remembers why its transfer ended early: the reader makes the best of what has come. */
function watchTransfer(source: AsyncIterable<Uint8Array>): {
  readonly stream: AsyncIterable<Uint8Array>;
  readonly problem: FetchProblem | null;
} {
  let problem: FetchProblem | null = null;
  async function* pass(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      if (error instanceof FetchProblem) problem = error;
      throw error;
    }
  }
  return {
    stream: pass(),
    get problem() {
      return problem;
    },
  };
}

/** A feed without a single item waits for an operator, however small the shop is. */
function judgeEmptied(reading: FeedReading, removed: number): Held | null {
  return reading.ids === 0 && removed > 0 ? { reason: 'removed', count: removed, share: 1, limit: 1 } : null;
}

/** The other document of `product update --old`: read for its index alone. */
async function indexOf(deps: ActivityDeps, link: string, signal: AbortSignal): Promise<ItemIndex | null> {
  const opened = await openFeedSource(deps, { link, etag: null, lastModified: null, signal });
  if (opened.kind !== 'document') return null;
  return (await readFeed(opened.stream, { signal })).index;
}

/** What tells two documents apart by their items: used to recognise one that an operator has rejected. */
function fingerprintOf({ keys, facets }: ItemIndex): string {
  return createHash('sha256').update(keys).update(facets).digest('hex').slice(0, 32);
}

/** The first problems and rejections, as an operator reads them; all are counted. */
function problemsOf(reading: FeedReading): Problem[] {
  const rejected = reading.rejected.listed.map(({ line, id, problem }) => ({
    code: `item-rejected-${problem}`,
    line,
    ...(id === null ? {} : { params: { id: id.slice(0, 100) } }),
  }));
  const problems = reading.problems.listed.map(({ line, code, message }) => ({ code, line, params: { message } }));
  return [...rejected, ...problems].slice(0, MOST_KEPT);
}

const MOST_KEPT = 1_000;

function unchangedCounts(reading: FeedReading): FeedRunCounts {
  return {
    items: reading.items,
    ids: reading.ids,
    rejected: reading.rejected.total,
    added: 0,
    removed: 0,
    changed: 0,
    unchanged: reading.ids,
    facets: Object.fromEntries(FACETS.map((facet) => [facet, 0])) as FeedRunCounts['facets'],
  };
}

function emptyRun(input: RunInput, client: ClientRow, startedAt: Date): FeedRunRow {
  return {
    _id: input.runId,
    client: client._id,
    trigger: input.trigger,
    state: 'reading',
    startedAt,
    endedAt: null,
    etag: null,
    lastModified: null,
    counts: null,
    complete: null,
    held: null,
    fingerprint: null,
    packs: [],
    problems: [],
    problemsTotal: 0,
    previousRunId: client.feed.appliedRunId,
  };
}
