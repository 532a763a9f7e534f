import type { DesiredListing } from '../domain/listing/desired-listing.ts';
import { sizeChartKey } from '../domain/listing/request-bodies.ts';
import type { ImageStore } from './obtain-images.ts';
import type { ConnectedShop } from './tiktok-access.ts';

export interface ObtainedImages {
  /** TikTok's `uri` by address, the size chart's under its own key; as `BodyContext.images`. */
  readonly uris: ReadonlyMap<string, string>;
  /** Something is missing or shows the same as another: the listing is to be made again with what is known now. */
  readonly hasNews: boolean;
}

/** Brings every picture of a listing to TikTok. @throws ApiFailure */
export async function obtainListingImages(
  images: ImageStore,
  { shop, client, listing }: { shop: ConnectedShop; client: string; listing: DesiredListing },
  signal: AbortSignal,
): Promise<ObtainedImages> {
  const uris = new Map<string, string>();
  const contents = new Set<string>();
  let hasNews = false;
  for (const url of listing.imageUrls) {
    const image = await images.obtain(shop, { client, url, title: listing.title }, signal);
    if ('problem' in image || contents.has(image.content)) {
      hasNews = true;
      continue;
    }
    contents.add(image.content);
    uris.set(url, image.uri);
  }
  if (listing.sizeChartUrl) {
    const wish = { client, url: listing.sizeChartUrl, useCase: 'SIZE_CHART_IMAGE', title: listing.title } as const;
    const chart = await images.obtain(shop, wish, signal);
    if ('uri' in chart) uris.set(sizeChartKey(listing.sizeChartUrl), chart.uri);
    else hasNews = true;
  }
  return { uris, hasNews };
}
