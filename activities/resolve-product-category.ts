import type { SourceSku } from '../domain/listing/group-products.ts';
import { categoryKeysOf, isResolved, resolveCategory, type ResolvedCategory } from '../domain/listing/taxonomy.ts';
import type { Problem } from '../domain/problem.ts';
import type { ListingRow } from '../storage/listings.ts';
import type { ProductRow } from '../storage/products.ts';
import type { PublishScene } from './evaluate-product.ts';

export interface ProductCategory extends ResolvedCategory {
  /** Nothing was mapped: the client's default stands in. */
  readonly isFallback: boolean;
}

/**
 * The leaf of a product by the client's mappings and choices. A product whose category the client keeps to itself, or
 * that was on TikTok before Ponte and that no mapping covers, stays where it is.
 */
export function resolveProductCategory(
  scene: PublishScene,
  product: ProductRow,
  skus: readonly SourceSku[],
): ProductCategory | Problem {
  const { settings, mappings, google } = scene;
  const own = product.productId === null ? null : product.categoryId;
  // What the client keeps is what holds, whatever the mappings say by now.
  if (own && !settings.send.category) return { leafId: own, via: 'default', isFallback: false };
  const kept = product.origin === 'adopted' ? own : null;
  const defaultCategoryId = kept ?? settings.defaultCategoryId;
  const resolved = resolveCategory({ productKey: product.productKey, skus }, mappings, { defaultCategoryId }, google);
  if (isResolved(resolved)) return { ...resolved, isFallback: resolved.via === 'default' && kept === null };
  return { ...resolved, params: { ...resolved.params, suggestions: product.suggested ?? '–' } };
}

/** The keys under which a mapping would concern the product; what left the feed keeps those it had. */
export function currentCategoryKeys(
  scene: PublishScene,
  product: ProductRow,
  rows: readonly ListingRow[],
): string[] | undefined {
  const skus = rows
    .filter(({ removed }) => !removed)
    .map(({ item, enrichment }) => ({ item, ...(enrichment && { enrichment }) }));
  if (skus.length === 0) return product.categoryKeys;
  return categoryKeysOf({ productKey: product.productKey, skus }, scene.google);
}
