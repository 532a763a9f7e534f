import { createHash } from 'node:crypto';
import { drawPlaceholder } from '../apis/draw-placeholder.ts';
import { isApiFailure } from '../apis/failure.ts';
import { fetchImage, fetchImageIfChanged, type FetchedImage, type ImageRequest } from '../apis/fetch-image.ts';
import { prepareImage } from '../apis/prepare-image.ts';
import type { ImageUseCase } from '../apis/tiktok-shop/images.ts';
import type { Problem } from '../domain/problem.ts';
import { imagesOf, imageSourcesOf, type ImageSourceRow } from '../storage/images.ts';
import type { ActivityDeps } from './deps.ts';
import { createImageHosts } from './image-hosts.ts';
import { imageSourceId } from './known-images.ts';
import type { ConnectedShop } from './tiktok-access.ts';
import { createImageUploads } from './upload-images.ts';

export interface ImageWish {
  readonly client: string;
  readonly url: string;
  /** `MAIN_IMAGE` by default. */
  readonly useCase?: ImageUseCase;
  /** For the drawn stand-in of sandbox mode. */
  readonly title: string;
}

export type ObtainedImage =
  | {
      readonly uri: string;
      readonly drawn: boolean;
      /** The same for the same bytes. */
      readonly content: string;
    }
  | { readonly problem: Problem };

export interface ImageStore {
  /** The image on TikTok: known from before, or fetched, checked, mended and uploaded once per content and use case. */
  obtain(shop: ConnectedShop, wish: ImageWish, signal: AbortSignal): Promise<ObtainedImage>;
  /**
   * Looks whether the bytes at a known address have changed, uploads them where they have, and notes both. One that
   * cannot be had now, or could not go up, stays as it is. A repeat in the same run is answered from the note.
   */
  recheck(shop: ConnectedShop, row: ImageSourceRow, how: RecheckRun, signal: AbortSignal): Promise<Rechecked>;
}

export interface RecheckRun {
  readonly runId: string;
  /** Fetch it whole where its server has given nothing to compare by. */
  readonly thorough: boolean;
}

export type Rechecked = 'unchanged' | 'changed' | 'unreachable' | 'not-comparable';

/**
 * Images by address and by content. The upload is written down under the content's hash, so that two addresses of one
 * picture, or a repeat after a crash, upload nothing twice; a crash between upload and note costs one orphan on
 * TikTok's side, never a second image on a product.
 */
export function createImageStore(deps: ActivityDeps): ImageStore {
  const { db, settings } = deps;
  const images = imagesOf(db);
  const sources = imageSourcesOf(db);
  const hosts = createImageHosts(settings.images.deadHostMs);
  const uploads = createImageUploads(db);
  const underWay = new Map<string, Promise<ObtainedImage>>();
  const rechecks = new Map<string, Promise<Rechecked>>();

  return {
    obtain(shop, wish, signal) {
      const id = imageSourceId(shop, wish.useCase ?? 'MAIN_IMAGE', wish.url);
      const running = underWay.get(id);
      if (running) return running;
      const work = find(shop, wish, id, signal).finally(() => underWay.delete(id));
      underWay.set(id, work);
      return work;
    },

    recheck(shop, row, how, signal) {
      const running = rechecks.get(row._id);
      if (running) return running;
      const work = lookAgain(shop, row, how, signal).finally(() => rechecks.delete(row._id));
      rechecks.set(row._id, work);
      return work;
    },
  };

  async function lookAgain(
    shop: ConnectedShop,
    { _id }: ImageSourceRow,
    { runId, thorough }: RecheckRun,
    signal: AbortSignal,
  ): Promise<Rechecked> {
    // Products share pictures: another one's look, a moment ago, has the answer already.
    const row = await sources.findOne({ _id });
    if (!row?.imageId) return 'unreachable';
    if (row.checkedRun === runId) return row.changedRun === runId ? 'changed' : 'unchanged';
    const validators = { etag: row.etag ?? null, lastModified: row.lastModified ?? null };
    if (validators.etag === null && validators.lastModified === null && !thorough) return 'not-comparable';
    const request = requestOf(row.address, signal);
    const fetched = await hosts.unlessDead(row.address, () => fetchImageIfChanged(request, validators));
    if (fetched !== 'not-modified' && !fetched.ok) return 'unreachable';
    const seen = fetched === 'not-modified' ? {} : factsOf(fetched);
    if (fetched === 'not-modified' || seen.fetchedHash === row.fetchedHash) {
      await sources.updateOne({ _id: row._id }, { $set: { ...seen, checkedRun: runId } });
      return 'unchanged';
    }
    const useCase = useCaseOf(row);
    const sent = await upload(shop, { client: row.client, useCase, bytes: fetched.bytes }, signal);
    if ('problem' in sent) return 'unreachable';
    const found = { ...seen, imageId: sent.content, drawn: false, problem: null, at: new Date(), forgetAt: null };
    const isChanged = sent.content !== row.imageId;
    await sources.updateOne(
      { _id: row._id },
      {
        $set: { ...found, checkedRun: runId, ...(isChanged && { changedRun: runId }) },
        ...(isChanged && { $inc: { revision: 1 } }),
      },
    );
    return isChanged ? 'changed' : 'unchanged';
  }

  async function find(shop: ConnectedShop, wish: ImageWish, id: string, signal: AbortSignal): Promise<ObtainedImage> {
    const known = await sources.findOne({ _id: id });
    if (known?.imageId) {
      const image = await images.findOne({ _id: known.imageId });
      if (image) return { uri: image.uri, drawn: known.drawn, content: known.imageId };
    }
    const { client, useCase = 'MAIN_IMAGE' } = wish;
    const fetched = await hosts.unlessDead(wish.url, () => fetchImage(requestOf(wish.url, signal)));
    const isDrawn = !fetched.ok && settings.drawUnreachableImages && fetched.problem.code !== 'image-refused-address';
    if (!fetched.ok && !isDrawn) return remember(id, wish, fetched.problem);
    const bytes = fetched.ok ? fetched.bytes : await drawPlaceholder(wish);
    const sent = await upload(shop, { client, useCase, bytes }, signal);
    if ('problem' in sent) return remember(id, wish, sent.problem);
    const seen = fetched.ok ? factsOf(fetched) : {};
    await note(id, wish, { ...seen, imageId: sent.content, drawn: isDrawn, problem: null, forgetAt: null });
    return { ...sent, drawn: isDrawn };
  }

  async function upload(
    shop: ConnectedShop,
    { client, useCase, bytes }: { client: string; useCase: ImageUseCase; bytes: Buffer },
    signal: AbortSignal,
  ): Promise<{ uri: string; content: string } | { problem: Problem }> {
    const picture = await prepareImage(bytes, useCase);
    if (!picture.ok) return { problem: picture.problem };
    try {
      const { _id, uri } = await uploads.uploadOnce(shop, { client, useCase, picture }, signal);
      return { uri, content: _id };
    } catch (error) {
      if (!isApiFailure(error, 'Rejected')) throw error;
      // A picture that TikTok will not have is this picture's problem, and the same tomorrow.
      return { problem: { code: `tiktok:${error.code ?? 'unknown'}`, params: { message: error.message } } };
    }
  }

  async function remember(id: string, wish: ImageWish, problem: Problem): Promise<ObtainedImage> {
    const forgetAt = new Date(Date.now() + PROBLEM_LIFE_MS);
    await note(id, wish, { imageId: null, drawn: false, problem, forgetAt });
    return { problem };
  }

  async function note(
    id: string,
    { client, url }: ImageWish,
    found: Pick<ImageSourceRow, 'imageId' | 'drawn' | 'problem' | 'forgetAt'> & Partial<ImageSourceRow>,
  ): Promise<void> {
    await sources.updateOne(
      { _id: id },
      { $set: { client, address: url, ...found, at: new Date() } },
      { upsert: true },
    );
  }

  function requestOf(url: string, signal: AbortSignal): ImageRequest {
    return { url, allowedPrivateHosts: settings.allowedPrivateHosts, timeoutMs: settings.images.timeoutMs, signal };
  }
}

/** What nobody has asked for in this time, nobody will. */
const PROBLEM_LIFE_MS = 90 * 86_400_000;

/** Second part of a row's id. */
function useCaseOf({ _id }: ImageSourceRow): ImageUseCase {
  return _id.split(':')[1] as ImageUseCase;
}

/** What tells later whether the picture is still the same. */
function factsOf({ bytes, etag, lastModified }: Extract<FetchedImage, { ok: true }>): Partial<ImageSourceRow> {
  return { etag, lastModified, fetchedHash: createHash('sha256').update(bytes).digest('hex') };
}
