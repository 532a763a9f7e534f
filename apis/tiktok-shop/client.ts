import { createShopCalls } from './authorization.ts';
import { createBrandCalls } from './brands.ts';
import { createCategoryCalls } from './categories.ts';
import { createImageCalls } from './images.ts';
import { createInventoryCalls } from './inventory.ts';
import { createPriceCalls } from './product-prices.ts';
import { createProductCalls } from './products.ts';
import { createTransport, type TransportOptions } from './transport.ts';
import { createWarehouseCalls } from './warehouses.ts';
import { createWebhookCalls } from './webhooks.ts';

/**
 * A shop on TikTok Shop, by typed calls. Every call signs, waits for its turn and fails only with `ApiFailure`
 * (`../failure.ts`) or the signal's reason. Make one for each client and shop; they may share a limiter.
 *
 * @example
 * const shop = createTiktokShopClient({ apiUrl, appKey, appSecret, accessToken, shopCipher, limiter, timeouts });
 * const { productId } = await shop.products.create(product, { signal });
 */
export function createTiktokShopClient(options: TransportOptions) {
  const send = createTransport(options);
  return {
    shops: createShopCalls(send),
    products: { ...createProductCalls(send), ...createPriceCalls(send), ...createInventoryCalls(send) },
    categories: createCategoryCalls(send),
    brands: createBrandCalls(send),
    images: createImageCalls(send),
    warehouses: createWarehouseCalls(send),
    webhooks: createWebhookCalls(send),
  };
}

export type TiktokShopClient = ReturnType<typeof createTiktokShopClient>;
