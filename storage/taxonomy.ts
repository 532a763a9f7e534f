import type { Collection, Db } from 'mongodb';
import {
  NO_GOOGLE_CATEGORIES,
  indexKey,
  indexMappings,
  resolveMapped,
  type CategoryIndex,
  type GoogleCategories,
  type MappingOrigin,
  type TaxonomyMapping,
} from '../domain/listing/taxonomy.ts';
import { requires, type CollectionSchema } from './collection-schema.ts';
import { productsOf } from './products.ts';

/** A client's internal category mapped to a TikTok leaf (collection `TaxonomyTikTok`). */
export interface TaxonomyRow extends TaxonomyMapping {
  /** `{client}:{source}:{key}` */
  _id: string;
  client: string;
  /** From 1; counts every change. */
  version: number;
  /** 0–1 where a suggestion gave it; null where a person did. */
  confidence?: number | null;
  updatedBy?: string;
  updatedAt: Date;
  /** What it was before, the latest first, some twenty at most. */
  former?: FormerMapping[];
}

export type FormerMapping = Pick<
  TaxonomyRow,
  'version' | 'leafId' | 'origin' | 'confidence' | 'updatedBy' | 'updatedAt'
>;

export const taxonomySchema: CollectionSchema = {
  name: 'TaxonomyTikTok',
  jsonSchema: requires({ _id: 'string', client: 'string', source: 'string', key: 'string', leafId: 'string' }),
  indexes: [{ key: { client: 1, source: 1 } }],
};

export const taxonomyOf = (db: Db): Collection<TaxonomyRow> => db.collection<TaxonomyRow>(taxonomySchema.name);

/**
 * A client's mappings, the latest last: all of its categories, and of single products those asked for. A large shop
 * has as many of the latter as products.
 */
export function readMappings(db: Db, client: string, productKeys: readonly string[]): Promise<TaxonomyRow[]> {
  const ofProducts = productKeys.map((key) => `${client}:product:${key}`);
  return taxonomyOf(db)
    .find({ client, $or: [{ source: { $ne: 'product' } }, { _id: { $in: ofProducts } }] })
    .sort({ updatedAt: 1 })
    .toArray();
}

export interface NewMapping extends TaxonomyMapping {
  readonly origin: MappingOrigin;
  readonly confidence: number | null;
  readonly by: string;
}

/**
 * Stores mappings and has the products concerned looked at again, no others. What a person chose is never changed by
 * a suggestion; a mapping that says what is there already stays as it is. Repeating it changes nothing.
 * @returns how many mappings changed, and how many products are looked at again
 */
export async function saveMappings(
  db: Db,
  client: string,
  mappings: readonly NewMapping[],
  google: GoogleCategories = NO_GOOGLE_CATEGORIES,
): Promise<{ mapped: number; products: number }> {
  if (mappings.length === 0) return { mapped: 0, products: 0 };
  const productKeys = mappings.filter(({ source }) => source === 'product').map(({ key }) => key);
  const read = async (): Promise<CategoryIndex> => indexMappings(await readMappings(db, client, productKeys), google);
  const before = await read();
  const changed: string[] = [];
  for (const mapping of mappings) {
    if (await saveMapping(db, client, mapping)) changed.push(indexKey(mapping.source, mapping.key));
  }
  // Also those that were stored before a crash, and whose products were not told: they decide otherwise than before.
  const after = await read();
  const keys = mappings.map(({ source, key }) => indexKey(source, key));
  return { mapped: changed.length, products: await markConcerned(db, client, keys, { before, after }) };
}

const MOST_FORMER = 20;

async function saveMapping(db: Db, client: string, mapping: NewMapping): Promise<boolean> {
  const taxonomy = taxonomyOf(db);
  const { source, key, leafId, origin, confidence, by } = mapping;
  const _id = `${client}:${source}:${key}`;
  for (;;) {
    const known = await taxonomy.findOne({ _id });
    const now = new Date();
    const fields = { client, source, key, leafId, origin, confidence, updatedBy: by, updatedAt: now };
    if (!known) {
      try {
        await taxonomy.insertOne({ _id, ...fields, version: 1, former: [] });
        return true;
      } catch (error) {
        if ((error as { code?: number }).code !== 11_000) throw error;
        continue;
      }
    }
    if (origin === 'suggestion' && known.origin !== 'suggestion') return false;
    if (known.leafId === leafId && (known.origin ?? 'operator') === origin) return false;
    const { version, leafId: was, origin: from, confidence: sure, updatedBy, updatedAt } = known;
    const former: FormerMapping = { version, leafId: was, origin: from, confidence: sure, updatedBy, updatedAt };
    const { modifiedCount } = await taxonomy.updateOne(
      { _id, version },
      {
        $set: {
          ...fields,
          version: version + 1,
          former: [former, ...(known.former ?? [])].slice(0, MOST_FORMER),
        },
      },
    );
    if (modifiedCount === 1) return true;
  }
}

/** Products whose leaf another mapping now decides are due; those that do not say their keys yet are due as well. */
async function markConcerned(
  db: Db,
  client: string,
  keys: readonly string[],
  { before, after }: { before: CategoryIndex; after: CategoryIndex },
): Promise<number> {
  const products = productsOf(db);
  const now = new Date();
  let marked = 0;
  const mark = async (ids: string[]): Promise<void> => {
    if (ids.length === 0) return;
    marked += (await products.updateMany({ _id: { $in: ids } }, { $set: { dueAt: now } })).modifiedCount;
  };
  const found = products
    .find({ client, $or: [{ categoryKeys: { $in: [...keys] } }, { categoryKeys: { $exists: false } }] })
    .project<{ _id: string; categoryKeys?: string[]; categoryId: string | null }>({ categoryKeys: 1, categoryId: 1 });
  let batch: string[] = [];
  for await (const product of found) {
    const own = product.categoryKeys;
    if (own) {
      const leaf = resolveMapped(own, after)?.leafId;
      // Decided as before, and sent as decided.
      if (leaf === resolveMapped(own, before)?.leafId && (leaf === undefined || leaf === product.categoryId)) continue;
    }
    batch.push(product._id);
    if (batch.length >= 1000) await mark(batch.splice(0));
  }
  await mark(batch);
  return marked;
}
