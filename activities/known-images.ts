import { createHash } from 'node:crypto';
import type { ImageUseCase } from '../apis/tiktok-shop/images.ts';
import type { KnownImage, KnownImages } from '../domain/listing/choose-images.ts';
import { imageSourcesOf, type ImageSourceRow } from '../storage/images.ts';
import type { ActivityDeps } from './deps.ts';
import type { ConnectedShop } from './tiktok-access.ts';

export interface ImageAddresses {
  readonly main: readonly string[];
  readonly sizeCharts: readonly string[];
}

/** What is known of the pictures at these addresses from earlier tries. */
export type ReadKnownImages = (shop: ConnectedShop, addresses: ImageAddresses) => Promise<KnownImages>;

/**
 * Reads what earlier tries found. A picture that could not be had counts as missing until its next try is due.
 * @param retryAfterMs null: whatever its age, as a dry run must have it, which tries nothing.
 */
export function createKnownImages(deps: ActivityDeps, retryAfterMs: number | null): ReadKnownImages {
  const sources = imageSourcesOf(deps.db);

  return async (shop, { main, sizeCharts }) => {
    const ids = [
      ...main.map((url) => imageSourceId(shop, 'MAIN_IMAGE', url)),
      ...sizeCharts.map((url) => imageSourceId(shop, 'SIZE_CHART_IMAGE', url)),
    ];
    const rows = ids.length === 0 ? [] : await sources.find({ _id: { $in: ids } }).toArray();
    const byId = new Map(rows.map((row) => [row._id, row]));
    const since = retryAfterMs === null ? null : new Date(Date.now() - retryAfterMs);
    const known = (useCase: ImageUseCase, urls: readonly string[]) =>
      new Map(
        urls.flatMap((url) => {
          const row = byId.get(imageSourceId(shop, useCase, url));
          const found = row && toKnown(row, since);
          return found ? [[url, found] as const] : [];
        }),
      );
    return { main: known('MAIN_IMAGE', main), sizeCharts: known('SIZE_CHART_IMAGE', sizeCharts) };
  };
}

/** `{shopId}:{useCase}:{sha256 of the address}` */
export function imageSourceId(shop: Pick<ConnectedShop, 'shopId'>, useCase: ImageUseCase, url: string): string {
  return `${shop.shopId}:${useCase}:${createHash('sha256').update(url).digest('hex')}`;
}

function toKnown(row: ImageSourceRow, since: Date | null): KnownImage | null {
  const revision = row.revision ?? 0;
  if (row.imageId) return { problem: null, content: row.imageId, revision };
  const isDue = since !== null && row.at <= since;
  return row.problem && !isDue ? { problem: row.problem, content: null, revision } : null;
}
