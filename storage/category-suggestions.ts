import type { Collection, Db } from 'mongodb';
import type { TaxonomySource } from '../domain/listing/taxonomy.ts';
import type { CategoryTrust } from '../domain/taxonomy/trust-category.ts';
import type { Suggestion } from '../domain/taxonomy/weigh-evidence.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** What is suggested for a category of a client, or for one of its products (collection `CategorySuggestions`). */
export interface CategorySuggestionRow {
  /** `{client}:{source}:{key}` */
  _id: string;
  client: string;
  source: TaxonomySource;
  key: string;
  /** As the source writes it; a product's title. */
  name: string;
  /** Products that it would decide. */
  products: number;
  /** Titles of some of them. */
  samples: string[];
  /** The surest first; empty where nothing is known. */
  best: NamedSuggestion[];
  state: SuggestionState;
  /** Its products differ too much for one leaf: each is decided by itself. */
  isMixed: boolean;
  /** How far the category, for a product its category, is borne out by the products in it. */
  trust?: CategoryTrust;
  /** To be looked at (again). */
  due: boolean;
  updatedAt: Date;
}

export interface NamedSuggestion extends Suggestion {
  /** The leaf's names from the root on. */
  path: string;
}

export type SuggestionState =
  /** A person decides: adoption is switched off, or it was not looked at yet. */
  | 'open'
  | 'adopted'
  /** Not sure enough. */
  | 'below'
  /** The best leaf is one that the shop may not use. */
  | 'closed';

export const categorySuggestionsSchema: CollectionSchema = {
  name: 'CategorySuggestions',
  jsonSchema: requires({
    _id: 'string',
    client: 'string',
    source: 'string',
    key: 'string',
    best: 'array',
    state: 'string',
    due: 'bool',
  }),
  indexes: [{ key: { client: 1, due: 1, _id: 1 } }, { key: { client: 1, state: 1 } }],
};

export const categorySuggestionsOf = (db: Db): Collection<CategorySuggestionRow> =>
  db.collection<CategorySuggestionRow>(categorySuggestionsSchema.name);

/** What TikTok recommended for a text, so that an unchanged catalogue asks nothing (collection `RecommendedCategories`). */
export interface RecommendedCategoryRow {
  /** `{shop}:{hash of what was asked}` */
  _id: string;
  /** Null: TikTok knew none. */
  leafId: string | null;
  at: Date;
}

export const recommendedCategoriesSchema: CollectionSchema = {
  name: 'RecommendedCategories',
  jsonSchema: requires({ _id: 'string', at: 'date' }),
  // TikTok's tree and its judgement change slowly.
  indexes: [{ key: { at: 1 }, expireAfterSeconds: 90 * 86_400 }],
};

export const recommendedCategoriesOf = (db: Db): Collection<RecommendedCategoryRow> =>
  db.collection<RecommendedCategoryRow>(recommendedCategoriesSchema.name);
