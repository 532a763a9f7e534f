import { createHmac } from 'node:crypto';
import sharp from 'sharp';
import { startTiktokShopSandbox } from '../../../../sandbox/tiktok-shop/server.ts';

export interface Answer {
  status: number;
  code: number;
  message: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are read field by field in the assertions
  data: any;
}

/** A sandbox with an authorized shop, and signed calls to it. */
export interface ShopClient {
  url: string;
  shopId: string;
  cipher: string;
  call(method: string, path: string, query?: Record<string, string>, body?: unknown): Promise<Answer>;
  upload(path: string, form: FormData): Promise<Answer>;
  control(method: string, path: string, body?: unknown): Promise<any>;
  /** Uploads a drawn PNG and returns its `uri`. */
  image(options?: { width?: number; height?: number; useCase?: string }): Promise<string>;
  close(): Promise<void>;
}

export async function openShop({
  stateDir,
  shop = 'lojademo',
  port,
}: { stateDir?: string; shop?: string; port?: number } = {}): Promise<ShopClient> {
  const sandbox = await startTiktokShopSandbox({ stateDir, port, seed: 7 });
  const { url } = sandbox;
  await control('POST', '/_sandbox/limits', { path: '/**', perSecond: 100_000 });
  const { code } = await control('POST', '/_sandbox/authorize', { shop });
  const tokens: any = await (
    await fetch(
      `${url}/api/v2/token/get?app_key=sandbox-key&app_secret=sandbox-secret&auth_code=${encodeURIComponent(code)}&grant_type=authorized_code`,
    )
  ).json();
  const token = tokens.data.access_token as string;
  const shops = await call('GET', '/authorization/202309/shops');
  const { id: shopId, cipher } = shops.data.shops[0];

  async function control(method: string, path: string, body?: unknown): Promise<any> {
    const response = await fetch(url + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return await response.json();
  }

  function sign(path: string, query: Record<string, string>, body: string): string {
    const pairs = Object.entries(query).toSorted(([one], [other]) => (one < other ? -1 : 1));
    const text = `sandbox-secret${path}${pairs.map(([key, value]) => key + value).join('')}${body}sandbox-secret`;
    return createHmac('sha256', 'sandbox-secret').update(text).digest('hex');
  }

  async function send(
    method: string,
    path: string,
    query: Record<string, string>,
    body: string | FormData | undefined,
  ): Promise<Answer> {
    const common = { app_key: 'sandbox-key', timestamp: String(Math.floor(Date.now() / 1000)), ...query };
    const signed = { ...common, sign: sign(path, common, typeof body === 'string' ? body : '') };
    const response = await fetch(`${url}${path}?${new URLSearchParams(signed).toString()}`, {
      method,
      headers: { 'x-tts-access-token': token, ...(typeof body !== 'object' && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
  }

  async function call(
    method: string,
    path: string,
    query: Record<string, string> = {},
    body?: unknown,
  ): Promise<Answer> {
    const withCipher =
      path.startsWith('/authorization') ||
      path.includes('/sizecharts/') ||
      (path.endsWith('/brands') && method === 'POST')
        ? query
        : { shop_cipher: cipher, ...query };
    return await send(method, path, withCipher, body === undefined ? undefined : JSON.stringify(body));
  }

  return {
    url,
    shopId,
    cipher,
    call,
    control,
    upload: (path, form) => send('POST', path, {}, form),
    async image({ width = 600, height = 600, useCase = 'MAIN_IMAGE' } = {}) {
      const form = new FormData();
      form.append('data', new Blob([new Uint8Array(await drawImage(width, height))]), 'image.png');
      form.append('use_case', useCase);
      return (await send('POST', '/product/202309/images/upload', {}, form)).data.uri;
    },
    close: () => sandbox.close(),
  };
}

export function drawImage(width: number, height: number, format: 'png' | 'jpeg' | 'webp' = 'png'): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .toFormat(format)
    .toBuffer();
}

/** A leaf without required attributes, and one of clothing. */
export const leaves = {
  mugs: '611203',
  shirts: '601201',
  dogFood: '619101',
  prohibited: '618301',
  invite: '606105',
  group: '611200',
} as const;

/** A body that every rule accepts; `change` spoils or widens it. */
export function listing(
  uri: string,
  warehouseId: string,
  change: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    title: 'Caneca de cerâmica azul 300 ml',
    description: '<p>Caneca de cerâmica para café e chá.</p>',
    category_id: leaves.mugs,
    main_images: [{ uri }],
    skus: [sku(warehouseId)],
    package_weight: { value: '0.450', unit: 'KILOGRAM' },
    package_dimensions: { length: '12', width: '10', height: '10', unit: 'CENTIMETER' },
    ...change,
  };
}

export function sku(warehouseId: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    seller_sku: 'CAN-AZ',
    price: { amount: '49.90', currency: 'BRL' },
    inventory: [{ warehouse_id: warehouseId, quantity: 10 }],
    ...change,
  };
}
