import type { Collection, Db } from 'mongodb';
import type { Problem } from '../domain/problem.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** What a dry run would do with one product. */
export interface PlanRow {
  /** `{runId}:{productKey}` */
  _id: string;
  runId: string;
  client: string;
  productKey: string;
  /** The first of `steps`; `queued` where it would be created on another day. */
  action: string;
  detail: string;
  /** The calls that would be made, in their order, or why none would be. */
  steps: { action: string; fields: string[]; skus: string[]; reasons: string[] }[];
  /** From when on it would be created; null: not queued. */
  until: Date | null;
  /** Higher would be created first; null: not to be created. */
  rank: string | null;
  skus: string[];
  problems: ({ sku: string | null } & Problem)[];
  at: Date;
}

export const plansSchema: CollectionSchema = {
  name: 'PublicationPlans',
  jsonSchema: requires({ _id: 'string', runId: 'string', client: 'string', action: 'string' }),
  indexes: [{ key: { runId: 1 } }, { key: { at: 1 }, expireAfterSeconds: 7 * 86_400 }],
};

export const plansOf = (db: Db): Collection<PlanRow> => db.collection<PlanRow>(plansSchema.name);
