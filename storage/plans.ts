import type { Collection, Db } from 'mongodb';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** What a dry run would do with one product. */
export interface PlanRow {
  /** `{runId}:{productKey}` */
  _id: string;
  runId: string;
  client: string;
  productKey: string;
  action: string;
  detail: string;
  skus: string[];
  problems: { sku: string | null; code: string }[];
  at: Date;
}

export const plansSchema: CollectionSchema = {
  name: 'PublicationPlans',
  jsonSchema: requires({ _id: 'string', runId: 'string', client: 'string', action: 'string' }),
  indexes: [{ key: { runId: 1 } }, { key: { at: 1 }, expireAfterSeconds: 7 * 86_400 }],
};

export const plansOf = (db: Db): Collection<PlanRow> => db.collection<PlanRow>(plansSchema.name);
