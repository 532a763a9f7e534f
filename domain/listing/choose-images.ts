import type { SourceSku } from './group-products.ts';
import { PRODUCT_LIMITS } from './product-rules.ts';

/**
 * A product's images, at most nine: the first SKU's cover and additional images, then the other SKUs' covers, then their
 * additional images, none twice.
 */
export function chooseImages(skus: readonly SourceSku[]): string[] {
  const [first, ...others] = skus.filter(({ item }) => item.imageLink || item.additionalImageLinks?.length);
  if (!first) return [];
  const all = [
    first.item.imageLink,
    ...(first.item.additionalImageLinks ?? []),
    ...others.map(({ item }) => item.imageLink),
    ...others.flatMap(({ item }) => item.additionalImageLinks ?? []),
  ];
  return [...new Set(all.filter((url): url is string => Boolean(url)))].slice(0, PRODUCT_LIMITS.images);
}
