import type { Collection, Db } from 'mongodb';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** What a refusal taught of a shop's daily number of new products. */
export interface UploadQuotaRow {
  /** TikTok's id of the shop. */
  _id: string;
  /** The Brazilian day of the refusal, as `2026-03-10`. */
  day: string;
  /** Products that were created on that day by then. */
  uploads: number;
  at: Date;
}

export const uploadQuotasSchema: CollectionSchema = {
  name: 'UploadQuotas',
  jsonSchema: requires({ _id: 'string', day: 'string', uploads: ['int', 'long', 'double'] }),
  // Longer than a new seller's quota is believed.
  indexes: [{ key: { at: 1 }, expireAfterSeconds: 30 * 86_400 }],
};

export const uploadQuotasOf = (db: Db): Collection<UploadQuotaRow> =>
  db.collection<UploadQuotaRow>(uploadQuotasSchema.name);
