import type { Db } from 'mongodb';
import { ApiFailure } from '../apis/failure.ts';
import { imagesOf } from '../storage/images.ts';
import type { ProductRow } from '../storage/products.ts';

/**
 * Uploads that TikTok does not know any more: how long an unused one lives is not documented (contract section 13), and
 * one that stays in `Images` would have every product with it refused for ever.
 */
export function createLostUploads(db: Db) {
  const images = imagesOf(db);

  return {
    /**
     * Whether a refusal says so. They are forgotten then, so that the next try uploads them again; a product that was
     * held up already has another trouble, and is refused by its name.
     */
    async haveGone(
      failure: ApiFailure,
      product: Pick<ProductRow, 'client' | 'failures'>,
      uris: ReadonlyMap<string, string>,
    ): Promise<boolean> {
      if (!UPLOAD_UNKNOWN.has(failure.code ?? '') || product.failures > 0 || uris.size === 0) return false;
      await images.deleteMany({ client: product.client, uri: { $in: [...uris.values()] } });
      return true;
    },
  };
}

/** A passing trouble: the same listing with fresh uploads may be taken. */
export function uploadsGone({ service, code, requestId }: ApiFailure): ApiFailure {
  const message = 'TikTok does not know the uploaded images any more; they are uploaded again';
  return new ApiFailure({ service, kind: 'Unavailable', code, requestId, message });
}

/** "Image URI does not exist", of a main image and of a size chart (contract section 4.9). */
const UPLOAD_UNKNOWN: ReadonlySet<string> = new Set(['12052722', '12052670']);
