import type { AnyBulkWriteOperation } from 'mongodb';
import { groupProducts, type SourceSku } from '../domain/listing/group-products.ts';
import {
  categoryKeysOf,
  indexMappings,
  pathsOfProduct,
  readIndexKey,
  resolveMapped,
  type GoogleCategories,
} from '../domain/listing/taxonomy.ts';
import { categorySuggestionsOf, type CategorySuggestionRow } from '../storage/category-suggestions.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import { readMappings } from '../storage/taxonomy.ts';
import type { ActivityDeps } from './deps.ts';
import { describeProduct, digestOf } from './describe-product.ts';
import type { SuggestInput } from './suggest-categories.ts';

/** What is to be decided: a category of the source, or a product by itself. */
type Unit = Pick<CategorySuggestionRow, '_id' | 'client' | 'source' | 'key' | 'name' | 'trust'>;

/**
 * Looks through a slice of products for those that no mapping covers and marks their categories as due; notes every
 * product's keys on the way. Asks nobody. @returns the last product of a full slice, null at the end
 */
export function createCategoryCollector(deps: ActivityDeps) {
  const { db, settings } = deps;
  const suggestions = categorySuggestionsOf(db);
  const products = productsOf(db);

  return async (input: SuggestInput, after: string, google: GoogleCategories): Promise<string | null> => {
    const { client, scope } = input;
    const slice = await products
      .find({
        client,
        ...(after === '' ? {} : { _id: { $gt: after } }),
        ...(scope === 'due' ? { dueAt: { $lte: new Date() } } : {}),
      })
      .sort({ _id: 1 })
      .limit(settings.taxonomy.sliceProducts)
      .toArray();
    if (slice.length === 0) return null;
    const mappings = await readMappings(
      db,
      client,
      slice.map(({ productKey }) => productKey),
    );
    const index = indexMappings(mappings, google);
    const skus = await readSkus(client, slice);
    const found: { unit: Unit; alone: Unit }[] = [];
    const writes: AnyBulkWriteOperation<ProductRow>[] = [];
    for (const product of slice) {
      const own = skus.get(product.productKey) ?? [];
      if (own.length === 0) continue;
      const { productKey } = product;
      const keys = categoryKeysOf({ productKey, skus: own }, google);
      const set: Partial<ProductRow> = sameKeys(keys, product.categoryKeys) ? {} : { categoryKeys: keys };
      const text = describeProduct(own, google);
      // What was on TikTok before Ponte has its category; another would be a person's choice.
      const hasOwn = product.origin === 'adopted' && product.categoryId !== null;
      if (hasOwn || resolveMapped(keys, index)) {
        if (product.suggested) set.suggested = null;
      } else {
        const digest = digestOf(text);
        if (scope === 'again' || product.classified !== digest) {
          const alone = productUnit(client, productKey, text.title);
          found.push({ unit: categoryUnit(client, keys, own) ?? alone, alone });
          set.classified = digest;
        }
      }
      if (Object.keys(set).length > 0)
        writes.push({ updateOne: { filter: { _id: product._id }, update: { $set: set } } });
    }
    // The units first: a product that is noted as looked at has its unit.
    await markDue(scope === 'again' ? found.map(({ unit }) => unit) : await leaveMixed(found));
    if (writes.length > 0) await products.bulkWrite(writes, { ordered: false });
    return slice.length < settings.taxonomy.sliceProducts ? null : slice.at(-1)!._id;
  };

  async function readSkus(client: string, slice: readonly ProductRow[]): Promise<Map<string, SourceSku[]>> {
    const rows = await listingsOf(db)
      .find({ client, productKey: { $in: slice.map(({ productKey }) => productKey) }, removed: false })
      .sort({ _id: 1 })
      .toArray();
    return skusByProduct(rows);
  }

  /** A category that is known as mixed is not looked at again for each new product of it: the product is, by itself. */
  async function leaveMixed(found: readonly { unit: Unit; alone: Unit }[]): Promise<Unit[]> {
    const ids = [...new Set(found.map(({ unit }) => unit._id))];
    const rows = await suggestions.find({ _id: { $in: ids }, isMixed: true, due: false }).toArray();
    const mixed = new Map(rows.map((row) => [row._id, row]));
    return found.map(({ unit, alone }) => {
      const category = mixed.get(unit._id);
      return category ? { ...alone, ...(category.trust && { trust: category.trust }) } : unit;
    });
  }

  async function markDue(all: readonly Unit[]): Promise<void> {
    const units = [...new Map(all.map((unit) => [unit._id, unit])).values()];
    if (units.length === 0) return;
    const now = new Date();
    await suggestions.bulkWrite(
      units.map(({ _id, ...unit }) => ({
        updateOne: {
          filter: { _id },
          update: {
            $set: { ...unit, due: true, updatedAt: now },
            $setOnInsert: { products: 0, samples: [], best: [], state: 'open' as const, isMixed: false },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }
}

/** SKUs by the product they are stored under, in the order in which a listing has them. */
export function skusByProduct(rows: readonly ListingRow[]): Map<string, SourceSku[]> {
  const bySku = new Map<string, SourceSku[]>();
  for (const { productKey, item, enrichment } of rows) {
    const group = bySku.get(productKey) ?? [];
    group.push({ item, ...(enrichment && { enrichment }) });
    bySku.set(productKey, group);
  }
  for (const [key, group] of bySku)
    bySku.set(
      key,
      groupProducts(group).flatMap(({ skus }) => [...skus]),
    );
  return bySku;
}

/** The key that stands for a product's category: the first that is not its own; undefined where it has none. */
export function mainCategory(keys: readonly string[]): string | undefined {
  return keys.find((key) => readIndexKey(key).source !== 'product');
}

export const suggestionId = (client: string, source: string, key: string): string => `${client}:${source}:${key}`;

function productUnit(client: string, key: string, name: string): Unit {
  return { _id: suggestionId(client, 'product', key), client, source: 'product', key, name };
}

function categoryUnit(client: string, keys: readonly string[], skus: readonly SourceSku[]): Unit | undefined {
  const main = mainCategory(keys);
  if (main === undefined) return undefined;
  const { source, key } = readIndexKey(main);
  const name = pathsOfProduct(skus).find((path) => /\p{L}/u.test(path)) ?? key;
  return { _id: suggestionId(client, source, key), client, source, key, name };
}

function sameKeys(keys: readonly string[], known: readonly string[] | undefined): boolean {
  return known?.length === keys.length && keys.every((key, at) => key === known[at]);
}
