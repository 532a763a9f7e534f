import type { Collection, Db } from 'mongodb';
import type { Facet, FeedItem } from '../domain/feed/feed-item.ts';
import type { PriceStyle } from '../domain/feed/parse-price.ts';
import type { Problem } from '../domain/problem.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** One reading of one client's feed and what became of it. */
export interface FeedRunRow {
  /** Chosen by the workflow, so that a repeated activity writes the same row. */
  _id: string;
  client: string;
  trigger: string;
  state: FeedRunState;
  startedAt: Date;
  endedAt: Date | null;
  etag: string | null;
  lastModified: string | null;
  /** What the reading found; null until it came to its end. */
  counts: FeedRunCounts | null;
  complete: boolean | null;
  held: { reason: string; count: number; share: number; limit: number } | null;
  /** Tells documents apart by their items; null where none was read. */
  fingerprint: string | null;
  /** GridFS files that the run's snapshot points into. */
  packs: string[];
  problems: Problem[];
  problemsTotal: number;
  /** The run it was compared with. */
  previousRunId: string | null;
}

export interface FeedRunCounts {
  items: number;
  ids: number;
  rejected: number;
  added: number;
  removed: number;
  changed: number;
  unchanged: number;
  facets: Record<Facet, number>;
}

export type FeedRunState =
  | 'reading'
  /** Same validators or the same bytes: nothing to do. */
  | 'unchanged'
  | 'read'
  | 'held'
  | 'rejected'
  | 'applied'
  /** Its snapshot is no longer kept. */
  | 'forgotten'
  | 'failed';

export const feedRunsSchema: CollectionSchema = {
  name: 'FeedRuns',
  jsonSchema: requires({ _id: 'string', client: 'string', state: 'string', startedAt: 'date' }),
  indexes: [{ key: { client: 1, startedAt: -1 } }, { key: { startedAt: 1 }, expireAfterSeconds: 180 * 86_400 }],
};

/** A change that a reading found, waiting to be applied in slices; the item is claimed from here, not from a history. */
export interface FeedChangeRow {
  /** `{runId}:{seq}` with `seq` padded, so that it sorts. */
  _id: string;
  runId: string;
  seq: number;
  client: string;
  sku: string;
  productKey: string;
  change: 'added' | 'changed' | 'removed';
  facets: Facet[];
  /** Null for a removed item. */
  item: FeedItem | null;
  problems: Problem[];
  /** Until the document has shown how it writes decimals: the item by each way of reading its price. */
  byPriceStyle?: Readonly<Record<PriceStyle, FeedItem>>;
  at: Date;
}

export const feedChangesSchema: CollectionSchema = {
  name: 'FeedChanges',
  jsonSchema: requires({ _id: 'string', runId: 'string', client: 'string', sku: 'string', change: 'string' }),
  indexes: [
    { key: { runId: 1, seq: 1 } },
    { key: { runId: 1, productKey: 1 } },
    // Applied changes live on in Listings; a week is enough to look into a run.
    { key: { at: 1 }, expireAfterSeconds: 7 * 86_400 },
  ],
};

export type FeedRuns = Collection<FeedRunRow>;
export type FeedChanges = Collection<FeedChangeRow>;

export const feedRunsOf = (db: Db): FeedRuns => db.collection<FeedRunRow>(feedRunsSchema.name);
export const feedChangesOf = (db: Db): FeedChanges => db.collection<FeedChangeRow>(feedChangesSchema.name);

export const feedChangeId = (runId: string, seq: number): string => `${runId}:${String(seq).padStart(9, '0')}`;
