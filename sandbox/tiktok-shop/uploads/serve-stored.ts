import sharp from 'sharp';
import type { SandboxAnswer, SandboxRequest } from '../../kernel/http-types.ts';
import type { TiktokShopContext } from '../route.ts';
import { fileBucket, filesOf } from './files.ts';
import { findImage, imageBucket } from './images.ts';
import type { ImageFormat } from './sniff-image.ts';

const types: Readonly<Record<ImageFormat, string>> = {
  JPG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  HEIC: 'image/heic',
  BMP: 'image/bmp',
};

/**
 * The image or file at a URL that an upload or a product answered, as the service's CDN would give it: no signature,
 * no token. Undefined where the path is not of that store.
 */
export async function serveStored(
  { method, path }: SandboxRequest,
  context: TiktokShopContext,
): Promise<SandboxAnswer | undefined> {
  if (!isStored({ method, path })) return undefined;
  if (path.startsWith(`/${imageBucket}/`)) return serveImage(path, context);
  return serveFile(path, context);
}

/** Whether a request asks for stored bytes: no part of the API, so out of its journal and its faults. */
export function isStored({ method, path }: Pick<SandboxRequest, 'method' | 'path'>): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    (path.startsWith(`/${imageBucket}/`) || path.startsWith(`/${fileBucket}/`))
  );
}

async function serveImage(path: string, context: TiktokShopContext): Promise<SandboxAnswer> {
  const [uri = '', variant = ''] = path.slice(1).split('~');
  const image = findImage(context, uri);
  const bytes = context.state.getBlob(uri);
  if (image === undefined || bytes === undefined) return missing;
  const size = /resize-jpeg(?::|%3A)(\d{1,4})(?::|%3A)(\d{1,4})/i.exec(variant);
  const small = size === null ? undefined : await shrink(bytes, Number(size[1]), Number(size[2]));
  return {
    status: 200,
    headers: {
      'content-type': small === undefined ? types[image.format] : 'image/jpeg',
      'cache-control': 'public, max-age=31536000',
    },
    body: small ?? Buffer.from(bytes),
  };
}

function serveFile(path: string, context: Pick<TiktokShopContext, 'state'>): SandboxAnswer {
  const id = path.slice(fileBucket.length + 2);
  const file = filesOf(context).get(id);
  const bytes = context.state.getBlob(id);
  if (file === undefined || bytes === undefined) return missing;
  const type = file.format === 'PDF' ? 'application/pdf' : 'application/octet-stream';
  return { status: 200, headers: { 'content-type': type }, body: Buffer.from(bytes) };
}

const missing: SandboxAnswer = {
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: 'There is nothing here.',
};

/** A format that sharp does not read (HEIC with patents, BMP) is served as it came. */
async function shrink(bytes: Uint8Array, width: number, height: number): Promise<Buffer | undefined> {
  try {
    return await sharp(bytes).rotate().resize(width, height, { fit: 'inside' }).jpeg().toBuffer();
  } catch {
    return undefined;
  }
}
