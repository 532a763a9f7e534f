import { createHmac } from 'node:crypto';
import sharp from 'sharp';
import { MUGS, type Stage, type TiktokProduct } from './scene.ts';

/** Somebody else at work on the same shop: signed calls of its own, none of Ponte's code. */
export interface Rival {
  call(method: string, path: string, body?: unknown): Promise<any>;
  /** Creates a mug with these SKUs and lets its review end. @returns the product as the sandbox holds it */
  list(skus: readonly RivalSku[], change?: Record<string, unknown>): Promise<TiktokProduct>;
  /** A product as the sandbox holds it. */
  read(id: string): Promise<TiktokProduct>;
}

export interface RivalSku {
  readonly sku: string;
  readonly price?: string;
  readonly quantity?: number;
  /** `Tamanho`, unless `attributes` says more. */
  readonly size?: string;
  readonly attributes?: readonly { name: string; value_name: string }[];
}

export async function openRival(stage: Stage, shop = 'lojademo'): Promise<Rival> {
  const { url } = stage.sandboxes.tiktokShop;
  const { code } = await stage.control('POST', '/_sandbox/authorize', { shop });
  const query = new URLSearchParams({
    app_key: 'sandbox-key',
    app_secret: 'sandbox-secret',
    auth_code: code,
    grant_type: 'authorized_code',
  });
  const tokens: any = await (await fetch(`${url}/api/v2/token/get?${query.toString()}`)).json();
  const token: string = tokens.data.access_token;
  const shops = await send('GET', '/authorization/202309/shops', {});
  const { cipher } = shops.data.shops.find(({ name }: { name: string }) => name === shop);
  const { data } = await call('GET', '/logistics/202309/warehouses');
  const warehouse: string = data.warehouses.find((one: { is_default: boolean }) => one.is_default).id;
  const uri = await upload();

  async function send(method: string, path: string, more: Record<string, string>, body?: string | FormData) {
    const plain = { app_key: 'sandbox-key', timestamp: String(Math.floor(Date.now() / 1000)), ...more };
    const pairs = Object.entries(plain).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const text = `sandbox-secret${path}${pairs.flat().join('')}${typeof body === 'string' ? body : ''}sandbox-secret`;
    const sign = createHmac('sha256', 'sandbox-secret').update(text).digest('hex');
    const answer = await fetch(`${url}${path}?${new URLSearchParams({ ...plain, sign }).toString()}`, {
      method,
      headers: {
        'x-tts-access-token': token,
        ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const said: any = await answer.json();
    if (said.code !== 0) throw new Error(`${method} ${path}: ${said.code} ${said.message}`);
    return said;
  }

  function call(method: string, path: string, body?: unknown): Promise<any> {
    return send(method, path, { shop_cipher: cipher }, body === undefined ? undefined : JSON.stringify(body));
  }

  async function upload(): Promise<string> {
    const image = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#663399' } })
      .png()
      .toBuffer();
    const form = new FormData();
    form.append('data', new Blob([new Uint8Array(image)]), 'image.png');
    form.append('use_case', 'MAIN_IMAGE');
    return (await send('POST', '/product/202309/images/upload', {}, form)).data.uri;
  }

  async function read(id: string): Promise<TiktokProduct> {
    const { items } = await stage.control('GET', `/_sandbox/state?kind=products&shop=${shop}`);
    return items.find((product: TiktokProduct) => product.id === id);
  }

  return {
    call,
    read,
    async list(skus, change = {}) {
      const created = await call('POST', '/product/202309/products', {
        title: 'Caneca esmaltada que já estava na loja',
        description: '<p>Anúncio antigo, feito à mão.</p>',
        category_id: MUGS,
        main_images: [{ uri }],
        package_weight: { value: '0.450', unit: 'KILOGRAM' },
        package_dimensions: { length: '12', width: '10', height: '10', unit: 'CENTIMETER' },
        ...change,
        skus: skus.map(({ sku, price = '31.50', quantity = 7, size, attributes }) => ({
          seller_sku: sku,
          price: { amount: price, currency: 'BRL' },
          inventory: [{ warehouse_id: warehouse, quantity }],
          ...(size || attributes ? { sales_attributes: attributes ?? [{ name: 'Tamanho', value_name: size }] } : {}),
        })),
      });
      await stage.control('POST', '/_sandbox/clock', { advance: '5s' });
      return read(created.data.product_id);
    },
  };
}
