import sharp from 'sharp';
import type { ImageFile } from '../shop.ts';
import { letterPath } from './pixel-letters.ts';
import { darken, shapeOf } from './shapes.ts';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Draws the picture of a file as PNG (or WebP), square as registered or fitted onto white in the size asked for. */
export async function drawImage(
  file: ImageFile,
  size: ImageSize | null,
  format: 'png' | 'webp' = 'png',
): Promise<Buffer> {
  const { width, height } = size ?? { width: file.size, height: file.size };
  const picture = sharp(Buffer.from(composeSvg(file))).resize(width, height, { fit: 'contain', background: '#ffffff' });
  return format === 'webp' ? picture.webp({ quality: 80 }).toBuffer() : picture.png({ compressionLevel: 6 }).toBuffer();
}

/** White ground, the product in its colour, its name below, and a row of bars that no other file has. */
function composeSvg({ shape, colour, lines, view, fileId, copyOf = fileId }: ImageFile): string {
  const turn = view * 14;
  const scale = 1 + view * 0.08;
  const bars = copyOf
    .toString(2)
    .padStart(24, '0')
    .split('')
    .map((bit, place) =>
      bit === '1' ? `<rect x="${80 + place * 35}" y="960" width="24" height="16" fill="#4a4a4f"/>` : '',
    );
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="0 0 1000 1000">',
    '<rect width="1000" height="1000" fill="#ffffff"/>',
    '<ellipse cx="500" cy="770" rx="300" ry="26" fill="#ececec"/>',
    `<g transform="translate(500 440) rotate(${turn}) scale(${scale}) translate(-300 -300)">${shapeOf(shape, colour, darken(colour))}</g>`,
    ...lines
      .slice(0, 2)
      .map(
        (line, place) => `<path fill="#38383d" d="${letterPath(line, { x: 60, y: 830 + place * 62, width: 880 })}"/>`,
      ),
    ...bars,
    '</svg>',
  ].join('');
}
