import { createHash } from 'node:crypto';
import sharp from 'sharp';

const SIDE = 800;
const CELLS = 5;
const LETTERS_PER_LINE = 28;

/**
 * A PNG of 800 × 800 that stands in for an image that cannot be reached; sandbox mode only. The pattern comes from
 * the URL, so different images stay different and the same one stays the same, also where no font is installed.
 */
export async function drawPlaceholder(picture: { readonly url: string; readonly title: string }): Promise<Buffer> {
  const digest = createHash('sha256').update(picture.url).digest();
  const hue = Math.round(((digest[0] ?? 0) / 255) * 360);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">`,
    `<rect width="${SIDE}" height="${SIDE}" fill="#ffffff"/>`,
    ...drawPattern(digest, hue),
    ...drawTitle(picture.title),
    '</svg>',
  ].join('');
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer();
}

/** A pattern of cells; their shades carry the rest of the digest, so that two URLs never look alike. */
function drawPattern(digest: Buffer, hue: number): string[] {
  const cell = 80;
  const left = (SIDE - CELLS * cell) / 2;
  return Array.from({ length: CELLS * CELLS }, (_, n) => {
    const [row, column] = [Math.floor(n / CELLS), n % CELLS];
    const byte = digest[(n + 1) % digest.length] ?? 0;
    const lightness = 40 + (byte / 255) * 55;
    const fill = `hsl(${(hue + (byte % 24)) % 360},55%,${lightness.toFixed(1)}%)`;
    return `<rect x="${left + column * cell}" y="${90 + row * cell}" width="${cell - 4}" height="${cell - 4}" fill="${fill}"/>`;
  });
}

function drawTitle(title: string): string[] {
  return wrap(title).map(
    (line, n) =>
      `<text x="400" y="${570 + n * 52}" font-family="sans-serif" font-size="40" text-anchor="middle" fill="#333333">${escapeXml(line)}</text>`,
  );
}

/** At most four lines of whole words. */
function wrap(title: string): string[] {
  const lines = [''];
  for (const word of title.trim().split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= LETTERS_PER_LINE) lines.push(word.slice(0, LETTERS_PER_LINE));
    else lines[lines.length - 1] = `${line} ${word}`.trim().slice(0, LETTERS_PER_LINE);
  }
  return lines.slice(0, 4);
}

function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
