import { randomBytes } from 'node:crypto';
import { fail } from '../products/fault.ts';
import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest, TiktokShopRoute } from '../route.ts';
import { fileUrl, filesOf } from './files.ts';
import type { UploadedFile } from './files.ts';
import { addImage, imageUrl, useCases } from './images.ts';
import type { UseCase } from './images.ts';
import { readMultipart } from './read-multipart.ts';
import type { UploadForm } from './read-multipart.ts';
import { sniffFile, videoSize } from './sniff-file.ts';
import { imageFormats, sniffImage } from './sniff-image.ts';

const mebibyte = 1_048_576;
const largestImage = 10 * mebibyte;
const largestPdf = 20 * mebibyte;
const largestVideo = 100 * mebibyte;

const common = { versions: ['202309'], scope: 'seller.product.basic', cipher: 'tolerated', multipart: true } as const;

/** Image and file upload (contract section 4.7). */
export const uploadRoutes: readonly TiktokShopRoute[] = [
  { ...common, method: 'POST', path: '/product/:version/images/upload', handle: uploadImage },
  { ...common, method: 'POST', path: '/product/:version/files/upload', handle: uploadFile },
];

/** Pixels each side may have, by use case. */
function sidesOf(useCase: UseCase): { least: number; most: number } {
  return useCase === 'MAIN_IMAGE' ? { least: 300, most: 4000 } : { least: 100, most: 20_000 };
}
const leastShortSideOfChart = 1024;

async function uploadImage(request: TiktokShopRequest, context: TiktokShopContext): Promise<TiktokShopAnswer> {
  const form = await readForm(request, largestImage);
  const file = form.files['data'];
  if (file === undefined) fail(12038002);
  const { bytes, truncated } = file;
  const useCase = form.fields['use_case'] ?? 'MAIN_IMAGE';
  if (!isUseCase(useCase)) fail(11050001);
  if (truncated) fail(12038005);
  if (bytes.length === 0) fail(12038002);
  const image = sniffImage(bytes);
  if (image.kind === 'other') fail(12038015, { formats: imageFormats.join(', ') });
  if (image.kind === 'broken') fail(12038004);
  const { width, height, format } = image;
  const { least, most } = sidesOf(useCase);
  if (Math.min(width, height) < 100 || Math.max(width, height) > 20_000) fail(12019116);
  const limits = { min_width: least, min_height: least, max_width: most, max_height: most };
  if (Math.min(width, height) < least || Math.max(width, height) > most) fail(12038014, limits);
  if (useCase === 'SIZE_CHART_IMAGE' && Math.min(width, height) < leastShortSideOfChart) {
    fail(12038014, { ...limits, min_width: leastShortSideOfChart, min_height: leastShortSideOfChart });
  }
  const kept = addImage(context, request.shop.id, { use_case: useCase, format, width, height }, bytes);
  return succeed({ uri: kept.id, url: imageUrl(context, kept.id), height, width, use_case: useCase });
}

async function uploadFile(request: TiktokShopRequest, context: TiktokShopContext): Promise<TiktokShopAnswer> {
  const form = await readForm(request, largestVideo);
  const file = form.files['data'];
  if (file === undefined) fail(12038002);
  const { bytes, truncated } = file;
  const name = form.fields['name'] ?? '';
  if (name === '') fail(12019104);
  if (bytes.length === 0) fail(12019103);
  // One extension, no spaces: `video.final.mp4` is refused.
  if (!/^[^\s.]+\.[A-Za-z0-9]+$/.test(name)) fail(12019105);
  const format = sniffFile(name, bytes);
  if (format === undefined) fail(12019105);
  if (truncated || (format === 'PDF' && bytes.length > largestPdf)) fail(12038005);
  const size = format === 'PDF' ? undefined : videoSize(bytes);
  if (size !== undefined && (size.width / size.height < 9 / 16 - 0.01 || size.width / size.height > 16 / 9 + 0.01))
    fail(12019122);

  const id = `v09${randomBytes(15).toString('hex').slice(0, 29)}`;
  const kept: UploadedFile = {
    id,
    shop: request.shop.id,
    name,
    format,
    bytes: bytes.length,
    ...size,
    create_time: context.clock.seconds(),
  };
  context.state.transaction(() => {
    context.state.putBlob(id, bytes);
    filesOf(context).put(id, request.shop.id, kept);
  });
  return succeed({ id, url: fileUrl(context, id), name, format });
}

async function readForm(request: TiktokShopRequest, maxBytes: number): Promise<UploadForm> {
  try {
    return await readMultipart(request.headers['content-type'] ?? '', request.raw, maxBytes);
  } catch {
    return fail(12038002);
  }
}

function isUseCase(text: string): text is UseCase {
  return (useCases as readonly string[]).includes(text);
}
