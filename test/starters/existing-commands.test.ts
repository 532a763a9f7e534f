import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sandboxScopeOf } from '../../domain/client-scope.ts';
import { addClient } from '../../starters/client-add.ts';
import { removeClient, viewClient } from '../../starters/client-manage.ts';
import { connectWithCode } from '../../starters/connection-connect.ts';
import { adoptProductsNow } from '../../starters/product-adopt.ts';
import { findTargets, moveTargets } from '../../starters/product-delete.ts';
import { sendSandboxNow } from '../../starters/product-sandbox.ts';
import { syncProductsNow } from '../../starters/product-sync.ts';
import { attemptLogOf } from '../../storage/attempt-logs.ts';
import type { ClientRow } from '../../storage/clients.ts';
import { existingProductId, existingProductsOf, type ExistingProductRow } from '../../storage/existing-products.ts';
import { listingId, listingsOf, type ListingRow } from '../../storage/listings.ts';
import { newProduct, productId as productRowId, productsOf, type ProductRow } from '../../storage/products.ts';
import { authorizationsOf } from '../../storage/tiktok-tokens.ts';
import { COUNTS, openWorld, type World } from '../workflows/open-world.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
let world: World;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
  world = await openWorld(inject('temporalAddress'), desk.namespace);
});
afterAll(async () => {
  await world.close();
  await desk.close();
});

const refusedAs = (code: string) => ({ name: 'CommandFailure', code });

async function add(): Promise<ClientRow> {
  const client = await addClient(desk.context, { name: `Loja ${randomUUID()}`, feed: 'https://loja.example/feed.xml' });
  world.scene({}, client._id);
  world.scene({}, sandboxScopeOf(client._id));
  return client;
}

async function addProduct(client: string, key: string, skus: readonly string[], change: Partial<ProductRow> = {}) {
  const db = await desk.context.db();
  const now = new Date();
  const product: ProductRow = {
    _id: productRowId(client, key),
    ...newProduct(client, key),
    productId: `17${key}`,
    status: 'ACTIVATE',
    auditStatus: 'APPROVED',
    dueAt: null,
    updatedAt: now,
    ...change,
  };
  await productsOf(db).insertOne(product);
  await listingsOf(db).insertMany(
    skus.map((sku): ListingRow => ({
      _id: listingId(client, sku),
      client,
      sku,
      productKey: key,
      item: { id: sku, title: `Caneca ${sku}` } as ListingRow['item'],
      feedProblems: [],
      itemRun: 'r',
      removed: false,
      enrichment: null,
      enrichDue: false,
      enrichedAt: null,
      sellerSku: sku,
      skuId: `9${sku}`,
      productId: product.productId,
      salesAttributes: [],
      identifierCode: null,
      desired: null,
      sent: null,
      accepted: null,
      state: 'accepted',
      problems: [],
      notes: [],
      updatedAt: now,
    })),
  );
}

async function addExisting(client: string, productId: string, change: Partial<ExistingProductRow> = {}) {
  await existingProductsOf(await desk.context.db()).insertOne({
    _id: existingProductId(client, productId),
    client,
    productId,
    title: `Caneca ${productId}`,
    status: 'ACTIVATE',
    audit: 'APPROVED',
    skus: [{ skuId: `${productId}0`, sellerSku: `s${productId}` }],
    linkedTo: null,
    why: { code: 'existing-unlinked' },
    blocks: [`s${productId}`],
    toLink: false,
    seenAt: new Date(),
    ...change,
  });
}

describe('product adopt', () => {
  it('shows what is ours, what is only there, and what is to be put right, with what to do', async () => {
    const client = await add();
    await addExisting(client._id, '11', { linkedTo: 'a', why: null, blocks: ['stranger'] });
    await addExisting(client._id, '12');
    await addExisting(client._id, '13', {
      why: { code: 'existing-spread', params: { product: 'b', productIds: '13, 14' } },
    });
    world.scene(
      {
        readExistingProducts: async () => ({ isRead: true, products: 3, gone: 0, toLink: true }),
        linkExistingProducts: async () => ({ next: null, linked: 1 }),
      },
      client._id,
    );
    const answer = await adoptProductsNow(desk.context, client);
    expect(answer).toMatchObject({
      products: 3,
      linked: 1,
      ours: [{ productId: '11', linkedTo: 'a', foreignSkus: ['stranger'] }],
      unlinked: [{ productId: '12', linkedTo: null }],
      conflicts: [{ productId: '13', why: 'existing-spread' }],
    });
    const { explanation } = answer.conflicts[0]!;
    expect(explanation['pt-BR'].why).toContain('13, 14');
    expect(explanation.en.fix.length).toBeGreaterThan(10);
  });

  it('waits its turn behind a synchronisation', async () => {
    const client = await add();
    world.scene({ readFeed: async () => ({ outcome: 'held', counts: COUNTS, problem: null }) }, client._id);
    const { workflowId } = await syncProductsNow(desk.context, client, { workflow: 'updateProducts', detach: true });
    await expect(adoptProductsNow(desk.context, client)).rejects.toMatchObject(refusedAs('already-running'));
    await world.temporal.workflow.getHandle(workflowId).terminate();
  });
});

describe('product delete', () => {
  it('finds the products of SKUs and ids, each once, with all that goes with them', async () => {
    const client = await add();
    const stranger = { skuId: '5', sellerSku: 'stranger', salesAttributes: [] };
    await addProduct(client._id, 'a', ['a1', 'a2'], { foreignSkus: [stranger] });
    await addProduct(client._id, 'b', ['b1']);
    await addExisting(client._id, '99');
    const targets = await findTargets(desk.context, client, { skus: ['a1', 'a2'], productIds: ['17a', '17b', '99'] });
    expect(targets).toEqual([
      { productId: '17a', title: 'Caneca a1', status: 'ACTIVATE', skus: ['a1', 'a2', 'stranger'], isOurs: true },
      { productId: '17b', title: 'Caneca b1', status: 'ACTIVATE', skus: ['b1'], isOurs: true },
      { productId: '99', title: 'Caneca 99', status: 'ACTIVATE', skus: ['s99'], isOurs: false },
    ]);
  });

  it('refuses what it does not know, and what is not on TikTok', async () => {
    const client = await add();
    await addProduct(client._id, 'a', ['a1'], { productId: null, status: null });
    const find = (skus: string[], productIds: string[] = []) => findTargets(desk.context, client, { skus, productIds });
    await expect(find([])).rejects.toMatchObject(refusedAs('nothing-chosen'));
    await expect(find(['zz'])).rejects.toMatchObject(refusedAs('sku-unknown'));
    await expect(find([], ['1'])).rejects.toMatchObject(refusedAs('product-unknown'));
    await expect(find(['a1'])).rejects.toMatchObject(refusedAs('not-on-tiktok'));
    const other = await add();
    await addProduct(other._id, 'o', ['o1']);
    await expect(find([], ['17o'])).rejects.toMatchObject(refusedAs('product-unknown'));
  });

  it('tells the outcome of each, with what a refusal means', async () => {
    const client = await add();
    await addProduct(client._id, 'a', ['a1']);
    await addProduct(client._id, 'b', ['b1']);
    const scene = world.scene(
      {
        deleteProductBatch: async ({ productIds }) =>
          productIds.map((productId) =>
            productId === '17b'
              ? { productId, outcome: 'refused', code: '12052901' }
              : { productId, outcome: 'done', code: null },
          ),
      },
      client._id,
    );
    const targets = await findTargets(desk.context, client, { skus: ['a1', 'b1'], productIds: [] });
    const moved = await moveTargets(desk.context, client, 'deleteProducts', targets);
    expect(moved).toMatchObject([
      { productId: '17a', outcome: 'done', why: null },
      { productId: '17b', outcome: 'refused', code: '12052901', why: expect.stringMatching(/\w{4}/) },
    ]);
    expect(scene.of('deleteProductBatch')[0]).toMatchObject({ by: expect.stringMatching(/^cli:/) });
  });

  it('deletes nothing where nobody can be asked, and says what it would delete', async () => {
    const client = await add();
    await addProduct(client._id, 'a', ['a1', 'a2']);
    const scene = world.scene({}, client._id);
    const asked = await desk.ponte(['product', 'delete', client._id, '--sku', 'a1', '--json']);
    expect(asked.code).toBe(1);
    expect(JSON.parse(asked.out)).toMatchObject({
      error: { code: 'confirmation-missing', message: expect.stringContaining('17a') },
    });
    expect(asked.err).toContain('a1 a2');
    expect(scene.calls).toEqual([]);
    const done = await desk.ponte(['product', 'delete', client._id, '--sku', 'a1', '--yes', '--json']);
    expect([done.code, JSON.parse(done.out)]).toMatchObject([0, [{ productId: '17a', outcome: 'done' }]]);
    expect(scene.of('deleteProductBatch')).toMatchObject([{ productIds: ['17a'] }]);
    const restored = await desk.ponte(['product', 'restore', client._id, '--product', '17a']);
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('done')]);
  });
});

describe('the sandbox shop', () => {
  it('is connected beside the live one, and shown apart from it', async () => {
    const client = await add();
    const db = await desk.context.db();
    const connected = { openId: 'o', sellerName: 's', region: 'BR', state: 'connected' as const };
    const scopes = [client._id, sandboxScopeOf(client._id)];
    for (const [at, scope] of scopes.entries()) {
      const chooseShop = async ({ authorizationId }: { authorizationId: string }) => {
        const shop = { id: String(70 + at), name: `shop ${at}`, cipher: 'c', region: 'BR' };
        const set = { ...connected, shops: [shop], shopId: shop.id };
        await authorizationsOf(db).updateOne({ _id: authorizationId }, { $set: set });
        return { shopId: shop.id, shopName: shop.name };
      };
      world.scene({ chooseShop }, scope);
    }
    await connectWithCode(desk.context, client, { code: 'x', shop: null });
    await connectWithCode(desk.context, client, { code: 'y', shop: null, isSandboxShop: true });
    expect(await viewClient(desk.context, client)).toMatchObject({
      shop: { id: '70', name: 'shop 0' },
      sandboxShop: { id: '71', name: 'shop 1' },
      connection: 'connected',
    });
    const listed = await desk.ponte(['client', 'list', '--json']);
    expect(listed.out).not.toContain('~sandbox');
  });

  it('is sent to and reported product by product, in both languages', async () => {
    const client = await add();
    const db = await desk.context.db();
    const scope = sandboxScopeOf(client._id);
    await addProduct(client._id, 'a', ['a1']);
    await addProduct(client._id, 'b', ['b1']);
    await addProduct(scope, 'a', ['a1'], { productId: '55' });
    await addProduct(scope, 'b', ['b1'], { productId: null, status: null, auditStatus: null });
    await listingsOf(db).updateOne(
      { _id: listingId(scope, 'b1') },
      { $set: { state: 'blocked', problems: [{ code: 'weight-missing' }] } },
    );
    const runs: string[] = [];
    world.scene(
      {
        async publishProducts({ runId }) {
          runs.push(runId);
          const row = {
            client: scope,
            sku: 'a1',
            productKey: 'a',
            runId,
            at: new Date(),
            outcome: 'accepted' as const,
          };
          const rest = { answer: null, productId: '55', skuId: null, explanation: null };
          await attemptLogOf(db, 'product').insertOne({
            _id: `${runId}:1`,
            ...row,
            ...rest,
            action: 'create',
            sent: { hash: '', summary: '' },
          });
          await attemptLogOf(db, 'product').insertOne({
            _id: `${runId}:2`,
            ...row,
            ...rest,
            action: 'review:ACTIVATE',
            sent: null,
          });
          return { next: null, products: 2, calls: 1, sent: 1, blocked: 1, queued: 0, postponed: 0, lastError: null };
        },
      },
      scope,
    );
    const answer = await sendSandboxNow(desk.context, client, []);
    expect(answer).toMatchObject({ workflowId: `sandbox:${client._id}`, result: { runId: runs[0], sent: 1, open: 0 } });
    expect(answer.products).toMatchObject([
      {
        productKey: 'a',
        productId: '55',
        actions: ['create'],
        status: 'ACTIVATE',
        skus: [{ sku: 'a1', problems: [] }],
      },
      { productKey: 'b', productId: null, actions: [], status: null, skus: [{ state: 'blocked' }] },
    ]);
    const problem = answer.products[1]!.skus[0]!.problems[0]!;
    expect(problem.code).toBe('weight-missing');
    expect(problem['pt-BR'].title).not.toBe(problem.en.title);
    expect((await sendSandboxNow(desk.context, client, ['a1'])).products.map(({ productKey }) => productKey)).toEqual([
      'a',
    ]);
    await expect(sendSandboxNow(desk.context, client, ['zz'])).rejects.toMatchObject(refusedAs('sku-unknown'));
  });

  it('goes with its client', async () => {
    const client = await add();
    const scope = sandboxScopeOf(client._id);
    await addProduct(scope, 'a', ['a1']);
    await addExisting(scope, '5');
    await removeClient(desk.context, client);
    const db = await desk.context.db();
    expect(await listingsOf(db).countDocuments({ client: scope })).toBe(0);
    expect(await productsOf(db).countDocuments({ client: scope })).toBe(0);
    expect(await existingProductsOf(db).countDocuments({ client: scope })).toBe(0);
  });
});
