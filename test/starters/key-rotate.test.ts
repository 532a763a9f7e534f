import type { Collection, Db } from 'mongodb';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createCommandContext } from '../../starters/command-context.ts';
import { addClient } from '../../starters/client-add.ts';
import { rotateKeys } from '../../starters/key-rotate.ts';
import { clientsOf } from '../../storage/clients.ts';
import { accessTokenPlace, refreshTokenPlace, vtexSecretPlace } from '../../storage/secret-places.ts';
import { createSecretBox } from '../../storage/secrets.ts';
import { authorizationsOf, tokensOf } from '../../storage/tiktok-tokens.ts';
import { openDesk, type Desk } from './open-desk.ts';

const OLD = Buffer.alloc(32, 7);
const NEW = Buffer.alloc(32, 8);
const keys = (...all: Buffer[]): string => all.map((key) => key.toString('base64')).join(',');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
});
afterAll(() => desk.close());

test('every secret is sealed with the new key, and the old one may go', async () => {
  const db = await desk.context.db();
  const vtex = { account: 'loja', tradePolicy: '2', appKey: 'vtexappkey-loja', appToken: 'token-of-vtex' };
  const { _id: client } = await addClient(desk.context, { name: 'Loja', vtex });
  await addClient(desk.context, { name: 'Sem VTEX', feed: 'https://loja.example/feed.xml' });
  const old = desk.context.secrets();
  const now = new Date();
  const id = `${client}:1`;
  await authorizationsOf(db).insertOne({
    _id: id,
    client,
    state: 'connected',
    code: null,
    openId: '1',
    sellerName: 'Loja',
    region: 'BR',
    scopes: [],
    refreshToken: old.seal('the refresh token', refreshTokenPlace(id)),
    refreshTokenEndsAt: now,
    shops: [],
    shopId: null,
    createdAt: now,
    updatedAt: now,
  });
  await tokensOf(db).insertOne({
    _id: id,
    client,
    accessToken: old.seal('the access token', accessTokenPlace(id)),
    endsAt: now,
    version: 1,
    refreshing: null,
    updatedAt: now,
  });

  const rotate = (keyList: string) => desk.ponte(['key', 'rotate', '--json'], { PONTE_ENCRYPTION_KEY: keyList });
  expect(JSON.parse((await rotate(keys(NEW, OLD))).out)).toEqual({ renewed: 4, current: 0, unreadable: [] });
  expect(JSON.parse((await rotate(keys(NEW))).out)).toEqual({ renewed: 0, current: 4, unreadable: [] });

  const box = createSecretBox([NEW]);
  const row = await clientsOf(db).findOne({ _id: client });
  expect(box.open(row!.vtex!.appToken, vtexSecretPlace(client, 'appToken'))).toBe('token-of-vtex');
  const token = await tokensOf(db).findOne({ _id: id });
  expect(box.open(token!.accessToken, accessTokenPlace(id))).toBe('the access token');

  const without = await rotate(keys(Buffer.alloc(32, 9)));
  expect(without.code).toBe(1);
  expect(JSON.parse(without.out)).toMatchObject({ error: { code: 'secret-unreadable' } });
  expect(without.out + without.err).not.toMatch(/token-of-vtex|the access token/);
});

test('a secret that was written meanwhile is left alone', async () => {
  const db = await desk.context.db();
  const { _id: client } = await addClient(desk.context, {
    name: 'Outra',
    vtex: { account: 'outra', tradePolicy: '1', appKey: 'key', appToken: 'before' },
  });
  const both = createCommandContext({
    env: { ...desk.env, PONTE_ENCRYPTION_KEY: keys(NEW, OLD) },
    tell: () => undefined,
  });
  const written = both.secrets().seal('after', vtexSecretPlace(client, 'appToken'));
  try {
    const write = () => clientsOf(db).updateOne({ _id: client }, { $set: { 'vtex.appToken': written } });
    await rotateKeys({ ...both, db: async () => beforeUpdateOf('vtex.appToken', db, 'Clients', write) });
    expect((await clientsOf(db).findOne({ _id: client }))!.vtex!.appToken).toEqual(written);
  } finally {
    await both.close();
  }
});

/** The database as it is, but that `first` happens right before an update of the collection's field. */
function beforeUpdateOf(field: string, db: Db, name: string, first: () => Promise<unknown>): Db {
  const watched = (collection: Collection): Collection =>
    new Proxy(collection, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        const method = value.bind(target) as (...args: unknown[]) => unknown;
        if (key !== 'updateOne') return method;
        return async (filter: unknown, update: { $set: object }) => {
          if (field in update.$set) await first();
          return method(filter, update);
        };
      },
    });
  return new Proxy(db, {
    get: (target, key) =>
      key === 'collection'
        ? (asked: string) => (asked === name ? watched(target.collection(asked)) : target.collection(asked))
        : Reflect.get(target, key),
  });
}
