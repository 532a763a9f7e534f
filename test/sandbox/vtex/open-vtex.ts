import { afterAll, beforeAll } from 'vitest';
import type { Balance, Price, Product, Sku } from '../../../sandbox/vtex/shop.ts';
import { startVtexSandbox } from '../../../sandbox/vtex/server.ts';
import type { VtexSandbox } from '../../../sandbox/vtex/server.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed on demand; throws where the text is no JSON. */
  json<T = any>(): T;
}

export interface Wish {
  readonly method?: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Record<string, string>;
  readonly account?: string;
  readonly credentials?: Record<string, string>;
}

export function keyOf(account: string): Record<string, string> {
  return { 'X-VTEX-API-AppKey': `vtexappkey-${account}-SANDBOX`, 'X-VTEX-API-AppToken': 'sandbox-token' };
}

/** Calls of one sandbox, as a client of VTEX's API and of the control calls would make them. */
export function clientOf(sandbox: () => VtexSandbox) {
  async function send(path: string, { method, body, raw, headers = {} }: Wish): Promise<Answer> {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(sandbox().url + path, {
      method: method ?? (sent === undefined ? 'GET' : 'POST'),
      headers: { ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(sent === undefined ? {} : { body: sent }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) };
  }

  async function control<T = any>(path: string, body?: unknown, method?: string): Promise<T> {
    const answer = await send(`/_sandbox${path}`, { body, ...(method === undefined ? {} : { method }) });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.json();
  }

  const rows = async <T>(kind: string, account: string): Promise<T[]> =>
    (await control(`/state?kind=${kind}&shop=${account}`)).items;

  return {
    control,
    send,
    call: (path: string, wish: Wish = {}) => {
      const account = wish.account ?? 'lojademo';
      return send(`/${account}${path}`, {
        ...wish,
        headers: { ...(wish.credentials ?? keyOf(account)), ...wish.headers },
      });
    },
    skus: (account = 'lojademo') => rows<Sku>('skus', account),
    products: (account = 'lojademo') => rows<Product>('products', account),
    prices: (account = 'lojademo') => rows<Price>('prices', account),
    balances: (account = 'lojademo') => rows<Balance>('balances', account),
    simulate: (items: unknown[], query = 'sc=2&affiliateId=TKT', more: object = {}) =>
      send(`/lojademo/api/checkout/pub/orderForms/simulation?${query}`, { body: { items, country: 'BRA', ...more } }),
  };
}

/** A sandbox in memory for one test file. */
export function useVtex() {
  let sandbox: VtexSandbox;
  beforeAll(async () => {
    sandbox = await startVtexSandbox({ port: 0, seed: 1 });
  });
  afterAll(() => sandbox.close());
  return { ...clientOf(() => sandbox), url: () => sandbox.url };
}

/** An active SKU of the TikTok policy with a price, stock at the first warehouse and no fixed price. */
export async function plainSku({
  skus,
  products,
  prices,
  balances,
}: Pick<ReturnType<typeof clientOf>, 'skus' | 'products' | 'prices' | 'balances'>): Promise<Sku> {
  const [allSkus, allProducts, allPrices, allBalances] = await Promise.all([skus(), products(), prices(), balances()]);
  const found = allSkus.find((sku) => {
    const price = allPrices.find(({ skuId }) => skuId === sku.id);
    const stock = allBalances.find(({ skuId, warehouseId }) => skuId === sku.id && warehouseId === '1_1');
    const siblings = allSkus.filter(({ productId }) => productId === sku.productId);
    return (
      sku.active &&
      siblings.length > 1 &&
      siblings.every(({ active }) => active) &&
      sku.policies.includes(2) &&
      sku.unitMultiplier === 1 &&
      price?.fixedPrices.length === 0 &&
      stock?.unlimited === false &&
      stock.total - stock.reserved > 10 &&
      allProducts.find(({ id }) => id === sku.productId)?.active === true
    );
  });
  if (!found) throw new Error('The seed has no plain SKU.');
  return found;
}

/** Asks until `read` gives something, for five seconds at most. */
export async function eventually<T>(read: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let tries = 0; tries < 250; tries++) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('It never came.');
}
