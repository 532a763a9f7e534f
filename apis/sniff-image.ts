/**
 * The image type that the bytes themselves show, as a media type; null for anything that is no image.
 * What a server declares is not trusted: many send every image as JPEG or as a stream of bytes.
 */
export function sniffImage(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32));
  if (head.length < 12) return null;
  const known = SIGNATURES.find(({ offset, text }) => head.subarray(offset, offset + text.length).equals(text));
  if (known?.type === RIFF) return head.toString('latin1', 8, 12) === 'WEBP' ? 'image/webp' : null;
  if (known?.type === ISO_MEDIA) return BRANDS[head.toString('latin1', 8, 12)] ?? null;
  return known?.type ?? (isSvg(bytes) ? 'image/svg+xml' : null);
}

/** A document whose root is `svg`; a page that only holds a drawing is none. */
function isSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4_096)).toString('utf8');
  return SVG_ROOT.test(start);
}

const SVG_ROOT = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*|<!DOCTYPE svg[^>[]*>\s*){0,8}<svg[\s/>]/i;

const RIFF = 'riff';
const ISO_MEDIA = 'iso-media';

const SIGNATURES = [
  { type: 'image/jpeg', offset: 0, text: Buffer.from('ffd8ff', 'hex') },
  { type: 'image/png', offset: 0, text: Buffer.from('89504e470d0a1a0a', 'hex') },
  { type: 'image/gif', offset: 0, text: Buffer.from('GIF8') },
  { type: 'image/bmp', offset: 0, text: Buffer.from('BM') },
  { type: 'image/tiff', offset: 0, text: Buffer.from('49492a00', 'hex') },
  { type: 'image/tiff', offset: 0, text: Buffer.from('4d4d002a', 'hex') },
  { type: RIFF, offset: 0, text: Buffer.from('RIFF') },
  { type: ISO_MEDIA, offset: 4, text: Buffer.from('ftyp') },
] as const;

/** Major brands of ISO base media files that are still images. */
const BRANDS: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  mif1: 'image/heic',
  msf1: 'image/heic',
  avif: 'image/avif',
  avis: 'image/avif',
};
