import { imageSize } from 'image-size';
import sharp, { type Sharp } from 'sharp';
import type { Problem } from '../domain/problem.ts';
import { sniffImage } from './sniff-image.ts';
import type { ImageUseCase } from './tiktok-shop/images.ts';

/** What was done to an image, in this order. */
export type ImageChange = 'converted' | 'turned' | 'reduced' | 'padded' | 'recompressed';

export type PreparedImage =
  | {
      readonly ok: true;
      readonly bytes: Buffer;
      readonly contentType: string;
      readonly width: number;
      readonly height: number;
      readonly changed: boolean;
      readonly changes: readonly ImageChange[];
    }
  | { readonly ok: false; readonly problem: Problem };

/** What TikTok Shop takes (contract section 4.7): the types our own sniffing can tell, bytes, pixels a side. */
const TAKEN: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/bmp']);
const MOST_BYTES = 10 * 1024 * 1024;
const SIDES: Readonly<Record<ImageUseCase, { readonly least: number; readonly most: number }>> = {
  MAIN_IMAGE: { least: 300, most: 4_000 },
  ATTRIBUTE_IMAGE: { least: 100, most: 20_000 },
  DESCRIPTION_IMAGE: { least: 100, most: 4_000 },
  CERTIFICATION_IMAGE: { least: 100, most: 20_000 },
  SIZE_CHART_IMAGE: { least: 1_024, most: 20_000 },
};

/** Beyond this a picture would take over 400 MB once unpacked; TikTok's own limit is a side of 20,000. */
const MOST_PIXELS = 100_000_000;

/**
 * An image as TikTok takes it: untouched where it would be accepted and shown as meant, else converted to JPEG (of a
 * moving one its first picture), turned upright, reduced to the longest side, padded with white to the shortest
 * (enlarging would blur it), or compressed further. Where it is drawn anew, what was transparent becomes white.
 */
export async function prepareImage(bytes: Buffer, useCase: ImageUseCase): Promise<PreparedImage> {
  const contentType = sniffImage(bytes);
  const size = measure(bytes);
  if (!contentType || !size) return refused('image-not-an-image');
  const { least, most } = SIDES[useCase];
  const { isForeign, isTurned } = await inspect(bytes, contentType);
  const fits = Math.min(size.width, size.height) >= least && Math.max(size.width, size.height) <= most;
  if (!isForeign && !isTurned && fits && bytes.length <= MOST_BYTES) {
    return { ok: true, bytes, contentType, ...size, changed: false, changes: [] };
  }
  if (size.width * size.height > MOST_PIXELS) return refused('image-too-large', size);

  const changes: ImageChange[] = [
    ...(isForeign ? ['converted' as const] : []),
    ...(isTurned ? ['turned' as const] : []),
  ];
  try {
    const density = contentType === SVG ? svgDensity(size, { least, most }) : undefined;
    const pixels = await reshape(bytes, { least, most, longest: Math.max(size.width, size.height), density }, changes);
    if (bytes.length > MOST_BYTES) changes.push('recompressed');
    return await compress(pixels, changes);
  } catch {
    return refused('image-not-an-image', size);
  }
}

function measure(bytes: Buffer): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null;
  }
}

const SVG = 'image/svg+xml';
const SVG_DENSITY = 72;

/** Beyond its type: JPEG in printing colours, which many viewers show inverted or not at all; moving WEBP; EXIF turns. */
async function inspect(bytes: Buffer, contentType: string): Promise<{ isForeign: boolean; isTurned: boolean }> {
  const isTaken = TAKEN.has(contentType);
  if (contentType !== 'image/jpeg' && contentType !== 'image/webp') return { isForeign: !isTaken, isTurned: false };
  try {
    const { space, pages = 1, orientation = 1 } = await sharp(bytes).metadata();
    return { isForeign: space === 'cmyk' || pages > 1, isTurned: orientation > 1 };
  } catch {
    // Unreadable to us alone: TikTok is the judge of it.
    return { isForeign: false, isTurned: false };
  }
}

/** A drawing has no pixels of its own: it is drawn as large as it must be, so that it need not be padded. */
function svgDensity(
  { width, height }: { width: number; height: number },
  { least, most }: { least: number; most: number },
): number {
  const wanted = Math.max(1, least / Math.min(width, height));
  const possible = Math.max(1, most / Math.max(width, height));
  return Math.ceil(SVG_DENSITY * Math.min(wanted, possible));
}

/** Turned upright, on white, within the bounds; kept without loss for the compression that follows. */
async function reshape(
  bytes: Buffer,
  { least, most, longest, density }: Bounds,
  changes: ImageChange[],
): Promise<Sharp> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, ...(density && { density }) })
    .rotate()
    .flatten({ background: WHITE })
    .resize({ width: most, height: most, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (longest > most) changes.push('reduced');

  const missing = { x: Math.max(0, least - info.width), y: Math.max(0, least - info.height) };
  const image = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
  if (missing.x === 0 && missing.y === 0) return image;
  changes.push('padded');
  return image.extend({
    left: Math.floor(missing.x / 2),
    right: Math.ceil(missing.x / 2),
    top: Math.floor(missing.y / 2),
    bottom: Math.ceil(missing.y / 2),
    background: WHITE,
  });
}

/** Pixels: the shortest and longest side that are taken, and the longest side that is there; dots per inch of a drawing. */
interface Bounds {
  readonly least: number;
  readonly most: number;
  readonly longest: number;
  readonly density?: number;
}

const WHITE = '#ffffff';
const QUALITIES = [90, 80, 70, 55];

async function compress(image: Sharp, changes: ImageChange[]): Promise<PreparedImage> {
  for (const quality of QUALITIES) {
    const { data, info } = await image.clone().jpeg({ quality }).toBuffer({ resolveWithObject: true });
    if (data.length > MOST_BYTES) continue;
    if (quality !== QUALITIES[0] && !changes.includes('recompressed')) changes.push('recompressed');
    const { width, height } = info;
    return { ok: true, bytes: data, contentType: 'image/jpeg', width, height, changed: true, changes };
  }
  return refused('image-too-large');
}

function refused(code: string, size?: { readonly width: number; readonly height: number }): PreparedImage {
  return { ok: false, problem: { code, ...(size && { params: { width: size.width, height: size.height } }) } };
}
