import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startVtexSandbox } from '../../../sandbox/vtex/server.ts';
import { clientOf, plainSku } from './open-vtex.ts';

it('forgets nothing over a restart, whatever seed it is started with', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'vtex-sandbox-'));
  let sandbox = await startVtexSandbox({ port: 0, stateDir, seed: 1 });
  const vtex = clientOf(() => sandbox);
  try {
    const { id } = await plainSku(vtex);
    await vtex.control(`/lojademo/skus/${id}`, { price: 4567, stock: 8, warehouse: '1_1', productName: 'Ficou' });
    await vtex.control('/lojademo/rights', { remove: ['logistics'] });
    await vtex.control('/switches', { feedPrice: '1299.00 BRL' });
    const affiliate = { searchURIEndpoint: 'http://127.0.0.1:9/n/' };
    await vtex.call('/api/fulfillment/pvt/affiliates/TKT', { method: 'PUT', body: affiliate });
    const feed = await vtex.call('/XMLData/tiktok.xml');
    const before = sandbox.url;
    await sandbox.close();

    sandbox = await startVtexSandbox({ port: 0, stateDir, seed: 99 });
    expect((await vtex.call(`/pricing/prices/${id}`)).json().basePrice).toBe(45.67);
    expect((await vtex.call(`/api/catalog_system/pvt/sku/stockkeepingunitbyid/${id}`)).json().ProductName).toBe(
      'Ficou',
    );
    expect((await vtex.call(`/api/logistics/pvt/inventory/skus/${id}`)).status).toBe(403);
    expect((await vtex.call('/api/fulfillment/pvt/affiliates/TKT')).json()).toMatchObject(affiliate);
    const again = await vtex.call('/XMLData/tiktok.xml');
    expect(again.text).toContain('45.67 BRL');
    expect(again.text).toBe(feed.text.replaceAll(before, sandbox.url));
    expect(again.headers.get('last-modified')).toBe(feed.headers.get('last-modified'));
    // The second part of the tag stands for the address it was asked by, which is another one now.
    const contentTag = (headers: Headers) => headers.get('etag')?.split('-')[0];
    expect(contentTag(again.headers)).toBe(contentTag(feed.headers));
    expect((await vtex.skus()).length).toBeGreaterThan(500);
  } finally {
    await sandbox.close();
    await rm(stateDir, { recursive: true, force: true });
  }
});
