import { createHash } from 'node:crypto';
import type { Db } from 'mongodb';
import type { PreparedImage } from '../apis/prepare-image.ts';
import type { ImageUseCase } from '../apis/tiktok-shop/images.ts';
import { imagesOf, type ImageRow } from '../storage/images.ts';
import type { ConnectedShop } from './tiktok-access.ts';

interface Upload {
  readonly client: string;
  readonly useCase: ImageUseCase;
  readonly picture: Extract<PreparedImage, { ok: true }>;
}

/** Uploads, one per shop, content and use case; all who have the same picture in hand at the same time share it. */
export function createImageUploads(db: Db) {
  const images = imagesOf(db);
  const underWay = new Map<string, Promise<ImageRow>>();

  return {
    /** @throws ApiFailure */
    uploadOnce(shop: ConnectedShop, upload: Upload, signal: AbortSignal): Promise<ImageRow> {
      const hash = createHash('sha256').update(upload.picture.bytes).digest('hex');
      const id = `${shop.shopId}:${upload.useCase}:${hash}`;
      const running = underWay.get(id);
      if (running) return running;
      const work = findOrUpload(shop, id, upload, signal).finally(() => underWay.delete(id));
      underWay.set(id, work);
      return work;
    },
  };

  async function findOrUpload(
    shop: ConnectedShop,
    id: string,
    { client, useCase, picture }: Upload,
    signal: AbortSignal,
  ): Promise<ImageRow> {
    const known = await images.findOne({ _id: id });
    if (known) return known;
    const { uri, url, width, height } = await shop.api.images.upload({ ...picture, useCase }, { signal });
    const image = { client, uri, url: url || null, width, height, uploadedAt: new Date() };
    await images.updateOne({ _id: id }, { $setOnInsert: image }, { upsert: true });
    return { _id: id, ...image };
  }
}
