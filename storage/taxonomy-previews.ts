import type { Collection, Db } from 'mongodb';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** What suggestions made of one product of a feed that was only looked at (collection `TaxonomyPreviews`). */
export interface TaxonomyPreviewRow {
  /** `{runId}:{productKey}` */
  _id: string;
  runId: string;
  client: string;
  productKey: string;
  title: string;
  /** Null where nothing was sure enough. */
  leafId: string | null;
  /** Of the best suggestion, adopted or not; null where there is none. */
  path: string | null;
  confidence: number;
  at: Date;
}

export const taxonomyPreviewsSchema: CollectionSchema = {
  name: 'TaxonomyPreviews',
  jsonSchema: requires({ _id: 'string', runId: 'string', client: 'string', title: 'string' }),
  indexes: [{ key: { runId: 1 } }, { key: { at: 1 }, expireAfterSeconds: 86_400 }],
};

export const taxonomyPreviewsOf = (db: Db): Collection<TaxonomyPreviewRow> =>
  db.collection<TaxonomyPreviewRow>(taxonomyPreviewsSchema.name);
