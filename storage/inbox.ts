import type { Collection, Db } from 'mongodb';
import { requires, type CollectionSchema } from './collection-schema.ts';

/** Every webhook once, stored before it is acknowledged and processed after. */
export interface InboxRow {
  /** `tiktok-shop:{tts_notification_id}`: a repeat meets the row that is already there. */
  _id: string;
  source: 'tiktok-shop';
  type: number;
  client: string | null;
  shopId: string | null;
  /** The event's own data, ids as strings. Order events carry no buyer's data, only ids. */
  data: Record<string, unknown>;
  sentAt: Date | null;
  receivedAt: Date;
  /** Null until a workflow has acted on it. */
  processedAt: Date | null;
}

export const inboxSchema: CollectionSchema = {
  name: 'Inbox',
  jsonSchema: requires({ _id: 'string', source: 'string', type: ['int', 'double', 'long'], receivedAt: 'date' }),
  indexes: [
    { key: { client: 1, processedAt: 1, receivedAt: 1 } },
    { key: { receivedAt: 1 }, expireAfterSeconds: 90 * 86_400 },
  ],
};

export const inboxOf = (db: Db): Collection<InboxRow> => db.collection<InboxRow>(inboxSchema.name);
