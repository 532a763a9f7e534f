import sharp from 'sharp';
import { createCategoryReader } from '../../../activities/read-category.ts';
import type { ConnectedShop } from '../../../activities/tiktok-access.ts';
import { isApiFailure } from '../../../apis/failure.ts';
import { createTiktokShopAuthorization } from '../../../apis/tiktok-shop/authorization.ts';
import { createTiktokShopClient } from '../../../apis/tiktok-shop/client.ts';
import type { ProductInput } from '../../../apis/tiktok-shop/product-input.ts';
import type { Category } from '../../../domain/listing/category.ts';
import type { DesiredListing, DraftListing } from '../../../domain/listing/desired-listing.ts';
import { sizeChartKey, toCreateBody } from '../../../domain/listing/request-bodies.ts';
import { startTiktokShopSandbox } from '../../../sandbox/tiktok-shop/server.ts';
import { fastLimiter } from '../../apis/tiktok-shop/shop.ts';

/** A shop of the sandbox that listings are shown to, by the real client. */
export interface SandboxShop {
  /** What the shop says a leaf asks for, read as the product does. */
  category(leafId: string): Promise<Category>;
  /** TikTok's codes for all that is wrong with a listing, sent as it stands; none where it would be taken. */
  check(draft: DraftListing): Promise<string[]>;
  /** What TikTok would drop from a listing while taking the rest, in its own words. */
  warnings(draft: DraftListing): Promise<readonly string[]>;
  /** The code that a create is refused with; null where the product was created. */
  create(draft: DraftListing): Promise<string | null>;
  close(): Promise<void>;
}

export async function openSandboxShop(): Promise<SandboxShop> {
  const sandbox = await startTiktokShopSandbox();
  const control = async (path: string, body: unknown): Promise<any> =>
    (await fetch(`${sandbox.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })).json();
  await control('/limits', { path: '/**', perSecond: 100_000 });
  await control('/switches', { productUploadsPerDay: 0 });

  const keys = { appKey: 'sandbox-key', appSecret: 'sandbox-secret', timeouts: { connectMs: 2000, requestMs: 10_000 } };
  const { code } = await control('/authorize', { shop: 'lojademo' });
  const { accessToken } = await createTiktokShopAuthorization({ authUrl: sandbox.url, ...keys }).exchangeCode(code);
  const options = { apiUrl: sandbox.url, ...keys, accessToken: async () => accessToken };
  const [authorized] = await createTiktokShopClient({ ...options, limiter: fastLimiter() }).shops.list();
  const limiter = fastLimiter();
  const api = createTiktokShopClient({ ...options, limiter, shopCipher: authorized!.cipher, shopId: authorized!.id });

  const warehouse = (await api.warehouses.list()).find(({ type }) => type === 'SALES_WAREHOUSE');
  const images = await uploadImages(api.images.upload);
  const read = createCategoryReader(600_000);
  const shop = { api, shopId: authorized!.id } as unknown as ConnectedShop;
  let creations = 0;

  const bodyOf = (draft: DraftListing): ProductInput =>
    asSent(draft, { images, warehouseId: warehouse!.id, idempotencyKey: `case-${creations++}` });

  return {
    async category(leafId) {
      const category = await read(shop, leafId);
      if (!category) throw new Error(`No leaf ${leafId}`);
      return category;
    },
    async check(draft) {
      const answer = await attempt(api.products.checkListing(bodyOf(draft)));
      // The validator in front of the service refuses before anything is checked.
      if (typeof answer === 'string') return [answer];
      const { passed, failReasons } = answer;
      const codes = failReasons.map((reason) => reason.code);
      if (passed !== (codes.length === 0)) throw new Error(`passed ${passed} with ${codes.join(', ')}`);
      return [...new Set(codes)];
    },
    warnings: async (draft) => (await api.products.checkListing(bodyOf(draft))).warnings,
    async create(draft) {
      const answer = await attempt(api.products.create(bodyOf(draft)));
      return typeof answer === 'string' ? answer : null;
    },
    close: () => sandbox.close(),
  };
}

/** What a call answers, or the code that it is refused with. */
async function attempt<T extends object>(call: Promise<T>): Promise<T | string> {
  try {
    return await call;
  } catch (failure) {
    if (!isApiFailure(failure, 'Rejected')) throw failure;
    return String(failure.code);
  }
}

/** The body that our own writer makes of a draft; what the draft does not have is not in it. */
function asSent(draft: DraftListing, context: Parameters<typeof toCreateBody>[1]): ProductInput {
  const body = toCreateBody(draft as DesiredListing, context);
  return {
    ...body,
    skus: body.skus.map((sku, place) => {
      const { price, quantity } = draft.skus[place]!;
      return {
        ...sku,
        price: price ? sku.price : undefined,
        inventory: quantity === null ? undefined : sku.inventory,
      };
    }),
  };
}

/** The pictures that the cases name: `1` to `10`, and `chart`. */
async function uploadImages(
  upload: ReturnType<typeof createTiktokShopClient>['images']['upload'],
): Promise<Map<string, string>> {
  const draw = (side: number, shade: number): Promise<Buffer> =>
    sharp({ create: { width: side, height: side, channels: 3, background: { r: shade, g: shade, b: shade } } })
      .png()
      .toBuffer();
  const images = new Map<string, string>();
  for (let n = 1; n <= 10; n++) {
    const { uri } = await upload({ bytes: await draw(300, n * 20), contentType: 'image/png', useCase: 'MAIN_IMAGE' });
    images.set(`${n}`, uri);
  }
  const bytes = await draw(1024, 250);
  const chart = await upload({ bytes, contentType: 'image/png', useCase: 'SIZE_CHART_IMAGE' });
  return images.set(sizeChartKey('chart'), chart.uri);
}
