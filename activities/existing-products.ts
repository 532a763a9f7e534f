import { Context } from '@temporalio/activity';
import { isApiFailure } from '../apis/failure.ts';
import { sellerSkuOf } from '../domain/listing/seller-sku.ts';
import { existingProductsOf } from '../storage/existing-products.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import { authorizationsOf } from '../storage/tiktok-tokens.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { createLinker } from './link-existing.ts';
import { createShopReader } from './read-existing.ts';
import type { ConnectedShop, TiktokAccess } from './tiktok-access.ts';
import { toActivityFailure } from './to-activity-failure.ts';

export type ExistingProductActivities = ReturnType<typeof createExistingProductActivities>;

/** Products that are on the TikTok shop already: read, and linked to ours before anything is created. */
export function createExistingProductActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, settings } = deps;
  const existing = existingProductsOf(db);
  const authorizations = authorizationsOf(db);
  const readShop = createShopReader(deps);
  const link = createLinker(deps);

  return {
    /**
     * Reads the shop's products where that was not done since it was connected, is a day old, was asked for
     * (`force`), or is known to be behind. Else no call is made, and only what the feed brought since is marked for
     * another look. Without a connected shop there is nothing to read; who publishes says so.
     */
    readExistingProducts: (input: {
      client: string;
      force: boolean;
    }): Promise<{ isRead: boolean; products: number; gone: number; toLink: boolean }> =>
      withShop(input.client, async (shop, signal) => {
        const row = await authorizations.findOne({ _id: shop.authorizationId });
        const readAt = row?.existingReadAt ?? null;
        const isFresh = readAt !== null && Date.now() - readAt.getTime() < settings.existing.freshMs;
        if (isFresh && !input.force) {
          await markNewlyOurs(input.client);
          return { isRead: false, products: 0, gone: 0, toLink: await hasToLink(input.client) };
        }
        const startedAt = new Date();
        const reading = await readShop(input.client, shop, signal);
        await authorizations.updateOne(
          // An event that came meanwhile has asked for another reading.
          { _id: shop.authorizationId, existingReadAt: row?.existingReadAt ?? null },
          { $set: { existingReadAt: startedAt } },
        );
        return { isRead: true, ...reading, toLink: await hasToLink(input.client) };
      }).then((done) => done ?? { isRead: false, products: 0, gone: 0, toLink: false }),

    /** Links a slice of the products that wait for it. What is linked is sent as an edit by the next publication. */
    linkExistingProducts: (input: {
      client: string;
      runId: string;
      cursor: string | null;
    }): Promise<{ next: string | null; linked: number }> =>
      withShop(input.client, async (shop, signal) => {
        const rows = await existing
          .find({
            client: input.client,
            toLink: true,
            ...(input.cursor === null ? {} : { _id: { $gt: input.cursor } }),
          })
          .sort({ _id: 1 })
          .limit(settings.existing.sliceProducts)
          .toArray();
        const linked = await link({ client: input.client, runId: input.runId, shop, signal }, rows);
        return { next: rows.length < settings.existing.sliceProducts ? null : rows.at(-1)!._id, linked };
      }).then((done) => done ?? { next: null, linked: 0 }),
  };

  async function hasToLink(client: string): Promise<boolean> {
    return (await existing.findOne({ client, toLink: true }, { projection: { _id: 1 } })) !== null;
  }

  /** Items that came since the reading and whose seller SKU was seen on TikTok then. */
  async function markNewlyOurs(client: string): Promise<void> {
    const isAnyBlocked = await existing.findOne({ client, 'blocks.0': { $exists: true } }, { projection: { _id: 1 } });
    if (!isAnyBlocked) return;
    const due = productsOf(db)
      .find({ client, dueAt: { $lte: new Date() } })
      .project<{ productKey: string }>({ productKey: 1 });
    let keys: string[] = [];
    for await (const { productKey } of due) {
      keys.push(productKey);
      if (keys.length < KEYS_AT_ONCE) continue;
      await markBlocking(client, keys);
      keys = [];
    }
    await markBlocking(client, keys);
  }

  async function markBlocking(client: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const fresh = await listingsOf(db)
      .find({ client, productKey: { $in: [...keys] }, skuId: null })
      .project<{ sku: string }>({ sku: 1 })
      .toArray();
    if (fresh.length === 0) return;
    const sellerSkus = fresh.map(({ sku }) => sellerSkuOf(sku));
    await existing.updateMany({ client, blocks: { $in: sellerSkus } }, { $set: { toLink: true } });
  }

  async function withShop<T>(
    client: string,
    work: (shop: ConnectedShop, signal: AbortSignal) => Promise<T>,
  ): Promise<T | null> {
    const { cancellationSignal } = Context.current();
    try {
      const shop = await access.shopOf(client).catch((failure: unknown) => {
        if (isApiFailure(failure, 'CredentialsRejected')) return null;
        throw failure;
      });
      if (!shop) return null;
      return await withHeartbeat(() => work(shop, cancellationSignal));
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  }
}

const KEYS_AT_ONCE = 500;
