import type { Collection, Db } from 'mongodb';
import { requires, type CollectionSchema } from './collection-schema.ts';
import type { ListingSettings } from '../domain/listing/listing-settings.ts';
import type { Sealed } from './secrets.ts';

/** A merchant whose shop is kept in step. `_id` is the client hash that commands and URLs use. */
export interface ClientRow {
  _id: string;
  name: string;
  state: 'active' | 'paused';
  /** The feed's address, `upload:{id}` for a file given to a command, or null where VTEX alone is the source. */
  tik_tok_shop_feed_link: string | null;
  tik_tok_shop_warehouse_id: string | null;
  vtex: VtexAccount | null;
  settings: ListingSettings;
  /** Where stock goes on the sandbox shop; absent where none is connected (`product sandbox`). */
  sandbox?: { warehouseId: string };
  /** What the last reading of the feed left behind. */
  feed: FeedPosition;
  createdAt: Date;
  updatedAt: Date;
}

export interface VtexAccount {
  account: string;
  tradePolicy: string;
  affiliateId: string | null;
  appKey: Sealed;
  appToken: Sealed;
}

export interface FeedPosition {
  /** Validators of the last reading that came to an end, whatever its outcome. */
  link: string | null;
  etag: string | null;
  lastModified: string | null;
  readRunId: string | null;
  /** The run whose items are the current desired state: the next reading is compared with its snapshot. */
  appliedRunId: string | null;
  /** The document that an operator has rejected: read again, it is nothing new. */
  rejectedFingerprint: string | null;
}

export const EMPTY_FEED_POSITION: FeedPosition = {
  link: null,
  etag: null,
  lastModified: null,
  readRunId: null,
  appliedRunId: null,
  rejectedFingerprint: null,
};

export const clientsSchema: CollectionSchema = {
  name: 'Clients',
  jsonSchema: requires({ _id: 'string', name: 'string', state: 'string', settings: 'object', feed: 'object' }),
  indexes: [{ key: { name: 1 } }],
};

export type Clients = Collection<ClientRow>;

export const clientsOf = (db: Db): Clients => db.collection<ClientRow>(clientsSchema.name);

/** The client with this hash, else the only one with this name; null where none or several answer to it. */
export async function findClient(clients: Clients, hashOrName: string): Promise<ClientRow | null> {
  const byHash = await clients.findOne({ _id: hashOrName });
  if (byHash) return byHash;
  const named = await clients.find({ name: hashOrName }).limit(2).toArray();
  return named.length === 1 ? named[0]! : null;
}
