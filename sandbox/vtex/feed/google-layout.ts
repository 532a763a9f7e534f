import { nameComplete } from '../catalog/describe-sku.ts';
import type { ShopStore } from '../store.ts';
import type { FeedRow } from './feed-items.ts';
import { formatPrice } from './format-price.ts';
import { cdata, element } from './write-xml.ts';

export interface LayoutInput {
  readonly shop: ShopStore;
  readonly rows: readonly FeedRow[];
  /** `http://host/account`. */
  readonly baseUrl: string;
  readonly priceStyle: string;
}

/** The layout for Google: RSS 2.0 with Google's attributes, names and texts in CDATA (contract 10). */
export function googleFeed(input: LayoutInput): string {
  const { shop, rows, baseUrl } = input;
  const title = shop.get('accounts', shop.account)?.title ?? shop.account;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
    '  <channel>',
    `    ${element('title', title)}`,
    `    ${element('link', baseUrl)}`,
    `    ${element('description', title)}`,
    ...rows.map(
      (row) =>
        `    <item>\n${itemLines(row, input)
          .map((line) => `      ${line}`)
          .join('\n')}\n    </item>`,
    ),
    '  </channel>',
    '</rss>',
  ].join('\n');
}

function itemLines(row: FeedRow, { shop, baseUrl, priceStyle }: LayoutInput): string[] {
  const { sku, product, price } = row;
  const named = namedValues(row, shop);
  const google = row.categories.at(-1)?.googleCategoryId;
  const [cover, ...others] = sku.images.map(({ fileId }) => `${baseUrl}/arquivos/ids/${fileId}`);
  return [
    cdata('title', nameComplete(product, sku)),
    cdata('link', `${baseUrl}/${product.linkId}/p?idsku=${sku.id}`),
    cdata('description', product.description),
    element('g:id', sku.id),
    element('g:item_group_id', product.id),
    element('g:condition', product.condition),
    element('g:availability', row.available ? 'in stock' : 'out of stock'),
    ...(price ? priceLines(price, priceStyle) : []),
    cdata('g:brand', row.brand),
    ...optional('g:gtin', sku.ean ?? undefined),
    element('g:mpn', sku.refId),
    cdata('g:product_type', row.categories.map(({ name }) => name).join(' > ')),
    ...optional('g:google_product_category', google ? String(google) : undefined),
    ...optional('g:color', named.get('Cor')),
    ...optional('g:size', named.get('Tamanho') ?? named.get('Numeração')),
    ...optional('g:material', named.get('Material')),
    ...optional('g:gender', genders[named.get('Gênero') ?? '']),
    ...(cover === undefined ? [] : [cdata('g:image_link', cover)]),
    ...others.map((url) => cdata('g:additional_image_link', url)),
    ...(price
      ? [
          `<g:installment>${element('g:months', 3)}${element('g:amount', `${formatPrice(Math.round(price.selling / 3), '1.299,00')} BRL`)}</g:installment>`,
        ]
      : []),
  ];
}

function optional(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [element(name, value)];
}

/** The list price is `price` and what is charged `sale_price`; without a higher list price there is only `price`. */
function priceLines({ selling, list }: { selling: number; list: number | null }, style: string): string[] {
  if (list === null || list <= selling) return [element('g:price', formatPrice(selling, style))];
  return [element('g:price', formatPrice(list, style)), element('g:sale_price', formatPrice(selling, style))];
}

const genders: Readonly<Record<string, string>> = { Feminino: 'female', Masculino: 'male', Unissex: 'unisex' };

function namedValues({ sku, product }: FeedRow, shop: ShopStore): Map<string, string> {
  const all = [...product.specifications, ...sku.specifications];
  return new Map(all.map(({ fieldId, text }) => [shop.get('fields', fieldId)?.name ?? '', text]));
}
