import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawImage } from '../../../sandbox/vtex/images/draw-image.ts';
import { plainSku, useVtex } from './open-vtex.ts';

const vtex = useVtex();
const fetchImage = async (path: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> => {
  const response = await fetch(`${vtex.url()}/lojademo/arquivos/ids/${path}`);
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};
const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('pictures', () => {
  it('are PNGs of the registered size, the same at every call and different for every file', async () => {
    const files = (await vtex.skus()).flatMap(({ images }) => images).slice(0, 12);
    const seen = new Set<string>();
    for (const { fileId, name } of files) {
      const { bytes, headers } = await fetchImage(`${fileId}/${name}.png`);
      expect(headers.get('content-type')).toBe('image/png');
      const { format, width, height } = await sharp(bytes).metadata();
      expect([format, width, height]).toEqual(['png', 1000, 1000]);
      seen.add(hash(bytes));
    }
    expect(seen.size).toBe(files.length);
    const [file] = (await vtex.control('/state?kind=files&shop=lojademo')).items;
    expect(hash(await drawImage(file, null))).toBe(hash((await fetchImage(String(file.fileId))).bytes));
  });

  it('show something: neither one colour nor only white', async () => {
    const { bytes } = await fetchImage('155001');
    const { channels } = await sharp(bytes).stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(15);
  });

  it('come resized by the form -W-H, without a name too', async () => {
    const small = await sharp((await fetchImage('155001-55-55/x.jpg')).bytes).metadata();
    expect([small.width, small.height]).toEqual([55, 55]);
    const wide = await sharp((await fetchImage('155001-446-auto')).bytes).metadata();
    expect([wide.width, wide.height]).toEqual([446, 446]);
    const huge = await sharp((await fetchImage('155001-9999-10')).bytes).metadata();
    expect(huge.width).toBe(3200);
  });

  it('are 404 for files that are not there or another account has', async () => {
    expect((await fetchImage('1/x.png')).status).toBe(404);
    expect((await fetchImage('155001-a-b')).status).toBe(404);
  });

  it('are WebP by the switch, whatever the extension', async () => {
    await vtex.control('/switches', { imagesAsWebp: true });
    const { headers, bytes } = await fetchImage('155001/x.png');
    expect([headers.get('content-type'), (await sharp(bytes).metadata()).format]).toEqual(['image/webp', 'webp']);
    await vtex.control('/switches', { imagesAsWebp: false });
  });

  it('are known by their ETag', async () => {
    const { headers } = await fetchImage('155001');
    const again = await fetch(`${vtex.url()}/lojademo/arquivos/ids/155001`, {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('are added, attached twice, taken away and listed out of order as the merchant and the switch say', async () => {
    const sku = await plainSku(vtex);
    const change = (body: unknown) => vtex.control(`/lojademo/skus/${sku.id}`, body);
    const files = async (): Promise<any[]> =>
      (await vtex.call(`/api/catalog/pvt/stockkeepingunit/${sku.id}/file`)).json();
    const bytesOf = async ({ ArchiveId }: any): Promise<string> => hash((await fetchImage(String(ArchiveId))).bytes);

    await change({ removeImages: true });
    expect(await files()).toEqual([]);
    await change({ addImages: 2 });
    await change({ repeatImages: true });
    const four = await files();
    expect(four.map(({ Position, IsMain }) => [Position, IsMain])).toEqual([
      [0, true],
      [1, false],
      [2, false],
      [3, false],
    ]);
    expect(new Set(four.map(({ Id }) => Id)).size).toBe(4);
    const [first, second, third, fourth] = await Promise.all(four.map(bytesOf));
    expect([third, fourth]).toEqual([first, second]);
    expect(second).not.toBe(first);

    await vtex.control('/switches', { filesUnsorted: true });
    expect((await files()).map(({ Position }) => Position)).toEqual([3, 2, 1, 0]);
    await vtex.control('/switches', { filesUnsorted: false });
  });

  it('leave the rest of a product to change too: brand, category, and what its own fields say', async () => {
    const sku = await plainSku(vtex);
    const read = async () => (await vtex.call(`/api/catalog_system/pvt/sku/stockkeepingunitbyid/${sku.id}`)).json();
    const before = await read();
    const [field] = before.ProductSpecifications;
    const [brand] = (await vtex.control('/state?kind=brands&shop=lojademo')).items.filter(
      ({ name }: any) => name !== before.BrandName,
    );
    await vtex.control(`/lojademo/skus/${sku.id}`, {
      brandId: brand.id,
      skuName: 'Outro nome',
      specifications: { [field.FieldName]: 'Outro valor' },
    });
    const after = await read();
    expect([after.BrandName, after.SkuName]).toEqual([brand.name, 'Outro nome']);
    expect(after.ProductSpecifications[0].FieldValues).toEqual(['Outro valor']);
    await expect(vtex.control(`/lojademo/skus/${sku.id}`, { brandId: 1 })).rejects.toThrow('There is no brand 1');
  });
});
