import type { Collection, Db } from 'mongodb';
import type { TreeCategory } from '../domain/taxonomy/category-tree.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** The category tree of a client's TikTok shop as it was read last (collection `ShopCategories`). */
export interface ShopCategoriesRow {
  /** The client. */
  _id: string;
  shopId: string;
  categories: TreeCategory[];
  readAt: Date;
}

export const shopCategoriesSchema: CollectionSchema = {
  name: 'ShopCategories',
  jsonSchema: requires({ _id: 'string', shopId: 'string', categories: 'array', readAt: 'date' }),
  indexes: [],
};

export const shopCategoriesOf = (db: Db): Collection<ShopCategoriesRow> =>
  db.collection<ShopCategoriesRow>(shopCategoriesSchema.name);
