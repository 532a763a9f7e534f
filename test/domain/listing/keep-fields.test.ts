import { describe, expect, test } from 'vitest';
import { facetHashes, withKept, type FacetHashes, type ListingField } from '../../../domain/listing/facet-hashes.ts';
import { keepFields, type FieldsOnTiktok } from '../../../domain/listing/keep-fields.ts';
import { DEFAULT_LISTING_SETTINGS } from '../../../domain/listing/listing-settings.ts';
import type { ListingBody } from '../../../domain/listing/request-bodies.ts';
import { keptFields } from '../../../domain/listing/send-switches.ts';
import { item, listingOf } from './examples.ts';

const OURS: ListingBody = {
  saveMode: 'LISTING',
  title: 'Nosso',
  description: '<p>Nossa</p>',
  categoryId: '1',
  categoryVersion: 'v1',
  brandId: '11',
  mainImages: ['ours'],
  sizeChart: { imageUri: 'our-chart' },
  skus: [{ id: '9', sellerSku: 'a' }],
  productAttributes: [{ id: '100', values: [{ id: '1' }] }],
  packageWeight: { value: '300', unit: 'GRAM' },
};
const THEIRS: FieldsOnTiktok = {
  title: 'Deles',
  description: '<p>Deles</p>',
  categoryId: '2',
  brand: { id: '22' },
  mainImages: [{ uri: 'one' }, { uri: 'two' }],
  sizeChartUri: 'their-chart',
  productAttributes: [
    { id: '200', values: [{ id: '5', name: 'Azul' }] },
    { id: '201', values: [{ name: 'À mão' }] },
  ],
};
const ALL: ReadonlySet<ListingField> = new Set([
  'title',
  'description',
  'category',
  'brand',
  'images',
  'size-chart',
  'attributes',
]);

describe('keepFields', () => {
  test('writes back what was read, in the form that is written', () => {
    expect(keepFields(OURS, THEIRS, ALL)).toEqual({
      ...OURS,
      title: 'Deles',
      description: '<p>Deles</p>',
      categoryId: '2',
      brandId: '22',
      mainImages: ['one', 'two'],
      sizeChart: { imageUri: 'their-chart' },
      productAttributes: [
        { id: '200', values: [{ id: '5' }] },
        { id: '201', values: [{ name: 'À mão' }] },
      ],
    });
  });

  test.each([...ALL])('keeps %s and no other field', (field) => {
    const body = keepFields(OURS, THEIRS, new Set([field]));
    const names = Object.keys(OURS).filter(
      (name) => JSON.stringify(body[name as keyof ListingBody]) !== JSON.stringify(OURS[name as keyof ListingBody]),
    );
    expect(names).toHaveLength(1);
  });

  test('leaves out what the product does not have', () => {
    const bare: FieldsOnTiktok = {
      ...THEIRS,
      brand: null,
      sizeChartUri: null,
      productAttributes: [],
      categoryId: null,
    };
    const body = keepFields(OURS, bare, ALL);
    expect(Object.keys(body)).not.toContain('brandId');
    expect(Object.keys(body)).not.toContain('sizeChart');
    expect(Object.keys(body)).not.toContain('productAttributes');
    expect(body.categoryId).toBe('1');
  });
});

describe('keptFields', () => {
  const { send } = DEFAULT_LISTING_SETTINGS;

  test('are those of the switches that are off, on products that are on TikTok', () => {
    expect([...keptFields({ ...send, title: false, images: false }, true)]).toEqual(['title', 'images', 'size-chart']);
    expect([...keptFields(send, true)]).toEqual([]);
    expect([...keptFields({ ...send, title: false }, false)]).toEqual([]);
  });
});

describe('withKept', () => {
  const hashesOf = (title: string): FacetHashes => facetHashes(listingOf([{ item: item({ title }) }])).get('1001')!;
  const [before, now] = [hashesOf('Um nome'), hashesOf('Outro nome')];

  test('leaves kept fields as they were and takes the others', () => {
    expect(withKept(now, before, new Set(['title']))).toEqual(before);
    expect(withKept(now, before, new Set(['brand']))).toEqual(now);
    expect(withKept(now, null, new Set(['title'])).content).not.toBe(now.content);
  });
});
