import type { Collection, Db } from 'mongodb';
import type { BrandState } from '../domain/listing/brand.ts';
import type { BrandChoice } from '../domain/listing/decide-brand.ts';
import type { TiktokBrand } from '../domain/listing/match-brand.ts';
import type { Problem } from '../domain/problem.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** One row a brand of the client: what TikTok knows of it, and what a person said. */
export interface BrandRow {
  /** `{client}:{key}` */
  _id: string;
  client: string;
  /** `brandKey` of the name. */
  key: string;
  /** As VTEX spells it, else as most SKUs do. */
  name: string;
  vtexId: string | null;
  /** SKUs of the feed with this brand when the brands were collected last. */
  skus: number;
  /** The shop for which it was looked up; another shop has other authorizations and own brands. */
  shopId: string | null;
  state: BrandState;
  /** Why it stands there, for a person; null where there is nothing to do. */
  why: Problem | null;
  tiktok: TiktokBrand | null;
  /** Where several have the name. */
  candidates: TiktokBrand[];
  /** An operator's word; no run changes it. */
  choice: BrandChoice | null;
  /** What is known of single categories. */
  categories: BrandCategory[];
  /** TikTok's code where it refused a product of this brand, in whatever category. */
  refusal: string | null;
  lookedAt: Date | null;
  /** Written before the call that makes the brand, cleared after its answer is stored. */
  intent: { at: Date; day: string } | null;
  createdId: string | null;
  /** The Brazilian day that the creation counts on. */
  createdDay: string | null;
  /** Not before then is its creation tried (again). */
  createAfter: Date | null;
  creationProblem: Problem | null;
  /** An operator asked for its creation once: a quota's later days go on with it. */
  createWanted: boolean;
  /** The products with this brand still have to be looked at again. */
  spread: boolean;
  /** Raised with every write: whoever writes from an older reading reads again. */
  version: number;
  updatedAt: Date;
}

export interface BrandCategory {
  leafId: string;
  allowed: boolean;
  /** `refusal`: TikTok refused a product (12052201); it stands until the brand's standing changes. */
  by: 'search' | 'refusal';
  at: Date;
}

export const brandsSchema: CollectionSchema = {
  name: 'TikTokBrands',
  jsonSchema: requires({
    _id: 'string',
    client: 'string',
    key: 'string',
    name: 'string',
    state: 'string',
    candidates: 'array',
    categories: 'array',
  }),
  indexes: [{ key: { client: 1, key: 1 } }, { key: { client: 1, state: 1 } }, { key: { shopId: 1, createdDay: 1 } }],
};

export type Brands = Collection<BrandRow>;

export const brandsOf = (db: Db): Brands => db.collection<BrandRow>(brandsSchema.name);

export const brandId = (client: string, key: string): string => `${client}:${key}`;

/** A brand as it begins; used as `$setOnInsert`. */
export function newBrand(
  client: string,
  key: string,
): Omit<BrandRow, '_id' | 'name' | 'vtexId' | 'skus' | 'updatedAt'> {
  return {
    client,
    key,
    shopId: null,
    state: 'unknown',
    why: null,
    tiktok: null,
    candidates: [],
    choice: null,
    categories: [],
    refusal: null,
    lookedAt: null,
    intent: null,
    createdId: null,
    createdDay: null,
    createAfter: null,
    creationProblem: null,
    createWanted: false,
    spread: false,
    version: 0,
  };
}
