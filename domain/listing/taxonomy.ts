import type { Problem } from '../problem.ts';
import { foldText } from './fold-text.ts';
import type { ProductGroup, SourceSku } from './group-products.ts';
import type { ListingSettings } from './listing-settings.ts';

/** One row of a client's mapping: a category of the source → a TikTok leaf. */
export interface TaxonomyMapping {
  readonly source: TaxonomySource;
  /** As `mappingKey` writes it. */
  readonly key: string;
  readonly leafId: string;
  /** Absent: an operator's, from before origins were kept. */
  readonly origin?: MappingOrigin;
}

/** `product` maps a single product, by its key; it wins over its categories. */
export type TaxonomySource = 'product' | 'vtex_category' | 'product_type' | 'google_product_category';

/** Who chose: a person by command, a person by file, or the suggestions by themselves. */
export type MappingOrigin = 'operator' | 'import' | 'suggestion';

export interface ResolvedCategory {
  readonly leafId: string;
  /** Where it came from: a source and the key that matched, or the client's default. */
  readonly via: { readonly source: TaxonomySource; readonly key: string } | 'default';
}

/** Google's product taxonomy as far as it is known here: one key for an id and its names in every language. */
export interface GoogleCategories {
  /** The ids of an id or a path, the category's own first, then its parents'; none where it is not known. */
  keysOf(idOrPath: string): readonly string[];
  /** The names of an id or a path, each from the root on. */
  namesOf(idOrPath: string): readonly string[];
}

/** Without the dictionary ids stay ids and texts stay texts. */
export const NO_GOOGLE_CATEGORIES: GoogleCategories = { keysOf: () => [], namesOf: () => [] };

/**
 * The TikTok leaf of a product: what is mapped for the product itself, then for its VTEX category (id, path, parents),
 * its own types and Google's category. What people chose goes before what suggestions adopted; else the client's
 * default; else the problem `category-not-mapped` with the paths that could be mapped.
 */
export function resolveCategory(
  product: ProductGroup,
  index: CategoryIndex,
  settings: Pick<ListingSettings, 'defaultCategoryId'>,
  google: GoogleCategories = NO_GOOGLE_CATEGORIES,
): ResolvedCategory | Problem {
  const mapped = resolveMapped(categoryKeysOf(product, google), index);
  if (mapped) return mapped;
  if (settings.defaultCategoryId) return { leafId: settings.defaultCategoryId, via: 'default' };
  const paths = pathsOfProduct(product.skus);
  return { code: 'category-not-mapped', field: 'category_id', params: { paths: paths.slice(0, 3).join('; ') } };
}

/** The mapping that decides among a product's keys; undefined where none is mapped. */
export function resolveMapped(keys: readonly string[], index: CategoryIndex): ResolvedCategory | undefined {
  for (const chosen of [index.byPeople, index.bySuggestion]) {
    const key = keys.find((one) => chosen.has(one));
    if (key !== undefined) return { leafId: chosen.get(key)!, via: readIndexKey(key) };
  }
  return undefined;
}

export function isResolved(result: ResolvedCategory | Problem): result is ResolvedCategory {
  return 'leafId' in result;
}

/** Mappings made ready for many products, by `indexKey`. */
export interface CategoryIndex {
  readonly byPeople: ReadonlyMap<string, string>;
  readonly bySuggestion: ReadonlyMap<string, string>;
}

export function indexMappings(
  mappings: Iterable<TaxonomyMapping>,
  google: GoogleCategories = NO_GOOGLE_CATEGORIES,
): CategoryIndex {
  const byPeople = new Map<string, string>();
  const bySuggestion = new Map<string, string>();
  for (const { source, key, leafId, origin } of mappings) {
    (origin === 'suggestion' ? bySuggestion : byPeople).set(indexKey(source, mappingKey(source, key, google)), leafId);
  }
  return { byPeople, bySuggestion };
}

/**
 * Every key under which a mapping would concern the product, the deciding ones first: its own, then for each source
 * each category as it is and its parents. SKUs are asked in their order.
 */
export function categoryKeysOf(product: ProductGroup, google: GoogleCategories = NO_GOOGLE_CATEGORIES): string[] {
  const keys = [indexKey('product', product.productKey)];
  for (const source of CATEGORY_SOURCES) {
    for (const path of pathsOf(product.skus, source)) {
      for (const key of withParents(categoryKey(path))) {
        const known = source === 'google_product_category' ? google.keysOf(key) : [];
        keys.push(...(known.length > 0 ? known : [key]).map((one) => indexKey(source, one)));
        // What stands above it is known as well.
        if (known.length > 0) break;
      }
    }
  }
  return [...new Set(keys)];
}

/** What a mapping is stored under. A product's key is an id and stays as it is; of a category see `categoryKey`. */
export function mappingKey(
  source: TaxonomySource,
  text: string,
  google: GoogleCategories = NO_GOOGLE_CATEGORIES,
): string {
  if (source === 'product') return text.trim();
  const known = source === 'google_product_category' ? google.keysOf(text)[0] : undefined;
  return known ?? categoryKey(text);
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

/** The categories of a product as its sources write them, the most telling source first. */
export function pathsOfProduct(skus: readonly SourceSku[]): string[] {
  return CATEGORY_SOURCES.flatMap((source) => pathsOf(skus, source));
}

export const TAXONOMY_SOURCES: readonly TaxonomySource[] = [
  'product',
  'vtex_category',
  'product_type',
  'google_product_category',
];

/** A source and a key in one, as `Products.categoryKeys` holds them. */
export function indexKey(source: TaxonomySource, key: string): string {
  return `${source}\n${key}`;
}

export function readIndexKey(key: string): { source: TaxonomySource; key: string } {
  const at = key.indexOf('\n');
  return { source: key.slice(0, at) as TaxonomySource, key: key.slice(at + 1) };
}

const CATEGORY_SOURCES = ['vtex_category', 'product_type', 'google_product_category'] as const;

function pathsOf(skus: readonly SourceSku[], source: (typeof CATEGORY_SOURCES)[number]): string[] {
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
