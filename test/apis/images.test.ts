import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawPlaceholder } from '../../apis/draw-placeholder.ts';
import { fetchImage, type ImageRequest } from '../../apis/fetch-image.ts';
import { prepareImage } from '../../apis/prepare-image.ts';
import { sniffImage } from '../../apis/sniff-image.ts';
import { hangUp, startServer, type Handler } from './local-server.ts';

function draw(width: number, height: number, background = '#cc3300') {
  return sharp({ create: { width, height, channels: 3, background } });
}

const jpeg = (width: number, height: number) => draw(width, height).jpeg().toBuffer();

const svg = (width: number, height: number) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="9" height="9" fill="red"/></svg>`,
  );

/** Two pictures, one after the other. */
async function moving(width: number, height: number) {
  const pictures = ['#cc3300', '#0033cc'].map((background) => draw(width, height, background).png().toBuffer());
  return sharp(await Promise.all(pictures), { join: { animated: true } });
}

async function fetchFrom(handle: Handler, request: Partial<ImageRequest> = {}) {
  const server = await startServer(handle);
  const url = `${server.url}/a.jpg?v=secret`;
  return fetchImage({ url, allowedPrivateHosts: [server.host], timeoutMs: 3000, ...request });
}

function send(body: Buffer | string, status = 200, headers: Record<string, string> = {}): Handler {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

describe('fetchImage', () => {
  it('gives the bytes and the type that they show, whatever the server says', async () => {
    const bytes = await draw(10, 10).png().toBuffer();
    const image = await fetchFrom(send(bytes, 200, { 'content-type': 'image/jpeg' }));
    expect(image).toEqual({ ok: true, bytes, contentType: 'image/png', etag: null, lastModified: null });
  });

  it.each([
    ['a missing image', send('', 404), 'image-not-found', false],
    ['an HTML page', send('<html>not here</html>'), 'image-not-an-image', false],
    ['an empty body', send(''), 'image-not-an-image', false],
    ['a server error', send('', 500), 'image-unreachable', true],
    ['a closed connection', hangUp, 'image-unreachable', true],
    ['21 MB', send('', 200, { 'content-length': String(21 * 1024 * 1024) }), 'image-too-large', false],
  ])('names %s', async (_name, handler, code, retryable) => {
    const image = await fetchFrom(handler);
    expect(image).toMatchObject({ ok: false, retryable, problem: { code } });
    expect(JSON.stringify(image)).not.toContain('secret');
  });

  it('refuses private addresses and nonsense', async () => {
    expect(await fetchFrom(send('x'), { allowedPrivateHosts: [] })).toMatchObject({
      ok: false,
      retryable: false,
      problem: { code: 'image-refused-address', params: { reason: 'loopback' } },
    });
    expect(await fetchFrom(send('x'), { url: 'not a url' })).toMatchObject({ problem: { code: 'image-unreachable' } });
  });
});

describe('sniffImage', () => {
  it('knows what TikTok takes and what it does not', async () => {
    const picture = draw(4, 4);
    expect(sniffImage(await picture.clone().jpeg().toBuffer())).toBe('image/jpeg');
    expect(sniffImage(await picture.clone().png().toBuffer())).toBe('image/png');
    expect(sniffImage(await picture.clone().webp().toBuffer())).toBe('image/webp');
    expect(sniffImage(await picture.clone().gif().toBuffer())).toBe('image/gif');
    expect(sniffImage(await picture.clone().avif().toBuffer())).toBe('image/avif');
    expect(sniffImage(await picture.clone().tiff().toBuffer())).toBe('image/tiff');
    expect(sniffImage(bitmap(300, 300))).toBe('image/bmp');
    expect(sniffImage(Buffer.from('RIFF0000WAVEfmt '))).toBeNull();
    expect(sniffImage(svg(24, 24))).toBe('image/svg+xml');
    expect(
      sniffImage(Buffer.from('<?xml version="1.0"?>\n<!-- a --><!DOCTYPE svg PUBLIC "x" "y">\n<svg width="1"/>')),
    ).toBe('image/svg+xml');
    expect(sniffImage(Buffer.from('<html><body><svg width="9" height="9"/></body></html>'))).toBeNull();
    expect(sniffImage(Buffer.from(`${'<!-- -->'.repeat(500)}nothing`))).toBeNull();
    expect(sniffImage(Buffer.alloc(0))).toBeNull();
  });
});

describe('prepareImage', () => {
  it.each([
    ['JPEG', () => jpeg(300, 4000)],
    ['PNG', () => draw(400, 300).png().toBuffer()],
    ['WEBP', () => draw(4000, 300).webp().toBuffer()],
    ['BMP', async () => bitmap(300, 300)],
  ])('leaves a %s that TikTok takes as it is', async (_name, make) => {
    const bytes = await make();
    const image = await prepareImage(bytes, 'MAIN_IMAGE');
    expect(image).toMatchObject({ ok: true, changed: false, changes: [] });
    expect(image.ok && image.bytes).toBe(bytes);
  });

  it.each([
    ['too small', () => jpeg(120, 200), ['padded'], 300, 300],
    ['too flat', () => jpeg(2000, 100), ['padded'], 2000, 300],
    ['too large', () => jpeg(5000, 2500), ['reduced'], 4000, 2000],
    ['too large and too flat', () => jpeg(6000, 300), ['reduced', 'padded'], 4000, 300],
    ['a GIF', () => draw(500, 500).gif().toBuffer(), ['converted'], 500, 500],
    ['an AVIF', () => draw(500, 400).avif().toBuffer(), ['converted'], 500, 400],
    ['a small GIF', () => draw(50, 50).gif().toBuffer(), ['converted', 'padded'], 300, 300],
    ['a TIFF', () => draw(400, 500).tiff().toBuffer(), ['converted'], 400, 500],
    ['a moving GIF', async () => (await moving(400, 300)).gif().toBuffer(), ['converted'], 400, 300],
    ['a moving WEBP', async () => (await moving(400, 300)).webp().toBuffer(), ['converted'], 400, 300],
    [
      'a JPEG in printing colours',
      () => draw(400, 500).toColourspace('cmyk').jpeg().toBuffer(),
      ['converted'],
      400,
      500,
    ],
    [
      'lying on its side',
      () => draw(400, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
      ['turned'],
      500,
      400,
    ],
    ['a drawing', async () => svg(640, 480), ['converted'], 640, 480],
    ['a small drawing', async () => svg(24, 48), ['converted'], 300, 600],
    ['a very flat drawing', async () => svg(2000, 10), ['converted', 'padded'], 4000, 300],
  ])('mends one that is %s', async (_name, make, changes, width, height) => {
    const image = await prepareImage(await make(), 'MAIN_IMAGE');
    expect(image).toMatchObject({ ok: true, contentType: 'image/jpeg', changed: true, changes, width, height });
    if (!image.ok) throw new Error('refused');
    expect(await sharp(image.bytes).metadata()).toMatchObject({ format: 'jpeg', width, height });
    expect(await prepareImage(image.bytes, 'MAIN_IMAGE')).toMatchObject({ changed: false });
  });

  it('pads with white and keeps the picture in the middle', async () => {
    const image = await prepareImage(await jpeg(100, 100), 'MAIN_IMAGE');
    if (!image.ok) throw new Error('refused');
    const { data } = await sharp(image.bytes).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [...data.subarray((y * 300 + x) * 3, (y * 300 + x) * 3 + 3)];
    expect(pixel(2, 2)).toEqual([255, 255, 255]);
    expect(pixel(297, 297)).toEqual([255, 255, 255]);
    expect(pixel(150, 150)[0]).toBeGreaterThan(190);
    expect(pixel(150, 150)[2]).toBeLessThan(20);
  });

  it('draws what was transparent as white, and leaves it alone where the picture can stay', async () => {
    const glass = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0 } } })
        .png()
        .toBuffer();
    expect(await prepareImage(await glass(400), 'MAIN_IMAGE')).toMatchObject({ changed: false });
    const small = await prepareImage(await glass(100), 'MAIN_IMAGE');
    if (!small.ok) throw new Error('refused');
    const { data } = await sharp(small.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(data.every((value) => value === 255)).toBe(true);
  });

  it('keeps the colours of a JPEG made for print', async () => {
    const printed = await draw(400, 400, '#c01020').toColourspace('cmyk').jpeg().toBuffer();
    const image = await prepareImage(printed, 'MAIN_IMAGE');
    if (!image.ok) throw new Error('refused');
    const [red = 0, green = 255, blue = 255] = await sharp(image.bytes).raw().toBuffer();
    expect(await sharp(image.bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    expect(red).toBeGreaterThan(140);
    expect(Math.max(green, blue)).toBeLessThan(100);
  });

  it('gives the same bytes for the same picture, so that it goes up once', async () => {
    const bytes = await jpeg(120, 200);
    const [first, again] = [await prepareImage(bytes, 'MAIN_IMAGE'), await prepareImage(bytes, 'MAIN_IMAGE')];
    expect(first.ok && again.ok && first.bytes.equals(again.bytes)).toBe(true);
  });

  it('shrinks the file of one beyond 10 MB', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const bytes = await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#000', noise } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    expect(bytes.length).toBeGreaterThan(10 * 1024 * 1024);
    const image = await prepareImage(bytes, 'MAIN_IMAGE');
    expect(image).toMatchObject({ ok: true, changed: true, changes: ['recompressed'], width: 2000, height: 2000 });
    expect(image.ok && image.bytes.length).toBeLessThanOrEqual(10 * 1024 * 1024);
  });

  it('has other bounds for other uses', async () => {
    expect(await prepareImage(await jpeg(120, 120), 'ATTRIBUTE_IMAGE')).toMatchObject({ changed: false });
    expect(await prepareImage(await jpeg(500, 2000), 'SIZE_CHART_IMAGE')).toMatchObject({ width: 1024, height: 2000 });
  });

  it('names what is no image, and what only looks like one', async () => {
    const problem = { ok: false, problem: { code: 'image-not-an-image' } };
    expect(await prepareImage(Buffer.from('hello, this is text'), 'MAIN_IMAGE')).toMatchObject(problem);
    const broken = (await draw(100, 100).png().toBuffer()).subarray(0, 60);
    expect(await prepareImage(broken, 'MAIN_IMAGE')).toMatchObject(problem);
  });
});

describe('drawPlaceholder', () => {
  it('draws a PNG that TikTok takes, the same for a URL and different for another', async () => {
    const title = 'Cama <Pet> & "Cão" \u0007 Azul com nome bem comprido para ocupar mais de uma linha';
    const [first, again, other] = await Promise.all(
      ['https://a.example/1.jpg', 'https://a.example/1.jpg', 'https://a.example/2.jpg'].map((url) =>
        drawPlaceholder({ url, title }),
      ),
    );
    expect(await prepareImage(first ?? Buffer.alloc(0), 'MAIN_IMAGE')).toMatchObject({
      ok: true,
      changed: false,
      contentType: 'image/png',
      width: 800,
      height: 800,
    });
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });
});

/** An uncompressed 24-bit bitmap, which sharp cannot write. */
function bitmap(width: number, height: number): Buffer {
  const row = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + row * height, 0x80);
  bytes.fill(0, 0, 54);
  bytes.write('BM');
  bytes.writeUInt32LE(bytes.length, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}
