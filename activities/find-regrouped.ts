import type { Db } from 'mongodb';
import type { Enrichment } from '../domain/listing/enrichment.ts';
import { productKeyOf } from '../domain/listing/group-products.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productId, productsOf } from '../storage/products.ts';
import type { Move } from './move-skus.ts';

interface Told {
  readonly row: ListingRow;
  readonly enrichment: Enrichment;
}

/**
 * SKUs that VTEX groups otherwise than they are grouped now. They go where the siblings are that TikTok has already,
 * else to VTEX's product. A SKU on TikTok leaves its product only if VTEX has moved it: that its shop's VTEX is asked
 * from now on is no reason to list it anew. None moves while its product is being sent.
 */
export async function findRegrouped(db: Db, told: readonly Told[]): Promise<Move[]> {
  const grouped = told.filter(({ enrichment }) => enrichment.productId !== undefined);
  if (grouped.length === 0) return [];
  const homes = await findHomes(db, grouped);
  const moves = grouped.flatMap(({ row, enrichment }): Move[] => {
    const before = row.enrichment?.productId;
    const isFree = row.skuId === null || (before !== undefined && before !== enrichment.productId);
    const to = homes.get(enrichment.productId!)!;
    return isFree && to !== row.productKey ? [{ row, to }] : [];
  });
  if (moves.length === 0) return [];
  const sending = await productsOf(db)
    .find({ _id: { $in: moves.map(({ row }) => productId(row.client, row.productKey)) }, attempt: { $ne: null } })
    .project<{ productKey: string }>({ productKey: 1 })
    .toArray();
  const busy = new Set(sending.map(({ productKey }) => productKey));
  return moves.filter(({ row }) => !busy.has(row.productKey));
}

/** By VTEX's product, the key under which its SKUs stand. */
async function findHomes(db: Db, told: readonly Told[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(told.map(({ enrichment }) => enrichment.productId!))];
  const asked = new Set(told.map(({ row }) => row._id));
  const siblings = await listingsOf(db)
    .find({ client: told[0]!.row.client, 'enrichment.productId': { $in: ids } })
    .project<{ _id: string; productKey: string; skuId: string | null; enrichment: { productId: string } }>({
      productKey: 1,
      skuId: 1,
      'enrichment.productId': 1,
    })
    .toArray();
  const candidates = [
    ...siblings.map((row) => ({
      id: row.enrichment.productId,
      key: row.productKey,
      // A SKU that VTEX may have moved away says nothing of where the others are.
      weight: asked.has(row._id) ? 0 : row.skuId === null ? 1 : 2,
    })),
    ...told.map(({ row, enrichment }) => ({
      id: enrichment.productId!,
      key: row.enrichment?.productId === enrichment.productId && row.skuId ? row.productKey : '',
      weight: 2,
    })),
    ...told.map(({ row, enrichment }) => ({
      id: enrichment.productId!,
      key: productKeyOf({ item: row.item, enrichment }),
      weight: 1,
    })),
  ];
  const homes = new Map<string, { key: string; weight: number }>();
  for (const { id, key, weight } of candidates) {
    const best = homes.get(id);
    if (key === '' || weight === 0) continue;
    if (!best || weight > best.weight || (weight === best.weight && key < best.key)) homes.set(id, { key, weight });
  }
  return new Map([...homes].map(([id, { key }]) => [id, key]));
}
