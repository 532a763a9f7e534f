import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { formatPrice } from '../../../sandbox/vtex/feed/format-price.ts';
import { plainSku, useVtex } from './open-vtex.ts';

const vtex = useVtex();
const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) => ['item', 'product', 'g:additional_image_link'].includes(name),
});
const read = async (name = 'tiktok') => (await vtex.call(`/XMLData/${name}.xml`, { credentials: {} })).text;
const items = async (): Promise<any[]> => parser.parse(await read()).rss.channel.item;
const itemOf = async (id: number) => (await items()).find((item) => item['g:id'] === String(id));
const change = (id: number, body: object) => vtex.control(`/lojademo/skus/${id}`, body);

describe('the feed of the TikTok policy', () => {
  it('holds every active SKU of the policy and no other, also those out of stock', async () => {
    const active = new Set((await vtex.products()).filter((product) => product.active).map(({ id }) => id));
    const expected = (await vtex.skus()).filter(
      (sku) => sku.active && sku.policies.includes(2) && active.has(sku.productId),
    );
    const found = await items();
    expect(found.map((item) => item['g:id'])).toEqual(expected.map(({ id }) => String(id)));
    const availability = new Set(found.map((item) => item['g:availability']));
    expect(availability).toEqual(new Set(['in stock', 'out of stock']));
    await vtex.control('/switches', { feedUnavailable: false });
    expect(new Set((await items()).map((item) => item['g:availability']))).toEqual(new Set(['in stock']));
    await vtex.control('/switches', { feedUnavailable: true });
  });

  it('says what the APIs say', async () => {
    for (const item of (await items()).filter((_, place) => place % 60 === 0)) {
      const context = (await vtex.call(`/api/catalog_system/pvt/sku/stockkeepingunitbyid/${item['g:id']}?sc=2`)).json();
      expect(item.title).toBe(context.NameComplete);
      expect(item.description).toBe(context.ProductDescription);
      expect(item['g:item_group_id']).toBe(String(context.ProductId));
      expect(item['g:brand']).toBe(context.BrandName);
      expect(item['g:gtin']).toBe(context.AlternateIds.Ean);
      const [line] = (await vtex.simulate([{ id: item['g:id'], quantity: 1, seller: '1' }])).json().items;
      expect(item['g:availability'] === 'in stock').toBe(line.availability === 'available');
      if (line.price > 0) expect(item['g:sale_price'] ?? item['g:price']).toBe(formatPrice(line.price, 'R$ 1.299,00'));
    }
  });

  it('follows a change of price, stock and state at once', async () => {
    const { id } = await plainSku(vtex);
    await change(id, { price: 129_900, listPrice: 150_000, stock: 3 });
    expect(await itemOf(id)).toMatchObject({
      'g:price': 'R$ 1.500,00',
      'g:sale_price': 'R$ 1.299,00',
      'g:availability': 'in stock',
    });
    await change(id, { policy: '2', price: 99_900 });
    expect(await itemOf(id)).toMatchObject({ 'g:sale_price': 'R$ 999,00' });
    await change(id, { policy: '2', price: null });
    await change(id, { listPrice: null, stock: 0, warehouse: '1_1' });
    expect(await itemOf(id)).toMatchObject({ 'g:price': 'R$ 1.299,00', 'g:availability': 'out of stock' });
    expect(await itemOf(id)).not.toHaveProperty('g:sale_price');
    await change(id, { active: false });
    expect(await itemOf(id)).toBeUndefined();
    await change(id, { active: true, stock: 20 });
  });

  it('escapes what XML forbids', async () => {
    const sku = await plainSku(vtex);
    await change(sku.id, { productName: 'A & B <c> ]]> "d"', description: '<p>x ]]> & y</p>' });
    const item = await itemOf(sku.id);
    expect(item.title.startsWith('A & B <c> ]]> "d"')).toBe(true);
    expect(item.description).toBe('<p>x ]]> & y</p>');
  });

  it('points to this host for pages and pictures, which are there', async () => {
    const item = (await items()).find((each) => each['g:additional_image_link']);
    expect(item.link.startsWith(`${vtex.url()}/lojademo/`)).toBe(true);
    expect((await fetch(item.link)).headers.get('content-type')).toContain('text/html');
    for (const url of [item['g:image_link'], ...item['g:additional_image_link']]) {
      expect((await fetch(url)).headers.get('content-type')).toBe('image/png');
    }
    const other = await vtex.send('/lojademo/XMLData/tiktok.xml', { headers: {} });
    expect(other.text).toContain(vtex.url());
  });

  it('ends with the time of its last change, in a comment', async () => {
    const answer = await vtex.call('/XMLData/tiktok.xml');
    const [, time] = /<!-- (\S+) -->\s*$/.exec(answer.text) ?? [];
    expect(Date.parse(time ?? '')).toBe(Date.parse(answer.headers.get('last-modified') ?? ''));
  });

  it.each(['1.299,00', '1299,00', '1299.00 BRL', '1,299.00 BRL'])(
    'writes prices as %s by the switch',
    async (style) => {
      const { id } = await plainSku(vtex);
      await change(id, { price: 129_900, listPrice: null });
      await vtex.control('/switches', { feedPrice: style });
      expect((await itemOf(id))['g:price']).toBe(style);
      await vtex.control('/switches', { feedPrice: 'R$ 1.299,00' });
    },
  );
});

describe('a feed asked for again', () => {
  const ask = (headers: Record<string, string>) => vtex.call('/XMLData/tiktok.xml', { headers });

  it('is 304 by ETag and by date until its content changes', async () => {
    const { id } = await plainSku(vtex);
    const first = await ask({});
    const etag = first.headers.get('etag') ?? '';
    const since = first.headers.get('last-modified') ?? '';
    const unchanged = await ask({ 'if-none-match': etag });
    expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await ask({ 'if-modified-since': since })).status).toBe(304);
    expect((await ask({ 'if-none-match': '"other"', 'if-modified-since': since })).status).toBe(200);

    // A write that this feed does not show leaves it as it was.
    await change(id, { policy: '1', price: 4321 });
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);

    await change(id, { price: 4322 });
    const changed = await ask({ 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    // Within the same second too: a client that compares dates only must not miss it.
    expect((await ask({ 'if-modified-since': since })).status).toBe(200);
  });

  it('changes by itself when a scheduled price ends', async () => {
    const { id } = await plainSku(vtex);
    const end = new Date(Date.parse((await vtex.control('/clock')).now) + 3_600_000).toISOString();
    await vtex.call(`/pricing/prices/${id}/fixed/2`, {
      body: [{ value: 11.5, dateRange: { from: '2020-01-01T00:00:00Z', to: end } }],
    });
    const priced = async () => {
      const item = await itemOf(id);
      return item['g:sale_price'] ?? item['g:price'];
    };
    expect(await priced()).toBe('R$ 11,50');
    await vtex.control('/clock', { advance: '2h' });
    expect(await priced()).not.toBe('R$ 11,50');
  });
});

describe('the custom layout', () => {
  it('has the same SKUs under its own tags, prices without a symbol', async () => {
    const { id } = await plainSku(vtex);
    await change(id, { price: 129_900, listPrice: 150_000 });
    const text = await read('produtos');
    const products: any[] = parser.parse(text).products.product;
    expect(products.map((product) => product.id_product)).toEqual((await items()).map((item) => item['g:id']));
    expect(products.find((product) => product.id_product === String(id))).toMatchObject({
      price: '1.500,00',
      sale_price: '1.299,00',
    });
    expect(text).toContain('<id_product><![CDATA[');
  });
});
