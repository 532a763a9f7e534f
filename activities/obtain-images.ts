import { createHash } from 'node:crypto';
import { drawPlaceholder } from '../apis/draw-placeholder.ts';
import { fetchImage, type FetchedImage } from '../apis/fetch-image.ts';
import { prepareImage } from '../apis/prepare-image.ts';
import type { Problem } from '../domain/problem.ts';
import { imagesOf, imageSourcesOf } from '../storage/images.ts';
import type { ActivityDeps } from './deps.ts';
import type { ConnectedShop } from './tiktok-access.ts';

export interface ImageWish {
  readonly client: string;
  readonly url: string;
  /** For the drawn stand-in of sandbox mode. */
  readonly title: string;
}

export type ObtainedImage = { readonly uri: string; readonly drawn: boolean } | { readonly problem: Problem };

export interface ImageStore {
  /** Addresses that could not be had lately and are not due to be tried again, each with its problem. */
  unavailable(shop: ConnectedShop, urls: readonly string[]): Promise<ReadonlyMap<string, Problem>>;
  /** The image on TikTok: known from before, or fetched, checked, mended and uploaded once per content. */
  obtain(shop: ConnectedShop, wish: ImageWish, signal: AbortSignal): Promise<ObtainedImage>;
}

const USE_CASE = 'MAIN_IMAGE';

/**
 * Images by address and by content. The upload is written down under the content's hash, so that two addresses of one
 * picture, or a repeat after a crash, upload nothing twice; a crash between upload and note costs one orphan on
 * TikTok's side, never a second image on a product.
 */
export function createImageStore(deps: ActivityDeps): ImageStore {
  const { db, settings } = deps;
  const images = imagesOf(db);
  const sources = imageSourcesOf(db);
  const deadHosts = new Map<string, { until: number; problem: Problem }>();
  const underWay = new Map<string, Promise<ObtainedImage>>();

  return {
    async unavailable(shop, urls) {
      const since = new Date(Date.now() - settings.images.retryAfterMs);
      const rows = await sources
        .find({ _id: { $in: urls.map((url) => sourceId(shop, url)) }, problem: { $ne: null }, at: { $gt: since } })
        .toArray();
      return new Map(rows.map((row) => [row.address, row.problem!]));
    },

    obtain(shop, wish, signal) {
      const id = sourceId(shop, wish.url);
      const running = underWay.get(id);
      if (running) return running;
      const work = find(shop, wish, id, signal).finally(() => underWay.delete(id));
      underWay.set(id, work);
      return work;
    },
  };

  async function find(shop: ConnectedShop, wish: ImageWish, id: string, signal: AbortSignal): Promise<ObtainedImage> {
    const known = await sources.findOne({ _id: id });
    if (known?.imageId) {
      const image = await images.findOne({ _id: known.imageId });
      if (image) return { uri: image.uri, drawn: known.drawn };
    }
    const fetched = await fetchUnlessDead(wish.url, signal);
    if (fetched.ok) return upload(shop, wish, id, fetched.bytes, false, signal);
    if (settings.drawUnreachableImages && fetched.problem.code !== 'image-refused-address') {
      return upload(shop, wish, id, await drawPlaceholder(wish), true, signal);
    }
    return remember(id, wish, fetched.problem);
  }

  async function upload(
    shop: ConnectedShop,
    wish: ImageWish,
    id: string,
    bytes: Buffer,
    drawn: boolean,
    signal: AbortSignal,
  ): Promise<ObtainedImage> {
    const prepared = await prepareImage(bytes, USE_CASE);
    if (!prepared.ok) return remember(id, wish, prepared.problem);
    const imageId = `${shop.shopId}:${USE_CASE}:${createHash('sha256').update(prepared.bytes).digest('hex')}`;
    let image = await images.findOne({ _id: imageId });
    if (!image) {
      const uploaded = await shop.api.images.upload({ ...prepared, useCase: USE_CASE }, { signal });
      await images.updateOne(
        { _id: imageId },
        {
          $setOnInsert: {
            client: wish.client,
            uri: uploaded.uri,
            url: uploaded.url || null,
            width: uploaded.width,
            height: uploaded.height,
            uploadedAt: new Date(),
          },
        },
        { upsert: true },
      );
      image = await images.findOne({ _id: imageId });
    }
    await note(id, wish, { imageId, drawn, problem: null });
    return { uri: image!.uri, drawn };
  }

  async function remember(id: string, wish: ImageWish, problem: Problem): Promise<ObtainedImage> {
    await note(id, wish, { imageId: null, drawn: false, problem });
    return { problem };
  }

  async function note(
    id: string,
    { client, url }: ImageWish,
    found: { imageId: string | null; drawn: boolean; problem: Problem | null },
  ): Promise<void> {
    await sources.updateOne(
      { _id: id },
      { $set: { client, address: url, ...found, at: new Date() } },
      { upsert: true },
    );
  }

  /** A host that could not be reached is not asked again for a while: one dead CDN must not cost a time-out an image. */
  async function fetchUnlessDead(url: string, signal: AbortSignal): Promise<FetchedImage> {
    const host = URL.parse(url)?.host ?? '';
    const dead = deadHosts.get(host);
    if (dead && dead.until > Date.now()) return { ok: false, problem: dead.problem, retryable: true };
    const fetched = await fetchImage({
      url,
      allowedPrivateHosts: settings.allowedPrivateHosts,
      timeoutMs: settings.images.timeoutMs,
      signal,
    });
    if (!fetched.ok && fetched.retryable && HOST_IS_GONE.has(String(fetched.problem.params?.reason))) {
      deadHosts.set(host, { until: Date.now() + settings.images.deadHostMs, problem: fetched.problem });
    }
    return fetched;
  }
}

/** Reasons that speak of the host, not of one image. */
const HOST_IS_GONE: ReadonlySet<string> = new Set([
  'name not found',
  'timeout',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

function sourceId(shop: ConnectedShop, url: string): string {
  return `${shop.shopId}:${USE_CASE}:${createHash('sha256').update(url).digest('hex')}`;
}
