import { hash } from 'node:crypto';
import type { FeedItem } from '../feed/feed-item.ts';
import type { Problem } from '../problem.ts';
import type { Enrichment } from './enrichment.ts';

/** One SKU as the sources give it. */
export interface SourceSku {
  readonly item: FeedItem;
  readonly enrichment?: Enrichment;
  /** What the feed reader already found wrong with the item, such as `price-ambiguous`. */
  readonly feedProblems?: readonly Problem[];
}

/** The SKUs that TikTok shows as one product, in the order of their ids. */
export interface ProductGroup {
  readonly productKey: string;
  readonly skus: readonly SourceSku[];
}

/** SKUs → products, in the order of their keys; the same for any order of the SKUs. */
export function groupProducts(skus: Iterable<SourceSku>): ProductGroup[] {
  const groups = new Map<string, SourceSku[]>();
  for (const sku of skus) {
    const key = productKeyOf(sku);
    const group = groups.get(key);
    if (group) group.push(sku);
    else groups.set(key, [sku]);
  }
  return [...groups]
    .map(([productKey, group]) => ({ productKey, skus: sortSkus(group) }))
    .sort((a, b) => compare(a.productKey, b.productKey));
}

/**
 * The key of the product a SKU belongs to: VTEX's product, else the feed's item group, else the SKU itself. A feed that
 * groups by VTEX's own product ids keeps its groups, so that nothing moves once VTEX has told. Stable as long as the
 * source's grouping is; at most 120 characters.
 */
export function productKeyOf({ item, enrichment }: SourceSku): string {
  if (enrichment?.productId && enrichment.productId !== item.itemGroupId)
    return bounded(`vtex:${enrichment.productId}`);
  if (item.itemGroupId) return bounded(`group:${item.itemGroupId}`);
  return bounded(`sku:${item.id}`);
}

/** True where the source itself groups: such a product may gain siblings and shows its variants even when alone. */
export function isGrouped(productKey: string): boolean {
  return !productKey.startsWith('sku:');
}

/** By id, digits as numbers, so that `9` comes before `10`. */
export function sortSkus<S extends SourceSku>(skus: readonly S[]): S[] {
  return skus.toSorted((a, b) => collator.compare(a.item.id, b.item.id) || compare(a.item.id, b.item.id));
}

const collator = new Intl.Collator('en', { numeric: true });

function bounded(key: string): string {
  return key.length <= 120 ? key : `${key.slice(0, 87)}~${hash('sha256', key).slice(0, 32)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
