import type { Collection, Document } from 'mongodb';
import { clientsOf } from '../storage/clients.ts';
import { accessTokenPlace, codePlace, refreshTokenPlace, vtexSecretPlace } from '../storage/secret-places.ts';
import type { Sealed } from '../storage/secrets.ts';
import { authorizationsOf, tokensOf } from '../storage/tiktok-tokens.ts';
import type { CommandContext } from './command-context.ts';

export interface KeyRotation {
  /** Sealed again under the first key of `PONTE_ENCRYPTION_KEY`. */
  readonly renewed: number;
  /** Under it already. */
  readonly current: number;
  /** Secrets whose key is not configured: `{collection}:{id}:{field}`, never their content. */
  readonly unreadable: readonly string[];
}

/**
 * Seals every secret with the first key of `PONTE_ENCRYPTION_KEY`, while everything goes on: each is replaced only if
 * nobody has written another meanwhile. Once nothing is unreadable and nothing was renewed, the old key may go.
 */
export async function rotateKeys(context: CommandContext): Promise<KeyRotation> {
  const db = await context.db();
  const secrets = context.secrets();
  const done = { renewed: 0, current: 0, unreadable: [] as string[] };
  for (const { collection, field, placeOf } of placesOf(db)) {
    const rows = collection.find({ [field]: { $ne: null } }).project<Document & { _id: string }>({ [field]: 1 });
    for await (const row of rows) {
      const sealed = valueAt(row, field);
      if (!sealed) continue;
      try {
        const renewed = secrets.renew(sealed, placeOf(row._id));
        if (!renewed) {
          done.current += 1;
          continue;
        }
        const { modifiedCount } = await collection.updateOne(
          { _id: row._id, [`${field}.iv`]: sealed.iv },
          { $set: { [field]: renewed } },
        );
        // Written by someone else meanwhile: that one is sealed with the current key.
        if (modifiedCount === 1) done.renewed += 1;
        else done.current += 1;
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'SecretUnreadable') throw error;
        done.unreadable.push(`${collection.collectionName}:${row._id}:${field}`);
      }
    }
  }
  return done;
}

interface SecretField {
  readonly collection: Collection<Document & { _id: string }>;
  readonly field: string;
  readonly placeOf: (id: string) => string;
}

/** Every field that holds a secret. */
function placesOf(db: Awaited<ReturnType<CommandContext['db']>>): SecretField[] {
  const at = (collection: unknown, field: string, placeOf: (id: string) => string): SecretField => ({
    collection: collection as SecretField['collection'],
    field,
    placeOf,
  });
  return [
    at(clientsOf(db), 'vtex.appKey', (id) => vtexSecretPlace(id, 'appKey')),
    at(clientsOf(db), 'vtex.appToken', (id) => vtexSecretPlace(id, 'appToken')),
    at(authorizationsOf(db), 'code', codePlace),
    at(authorizationsOf(db), 'refreshToken', refreshTokenPlace),
    at(tokensOf(db), 'accessToken', accessTokenPlace),
  ];
}

function valueAt(row: Document, field: string): Sealed | null {
  let value: unknown = row;
  for (const part of field.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[part];
  return (value as Sealed | null | undefined) ?? null;
}
