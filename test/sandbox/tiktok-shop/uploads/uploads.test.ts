import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sniffImage } from '../../../../sandbox/tiktok-shop/uploads/sniff-image.ts';
import { drawImage, openShop } from '../products/shop-client.ts';
import type { Answer, ShopClient } from '../products/shop-client.ts';

let shop: ShopClient;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

function form(fields: Record<string, string | Buffer>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, new Blob([new Uint8Array(value)]), 'upload.bin');
  }
  return data;
}
const image = (data: Buffer, use_case?: string): Promise<Answer> =>
  shop.upload('/product/202309/images/upload', form({ data, ...(use_case !== undefined && { use_case }) }));
const file = (data: Buffer, name: string): Promise<Answer> =>
  shop.upload('/product/202309/files/upload', form({ data, name }));

/** 24 bits a pixel, without its pixels' colours. */
function bmp(width: number, height: number): Buffer {
  const size = 54 + Math.ceil((width * 3) / 4) * 4 * height;
  const bytes = Buffer.alloc(size);
  bytes.write('BM');
  bytes.writeUInt32LE(size, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(1, 26);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

const box = (type: string, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4);
  return Buffer.concat([head, content]);
};
const numbers = (...values: number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value])));
/** As much of a HEIC as says how large it is. */
const heic = (width: number, height: number): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('heic'), numbers(0), Buffer.from('mif1heic')),
    box('meta', numbers(0), box('iprp', box('ipco', box('ispe', numbers(0, width, height))))),
  ]);
/** As much of an MP4 as says how large its picture is. */
const mp4 = (width: number, height: number): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom'), numbers(0)),
    box('moov', box('trak', box('tkhd', Buffer.alloc(76), numbers(width << 16, height << 16)))),
  ]);

describe('images', () => {
  test.each(['png', 'jpeg', 'webp'] as const)(
    '%s is taken, told by its bytes, and served as it came',
    async (format) => {
      const bytes = await drawImage(640, 480, format);
      const { code, data } = await image(bytes, 'MAIN_IMAGE');
      expect(code).toBe(0);
      expect(data).toEqual({
        uri: expect.stringMatching(/^tos-[a-z0-9-]+\/[0-9a-f]{32}$/),
        url: expect.stringContaining(data.uri),
        height: 480,
        width: 640,
        use_case: 'MAIN_IMAGE',
      });
      const served = await fetch(data.url);
      expect(served.headers.get('content-type')).toBe(`image/${format}`);
      expect(Buffer.from(await served.arrayBuffer()).equals(bytes)).toBe(true);
      const thumb = await sharp(
        Buffer.from(await (await fetch(`${data.url}~tplv-resize-jpeg:300:300.jpeg`)).arrayBuffer()),
      ).metadata();
      expect([thumb.format, thumb.width, thumb.height]).toEqual(['jpeg', 300, 225]);
    },
  );

  test('BMP and HEIC are taken', async () => {
    expect(await image(bmp(320, 310))).toMatchObject({
      code: 0,
      data: { width: 320, height: 310, use_case: 'MAIN_IMAGE' },
    });
    expect(await image(heic(640, 480))).toMatchObject({ code: 0, data: { width: 640, height: 480 } });
  });

  test('a turned JPEG has its sides as shown', async () => {
    const turned = await sharp({ create: { width: 640, height: 480, channels: 3, background: 'red' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(sniffImage(turned)).toMatchObject({ width: 480, height: 640 });
  });

  test('the same bytes again get another uri; served bytes stay out of the journal', async () => {
    const bytes = await drawImage(300, 300);
    const [one, two] = [await image(bytes), await image(bytes)];
    expect(one.data.uri).not.toBe(two.data.uri);
    await fetch(one.data.url);
    const { calls } = await shop.control('GET', '/_sandbox/calls?since=0');
    expect(calls.some(({ path }: { path: string }) => path.includes(one.data.uri))).toBe(false);
  });

  test.each([
    ['MAIN_IMAGE', 300, 300, 0],
    ['MAIN_IMAGE', 299, 300, 12038014],
    ['MAIN_IMAGE', 4000, 300, 0],
    ['MAIN_IMAGE', 4001, 300, 12038014],
    ['ATTRIBUTE_IMAGE', 100, 100, 0],
    ['DESCRIPTION_IMAGE', 99, 100, 12019116],
    ['CERTIFICATION_IMAGE', 20_000, 100, 0],
    ['CERTIFICATION_IMAGE', 20_001, 100, 12019116],
    ['SIZE_CHART_IMAGE', 1024, 1500, 0],
    ['SIZE_CHART_IMAGE', 1023, 1500, 12038014],
    ['COVER', 600, 600, 11050001],
  ])('%s of %i × %i answers %i', async (useCase, width, height, code) => {
    expect((await image(await drawImage(width, height), useCase)).code).toBe(code);
  });

  test('limits are named in the refusal', async () => {
    expect((await image(await drawImage(200, 200))).message).toContain('300 x 300 to 4000 x 4000');
  });

  test('what is no such image is refused by its bytes', async () => {
    const png = await drawImage(400, 400);
    const gif = await sharp({ create: { width: 400, height: 400, channels: 3, background: 'red' } })
      .gif()
      .toBuffer();
    expect(await image(gif)).toMatchObject({
      code: 12038015,
      message: expect.stringContaining('JPG, PNG, WEBP, HEIC, BMP'),
    });
    expect((await image(Buffer.from('<html>not found</html>'))).code).toBe(12038015);
    expect((await image(png.subarray(0, png.length / 2))).code).toBe(12038004);
    expect((await image((await drawImage(400, 400, 'jpeg')).subarray(0, 300))).code).toBe(12038004);
    expect((await image(Buffer.alloc(0))).code).toBe(12038002);
    expect((await shop.upload('/product/202309/images/upload', form({ use_case: 'MAIN_IMAGE' }))).code).toBe(12038002);
  });

  test('ten mebibytes pass, one byte more does not', async () => {
    const png = await drawImage(400, 400);
    // Bytes before the end mark keep it a whole PNG by its ends.
    const padded = (size: number): Buffer =>
      Buffer.concat([png.subarray(0, -12), Buffer.alloc(size - png.length), png.subarray(-12)]);
    expect((await image(padded(10 * 1_048_576))).code).toBe(0);
    expect((await image(padded(10 * 1_048_576 + 1))).code).toBe(12038005);
  });

  test('JSON with base64 is not multipart', async () => {
    const answer = await shop.call('POST', '/product/202309/images/upload', {}, { data: 'iVBORw0KGgo=' });
    expect(answer.code).toBe(36009023);
  });
});

describe('files', () => {
  test('a PDF and a video are taken and served', async () => {
    const pdf = Buffer.from('%PDF-1.7\n%%EOF');
    const { data } = await file(pdf, 'certificado.pdf');
    expect(data).toEqual({
      id: expect.stringMatching(/^v09/),
      url: expect.stringContaining('http'),
      name: 'certificado.pdf',
      format: 'PDF',
    });
    expect(Buffer.from(await (await fetch(data.url)).arrayBuffer()).equals(pdf)).toBe(true);
    expect((await file(mp4(720, 1280), 'video.mp4')).data.format).toBe('MP4');
  });

  test.each([
    ['a name of another kind', '%PDF-1.7', 'a.mp4', 12019105],
    ['an unknown kind', '%PDF-1.7', 'a.exe', 12019105],
    ['a name with a space', '%PDF-1.7', 'a b.pdf', 12019105],
    ['a name with two dots', '%PDF-1.7', 'a.b.pdf', 12019105],
    ['no name', '%PDF-1.7', '', 12019104],
    ['nothing inside', '', 'a.pdf', 12019103],
  ])('%s is refused', async (_name, bytes, name, code) => {
    expect((await file(Buffer.from(bytes), name)).code).toBe(code);
  });

  test('a video stands between 9:16 and 16:9, a PDF within 20 MiB', async () => {
    expect((await file(mp4(1920, 1080), 'video.mp4')).code).toBe(0);
    expect((await file(mp4(2000, 1000), 'video.mp4')).code).toBe(12019122);
    expect((await file(mp4(500, 1000), 'video.mov')).code).toBe(12019122);
    expect((await file(Buffer.concat([Buffer.from('%PDF-'), Buffer.alloc(20 * 1_048_576)]), 'a.pdf')).code).toBe(
      12038005,
    );
  });
});
