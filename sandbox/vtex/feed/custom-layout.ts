import { nameComplete } from '../catalog/describe-sku.ts';
import { formatPrice, withoutCurrency } from './format-price.ts';
import type { LayoutInput } from './google-layout.ts';
import { cdata } from './write-xml.ts';

/** The open layout with tags of the merchant's own choosing, every value in CDATA (contract 10). */
export function customFeed({ rows, baseUrl, priceStyle }: LayoutInput): string {
  const money = (cents: number): string => withoutCurrency(formatPrice(cents, priceStyle));
  const products = rows.map(({ sku, product, brand, categories, price, available }) => {
    const fields = [
      cdata('id_product', String(sku.id)),
      cdata('name', nameComplete(product, sku)),
      cdata('description', product.description),
      ...(price
        ? [cdata('price', money(Math.max(price.selling, price.list ?? 0))), cdata('sale_price', money(price.selling))]
        : []),
      cdata('availability', available ? 'in stock' : 'out of stock'),
      cdata('category', categories.map(({ name }) => name).join('/')),
      cdata('brand', brand),
      cdata('url', `${baseUrl}/${product.linkId}/p?idsku=${sku.id}`),
      ...sku.images.slice(0, 1).map(({ fileId }) => cdata('image', `${baseUrl}/arquivos/ids/${fileId}`)),
      ...(sku.ean === null ? [] : [cdata('ean', sku.ean)]),
    ];
    return `  <product>\n${fields.map((field) => `    ${field}`).join('\n')}\n  </product>`;
  });
  return ['<?xml version="1.0" encoding="utf-8"?>', '<products>', ...products, '</products>'].join('\n');
}
