import type { Collection, Db } from 'mongodb';
import type { GoogleCategory } from '../domain/taxonomy/google-taxonomy.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** A category of Google's product taxonomy (collection `GoogleTaxonomy`), imported by an operator. */
export interface GoogleTaxonomyRow {
  /** Google's id, the same in every language. */
  _id: string;
  /** The path from the root on, by locale. */
  names: Record<string, string>;
}

export const googleTaxonomySchema: CollectionSchema = {
  name: 'GoogleTaxonomy',
  jsonSchema: requires({ _id: 'string', names: 'object' }),
  indexes: [],
};

export const googleTaxonomyOf = (db: Db): Collection<GoogleTaxonomyRow> =>
  db.collection<GoogleTaxonomyRow>(googleTaxonomySchema.name);

/** Adds one language; repeating it gives the same rows. Names that the file lacks stay as they were. */
export async function saveGoogleNames(db: Db, locale: string, categories: readonly GoogleCategory[]): Promise<void> {
  for (let from = 0; from < categories.length; from += 1000) {
    await googleTaxonomyOf(db).bulkWrite(
      categories.slice(from, from + 1000).map(({ id, path }) => ({
        updateOne: { filter: { _id: id }, update: { $set: { [`names.${locale}`]: path } }, upsert: true },
      })),
      { ordered: false },
    );
  }
}
