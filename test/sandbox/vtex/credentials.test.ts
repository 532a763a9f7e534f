import { describe, expect, it } from 'vitest';
import { keyOf, useVtex } from './open-vtex.ts';

const vtex = useVtex();
const paths = {
  'catalog-system': '/api/catalog_system/pvt/brand/list',
  catalog: '/api/catalog/pvt/stockkeepingunit/2001',
  pricing: '/pricing/prices/2001',
  logistics: '/api/logistics/pvt/configuration/docks',
  checkout: '/api/fulfillment/pvt/affiliates',
};

describe('credentials', () => {
  it.each(Object.entries(paths))('are needed by %s', async (_family, path) => {
    expect((await vtex.call(path)).status).toBe(200);
    expect((await vtex.call(path, { credentials: {} })).status).toBe(401);
    expect(
      (await vtex.call(path, { credentials: { ...keyOf('lojademo'), 'X-VTEX-API-AppToken': 'wrong' } })).status,
    ).toBe(401);
    expect(
      (
        await vtex.call(path, {
          credentials: { ...keyOf('lojademo'), 'X-VTEX-API-AppKey': 'vtexappkey-nosuch-SANDBOX' },
        })
      ).status,
    ).toBe(401);
  });

  it('open their own account only', async () => {
    expect((await vtex.call(paths.catalog, { account: 'lojaduas' })).status).toBe(200);
    expect((await vtex.call(paths.catalog, { account: 'lojaduas', credentials: keyOf('lojademo') })).status).toBe(403);
  });

  it('are refused in the words of each family', async () => {
    const refused = (path: string) => vtex.call(path, { credentials: {} });
    expect((await refused(paths.checkout)).json()).toEqual({
      error: { code: '1', message: 'Unauthorized access', exception: null },
    });
    expect((await refused(paths['catalog-system'])).json()).toEqual({ Message: expect.any(String) });
    expect((await refused(paths.catalog)).headers.get('content-type')).toContain('text/plain');
    const problem = await refused(paths.pricing);
    expect(problem.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.json()).toMatchObject({
      title: 'Unauthorized',
      status: 401,
      traceId: expect.stringMatching(/^00-/),
    });
  });

  it('lose and regain rights by a control call', async () => {
    await vtex.control('/lojaduas/rights', { remove: ['pricing', 'catalog'] });
    const status = async (path: string) => (await vtex.call(path, { account: 'lojaduas' })).status;
    expect(await status(paths.pricing)).toBe(403);
    expect(await status(paths.catalog)).toBe(403);
    expect(await status(paths['catalog-system'])).toBe(403);
    expect(await status(paths.logistics)).toBe(200);
    expect((await vtex.call(paths.pricing)).status).toBe(200);
    await vtex.control('/lojaduas/rights', { grant: ['pricing', 'catalog'] });
    expect(await status(paths.pricing)).toBe(200);
  });

  it('are not asked of public routes', async () => {
    for (const path of [
      '/api/catalog_system/pub/category/tree/3',
      '/api/catalog_system/pub/products/search?fq=skuId:2001',
      '/XMLData/tiktok.xml',
    ]) {
      expect((await vtex.call(path, { credentials: {} })).status).toBeLessThan(300);
    }
  });

  it('do not matter for an account that does not exist', async () => {
    const answer = await vtex.call(paths.catalog, { account: 'nosuch' });
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('nosuch');
  });
});

describe('the gateway', () => {
  it('does not know the paths of later issues', async () => {
    for (const path of ['/api/oms/pvt/orders', '/api/order-integration/orders', '/api/fulfillment/pvt/orders']) {
      const answer = await vtex.call(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('text/html');
    }
  });

  it('refuses a wrong verb and a body that is no JSON', async () => {
    const verb = await vtex.call(paths['catalog-system'], { method: 'DELETE' });
    expect(verb.status).toBe(405);
    expect(verb.json().Message).toContain('DELETE');
    const body = await vtex.call('/api/checkout/pub/orderForms/simulation', { raw: '{"items":' });
    expect(body.status).toBe(400);
    expect(body.json().error.message).toContain('JSON');
  });

  it('takes a trailing slash and any case of a path', async () => {
    expect((await vtex.call('/api/logistics/pvt/configuration/docks/')).json()).toHaveLength(2);
    expect((await vtex.call('/api/catalog_system/pvt/sku/stockKeepingUnitById/2001')).json().Id).toBe(2001);
  });
});
