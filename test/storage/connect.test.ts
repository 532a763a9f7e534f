import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { clientsOf } from '../../storage/clients.ts';
import { collections } from '../../storage/collections.ts';
import { connectStorage, type Storage } from '../../storage/connect.ts';
import { listingsOf } from '../../storage/listings.ts';
import { ownDatabase } from './own-database.ts';

let uri: string;
let storage: Storage;
beforeAll(async () => {
  uri = ownDatabase(inject('mongodbUri'));
  storage = await connectStorage(uri);
});
afterAll(async () => {
  await storage.db.dropDatabase();
  await storage.close();
});

describe('connecting', () => {
  test('uses the database of the address', () => {
    expect(storage.db.databaseName).toBe(new URL(uri).pathname.slice(1));
  });

  test('makes every collection, once by name', async () => {
    const found = await storage.db.listCollections().toArray();
    const names = collections.map(({ name }) => name);
    expect(found.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(collections.map((schema) => [schema.name, schema] as const))('%s has its indexes', async (name, schema) => {
    const found = await storage.db.collection(name).indexes();
    for (const { key, expireAfterSeconds } of schema.indexes) {
      const index = found.find((one) => JSON.stringify(one.key) === JSON.stringify(key));
      expect(index, JSON.stringify(key)).toBeDefined();
      expect(index?.expireAfterSeconds).toBe(expireAfterSeconds);
    }
  });

  test('again is harmless: documents, validators and indexes stay', async () => {
    await storage.db.collection<{ _id: string }>('Scratch').insertOne({ _id: 'kept' });
    const before = await storage.db.collection('Listings').indexes();
    const second = await connectStorage(uri, { appName: 'second' });
    expect(await second.db.collection<{ _id: string }>('Scratch').findOne({ _id: 'kept' })).not.toBeNull();
    expect(await second.db.collection('Listings').indexes()).toEqual(before);
    await second.close();
  });

  test('several programs at once do not disturb each other', async () => {
    const own = ownDatabase(uri);
    const all = await Promise.all([1, 2, 3].map(() => connectStorage(own)));
    await all[0]!.db.dropDatabase();
    await Promise.all(all.map((one) => one.close()));
  });
});

describe('what the server must do', () => {
  test('refuse documents that break a validator, where it knows validators', async () => {
    if (!(await knowsValidators(uri))) {
      // Some compatible servers take the option and check nothing; the shapes then rest on the code alone.
      expect((await storage.db.admin().serverInfo())['version']).toBeTypeOf('string');
      return;
    }
    const bad = { _id: 'x', name: 7 } as never;
    await expect(clientsOf(storage.db).insertOne(bad)).rejects.toMatchObject({ code: 121 });
    const incomplete = { _id: 'x:1', client: 'x', sku: '1' } as never;
    await expect(listingsOf(storage.db).insertOne(incomplete)).rejects.toMatchObject({ code: 121 });
    expect(await clientsOf(storage.db).countDocuments({ _id: 'x' })).toBe(0);
  });

  test('refuse a second document of one id, and go on with the others', async () => {
    const scratch = storage.db.collection<{ _id: string }>('Scratch');
    await scratch.insertOne({ _id: 'one' });
    await expect(scratch.insertMany([{ _id: 'one' }, { _id: 'two' }], { ordered: false })).rejects.toMatchObject({
      code: 11000,
    });
    expect(await scratch.countDocuments({ _id: 'two' })).toBe(1);
  });

  test('set on insert only what is new', async () => {
    const scratch = storage.db.collection<{ _id: string; a?: number; b?: number }>('Scratch');
    const write = (a: number, b: number) =>
      scratch.bulkWrite([
        { updateOne: { filter: { _id: 'upsert' }, update: { $set: { a }, $setOnInsert: { b } }, upsert: true } },
      ]);
    await write(1, 1);
    await write(2, 2);
    expect(await scratch.findOne({ _id: 'upsert' })).toEqual({ _id: 'upsert', a: 2, b: 1 });
  });

  test('let exactly one of many compare-and-set', async () => {
    const scratch = storage.db.collection<{ _id: string; version: number; by: number | null }>('Scratch');
    await scratch.insertOne({ _id: 'lease', version: 1, by: null });
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, by) =>
        scratch.updateOne({ _id: 'lease', version: 1, by: null }, { $set: { by } }),
      ),
    );
    expect(taken.reduce((sum, { modifiedCount }) => sum + modifiedCount, 0)).toBe(1);
  });

  test('compare dates by type: a null is before no date', async () => {
    const scratch = storage.db.collection<{ _id: string; due: Date | null }>('Scratch');
    await scratch.insertMany([
      { _id: 'due', due: new Date(1_000) },
      { _id: 'later', due: new Date(9_000) },
      { _id: 'never', due: null },
    ]);
    const found = await scratch.find({ due: { $lte: new Date(5_000) } }).toArray();
    expect(found.map(({ _id }) => _id)).toEqual(['due']);
    expect(await scratch.countDocuments({ due: null, _id: 'never' })).toBe(1);
  });

  test('filter arrays in an update of its own documents', async () => {
    const scratch = storage.db.collection<{ _id: string; list: { code: string }[]; by?: Record<string, unknown> }>(
      'Scratch',
    );
    await scratch.insertOne({ _id: 'pipeline', list: [{ code: 'a' }, { code: 'b' }], by: { comma: 1, point: 2 } });
    await scratch.updateMany({ _id: 'pipeline', by: { $exists: true } }, [
      { $set: { picked: '$by.comma', list: { $filter: { input: '$list', cond: { $ne: ['$$this.code', 'a'] } } } } },
    ]);
    await scratch.updateMany({ _id: 'pipeline' }, { $unset: { by: '' } });
    expect(await scratch.findOne({ _id: 'pipeline' })).toEqual({ _id: 'pipeline', list: [{ code: 'b' }], picked: 1 });
  });
});

async function knowsValidators(address: string): Promise<boolean> {
  const client = new MongoClient(address);
  const db = client.db();
  try {
    await db.createCollection('Probe', { validator: { $jsonSchema: { bsonType: 'object', required: ['needed'] } } });
    await db.collection('Probe').insertOne({ other: 1 });
    return false;
  } catch (error) {
    return (error as { code?: number }).code === 121;
  } finally {
    await client.close();
  }
}
