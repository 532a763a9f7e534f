import type { Db } from 'mongodb';
import type { LinkContext, OwnSku } from '../domain/listing/link-existing.ts';
import { sellerSkuOf } from '../domain/listing/seller-sku.ts';
import { existingProductsOf, type ExistingProductRow } from '../storage/existing-products.ts';
import { listingId, listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';

/**
 * What bears on a batch of products found on TikTok: the SKUs of ours with their seller SKUs, these SKUs' products with
 * all their SKUs, and every product on TikTok that holds one of them. Five queries whatever the batch holds.
 */
export async function openLinkContext(
  db: Db,
  client: string,
  batch: readonly ExistingProductRow[],
): Promise<(row: ExistingProductRow) => LinkContext> {
  const listings = listingsOf(db);
  const found = [...new Set(batch.flatMap(({ skus }) => skus.map(({ sellerSku }) => sellerSku)))].filter(Boolean);
  const linked = await productsOf(db)
    .find({ client, productId: { $in: batch.map(({ productId }) => productId) } })
    .toArray();
  // A row that was never looked at has no seller SKU yet; most seller SKUs are the ids themselves.
  const matching = await listings
    .find({
      client,
      $or: [{ sellerSku: { $in: found } }, { _id: { $in: found.map((sellerSku) => listingId(client, sellerSku)) } }],
    })
    .project<OwnRow>(OWN)
    .toArray();
  const keys = [...new Set([...matching, ...linked].map(({ productKey }) => productKey))];
  const siblings = await listings
    .find({ client, productKey: { $in: keys } })
    .project<OwnRow>(OWN)
    .toArray();
  const own = new Map([...matching, ...siblings].map((row) => [sellerSkuOf(row.sku), row]));
  const owned = await productsOf(db)
    .find({ client, productKey: { $in: keys } })
    .toArray();
  const holders = await holdersOf(db, client, [...new Set([...found, ...own.keys()])]);

  const byKey = new Map(owned.map((product) => [product.productKey, product]));
  const byProductId = new Map(linked.map(({ productId, productKey }) => [productId, productKey]));
  return (row) => ({
    ownSku: (sellerSku) => own.get(sellerSku) satisfies OwnSku | undefined,
    ownProduct(productKey) {
      const product = byKey.get(productKey);
      if (!product) return undefined;
      const foreignSkuIds = new Set((product.foreignSkus ?? []).map(({ skuId }) => skuId));
      return { productId: product.productId, isBeingSent: product.attempt !== null, foreignSkuIds };
    },
    linkedKey: byProductId.get(row.productId) ?? null,
    holders: (sellerSku) => holders.get(sellerSku) ?? [],
    sellerSkusOf: (productKey) =>
      [...own].filter(([, sku]) => sku.productKey === productKey).map(([sellerSku]) => sellerSku),
  });
}

type OwnRow = Pick<ListingRow, 'sku' | 'productKey' | 'skuId'>;
const OWN = { sku: 1, productKey: 1, skuId: 1 };

/** The products on TikTok by the seller SKUs they hold. */
async function holdersOf(db: Db, client: string, sellerSkus: string[]): Promise<ReadonlyMap<string, string[]>> {
  const rows = existingProductsOf(db)
    .find({ client, 'skus.sellerSku': { $in: sellerSkus } })
    .project<Pick<ExistingProductRow, 'productId' | 'skus'>>({ productId: 1, skus: 1 });
  const holders = new Map<string, string[]>();
  for await (const { productId, skus } of rows) {
    for (const sellerSku of new Set(skus.map((sku) => sku.sellerSku))) {
      holders.set(sellerSku, [...(holders.get(sellerSku) ?? []), productId]);
    }
  }
  return holders;
}
