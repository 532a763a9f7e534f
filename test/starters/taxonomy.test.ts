import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import type { Db } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addClient } from '../../starters/client-add.ts';
import { importGoogleTaxonomy } from '../../starters/taxonomy-google.ts';
import { listMappings, mapCategories } from '../../starters/taxonomy-map.ts';
import { previewFeed, suggestCategories } from '../../starters/taxonomy-suggest.ts';
import { exportMappings, importMappings } from '../../starters/taxonomy-table.ts';
import { categorySuggestionsOf } from '../../storage/category-suggestions.ts';
import type { ClientRow } from '../../storage/clients.ts';
import { googleTaxonomyOf } from '../../storage/google-taxonomy.ts';
import { newProduct, productsOf } from '../../storage/products.ts';
import { shopCategoriesOf } from '../../storage/shop-categories.ts';
import { taxonomyPreviewsOf } from '../../storage/taxonomy-previews.ts';
import { authorizationsOf } from '../../storage/tiktok-tokens.ts';
import { CATEGORIES } from '../domain/taxonomy/tree.ts';
import { openWorld, type World } from '../workflows/open-world.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
let world: World;
let db: Db;
let folder: string;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
  world = await openWorld(inject('temporalAddress'), desk.namespace);
  db = await desk.context.db();
  folder = await mkdtemp(join(tmpdir(), 'ponte-taxonomy-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
  await desk.close();
});

const refusedAs = (code: string, message: string | RegExp = '') => ({
  name: 'CommandFailure',
  code,
  message: expect.stringMatching(message) as string,
});
const add = (): Promise<ClientRow> =>
  addClient(desk.context, { name: `Loja ${randomUUID()}`, feed: 'https://loja.example/feed.xml' });
const file = async (text: string, name = `${randomUUID()}.csv`): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};
const knowTree = (client: ClientRow, readAt = new Date()) =>
  shopCategoriesOf(db).updateOne(
    { _id: client._id },
    { $set: { shopId: '7495', categories: [...CATEGORIES], readAt } },
    { upsert: true },
  );
const connected = async (client: ClientRow): Promise<void> => {
  const now = new Date();
  await authorizationsOf(db).insertOne({
    _id: randomUUID(),
    client: client._id,
    state: 'connected',
    code: null,
    openId: null,
    sellerName: null,
    region: 'BR',
    scopes: [],
    refreshToken: null,
    refreshTokenEndsAt: null,
    shops: [],
    shopId: '7495',
    createdAt: now,
    updatedAt: now,
  });
};
const addProduct = (client: ClientRow, key: string, categoryKeys?: string[]) =>
  productsOf(db).insertOne({
    _id: `${client._id}:${key}`,
    ...newProduct(client._id, key),
    dueAt: null,
    ...(categoryKeys && { categoryKeys }),
    updatedAt: new Date(),
  });
const due = async (client: ClientRow): Promise<string[]> =>
  (
    await productsOf(db)
      .find({ client: client._id, dueAt: { $ne: null } })
      .sort({ _id: 1 })
      .toArray()
  ).map(({ productKey }) => productKey);

describe('taxonomy map', () => {
  it('keeps one spelling, counts versions, and has only the products concerned looked at again', async () => {
    const client = await add();
    await knowTree(client);
    await addProduct(client, 'a', ['product\na', 'product_type\ncasa > cozinha', 'product_type\ncasa']);
    await addProduct(client, 'b', ['product\nb', 'product_type\njardim']);
    await addProduct(client, 'unknown');
    const map = (category: string, leafId: string) =>
      mapCategories(desk.context, client, [{ source: 'product_type', category, leafId }]);
    expect(await map('Casa > Cozinha', '111')).toEqual({ mapped: 1, products: 2, warnings: [] });
    expect(await due(client)).toEqual(['a', 'unknown']);
    await map('casa  >  COZINHA', '112');
    expect(await listMappings(desk.context, client._id)).toMatchObject([
      {
        leafId: '112',
        version: 2,
        source: 'product_type',
        origin: 'operator',
        former: [{ version: 1, leafId: '111' }],
      },
    ]);
    await productsOf(db).updateMany(
      { client: client._id },
      {
        $set: { dueAt: null, categoryKeys: ['product_type\ncasa > cozinha', 'product_type\ncasa'], categoryId: '112' },
      },
    );
    // Decided by the nearer one, as before.
    expect(await map('Casa', '121')).toMatchObject({ mapped: 1, products: 0 });
  });

  it.each([
    [{ source: 'x', category: 'A', leafId: '111' }, /source "x"/],
    [{ source: 'product_type', category: 'A', leafId: 'abc' }, /digits/],
    [{ source: 'product_type', category: ' > ', leafId: '111' }, /empty/],
    [{ source: 'product_type', category: 'A', leafId: '11' }, /"Cães"\) is no leaf/],
    [{ source: 'product_type', category: 'A', leafId: '999' }, /no category of the shop/],
    [{ source: 'product_type', category: 'A', leafId: '411' }, /Facas táticas"\) is prohibited/],
  ])('refuses %o and stores nothing', async (bad, message) => {
    const client = await add();
    await knowTree(client);
    const good = { source: 'product_type', category: 'B', leafId: '111' };
    await expect(mapCategories(desk.context, client, [good, bad])).rejects.toMatchObject(
      refusedAs('taxonomy-invalid', message),
    );
    expect(await listMappings(desk.context, client._id)).toEqual([]);
  });

  it('accepts a leaf that waits for a permission, with a warning, and answers the suggestion', async () => {
    const client = await add();
    await knowTree(client);
    await categorySuggestionsOf(db).insertOne({
      _id: `${client._id}:product_type:pulgas`,
      client: client._id,
      source: 'product_type',
      key: 'pulgas',
      name: 'Pulgas',
      products: 1,
      samples: [],
      best: [],
      state: 'closed',
      isMixed: false,
      due: false,
      updatedAt: new Date(),
    });
    const done = await mapCategories(desk.context, client, [
      { source: 'product_type', category: 'Pulgas', leafId: '113' },
    ]);
    expect(done.warnings).toEqual([expect.stringMatching(/113 .*INVITE_ONLY/)]);
    expect(await categorySuggestionsOf(db).countDocuments({ client: client._id })).toBe(0);
  });

  it('says what it could not check: no shop is connected', async () => {
    const client = await add();
    const done = await mapCategories(desk.context, client, [{ source: 'product_type', category: 'A', leafId: '999' }]);
    expect(done).toMatchObject({ mapped: 1, warnings: [expect.stringMatching(/not checked/)] });
  });

  it('has the tree of a connected shop read first, or goes by the last one where that fails', async () => {
    const client = await add();
    await connected(client);
    const scene = world.scene(
      {
        readShopCategories: async () => {
          await knowTree(client);
          return { categories: 9 };
        },
      },
      client._id,
    );
    const bad = { source: 'product_type', category: 'A', leafId: '999' };
    await expect(mapCategories(desk.context, client, [bad])).rejects.toMatchObject(refusedAs('taxonomy-invalid'));
    expect(scene.names()).toEqual(['readShopCategories']);
    // Fresh: not read again.
    await mapCategories(desk.context, client, [{ ...bad, leafId: '111' }]);
    expect(scene.names()).toHaveLength(1);

    await knowTree(client, new Date(0));
    world.scene(
      {
        readShopCategories: async () => {
          throw ApplicationFailure.nonRetryable('The shop is away', 'TiktokShopUnavailable');
        },
      },
      client._id,
    );
    const done = await mapCategories(desk.context, client, [{ ...bad, leafId: '112' }]);
    expect(done.warnings).toEqual([
      expect.stringMatching(/could not be read now \(The shop is away\)/),
      expect.stringMatching(/1970/),
    ]);
  });
});

describe('taxonomy export and import', () => {
  it('come back as they went: nothing changes, not even who chose', async () => {
    const client = await add();
    await knowTree(client);
    await mapCategories(desk.context, client, [
      { source: 'product_type', category: 'Casa > Cozinha', leafId: '111' },
      { source: 'vtex_category', category: '77', leafId: '112' },
      { source: 'product', category: '=vtex:Ab', leafId: '121' },
    ]);
    const path = join(folder, 'out.csv');
    expect(await exportMappings(desk.context, client, path)).toMatchObject({ rows: 3 });
    const text = await readFile(path, 'utf8');
    expect(text).toContain('product_type,casa > cozinha,111,Animais de estimação > Cães > Ração para cães,,operator,1');
    expect(text).toContain("product,'=vtex:Ab,121");
    const before = await listMappings(desk.context, client._id);
    expect(await importMappings(desk.context, client, path)).toMatchObject({ rows: 3, mapped: 0, products: 0 });
    expect(await listMappings(desk.context, client._id)).toEqual(before);

    const other = await add();
    await knowTree(other);
    expect(await importMappings(desk.context, other, path)).toMatchObject({ rows: 3, mapped: 3 });
    const plain = (rows: typeof before) => rows.map(({ source, key, leafId }) => ({ source, key, leafId }));
    const copied = await listMappings(desk.context, other._id);
    expect(plain(copied)).toEqual(plain(before));
    expect(copied.every(({ origin }) => origin === 'import')).toBe(true);
  });

  it('names bad rows by their lines and stores nothing', async () => {
    const client = await add();
    await knowTree(client);
    const path = await file(
      'source;category;leaf\r\nproduct_type;Pet;111\r\nbrand;Pet;111\r\nproduct_type;Gatos;x\r\n',
    );
    await expect(importMappings(desk.context, client, path)).rejects.toMatchObject(
      refusedAs('taxonomy-invalid', /line 3: .*brand.*line 4: .*"x"/),
    );
    const closed = await file('source,category,leaf\nproduct_type,Pet,111\nproduct_type,Facas,411\n');
    await expect(importMappings(desk.context, client, closed)).rejects.toMatchObject(
      refusedAs('taxonomy-invalid', /line 3: 411 .*prohibited/),
    );
    await expect(importMappings(desk.context, client, join(folder, 'none.csv'))).rejects.toMatchObject(
      refusedAs('taxonomy-file-missing'),
    );
    expect(await listMappings(desk.context, client._id)).toEqual([]);
  });
});

describe('taxonomy google', () => {
  it('imports any number of languages, and ids and texts are one key from then on', async () => {
    const pt = await file(
      '# Google_Product_Taxonomy_Version: 2015-02-19\n880001 - Coisas\n880002 - Coisas > Canecas\n',
      'x.pt-BR.txt',
    );
    const en = await file('880001 - Things\n880002 - Things > Mugs\n', 'x.en-US.txt');
    expect(await importGoogleTaxonomy(desk.context, [pt, en])).toEqual([
      { source: pt, locale: 'pt-BR', version: '2015-02-19', categories: 2 },
      { source: en, locale: 'en-US', version: null, categories: 2 },
    ]);
    expect(await googleTaxonomyOf(db).findOne({ _id: '880002' })).toEqual({
      _id: '880002',
      names: { 'pt-BR': 'Coisas > Canecas', 'en-US': 'Things > Mugs' },
    });
    const client = await add();
    await knowTree(client);
    const source = 'google_product_category';
    await mapCategories(desk.context, client, [{ source, category: 'Things > Mugs', leafId: '111' }]);
    await mapCategories(desk.context, client, [{ source, category: 'coisas/canecas', leafId: '112' }]);
    expect(await listMappings(desk.context, client._id)).toMatchObject([{ key: '880002', leafId: '112', version: 2 }]);
  });

  it('refuses what is no taxonomy, and what it knows no language of', async () => {
    const fails = async (text: string, code: string, name?: string) =>
      expect(importGoogleTaxonomy(desk.context, [await file(text, name)])).rejects.toMatchObject(refusedAs(code));
    await fails('<html>', 'google-taxonomy-unreadable', 'y.pt-BR.txt');
    await fails('1 - Xyz', 'google-taxonomy-locale');
    await expect(importGoogleTaxonomy(desk.context, [join(folder, 'none.txt')])).rejects.toMatchObject(
      refusedAs('google-taxonomy-unreadable'),
    );
  });
});

describe('taxonomy suggest and preview', () => {
  it('run by the workers and tell how far suggestions reach', async () => {
    const client = await add();
    const scene = world.scene(
      {
        suggestCategories: async ({ cursor }) => ({
          next: cursor === null ? 'categories:' : null,
          decided: 2,
          adopted: 1,
          lastError: cursor === null ? null : 'TikTok is away',
        }),
      },
      client._id,
    );
    const answer = await suggestCategories(desk.context, client, { adopt: true, threshold: 0.5 });
    expect(answer).toMatchObject({ decided: 4, adopted: 2, lastError: 'TikTok is away', share: { products: 0 } });
    expect(scene.of('suggestCategories')).toMatchObject([
      { cursor: null, scope: 'again', adopt: true, threshold: 0.5 },
      { cursor: 'categories:', scope: 'again', adopt: true, threshold: 0.5 },
    ]);
    await suggestCategories(desk.context, client);
    expect(scene.of('suggestCategories').at(-1)).toMatchObject({ scope: 'every' });
  });

  it('show the same products for the same seed', async () => {
    const client = await add();
    world.scene(
      {
        previewCategories: async ({ runId }) => {
          await taxonomyPreviewsOf(db).insertMany(
            Array.from({ length: 30 }, (_, at) => ({
              _id: `${runId}:${at}`,
              runId,
              client: client._id,
              productKey: `p${at}`,
              title: `Produto ${at}`,
              leafId: at < 24 ? '111' : null,
              path: 'Cães > Ração',
              confidence: 0.8,
              at: new Date(),
            })),
          );
          return { decided: 30, adopted: 24 };
        },
      },
      client._id,
    );
    const look = (seed: number) =>
      previewFeed(desk.context, client, 'https://loja.example/x.xml', { sample: 20, seed });
    const [first, again, other] = [await look(1), await look(1), await look(2)];
    expect(first).toMatchObject({ products: 30, withLeaf: 24 });
    expect(first.sample).toHaveLength(20);
    expect(again.sample).toEqual(first.sample);
    expect(other.sample).not.toEqual(first.sample);
  });
});
