import type { Problem } from '../problem.ts';
import { foldText } from './fold-text.ts';
import type { SourceSku } from './group-products.ts';
import type { ListingSettings } from './listing-settings.ts';

/** One row of a client's mapping: a category of the source → a TikTok leaf. */
export interface TaxonomyMapping {
  readonly source: TaxonomySource;
  /** A path or id as `categoryKey` writes it. */
  readonly key: string;
  readonly leafId: string;
}

/** `product` maps a single product, by its key; it wins over its categories. */
export type TaxonomySource = 'product' | 'vtex_category' | 'product_type' | 'google_product_category';

export interface ResolvedCategory {
  readonly leafId: string;
  /** Where it came from: a source and the key that matched, or the client's default. */
  readonly via: { readonly source: TaxonomySource; readonly key: string } | 'default';
}

/**
 * The TikTok leaf of a product: for each source, VTEX's tree before the feed's own types before Google's, the path as
 * it is, then its parents one by one; else the client's default; else the problem `category-not-mapped` with the paths
 * that could be mapped. SKUs of a product are asked in their order, the first answer of a source counts.
 */
export function resolveCategory(
  skus: readonly SourceSku[],
  index: CategoryIndex,
  settings: Pick<ListingSettings, 'defaultCategoryId'>,
): ResolvedCategory | Problem {
  for (const source of TAXONOMY_SOURCES) {
    for (const path of pathsOf(skus, source)) {
      for (const key of withParents(categoryKey(path))) {
        const leafId = index.get(indexKey(source, key));
        if (leafId) return { leafId, via: { source, key } };
      }
    }
  }
  if (settings.defaultCategoryId) return { leafId: settings.defaultCategoryId, via: 'default' };
  const paths = TAXONOMY_SOURCES.flatMap((source) => pathsOf(skus, source));
  return { code: 'category-not-mapped', field: 'category_id', params: { paths: paths.slice(0, 3).join('; ') } };
}

export function isResolved(result: ResolvedCategory | Problem): result is ResolvedCategory {
  return 'leafId' in result;
}

/** Mappings made ready for many products. */
export type CategoryIndex = ReadonlyMap<string, string>;

export function indexMappings(mappings: Iterable<TaxonomyMapping>): CategoryIndex {
  const index = new Map<string, string>();
  for (const { source, key, leafId } of mappings) index.set(indexKey(source, categoryKey(key)), leafId);
  return index;
}

/**
 * A category path as mappings are keyed: no accents or case, parts joined by ` > ` whether written with `>`, `/` or
 * `»`. Ids stay as they are.
 */
export function categoryKey(path: string): string {
  return path
    .split(/\s*[>»/]\s*/)
    .map(foldText)
    .filter((part) => part !== '')
    .join(' > ');
}

export const TAXONOMY_SOURCES: readonly TaxonomySource[] = ['vtex_category', 'product_type', 'google_product_category'];

function pathsOf(skus: readonly SourceSku[], source: TaxonomySource): string[] {
  const paths = skus.flatMap(({ item, enrichment }): readonly (string | undefined)[] => {
    if (source === 'vtex_category') return [enrichment?.categoryId, enrichment?.categoryPath];
    if (source === 'product_type') return item.productTypes ?? [];
    return [item.googleProductCategory];
  });
  return [...new Set(paths.filter((path): path is string => Boolean(path)))];
}

/** A key and its parents, the longest first. */
function* withParents(key: string): Generator<string> {
  for (let end = key.length; end > 0; end = key.lastIndexOf(' > ', end - 1)) yield key.slice(0, end);
}

function indexKey(source: TaxonomySource, key: string): string {
  return `${source}\n${key}`;
}
