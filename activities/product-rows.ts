import type { AnyBulkWriteOperation } from 'mongodb';
import { FACETS } from '../domain/feed/feed-item.ts';
import type { FacetHashes } from '../domain/listing/facet-hashes.ts';
import type { ProductState, SkuState } from '../domain/listing/product-state.ts';
import type { FacetMarks, ListingRow } from '../storage/listings.ts';
import type { ProductRow } from '../storage/products.ts';

/** A product's rows as the rules see them. */
export function toProductState(product: ProductRow, listings: readonly ListingRow[]): ProductState {
  return {
    productKey: product.productKey,
    productId: product.productId,
    status: product.status,
    auditStatus: product.auditStatus,
    categoryId: product.categoryId,
    deactivatedByPonte: product.deactivatedByPonte,
    refusedDigest: product.refusedDigest,
    resubmissions: product.resubmissions ?? 0,
    resubmitAsked: product.resubmitAsked ?? false,
    ...(product.foreignSkus?.length ? { foreignSkus: product.foreignSkus } : {}),
    skus: [
      ...listings.flatMap((row): SkuState[] => (row.sent || row.skuId ? [toSkuState(row)] : [])),
      ...(product.leftSkus ?? []).filter(({ sku }) => !listings.some((row) => row.sku === sku)),
    ],
  };
}

/** What TikTok has of a SKU. */
export function toSkuState(row: ListingRow): SkuState {
  return {
    sku: row.sku,
    sellerSku: row.sellerSku ?? row.sku,
    skuId: row.skuId,
    salesAttributes: row.salesAttributes,
    identifierCode: row.identifierCode,
    sent: row.sent && toHashes(row.sent),
    accepted: row.accepted && toHashes(row.accepted),
  };
}

/** The product's part of a state, as a `$set`; an operator's wish stands beside it (`withWish`). */
export function productFields(state: ProductState): Partial<ProductRow> {
  const leftSkus = state.skus.filter(({ left }) => left);
  return {
    ...(leftSkus.length > 0 && { leftSkus }),
    productId: state.productId,
    status: state.status,
    auditStatus: state.auditStatus,
    categoryId: state.categoryId,
    deactivatedByPonte: state.deactivatedByPonte,
    refusedDigest: state.refusedDigest,
    resubmissions: state.resubmissions ?? 0,
  };
}

/** An operator's wish is ended where it was met, and never where it came in meanwhile. */
export function withWish(before: ProductState, after: ProductState): Partial<ProductRow> {
  return before.resubmitAsked && !after.resubmitAsked ? { resubmitAsked: false } : {};
}

/** The SKUs' part of a state, as writes of those rows that differ. */
export function listingWrites(
  state: ProductState,
  listings: readonly ListingRow[],
  runId: string,
): AnyBulkWriteOperation<ListingRow>[] {
  const bySku = new Map(listings.map((row) => [row.sku, row]));
  const now = new Date();
  return state.skus.flatMap((sku) => {
    const row = bySku.get(sku.sku);
    if (!row) return [];
    const set: Partial<ListingRow> = {
      sellerSku: sku.sellerSku,
      skuId: sku.skuId,
      productId: state.productId,
      salesAttributes: sku.salesAttributes,
      identifierCode: sku.identifierCode,
      sent: toMarks(sku.sent, row.sent, runId, now),
      accepted: toMarks(sku.accepted, row.accepted, runId, now),
      updatedAt: now,
    };
    return [{ updateOne: { filter: { _id: row._id }, update: { $set: set } } }];
  });
}

/** Marks keep the time and version of the value they hold: an unchanged facet is not made younger. */
export function toMarks(
  hashes: FacetHashes | null,
  before: FacetMarks | null,
  version: string,
  at: Date,
): FacetMarks | null {
  if (!hashes) return null;
  return Object.fromEntries(
    FACETS.map((facet) => [
      facet,
      before?.[facet].hash === hashes[facet] ? before[facet] : { hash: hashes[facet], version, at },
    ]),
  ) as FacetMarks;
}

function toHashes(marks: FacetMarks): FacetHashes {
  return Object.fromEntries(FACETS.map((facet) => [facet, marks[facet].hash])) as unknown as FacetHashes;
}
