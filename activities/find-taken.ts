import type { Db } from 'mongodb';
import { sellerSkuOf } from '../domain/listing/seller-sku.ts';
import type { Problem } from '../domain/problem.ts';
import { existingProductsOf } from '../storage/existing-products.ts';
import type { ListingRow } from '../storage/listings.ts';
import type { ProductRow } from '../storage/products.ts';

/**
 * SKUs of a product that TikTok has in a product which is not ours, each with the problem that it makes: listing them
 * would put the same goods on sale twice. Reads the last reading of the shop; of SKUs that TikTok has as ours, nothing.
 */
export async function findTaken(
  db: Db,
  product: Pick<ProductRow, 'client' | 'productId'>,
  rows: readonly ListingRow[],
): Promise<ReadonlyMap<string, Problem>> {
  const fresh = new Map(rows.flatMap(({ sku, skuId }) => (skuId ? [] : [[sellerSkuOf(sku), sku] as const])));
  if (fresh.size === 0) return NONE;
  const holders = await existingProductsOf(db)
    .find({ client: product.client, blocks: { $in: [...fresh.keys()] } })
    .project<{ productId: string; blocks: string[] }>({ productId: 1, blocks: 1 })
    .toArray();
  return new Map(
    holders.flatMap(({ productId, blocks }) =>
      blocks.flatMap((sellerSku) => {
        const sku = fresh.get(sellerSku);
        if (sku === undefined) return [];
        return [[sku, { code: 'exists-on-tiktok', params: { sellerSku, productId } }] as const];
      }),
    ),
  );
}

const NONE: ReadonlyMap<string, Problem> = new Map();
