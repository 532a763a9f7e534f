import type { Collection, Db } from 'mongodb';
import type { TaxonomyMapping } from '../domain/listing/taxonomy.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** A client's internal category mapped to a TikTok leaf (collection `TaxonomyTikTok`). */
export interface TaxonomyRow extends TaxonomyMapping {
  /** `{client}:{source}:{key}` */
  _id: string;
  client: string;
  version: number;
  updatedAt: Date;
}

export const taxonomySchema: CollectionSchema = {
  name: 'TaxonomyTikTok',
  jsonSchema: requires({ _id: 'string', client: 'string', source: 'string', key: 'string', leafId: 'string' }),
  indexes: [{ key: { client: 1, source: 1 } }],
};

export const taxonomyOf = (db: Db): Collection<TaxonomyRow> => db.collection<TaxonomyRow>(taxonomySchema.name);
