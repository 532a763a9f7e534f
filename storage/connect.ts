import { MongoClient, type Db } from 'mongodb';
import { collections } from './collections.ts';
import type { CollectionSchema } from './collection-schema.ts';

export interface Storage {
  readonly db: Db;
  close(): Promise<void>;
}

/**
 * Connects and makes sure that every collection has its validator and indexes. Writes are acknowledged by the
 * majority and journalled: what Ponte says it remembers survives a crash of the server.
 * @param uri a MongoDB ≥ 6.0 replica set; the database is the URI's, else `ponte`.
 */
export async function connectStorage(uri: string, options: { appName?: string } = {}): Promise<Storage> {
  const client = new MongoClient(uri, {
    appName: options.appName ?? 'ponte',
    // A server that restarts is back within this time; callers are retried activities.
    serverSelectionTimeoutMS: 15_000,
    // Lanes of work wait for a connection rather than the server for a hundred threads.
    maxPoolSize: 20,
    writeConcern: { w: 'majority', journal: true },
    ignoreUndefined: true,
  });
  await client.connect();
  const named = client.options.dbName;
  const db = client.db(named && named !== 'test' ? named : 'ponte');
  try {
    for (const schema of collections) await ensureCollection(db, schema);
  } catch (error) {
    await client.close();
    throw error;
  }
  return { db, close: () => client.close() };
}

const NAMESPACE_EXISTS = 48;

async function ensureCollection(db: Db, schema: CollectionSchema): Promise<void> {
  const validator = { $jsonSchema: schema.jsonSchema };
  try {
    await db.createCollection(schema.name, { validator });
  } catch (error) {
    if ((error as { code?: number }).code !== NAMESPACE_EXISTS) throw error;
    await db.command({ collMod: schema.name, validator });
  }
  if (schema.indexes.length > 0) await db.collection(schema.name).createIndexes([...schema.indexes]);
}
