import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listing, openShop } from './shop-client.ts';

let stateDir: string;
beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'ponte-products-'));
});
afterAll(() => rm(stateDir, { recursive: true, force: true }));

test('a restart forgets neither products, images, keys nor the reviews to come', async () => {
  const first = await openShop({ stateDir });
  await first.control('POST', '/_sandbox/review', { mode: 'auto', after: '30m' });
  const uri = await first.image();
  const warehouses = (await first.call('GET', '/logistics/202309/warehouses')).data.warehouses;
  const body = listing(uri, warehouses[0].id, { idempotency_key: 'once' });
  const made = await first.call('POST', '/product/202309/products', {}, body);
  const brand = await first.call('POST', '/product/202309/brands', {}, { name: 'Minha marca' });
  await first.close();

  const second = await openShop({ stateDir });
  try {
    expect((await second.call('GET', '/logistics/202309/warehouses')).data.warehouses).toEqual(warehouses);
    const path = `/product/202309/products/${made.data.product_id}`;
    const before = (await second.call('GET', path)).data;
    expect(before.status).toBe('PENDING');
    const image = await fetch(before.main_images[0].urls[0]);
    expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await second.call('POST', '/product/202309/products', {}, body)).data).toEqual(made.data);
    expect((await second.control('GET', '/_sandbox/state')).counts).toMatchObject({ products: 1, skus: 1, images: 1 });
    const named = (await second.call('GET', '/product/202309/brands', { page_size: '10', brand_name: 'minha' })).data
      .brands;
    expect(named).toMatchObject([{ id: brand.data.id, name: 'Minha marca' }]);
    expect((await second.control('GET', '/_sandbox/review')).after).toBe(1_800_000);

    await second.control('POST', '/_sandbox/clock', { advance: '31m' });
    expect((await second.call('GET', path)).data).toMatchObject({ status: 'ACTIVATE', audit: { status: 'APPROVED' } });
    const another = await second.call('POST', '/product/202309/products', {}, { ...body, idempotency_key: 'twice' });
    expect(another.data.product_id).not.toBe(made.data.product_id);
  } finally {
    await second.close();
  }
});
