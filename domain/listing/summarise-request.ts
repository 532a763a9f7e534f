import type { ListingBody } from './request-bodies.ts';

/** A request in one line for logs: what is in it, not the long texts. */
export function summariseRequest(body: Partial<ListingBody>): string {
  const parts = [
    body.title !== undefined && `title "${shorten(body.title)}"`,
    body.description !== undefined && `description ${body.description.length} characters`,
    body.categoryId && `category ${body.categoryId}`,
    body.brandId && `brand ${body.brandId}`,
    body.mainImages && `${body.mainImages.length} images`,
    body.productAttributes && `${body.productAttributes.length} attributes`,
    body.packageWeight && `${body.packageWeight.value} g`,
    body.packageDimensions &&
      `${body.packageDimensions.length}×${body.packageDimensions.width}×${body.packageDimensions.height} cm`,
    body.skus && `${body.skus.length} SKUs${summariseSkus(body.skus)}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function summariseSkus(skus: ListingBody['skus']): string {
  const shown = skus.slice(0, 3).map((sku) => {
    const price = sku.price ? ` ${(sku.price.amount / 100).toFixed(2)} ${sku.price.currency}` : '';
    const stock = sku.inventory ? ` × ${sku.inventory.reduce((sum, { quantity }) => sum + quantity, 0)}` : '';
    return `${sku.sellerSku}${price}${stock}`;
  });
  return shown.length > 0 ? ` (${shown.join('; ')}${skus.length > shown.length ? '; …' : ''})` : '';
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
