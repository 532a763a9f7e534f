import type { Collection, Db } from 'mongodb';
import type { FacetHashes } from '../domain/listing/facet-hashes.ts';
import type { ForeignSku } from '../domain/listing/foreign-skus.ts';
import type { SkuState } from '../domain/listing/product-state.ts';
import type { Problem } from '../domain/problem.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** One row a product on TikTok (a group of SKUs): its identity there, its review, and whether it needs a look. */
export interface ProductRow {
  /** `{client}:{productKey}` */
  _id: string;
  client: string;
  productKey: string;
  /** TikTok's id; null until a create was answered. */
  productId: string | null;
  categoryId: string | null;
  /** As TikTok reports it: PENDING, ACTIVATE, SELLER_DEACTIVATED, … ; null before the first send. */
  status: string | null;
  auditStatus: string | null;
  /**
   * From when on a publication looks at it: now where something changed, later for a retry or the end of a sale price,
   * null where there is nothing to do.
   */
  dueAt: Date | null;
  /** True where Ponte itself took it off sale, and so may put it back. */
  deactivatedByPonte: boolean;
  /** Digest of the listing that TikTok refused at once; null where the last send was taken. */
  refusedDigest: string | null;
  /** Written before a call and cleared after its answer is stored: what a crash leaves behind says what was under way. */
  attempt: ProductAttempt | null;
  /** Decided once per product, so that a repeated create is answered with the same product. */
  idempotencyKey: string | null;
  /** Counts sends; a verdict read before the latest send does not speak of it. */
  sendCount: number;
  sentAt: Date | null;
  failures: number;
  reviewCheckedAt: Date | null;
  problems: Problem[];
  /** The keys of `TaxonomyTikTok` under which a mapping would concern it, as `{source}\n{key}`. */
  categoryKeys?: string[];
  /** Digest of what its category was last suggested by: the same is not asked again. */
  classified?: string;
  /** The best suggestions for its category where none was adopted, as people read them; null where there are none. */
  suggested?: string | null;
  /** The Brazilian day (`2026-03-10`) of the upload that counts against the shop's quota. */
  uploadDay?: string | null;
  /** In the queue of products to create, from then on (shop's time); null: it is not. One that is in it is not due. */
  queuedUntil?: Date | null;
  /** Higher goes first when the quota does not suffice for all: stock, then sales, then price. */
  rank?: string | null;
  /** Automatic resubmissions after a failed review since the last one that passed. */
  resubmissions?: number;
  /** An operator wants it sent to review again. */
  resubmitAsked?: boolean;
  /** `adopted`: it was on TikTok before Ponte. */
  origin?: 'created' | 'adopted';
  /** SKUs of the product on TikTok that are not ours: sent back with every edit, never touched. */
  foreignSkus?: ForeignSku[];
  /** SKUs that have moved to another product and that TikTok still has on this one. */
  leftSkus?: SkuState[];
  updatedAt: Date;
}

export interface ProductAttempt {
  action: string;
  runId: string;
  startedAt: Date;
  /** Hashes by SKU and facet of what is being sent: they become `sent` when the outcome is found to be a success. */
  sending: {
    sku: string;
    sellerSku: string;
    salesAttributes: SkuState['salesAttributes'];
    identifierCode: SkuState['identifierCode'];
    hashes: FacetHashes;
  }[];
}

export const productsSchema: CollectionSchema = {
  name: 'Products',
  jsonSchema: requires({
    _id: 'string',
    client: 'string',
    productKey: 'string',
    sendCount: ['int', 'long', 'double'],
    problems: 'array',
  }),
  indexes: [
    { key: { client: 1, dueAt: 1 } },
    { key: { client: 1, productId: 1 } },
    { key: { client: 1, categoryKeys: 1 } },
    { key: { client: 1, status: 1, auditStatus: 1 } },
    { key: { client: 1, uploadDay: 1 } },
    { key: { client: 1, queuedUntil: 1 } },
    { key: { client: 1, rank: -1 } },
  ],
};

export type Products = Collection<ProductRow>;

export const productsOf = (db: Db): Products => db.collection<ProductRow>(productsSchema.name);

export const productId = (client: string, productKey: string): string => `${client}:${productKey}`;

/** A product as it begins; used as `$setOnInsert`. */
export function newProduct(client: string, productKey: string): Omit<ProductRow, '_id' | 'dueAt' | 'updatedAt'> {
  return {
    client,
    productKey,
    productId: null,
    categoryId: null,
    status: null,
    auditStatus: null,
    deactivatedByPonte: false,
    refusedDigest: null,
    attempt: null,
    idempotencyKey: null,
    sendCount: 0,
    sentAt: null,
    failures: 0,
    reviewCheckedAt: null,
    problems: [],
    uploadDay: null,
    queuedUntil: null,
    rank: null,
    resubmissions: 0,
    resubmitAsked: false,
  };
}
