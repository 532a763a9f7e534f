import type { Collection, Db } from 'mongodb';
import type { Problem } from '../domain/problem.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** A SKU of the client's VTEX account that its feed does not hold, and why. */
export interface LeftOutRow {
  /** `{client}:{sku}` */
  _id: string;
  client: string;
  sku: string;
  /** Product and SKU name; null where VTEX tells none. */
  name: string | null;
  problem: Problem;
  /** The last comparison of VTEX with the feed that met it: a row of an older one is gone. */
  runId: string;
  /** When VTEX was asked about it. */
  askedAt: Date;
}

export const leftOutSchema: CollectionSchema = {
  name: 'LeftOut',
  jsonSchema: requires({ _id: 'string', client: 'string', sku: 'string', problem: 'object', runId: 'string' }),
  indexes: [{ key: { client: 1, sku: 1 } }],
};

export const leftOutOf = (db: Db): Collection<LeftOutRow> => db.collection<LeftOutRow>(leftOutSchema.name);
