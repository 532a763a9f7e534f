import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addClient } from '../../starters/client-add.ts';
import { listClients, removeClient, viewClient } from '../../starters/client-manage.ts';
import { clientsOf, type ClientRow } from '../../storage/clients.ts';
import { createFeedFiles } from '../../storage/feed-files.ts';
import { feedRunsOf, type FeedRunRow } from '../../storage/feed-runs.ts';
import { inboxOf } from '../../storage/inbox.ts';
import { newProduct, productsOf } from '../../storage/products.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
});
afterAll(() => desk.close());

const FEED = 'https://loja.example/feed.xml';
const add = (name = `Loja ${randomUUID()}`): Promise<ClientRow> => addClient(desk.context, { name, feed: FEED });
const refusedAs = (code: string) => ({ name: 'CommandFailure', code });

describe('clients', () => {
  it('are added with sealed credentials and shown without any', async () => {
    const row = await addClient(desk.context, {
      name: 'VTEX',
      vtex: { account: 'loja', tradePolicy: '2', appKey: 'vtexappkey-loja-X', appToken: 'marked-token' },
    });
    const stored = JSON.stringify(await clientsOf(await desk.context.db()).findOne({ _id: row._id }));
    expect(stored).not.toMatch(/marked-token|vtexappkey-loja-X/);
    const view = await viewClient(desk.context, row);
    expect(view).toMatchObject({
      hash: row._id,
      state: 'active',
      vtex: { account: 'loja', tradePolicy: '2', affiliateId: null },
      connection: 'not-connected',
    });
    expect(JSON.stringify(view)).not.toContain('appToken');
  });

  it.each([
    [{ name: 'X' }, 'client-without-source'],
    [{ name: ' ', feed: FEED }, 'client-name-missing'],
    [{ name: 'X', feed: 'file:///etc/passwd' }, 'feed-address-invalid'],
    [{ name: 'X', feed: FEED, hash: 'a:b' }, 'client-hash-invalid'],
  ])('are refused: %j', async (wanted, code) => {
    await expect(addClient(desk.context, wanted)).rejects.toMatchObject(refusedAs(code));
  });

  it('are found by hash or by a name that is unique', async () => {
    const [one] = [await add('Única'), await add('Dupla'), await add('Dupla')];
    expect((await desk.context.client(one._id))._id).toBe(one._id);
    expect((await desk.context.client('Única'))._id).toBe(one._id);
    for (const unknown of ['Dupla', 'Nenhuma']) {
      await expect(desk.context.client(unknown)).rejects.toMatchObject(refusedAs('client-unknown'));
    }
    await expect(addClient(desk.context, { name: 'X', feed: FEED, hash: one._id })).rejects.toMatchObject(
      refusedAs('client-exists'),
    );
  });

  it('are removed with all that is theirs, and nothing of others', async () => {
    const [gone, kept] = [await add(), await add()];
    const db = await desk.context.db();
    const files = createFeedFiles(db);
    for (const { _id: client } of [gone, kept]) {
      await feedRunsOf(db).insertOne({
        _id: `${client}-1`,
        client,
        packs: [`${client}-0.pack`],
        trigger: 'schedule',
        state: 'applied',
        startedAt: new Date(),
      } as FeedRunRow);
      for (const name of ['1.index', '1.pack', '0.pack']) {
        await files.write('FeedSnapshots', `${client}-${name}`, [Buffer.from('x')]);
      }
      await productsOf(db).insertOne({
        _id: `${client}:p`,
        dueAt: null,
        updatedAt: new Date(),
        ...newProduct(client, 'p'),
      });
      await inboxOf(db).insertOne({
        _id: `i:${client}`,
        client,
        source: 'tiktok-shop',
        type: 5,
        shopId: null,
        data: {},
        sentAt: null,
        receivedAt: new Date(),
        processedAt: null,
      });
    }
    const { deleted } = await removeClient(desk.context, gone);
    expect(deleted).toMatchObject({ Clients: 1, Products: 1, FeedRuns: 1, Inbox: 1, Listings: 0 });
    for (const name of ['1.index', '1.pack', '0.pack']) {
      expect(await files.exists('FeedSnapshots', `${gone._id}-${name}`)).toBe(false);
      expect(await files.exists('FeedSnapshots', `${kept._id}-${name}`)).toBe(true);
    }
    expect(await productsOf(db).countDocuments({ client: kept._id })).toBe(1);
    expect((await listClients(desk.context)).map(({ hash }) => hash)).not.toContain(gone._id);
  });
});
