import type { Collection, Db } from 'mongodb';
import type { FeedItem, Facet } from '../domain/feed/feed-item.ts';
import type { Enrichment } from '../domain/listing/enrichment.ts';
import type { SkuState } from '../domain/listing/product-state.ts';
import type { Problem } from '../domain/problem.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** The state of one facet: a hash of its value, which source version it came from, and when. */
export interface FacetMark {
  hash: string;
  /** The run whose reading gave the value. */
  version: string;
  at: Date;
}

export type FacetMarks = Record<Facet, FacetMark>;

/** One row a SKU: what it should be, what was sent, what TikTok accepted (the first of the three ideas of the house). */
export interface ListingRow {
  /** `{client}:{sku}` */
  _id: string;
  client: string;
  /** The source's own id of the item. */
  sku: string;
  productKey: string;
  item: FeedItem;
  /** What the feed reader found wrong with the item, such as `price-ambiguous`. */
  feedProblems: Problem[];
  /** The run that brought `item`. */
  itemRun: string;
  /** No longer in the feed: its product is deactivated, never deleted by itself. */
  removed: boolean;
  /** What VTEX adds to the feed; null until it was asked. */
  enrichment: Enrichment | null;
  /** VTEX is to be asked (again): the item is new or changed. */
  enrichDue: boolean;
  enrichedAt: Date | null;
  /** Tries that VTEX failed in a row, and when the next one is due where it has failed too often. */
  enrichTries?: number;
  enrichRetryAt?: Date | null;
  /** Why what VTEX adds is not up to date. */
  enrichProblem?: Problem | null;
  /** Units sold, where they are known; decides with stock and price who is created first. */
  unitsSold?: number;
  sellerSku: string | null;
  skuId: string | null;
  productId: string | null;
  /** As last sent; a SKU that is kept while its source is unusable is sent back with them. */
  salesAttributes: SkuState['salesAttributes'];
  /** As first sent: TikTok takes no other afterwards. */
  identifierCode: SkuState['identifierCode'];
  desired: FacetMarks | null;
  sent: FacetMarks | null;
  accepted: FacetMarks | null;
  state: ListingState;
  /** Why it is left out or was refused. */
  problems: Problem[];
  /** What was mended on the way or is worth knowing. */
  notes: Problem[];
  updatedAt: Date;
}

export type ListingState =
  /** Not looked at since the feed brought or changed it. */
  | 'waiting'
  /** A named problem keeps it from being sent. */
  | 'blocked'
  /** Waits for the shop's daily quota; its problem says until when. */
  | 'queued'
  /** Sent; TikTok's review is not over. */
  | 'in-review'
  /** What is desired is what TikTok accepted. */
  | 'accepted'
  /** TikTok refused it; `problems` say why. */
  | 'refused'
  /** Out of the feed and off sale. */
  | 'deactivated';

export const listingsSchema: CollectionSchema = {
  name: 'Listings',
  jsonSchema: requires({
    _id: 'string',
    client: 'string',
    sku: 'string',
    productKey: 'string',
    item: 'object',
    removed: 'bool',
    state: 'string',
    problems: 'array',
  }),
  indexes: [
    { key: { client: 1, productKey: 1 } },
    { key: { client: 1, state: 1 } },
    { key: { client: 1, enrichDue: 1, _id: 1 } },
    { key: { client: 1, sellerSku: 1 } },
    { key: { client: 1, productId: 1 } },
    { key: { client: 1, 'enrichment.productId': 1 } },
  ],
};

export type Listings = Collection<ListingRow>;

export const listingsOf = (db: Db): Listings => db.collection<ListingRow>(listingsSchema.name);

/** What TikTok knows of a SKU that was never sent. */
export const NOTHING_SENT = {
  sellerSku: null,
  skuId: null,
  productId: null,
  salesAttributes: [],
  identifierCode: null,
  desired: null,
  sent: null,
  accepted: null,
  state: 'waiting' as const,
  problems: [],
  notes: [],
} satisfies Partial<ListingRow>;

export const listingId = (client: string, sku: string): string => `${client}:${sku}`;
