import type { Collection, Db } from 'mongodb';
import type { Problem } from '../domain/problem.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** An uploaded image: once per shop, content and use case. */
export interface ImageRow {
  /** `{shopId}:{useCase}:{sha256 of the uploaded bytes}` */
  _id: string;
  client: string;
  uri: string;
  url: string | null;
  width: number;
  height: number;
  uploadedAt: Date;
}

export const imagesSchema: CollectionSchema = {
  name: 'Images',
  jsonSchema: requires({ _id: 'string', client: 'string', uri: 'string' }),
  indexes: [{ key: { client: 1 } }],
};

/** Where an image was found last: its address to the uploaded one, or why it could not be had. */
export interface ImageSourceRow {
  /** `{shopId}:{useCase}:{sha256 of the address}` */
  _id: string;
  client: string;
  address: string;
  imageId: string | null;
  /** Drawn in sandbox mode in place of an image that could not be reached. */
  drawn: boolean;
  problem: Problem | null;
  at: Date;
  /** When the row may go: problems are forgotten, what went up is not, since listings are compared with it. */
  forgetAt?: Date | null;
  /** What the server said of the bytes last fetched: an unchanged picture then costs one request without a body. */
  etag?: string | null;
  lastModified?: string | null;
  /** sha256 of the bytes as they were fetched. */
  fetchedHash?: string | null;
  /** How often the bytes at this address were seen to change. */
  revision?: number;
  /** The run that looked last whether they have, and the last one that found them changed. */
  checkedRun?: string;
  changedRun?: string;
}

export const imageSourcesSchema: CollectionSchema = {
  name: 'ImageSources',
  jsonSchema: requires({ _id: 'string', client: 'string', address: 'string' }),
  indexes: [{ key: { client: 1 } }, { key: { forgetAt: 1 }, expireAfterSeconds: 0 }],
};

export const imagesOf = (db: Db): Collection<ImageRow> => db.collection<ImageRow>(imagesSchema.name);
export const imageSourcesOf = (db: Db): Collection<ImageSourceRow> =>
  db.collection<ImageSourceRow>(imageSourcesSchema.name);
