import type { Db } from 'mongodb';
import { indexKey, type GoogleCategories } from '../domain/listing/taxonomy.ts';
import { createMappingSearch, type KnownMapping, type MappingSearch } from '../domain/taxonomy/similar-mappings.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import { taxonomyOf, type TaxonomyRow } from '../storage/taxonomy.ts';

/** What people chose for a client's categories and products, with titles of the products that it decides. */
export async function learnFromMappings(db: Db, client: string, google: GoogleCategories): Promise<MappingSearch> {
  // Suggestions do not learn from suggestions: a mistake would breed.
  const chosen = await taxonomyOf(db)
    .find({ client, origin: { $ne: 'suggestion' } })
    .sort({ updatedAt: -1 })
    .limit(MOST_MAPPINGS)
    .toArray();
  const known: KnownMapping[] = [];
  for (const row of chosen) known.push(await describe(db, client, row, google));
  return createMappingSearch(known);
}

/** The latest; more say little that is new. */
const MOST_MAPPINGS = 300;
const MOST_TITLES = 6;

async function describe(db: Db, client: string, row: TaxonomyRow, google: GoogleCategories): Promise<KnownMapping> {
  const category =
    row.source === 'product'
      ? ''
      : row.source === 'google_product_category'
        ? google.namesOf(row.key).join(' ') || row.key
        : row.key;
  const products = await productsOf(db)
    .find({ client, categoryKeys: indexKey(row.source, row.key) })
    .project<{ productKey: string }>({ productKey: 1 })
    .limit(MOST_TITLES)
    .toArray();
  const listings = await listingsOf(db)
    .find({ client, productKey: { $in: products.map(({ productKey }) => productKey) } })
    .limit(MOST_TITLES)
    .toArray();
  const titles = listings.flatMap(({ item, enrichment }) => enrichment?.productName ?? item.title ?? []);
  return { leafId: row.leafId, category, titles };
}
