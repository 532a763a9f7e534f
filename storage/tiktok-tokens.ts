import type { Collection, Db } from 'mongodb';
import { requires, type CollectionSchema } from './collection-schema.ts';
import type { Sealed } from './secrets.ts';

/** One authorization that a seller granted (collection `TikTokAuthToken`). */
export interface AuthorizationRow {
  /** `{client}:{open_id}`, or `{client}:pending:{n}` until the code was exchanged. */
  _id: string;
  client: string;
  state: 'exchanging' | 'connected' | 'needs-authorization';
  /** The authorization code while it is being exchanged; single use, 30 minutes. */
  code: Sealed | null;
  openId: string | null;
  sellerName: string | null;
  region: string | null;
  scopes: string[];
  refreshToken: Sealed | null;
  refreshTokenEndsAt: Date | null;
  shops: { id: string; name: string; cipher: string; region: string }[];
  /** The shop that this client sells in. */
  shopId: string | null;
  /** When the products on the shop were read last; null or absent: they are to be read. */
  existingReadAt?: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** An authorization whose code is yet to be exchanged. */
export function newAuthorization(_id: string, client: string, code: Sealed): AuthorizationRow {
  const now = new Date();
  return {
    _id,
    client,
    state: 'exchanging',
    code,
    openId: null,
    sellerName: null,
    region: null,
    scopes: [],
    refreshToken: null,
    refreshTokenEndsAt: null,
    shops: [],
    shopId: null,
    createdAt: now,
    updatedAt: now,
  };
}

export const tiktokAuthTokenSchema: CollectionSchema = {
  name: 'TikTokAuthToken',
  jsonSchema: requires({ _id: 'string', client: 'string', state: 'string' }),
  indexes: [{ key: { client: 1, state: 1 } }, { key: { shopId: 1 } }],
};

/** The access token in force of one authorization (collection `TikTokToken`). */
export interface TokenRow {
  /** The authorization's id. */
  _id: string;
  client: string;
  accessToken: Sealed;
  endsAt: Date;
  /** Counts renewals: the compare-and-set that lets exactly one worker store a new token. */
  version: number;
  /** One refresh at a time: who holds it and until when. */
  refreshing: { by: string; until: Date } | null;
  updatedAt: Date;
}

export const tiktokTokenSchema: CollectionSchema = {
  name: 'TikTokToken',
  jsonSchema: requires({ _id: 'string', client: 'string', accessToken: 'object', endsAt: 'date' }),
  indexes: [{ key: { client: 1 } }, { key: { endsAt: 1 } }],
};

export type Authorizations = Collection<AuthorizationRow>;
export type Tokens = Collection<TokenRow>;

export const authorizationsOf = (db: Db): Authorizations => db.collection<AuthorizationRow>(tiktokAuthTokenSchema.name);
export const tokensOf = (db: Db): Tokens => db.collection<TokenRow>(tiktokTokenSchema.name);
