/**
 * The image type that the bytes themselves show, as a media type; null for anything that is no raster image.
 * What a server declares is not trusted: many send every image as JPEG or as a stream of bytes.
 */
export function sniffImage(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 32));
  if (head.length < 12) return null;
  const known = SIGNATURES.find(({ offset, text }) => head.subarray(offset, offset + text.length).equals(text));
  if (known?.type === RIFF) return head.toString('latin1', 8, 12) === 'WEBP' ? 'image/webp' : null;
  if (known?.type === ISO_MEDIA) return BRANDS[head.toString('latin1', 8, 12)] ?? null;
  return known?.type ?? null;
}

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
