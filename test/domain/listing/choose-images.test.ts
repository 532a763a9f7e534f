import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../../../domain/feed/feed-item.ts';
import { NO_CATEGORY_RULES, type Category } from '../../../domain/listing/category.ts';
import {
  chooseImages,
  imageCandidates,
  NOTHING_KNOWN,
  type KnownImage,
  type KnownImages,
} from '../../../domain/listing/choose-images.ts';
import type { VtexImage } from '../../../domain/listing/enrichment.ts';
import { differingFields, facetHashes } from '../../../domain/listing/facet-hashes.ts';
import type { SourceSku } from '../../../domain/listing/group-products.ts';
import { canonicalImageAddress, imageIdentity, isSizeChart } from '../../../domain/listing/image-address.ts';
import { sizeChartKey, toCreateBody } from '../../../domain/listing/request-bodies.ts';
import { build, CATEGORY, codesOf, item, listingOf, notesOf, SETTINGS } from './examples.ts';

const VTEX = 'https://loja.vteximg.com.br/arquivos/ids';

function sku(id: string, changes: Partial<FeedItem>, images: readonly VtexImage[] = []): SourceSku {
  return { item: item({ id, imageLink: undefined, ...changes }), enrichment: { images } };
}

const file = (fileId: number, label: string | null = null, url = `${VTEX}/${fileId}/foto.jpg`): VtexImage => ({
  fileId: String(fileId),
  url,
  label,
});

const fetched = (content: string, revision = 0): KnownImage => ({ problem: null, content, revision });
const missing: KnownImage = {
  problem: { code: 'image-not-found', params: { host: 'loja.example' } },
  content: null,
  revision: 0,
};
const known = (main: Record<string, KnownImage>, sizeCharts: Record<string, KnownImage> = {}): KnownImages => ({
  main: new Map(Object.entries(main)),
  sizeCharts: new Map(Object.entries(sizeCharts)),
});
const NO_CHART = { isSupported: false, fallback: null };

describe('the address of an image', () => {
  test.each([
    ['http://loja.vteximg.com.br/arquivos/ids/155001/a.jpg', 'https://loja.vteximg.com.br/arquivos/ids/155001/a.jpg'],
    ['https://loja.vteximg.com.br/arquivos/ids/155001-55-55/a.jpg?v=637', `${VTEX}/155001/a.jpg`],
    ['https://loja.vtexassets.com/arquivos/ids/155001-800-auto?v=637&width=800&height=auto&aspect=true', null],
    ['https://loja.vteximg.com.br/files/ids/155001-1-1/a.jpg', 'https://loja.vteximg.com.br/files/ids/155001/a.jpg'],
    ['https://www.loja.example/arquivos/ids/155001-446-446', 'https://www.loja.example/arquivos/ids/155001'],
    ['http://www.loja.example/arquivos/ids/155001/a.jpg', 'http://www.loja.example/arquivos/ids/155001/a.jpg'],
    ['http://cdn.example/a-55-55.jpg?v=2#top', 'http://cdn.example/a-55-55.jpg?v=2'],
    ['https://cdn.example/arquivos/ids/nothing/a.jpg?v=2', 'https://cdn.example/arquivos/ids/nothing/a.jpg?v=2'],
  ])('%s is known in full size', (address, expected) => {
    expect(canonicalImageAddress(address)).toBe(expected ?? 'https://loja.vtexassets.com/arquivos/ids/155001');
    expect(canonicalImageAddress(canonicalImageAddress(address))).toBe(canonicalImageAddress(address));
  });

  test('tells pictures apart by VTEX file, else by itself', () => {
    expect(imageIdentity(`${VTEX}/155001-55-55/a.jpg?v=1`)).toBe(imageIdentity('http://x.example/arquivos/ids/155001'));
    expect(imageIdentity(`${VTEX}/155001/a.jpg`)).not.toBe(imageIdentity(`${VTEX}/155002/a.jpg`));
    expect(imageIdentity('https://cdn.example/a.jpg?v=1')).not.toBe(imageIdentity('https://cdn.example/a.jpg?v=2'));
  });

  test.each([
    ['tabela de medidas', 'x.jpg', true],
    ['Tabela de Medidas - Camiseta', 'x.jpg', true],
    ['Guia de Tamanhos', 'x.jpg', true],
    ['SIZE CHART', 'x.jpg', true],
    ['Guía de tallas', 'x.jpg', true],
    ['medidas', 'x.jpg', true],
    [null, 'tabela-de-medidas-camiseta.jpg', true],
    [null, 'Size_Chart.png', true],
    [null, 'tabela%20de%20medidas.png', true],
    ['principal', 'x.jpg', false],
    ['', 'x.jpg', false],
    ['frente, medidas 20x30', 'x.jpg', false],
    [null, 'copo-medidas.jpg', false],
    [null, 'medidas.jpg', false],
    [null, 'mesa-tabela.jpg', false],
    [null, '%E0%A4%A.jpg', false],
  ])('labelled %s, at %s: a size chart is %s', (label, name, expected) => {
    expect(isSizeChart(`https://loja.example/i/${name}`, label)).toBe(expected);
  });
});

describe('the candidates', () => {
  test("begin with the first SKU's pictures, then the others' covers, then the rest", () => {
    const skus = [
      sku('10', { imageLink: 'https://l.example/10', additionalImageLinks: ['https://l.example/10b'] }, [file(103)]),
      sku('9', { imageLink: 'https://l.example/9', additionalImageLinks: ['https://l.example/9b'] }, [
        file(91),
        file(92),
      ]),
      sku('11', {}, [file(110), file(111)]),
      sku('12', {}),
    ];
    expect(imageCandidates(skus).main).toEqual([
      'https://l.example/9',
      'https://l.example/9b',
      `${VTEX}/91/foto.jpg`,
      `${VTEX}/92/foto.jpg`,
      'https://l.example/10',
      `${VTEX}/110/foto.jpg`,
      'https://l.example/10b',
      `${VTEX}/103/foto.jpg`,
      `${VTEX}/111/foto.jpg`,
    ]);
    expect(imageCandidates(skus.toReversed())).toEqual(imageCandidates(skus));
  });

  test('hold no picture twice, by address or by VTEX file', () => {
    const cover = `${VTEX}/1-500-500/capa.jpg?v=637`;
    const skus = [
      sku('1', { imageLink: cover, additionalImageLinks: ['https://l.example/a'] }, [file(1), file(2)]),
      sku('2', { imageLink: 'https://l.example/a' }, [file(2), file(1)]),
    ];
    expect(imageCandidates(skus).main).toEqual([`${VTEX}/1/capa.jpg`, 'https://l.example/a', `${VTEX}/2/foto.jpg`]);
  });

  test('without a cover in the feed begin with the main picture of VTEX', () => {
    expect(imageCandidates([sku('1', {}, [file(1), file(2)])]).main[0]).toBe(`${VTEX}/1/foto.jpg`);
  });

  test('leave size charts out, but never the cover that the feed names', () => {
    const named = 'https://l.example/tabela-de-medidas.jpg';
    expect(imageCandidates([sku('1', { imageLink: named })])).toEqual({ main: [named], sizeCharts: [] });
    const skus = [
      sku('1', { imageLink: 'https://l.example/1', additionalImageLinks: [named, `${VTEX}/7-1-1/x.jpg`] }, [
        file(5),
        file(7, 'Tabela de medidas'),
      ]),
    ];
    expect(imageCandidates(skus)).toEqual({
      main: ['https://l.example/1', `${VTEX}/5/foto.jpg`],
      sizeCharts: [named, `${VTEX}/7/foto.jpg`],
    });
  });

  test('are bounded, however many there are', () => {
    const skus = Array.from({ length: 300 }, (_, at) => sku(String(at), { imageLink: `https://l.example/${at}` }));
    expect(imageCandidates(skus).main).toHaveLength(60);
  });
});

describe('the choice', () => {
  const urls = Array.from({ length: 12 }, (_, at) => `https://l.example/${at}`);
  const candidates = { main: urls, sizeCharts: [] };

  test('is the first nine where nothing is known', () => {
    expect(chooseImages(candidates, NOTHING_KNOWN, NO_CHART).imageUrls).toEqual(urls.slice(0, 9));
  });

  test('puts the next candidate in the place of one that is missing or shows the same', () => {
    const found = known({ [urls[0]!]: fetched('a'), [urls[1]!]: missing, [urls[2]!]: fetched('a') });
    const choice = chooseImages(candidates, found, NO_CHART);
    expect(choice.imageUrls).toEqual([urls[0], ...urls.slice(3, 11)]);
    expect([...choice.missing.keys()]).toEqual([urls[1]]);
  });

  test('does not speak of missing pictures that it would not have taken', () => {
    const choice = chooseImages(candidates, known({ [urls[11]!]: missing }), NO_CHART);
    expect(choice.missing.size).toBe(0);
  });

  test('is the same again with what was found out by carrying it out', () => {
    const before = chooseImages(candidates, known({ [urls[1]!]: missing }), NO_CHART);
    const all = Object.fromEntries(urls.map((url, at) => [url, at === 1 ? missing : fetched(String(at))]));
    expect(chooseImages(candidates, known(all), NO_CHART).imageUrls).toEqual(before.imageUrls);
  });
});

describe('a listing', () => {
  const withPictures = item({ imageLink: 'https://l.example/1', additionalImageLinks: ['https://l.example/2'] });

  test('without any picture to be had says why, not only that there is none', () => {
    const images = known({ 'https://l.example/1': missing, 'https://l.example/2': missing });
    const result = build([{ item: withPictures }], { images });
    expect(result.listing).toBeNull();
    expect(codesOf(result)).toEqual(['image-not-found']);
    expect(result.missingImages.size).toBe(2);
  });

  test('goes without a picture that cannot be had, and notes it', () => {
    const result = build([{ item: withPictures }], { images: known({ 'https://l.example/2': missing }) });
    expect(result.listing!.imageUrls).toEqual(['https://l.example/1']);
    expect(notesOf(result)).toContain('image-not-found');
  });

  test('differs in its pictures alone where one was replaced under its address', () => {
    const hashes = (images: KnownImages) => facetHashes(listingOf([{ item: withPictures }], { images })).get('1001')!;
    const first = hashes(known({ 'https://l.example/2': fetched('a') }));
    expect(hashes(NOTHING_KNOWN)).toEqual(first);
    const replaced = hashes(known({ 'https://l.example/2': fetched('b', 1) }));
    expect(differingFields(replaced, first)).toEqual(['images']);
  });
});

describe('a size chart', () => {
  const chart = 'https://l.example/tabela-de-medidas.png';
  const fallback = 'https://l.example/tabela-padrao.png';
  const shirt = { item: item({ additionalImageLinks: [chart] }) };
  const plain = { item: item() };
  const category = (rules: Partial<Category['rules']>): Category => ({
    ...CATEGORY,
    rules: { ...NO_CATEGORY_RULES, ...rules },
  });
  const required = category({ sizeChartSupported: true, sizeChartRequired: true });
  const withDefault = { ...SETTINGS, categoryDefaults: { '*': { sizeChartUrl: fallback } } };

  test('comes from the product, else from the defaults of its category', () => {
    const own = listingOf([shirt], { category: required, settings: withDefault });
    expect(own.sizeChartUrl).toBe(chart);
    expect(own.imageUrls).toEqual(['https://loja.example/1001.jpg']);
    expect(listingOf([plain], { category: required, settings: withDefault }).sizeChartUrl).toBe(fallback);
    const leaf = {
      ...SETTINGS,
      categoryDefaults: { '600001': { sizeChartUrl: chart }, '*': { sizeChartUrl: fallback } },
    };
    expect(listingOf([plain], { category: required, settings: leaf }).sizeChartUrl).toBe(chart);
  });

  test('goes only where the category takes one', () => {
    expect(listingOf([shirt], { settings: withDefault }).sizeChartUrl).toBeNull();
    expect(listingOf([shirt], { category: category({ sizeChartSupported: true }) }).sizeChartUrl).toBe(chart);
  });

  test('is demanded where the category demands it', () => {
    expect(codesOf(build([plain], { category: required }))).toEqual(['size-chart-required']);
  });

  test('that cannot be had gives way to the default one, or is told with the demand', () => {
    const images = known({}, { [chart]: missing });
    expect(listingOf([shirt], { category: required, settings: withDefault, images }).sizeChartUrl).toBe(fallback);
    const alone = build([shirt], { category: required, images });
    expect(codesOf(alone)).toEqual(['image-not-found', 'size-chart-required']);
  });

  test('is sent under its own upload, also where the picture is a view as well', () => {
    const listing = { ...listingOf([plain], { category: required, settings: withDefault }), imageUrls: [fallback] };
    const images = new Map([
      [fallback, 'uri-main'],
      [sizeChartKey(fallback), 'uri-chart'],
    ]);
    const body = toCreateBody(listing, { images, warehouseId: '1', idempotencyKey: 'k' });
    expect(body).toMatchObject({ mainImages: ['uri-main'], sizeChart: { imageUri: 'uri-chart' } });
  });
});
