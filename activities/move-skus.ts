import type { Db } from 'mongodb';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { newProduct, productId, productsOf } from '../storage/products.ts';
import { toMarks, toSkuState } from './product-rows.ts';

/** A SKU that belongs to another product from now on. */
export interface Move {
  readonly row: ListingRow;
  readonly to: string;
}

/**
 * Moves SKUs between products. TikTok's SKUs stay where they are, so the product that is left keeps what it knows of
 * them and takes them off sale; a SKU that comes back gets its own id again. Both products are looked at next.
 * Repeating it changes nothing: what is left is written before the row, which then says that it has moved.
 */
export async function moveSkus(db: Db, moves: readonly Move[], runId: string): Promise<void> {
  const products = productsOf(db);
  const now = new Date();
  for (const { row, to } of moves) {
    const { client, sku } = row;
    if (row.skuId !== null) {
      const left = { ...toSkuState(row), left: true };
      const filter = { _id: productId(client, row.productKey), 'leftSkus.sku': { $ne: sku } };
      await products.updateOne(filter, { $push: { leftSkus: left } });
    }
    await products.updateOne({ _id: productId(client, row.productKey) }, { $set: { dueAt: now, updatedAt: now } });
    await products.updateOne(
      { _id: productId(client, to) },
      { $set: { dueAt: now, updatedAt: now }, $setOnInsert: newProduct(client, to) },
      { upsert: true },
    );
    const home = await products.findOne({ _id: productId(client, to) });
    const known = home?.leftSkus?.find((left) => left.sku === sku);
    await listingsOf(db).updateOne(
      { _id: row._id },
      {
        $set: {
          productKey: to,
          productId: known ? (home?.productId ?? null) : null,
          skuId: known?.skuId ?? null,
          salesAttributes: known?.salesAttributes ?? [],
          identifierCode: known?.identifierCode ?? null,
          sent: toMarks(known?.sent ?? null, null, runId, now),
          accepted: toMarks(known?.accepted ?? null, null, runId, now),
          state: 'waiting',
          updatedAt: now,
        },
      },
    );
    await products.updateOne({ _id: productId(client, to) }, { $pull: { leftSkus: { sku } } });
    await forgetEmpty(db, client, row.productKey);
  }
}

/** A product that TikTok never heard of and that has no SKU any more is none. */
async function forgetEmpty(db: Db, client: string, productKey: string): Promise<void> {
  if (await listingsOf(db).findOne({ client, productKey }, { projection: { _id: 1 } })) return;
  await productsOf(db).deleteOne({ _id: productId(client, productKey), productId: null, attempt: null });
}
