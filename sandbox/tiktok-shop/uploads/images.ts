import { randomBytes } from 'node:crypto';
import type { TiktokShopContext } from '../route.ts';
import type { ImageFormat } from './sniff-image.ts';

/** An uploaded image (documents of kind `images`); its bytes are a blob of the same id. */
export interface Image {
  /** The `uri`. */
  id: string;
  shop: string;
  use_case: UseCase;
  format: ImageFormat;
  width: number;
  height: number;
  bytes: number;
  create_time: number;
  /** A product was saved with it: from then on it lives for ever. */
  used?: boolean;
}

export const useCases = [
  'MAIN_IMAGE',
  'ATTRIBUTE_IMAGE',
  'DESCRIPTION_IMAGE',
  'CERTIFICATION_IMAGE',
  'SIZE_CHART_IMAGE',
] as const;
export type UseCase = (typeof useCases)[number];

/** First part of every `uri`, in the look of the real ones. */
export const imageBucket = 'tos-sandbox-i-o3syd03w52-br';
const anyUri = new RegExp(`${imageBucket}/[0-9a-f]{32}`, 'g');

type Context = Pick<TiktokShopContext, 'state' | 'clock' | 'switches'>;

function imagesOf({ state }: Pick<Context, 'state'>) {
  return state.collection<Image>('images');
}

export function findImage(context: Context, uri: string): Image | undefined {
  const image = uri.startsWith(`${imageBucket}/`) ? imagesOf(context).get(uri) : undefined;
  return image === undefined || isGone(context, image) ? undefined : image;
}

/** The switch `unusedImageHours`: how long an upload waits for a product. */
function isGone({ clock, switches }: Context, { used, create_time }: Image): boolean {
  const hours = switches.number('unusedImageHours');
  return hours > 0 && used !== true && clock.seconds() - create_time > hours * 3600;
}

/** What was saved names these uploads, in whatever field; from now on they stay. */
export function keepImages(context: Context, saved: object): void {
  const images = imagesOf(context);
  for (const [uri] of JSON.stringify(saved).matchAll(anyUri)) {
    const image = images.get(uri);
    if (image !== undefined && image.used !== true) images.put(uri, image.shop, { ...image, used: true });
  }
}

/** Keeps an image and its bytes under a new `uri`; the same bytes again get another one. */
export function addImage(
  context: TiktokShopContext,
  shop: string,
  image: Omit<Image, 'id' | 'shop' | 'bytes' | 'create_time'>,
  bytes: Buffer,
): Image {
  const kept: Image = {
    ...image,
    id: `${imageBucket}/${randomBytes(16).toString('hex')}`,
    shop,
    bytes: bytes.length,
    create_time: context.clock.seconds(),
  };
  context.state.transaction(() => {
    context.state.putBlob(kept.id, bytes);
    imagesOf(context).put(kept.id, shop, kept);
  });
  return kept;
}

/** Where the bytes are served; the read shape's `urls` and what a description's `src` must be. */
export function imageUrl(context: Pick<TiktokShopContext, 'baseUrl'>, uri: string): string {
  return `${context.baseUrl()}/${uri}`;
}

/** Whether a `src` is a URL of an upload. The host is not looked at: the sandbox's port may change between starts. */
export function isImageUrl(context: Context, src: string): boolean {
  const path = /^https?:\/\/[^/]+\/([^?#~]+)/.exec(src)?.[1];
  return path !== undefined && findImage(context, path) !== undefined;
}

/** The read shape of an image; undefined for a `uri` nobody uploaded. */
export function readImage(context: TiktokShopContext, uri: string) {
  const image = findImage(context, uri);
  if (image === undefined) return undefined;
  const url = imageUrl(context, uri);
  return {
    height: image.height,
    width: image.width,
    thumb_urls: [`${url}~tplv-resize-jpeg:300:300.jpeg`],
    uri,
    urls: [url],
  };
}
