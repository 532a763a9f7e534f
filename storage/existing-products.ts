import type { Collection, Db } from 'mongodb';
import type { Problem } from '../domain/problem.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** A product as the last reading of the shop found it on TikTok, deleted ones left out; ours are among them. */
export interface ExistingProductRow {
  /** `{client}:{productId}` */
  _id: string;
  client: string;
  productId: string;
  title: string;
  /** As TikTok reports it (contract section 4.2). */
  status: string;
  audit: string;
  skus: ExistingSku[];
  /** The product key of ours that it is; null: it is left alone. */
  linkedTo: string | null;
  /** Why it is not linked; null where it is. */
  why: Problem | null;
  /** Seller SKUs on it that no product of ours may be created with: it would be the second one. */
  blocks: string[];
  /** To be looked at by the next linking. */
  toLink: boolean;
  seenAt: Date;
}

export interface ExistingSku {
  skuId: string;
  /** Empty where the seller gave none. */
  sellerSku: string;
}

export const existingProductsSchema: CollectionSchema = {
  name: 'ExistingProducts',
  jsonSchema: requires({
    _id: 'string',
    client: 'string',
    productId: 'string',
    status: 'string',
    skus: 'array',
    blocks: 'array',
    toLink: 'bool',
    seenAt: 'date',
  }),
  indexes: [
    { key: { client: 1, toLink: 1, _id: 1 } },
    { key: { client: 1, 'skus.sellerSku': 1 } },
    { key: { client: 1, blocks: 1 } },
    { key: { client: 1, linkedTo: 1 } },
  ],
};

export const existingProductsOf = (db: Db): Collection<ExistingProductRow> =>
  db.collection<ExistingProductRow>(existingProductsSchema.name);

export const existingProductId = (client: string, productId: string): string => `${client}:${productId}`;
