import { createHash } from 'node:crypto';
import { drawPlaceholder } from '../apis/draw-placeholder.ts';
import { isApiFailure } from '../apis/failure.ts';
import { fetchImage, type FetchedImage } from '../apis/fetch-image.ts';
import { prepareImage, type PreparedImage } from '../apis/prepare-image.ts';
import type { Problem } from '../domain/problem.ts';
import { imagesOf, imageSourcesOf, type ImageRow } from '../storage/images.ts';
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

type Picture = Extract<PreparedImage, { ok: true }>;

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
  const uploads = new Map<string, Promise<ImageRow>>();

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
    try {
      const { uri } = await uploadOnce(shop, wish.client, imageId, prepared, signal);
      await note(id, wish, { imageId, drawn, problem: null });
      return { uri, drawn };
    } catch (error) {
      if (!isApiFailure(error, 'Rejected')) throw error;
      // A picture that TikTok will not have is this picture's problem, and the same tomorrow.
      return remember(id, wish, { code: `tiktok:${error.code ?? 'unknown'}`, params: { message: error.message } });
    }
  }

  /** One upload for all who have the same picture in hand at the same time. */
  function uploadOnce(
    shop: ConnectedShop,
    client: string,
    imageId: string,
    picture: Picture,
    signal: AbortSignal,
  ): Promise<ImageRow> {
    const running = uploads.get(imageId);
    if (running) return running;
    const work = findOrUpload(shop, client, imageId, picture, signal).finally(() => uploads.delete(imageId));
    uploads.set(imageId, work);
    return work;
  }

  async function findOrUpload(
    shop: ConnectedShop,
    client: string,
    imageId: string,
    picture: Picture,
    signal: AbortSignal,
  ): Promise<ImageRow> {
    const known = await images.findOne({ _id: imageId });
    if (known) return known;
    const { uri, url, width, height } = await shop.api.images.upload({ ...picture, useCase: USE_CASE }, { signal });
    const image = { client, uri, url: url || null, width, height, uploadedAt: new Date() };
    await images.updateOne({ _id: imageId }, { $setOnInsert: image }, { upsert: true });
    return { _id: imageId, ...image };
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
