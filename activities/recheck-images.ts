import { Context } from '@temporalio/activity';
import { imageCandidates } from '../domain/listing/choose-images.ts';
import { canonicalImageAddress } from '../domain/listing/image-address.ts';
import { clientsOf, type ClientRow } from '../storage/clients.ts';
import { imageSourcesOf, type ImageSourceRow } from '../storage/images.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import { inParallel } from './in-parallel.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { imageSourceId } from './known-images.ts';
import { createImageStore } from './obtain-images.ts';
import type { ConnectedShop, TiktokAccess } from './tiktok-access.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';

export type RecheckImagesActivities = ReturnType<typeof createRecheckImagesActivities>;

export interface RecheckImagesInput {
  readonly client: string;
  readonly runId: string;
  /** Only the products of these SKUs, and their pictures whole where nothing else tells; null: every product. */
  readonly skus: readonly string[] | null;
  readonly cursor: string | null;
}

export interface RecheckImagesSlice {
  readonly next: string | null;
  readonly checked: number;
  /** Pictures that are others under the same address; they are uploaded. */
  readonly changed: number;
  readonly changedProducts: number;
  /** Pictures that could not be looked at; what is known of them stays. */
  readonly unreachable: number;
}

/** Pictures that were replaced under their address: of those that went up, one conditional request each. */
export function createRecheckImagesActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, settings } = deps;
  const sources = imageSourcesOf(db);
  const products = productsOf(db);
  const images = createImageStore(deps);

  return {
    /** Looks at the pictures of a slice of products that are on TikTok; those with a changed one become due. */
    recheckImages: (input: RecheckImagesInput): Promise<RecheckImagesSlice> => withHeartbeat(() => recheck(input)),
  };

  async function recheck(input: RecheckImagesInput): Promise<RecheckImagesSlice> {
    const slice = { checked: 0, changed: 0, changedProducts: 0, unreachable: 0 };
    const client = await clientsOf(db).findOne({ _id: input.client });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    const rows = await nextProducts(input);
    if (rows.length === 0) return { next: null, ...slice };
    try {
      const { cancellationSignal: signal } = Context.current();
      const shop = await access.shopOf(input.client);
      const how = { runId: input.runId, thorough: input.skus !== null };
      await inParallel(rows, settings.publish.concurrency, async (product) => {
        signal.throwIfAborted();
        let hasChanged = false;
        for (const row of await uploadedOf(shop, client, product)) {
          const found = await images.recheck(shop, row, how, signal);
          slice.checked += found === 'not-comparable' ? 0 : 1;
          slice.changed += found === 'changed' ? 1 : 0;
          slice.unreachable += found === 'unreachable' ? 1 : 0;
          if (found === 'changed') hasChanged = true;
        }
        if (!hasChanged) return;
        slice.changedProducts += 1;
        await products.updateOne({ _id: product._id }, { $set: { dueAt: new Date() } });
      });
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
    return { next: rows.length < settings.publish.sliceProducts ? null : rows.at(-1)!._id, ...slice };
  }

  async function nextProducts({ client, skus, cursor }: RecheckImagesInput): Promise<ProductRow[]> {
    const keys = skus && (await listingsOf(db).distinct('productKey', { client, sku: { $in: [...skus] } }));
    return products
      .find({
        client,
        productId: { $ne: null },
        ...(keys && { productKey: { $in: keys } }),
        ...(cursor === null ? {} : { _id: { $gt: cursor } }),
      })
      .sort({ _id: 1 })
      .limit(settings.publish.sliceProducts)
      .toArray();
  }

  /** The product's pictures that went up, its category's size charts among them. */
  async function uploadedOf(shop: ConnectedShop, client: ClientRow, product: ProductRow): Promise<ImageSourceRow[]> {
    const { client: clientId, productKey } = product;
    const rows = await listingsOf(db).find({ client: clientId, productKey, removed: false }).toArray();
    const { main, sizeCharts } = imageCandidates(
      rows.map(({ item, enrichment }) => ({ item, ...(enrichment && { enrichment }) })),
    );
    const defaults = Object.values(client.settings.categoryDefaults).flatMap(({ sizeChartUrl }) =>
      sizeChartUrl ? [canonicalImageAddress(sizeChartUrl)] : [],
    );
    const ids = [
      ...main.map((url) => imageSourceId(shop, 'MAIN_IMAGE', url)),
      ...[...sizeCharts, ...defaults].map((url) => imageSourceId(shop, 'SIZE_CHART_IMAGE', url)),
    ];
    return sources.find({ _id: { $in: ids }, imageId: { $ne: null } }).toArray();
  }
}
