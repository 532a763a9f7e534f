import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { DEFAULT_LISTING_SETTINGS } from '../../domain/listing/listing-settings.ts';
import { clientsOf, EMPTY_FEED_POSITION, findClient, type ClientRow } from '../../storage/clients.ts';
import { connectStorage, type Storage } from '../../storage/connect.ts';
import { ownDatabase } from './own-database.ts';

let storage: Storage;
beforeAll(async () => {
  storage = await connectStorage(ownDatabase(inject('mongodbUri')));
  await clientsOf(storage.db).insertMany([
    client('h1', 'Loja Azul'),
    client('h2', 'Loja Verde'),
    client('h3', 'Loja Verde'),
    client('h4', 'h1'),
  ]);
});
afterAll(async () => {
  await storage.db.dropDatabase();
  await storage.close();
});

describe('finding a client', () => {
  test.each([
    ['by hash', 'h2', 'h2'],
    ['by its name, where no other has it', 'Loja Azul', 'h1'],
    ['the hash first, though another is named so', 'h1', 'h1'],
    ['none where two have the name', 'Loja Verde', undefined],
    ['none by part of a name', 'Loja', undefined],
    ['none by a pattern', '.*', undefined],
  ])('%s', async (_, asked, expected) => {
    expect((await findClient(clientsOf(storage.db), asked))?._id).toBe(expected);
  });
});

function client(_id: string, name: string): ClientRow {
  const now = new Date();
  return {
    _id,
    name,
    state: 'active',
    tik_tok_shop_feed_link: null,
    tik_tok_shop_warehouse_id: null,
    vtex: null,
    settings: DEFAULT_LISTING_SETTINGS,
    feed: EMPTY_FEED_POSITION,
    createdAt: now,
    updatedAt: now,
  };
}
