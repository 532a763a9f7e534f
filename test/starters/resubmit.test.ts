import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { newListing } from '../../activities/apply-change.ts';
import { addClient } from '../../starters/client-add.ts';
import { resubmitProducts } from '../../starters/product-resubmit.ts';
import type { ClientRow } from '../../storage/clients.ts';
import { listingsOf, type ListingState } from '../../storage/listings.ts';
import { newProduct, productsOf, type ProductRow } from '../../storage/products.ts';
import { openDesk, type Desk } from './open-desk.ts';

let desk: Desk;
let client: ClientRow;
beforeAll(async () => {
  desk = await openDesk(inject('mongodbUri'), inject('temporalAddress'));
});
afterAll(() => desk.close());
beforeEach(async () => {
  client = await addClient(desk.context, { name: `Loja ${randomUUID()}`, feed: 'https://loja.example/feed.xml' });
});

/** A product of one SKU, as it stands with TikTok. */
async function put(sku: string, state: ListingState, product: Partial<ProductRow>): Promise<void> {
  const db = await desk.context.db();
  const productKey = `sku:${sku}`;
  const change = { client: client._id, sku, productKey, item: { id: sku }, problems: [], runId: 'r', at: new Date() };
  await listingsOf(db).insertOne({ ...newListing({ ...change, _id: sku, seq: 0, change: 'added' } as never), state });
  await productsOf(db).insertOne({
    _id: `${client._id}:${productKey}`,
    ...newProduct(client._id, productKey),
    productId: `77${sku}`,
    dueAt: null,
    updatedAt: new Date(),
    ...product,
  });
}

const asked = async (): Promise<string[]> => {
  const rows = await productsOf(await desk.context.db())
    .find({ client: client._id, resubmitAsked: true, dueAt: { $lte: new Date() } })
    .sort({ productKey: 1 })
    .toArray();
  return rows.map(({ productKey }) => productKey);
};

describe('product resubmit', () => {
  it('marks the refused products of the named SKUs, and says which it leaves alone', async () => {
    await put('1', 'refused', { status: 'FAILED', auditStatus: 'FAILED', resubmissions: 1, refusedDigest: 'x' });
    await put('2', 'accepted', { status: 'ACTIVATE', auditStatus: 'APPROVED' });
    const answer = await resubmitProducts(desk.context, client, ['1', '2', 'unheard']);
    expect(answer).toMatchObject({
      asked: [{ productKey: 'sku:1', status: 'FAILED', skus: ['1'] }],
      untouched: [{ productKey: 'sku:2' }],
      unknown: ['unheard'],
    });
    expect(await asked()).toEqual(['sku:1']);
  });

  it('takes every refused product where it is told so: failed, taken down, or with a failed edit', async () => {
    await put('1', 'refused', { status: 'FAILED', auditStatus: 'FAILED' });
    await put('2', 'refused', { status: 'PLATFORM_DEACTIVATED', auditStatus: 'NONE' });
    await put('3', 'refused', { status: 'ACTIVATE', auditStatus: 'FAILED' });
    await put('4', 'refused', { status: 'FREEZE', auditStatus: 'NONE' });
    await put('5', 'accepted', { status: 'ACTIVATE', auditStatus: 'APPROVED' });
    await resubmitProducts(desk.context, client, null);
    expect(await asked()).toEqual(['sku:1', 'sku:2', 'sku:3']);
  });

  it('refuses where nothing is concerned, and where it is not said what is meant', async () => {
    await put('2', 'accepted', { status: 'ACTIVATE', auditStatus: 'APPROVED' });
    const failing = resubmitProducts(desk.context, client, ['2']);
    await expect(failing).rejects.toMatchObject({ code: 'nothing-to-resubmit', message: /No review/ });
    const unknown = resubmitProducts(desk.context, client, ['9']);
    await expect(unknown).rejects.toMatchObject({ code: 'nothing-to-resubmit', message: /no SKU 9/ });
    expect(await asked()).toEqual([]);
    const said = await desk.ponte(['product', 'resubmit', client._id, '--json']);
    expect(said.code).toBe(1);
    expect(JSON.parse(said.out)).toMatchObject({ error: { code: 'products-not-named' } });
  });
});
