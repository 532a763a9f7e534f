import { imageSize } from 'image-size';

export type ImageFormat = 'JPG' | 'PNG' | 'WEBP' | 'HEIC' | 'BMP';

/** What the service takes, in the order its messages name them. */
export const imageFormats: readonly ImageFormat[] = ['JPG', 'PNG', 'WEBP', 'HEIC', 'BMP'];

export type Sniffed =
  | { kind: 'image'; format: ImageFormat; width: number; height: number }
  /** Not one of the five formats. */
  | { kind: 'other' }
  /** One of them by its first bytes, but cut or unreadable. */
  | { kind: 'broken'; format: ImageFormat };

/** Tells an image by its bytes, never by its name or declared type. */
export function sniffImage(bytes: Buffer): Sniffed {
  const format = formatOf(bytes);
  if (format === undefined) return { kind: 'other' };
  if (!isWhole[format](bytes)) return { kind: 'broken', format };
  try {
    const { width, height, orientation } = imageSize(bytes);
    if (width < 1 || height < 1) return { kind: 'broken', format };
    // Exif orientations 5 to 8 lie on their side: the shown picture has the sides exchanged.
    const turned = format === 'JPG' && (orientation ?? 1) >= 5;
    return turned ? { kind: 'image', format, width: height, height: width } : { kind: 'image', format, width, height };
  } catch {
    return { kind: 'broken', format };
  }
}

function formatOf(bytes: Buffer): ImageFormat | undefined {
  const start = bytes.toString('latin1', 0, 12);
  if (start.startsWith('\xff\xd8\xff')) return 'JPG';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'WEBP';
  if (start.startsWith('BM') && bytes.length > 26) return 'BMP';
  if (start.slice(4, 8) === 'ftyp' && /hei[cxms]|hev[cxms]|mif1|msf1/.test(bytes.toString('latin1', 8, 32)))
    return 'HEIC';
  return undefined;
}

/** Whether the end is there. A cut upload is the commonest damage, and it shows at the end. */
const isWhole: Readonly<Record<ImageFormat, (bytes: Buffer) => boolean>> = {
  PNG: (bytes) => bytes.includes('IEND', -64, 'latin1'),
  JPG: (bytes) => bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > bytes.length / 2,
  WEBP: (bytes) => bytes.readUInt32LE(4) + 8 <= bytes.length + 1,
  BMP: (bytes) => bytes.readUInt32LE(2) <= bytes.length,
  HEIC: (bytes) => bytes.includes('meta', 0, 'latin1'),
};
