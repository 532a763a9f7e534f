import type { Db } from 'mongodb';
import { brandKey } from '../domain/listing/brand.ts';
import { effectiveBrand } from '../domain/listing/choose-brand.ts';
import { listingsOf } from './listings.ts';
import { productId, productsOf } from './products.ts';

export interface BrandUse {
  /** The spelling that most SKUs have. */
  readonly name: string;
  readonly skus: number;
}

/** The brands that a client's listings name, by `brandKey`. */
export async function readBrandUse(db: Db, client: string): Promise<Map<string, BrandUse>> {
  const spellings = await readSpellings(db, client);
  const use = new Map<string, BrandUse & { most: number }>();
  for (const { vtex, feed, skus } of spellings) {
    const name = effectiveBrand(vtex, feed);
    if (name === null) continue;
    const key = brandKey(name);
    const known = use.get(key);
    const isMost = !known || skus > known.most;
    use.set(key, {
      name: isMost ? name : known.name,
      most: isMost ? skus : known.most,
      skus: (known?.skus ?? 0) + skus,
    });
  }
  return use;
}

/** Has the products of these brands looked at again, in one pass over the listings. @returns how many */
export async function markBrandProducts(db: Db, client: string, keys: ReadonlySet<string>): Promise<number> {
  if (keys.size === 0) return 0;
  const isConcerned = ({ vtex, feed }: Pick<Spelling, 'vtex' | 'feed'>): boolean =>
    keys.has(brandKey(effectiveBrand(vtex, feed) ?? ''));
  const feeds = new Set((await readSpellings(db, client)).filter(isConcerned).map(({ feed }) => feed));
  const rows = listingsOf(db)
    .find({
      client,
      removed: false,
      // A field that is missing equals null.
      ...(feeds.size <= SPELLINGS_AT_ONCE ? { 'item.brand': { $in: [...feeds] as string[] } } : {}),
    })
    .project<{ productKey: string; item?: { brand?: string }; enrichment?: { brandName?: string } | null }>({
      productKey: 1,
      'item.brand': 1,
      'enrichment.brandName': 1,
    });
  const productKeys = new Set<string>();
  for await (const { productKey, item, enrichment } of rows) {
    if (isConcerned({ vtex: enrichment?.brandName ?? null, feed: item?.brand ?? null })) productKeys.add(productKey);
  }
  const ids = [...productKeys].map((key) => productId(client, key));
  const now = new Date();
  for (let at = 0; at < ids.length; at += IDS_AT_ONCE) {
    await productsOf(db).updateMany({ _id: { $in: ids.slice(at, at + IDS_AT_ONCE) } }, { $set: { dueAt: now } });
  }
  return ids.length;
}

const IDS_AT_ONCE = 1_000;
/** More names than these cost more to compare with than reading every row does. */
const SPELLINGS_AT_ONCE = 200;

interface Spelling {
  readonly vtex: string | null;
  readonly feed: string | null;
  readonly skus: number;
}

async function readSpellings(db: Db, client: string): Promise<Spelling[]> {
  const rows = await listingsOf(db)
    .aggregate<{ _id: { vtex?: string | null; feed?: string | null }; skus: number }>([
      { $match: { client, removed: false } },
      { $group: { _id: { vtex: '$enrichment.brandName', feed: '$item.brand' }, skus: { $sum: 1 } } },
    ])
    .toArray();
  return rows.map(({ _id, skus }) => ({ vtex: _id.vtex ?? null, feed: _id.feed ?? null, skus }));
}
