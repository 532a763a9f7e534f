import type { AnyBulkWriteOperation } from 'mongodb';
import { sandboxScopeOf } from '../domain/client-scope.ts';
import { listingId, listingsOf, NOTHING_SENT, type ListingRow } from '../storage/listings.ts';
import { newProduct, productId, productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import type { TiktokAccess } from './tiktok-access.ts';
import { toActivityFailure } from './to-activity-failure.ts';

export type SandboxShopActivities = ReturnType<typeof createSandboxShopActivities>;

export interface CopyInput {
  readonly client: string;
  /** Only the products of these SKUs; null: every product. */
  readonly skus: readonly string[] | null;
  readonly cursor: string | null;
}

/**
 * A client's sandbox shop (`product sandbox`): its products are kept under a scope of their own, `{client}~sandbox`,
 * with what each SKU should be copied from the live rows and what TikTok has of it never. From there on the very same
 * activities publish them.
 */
export function createSandboxShopActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, settings } = deps;
  const listings = listingsOf(db);
  const products = productsOf(db);

  return {
    /**
     * Copies a slice of the client's products into its sandbox scope and marks them as due. Repeating it writes the
     * same. Fails at once where no sandbox shop is connected, or where it is the live one.
     */
    copyToSandbox: (input: CopyInput): Promise<{ next: string | null; products: number }> =>
      withHeartbeat(async () => {
        try {
          if (input.cursor === null) await access.shopOf(sandboxScopeOf(input.client));
          return await copySlice(input);
        } catch (error) {
          throw toActivityFailure(error, settings.longestRetryDelayMs);
        }
      }),

    /** Products of the sandbox scope whose review is open. */
    async countOpenReviews({ client }: { readonly client: string }): Promise<{ open: number }> {
      const isOpen = { $or: [{ status: 'PENDING' }, { auditStatus: { $in: ['AUDITING', 'PRE_APPROVED'] } }] };
      return {
        open: await products.countDocuments({ client: sandboxScopeOf(client), productId: { $ne: null }, ...isOpen }),
      };
    },
  };

  async function copySlice({ client, skus, cursor }: CopyInput): Promise<{ next: string | null; products: number }> {
    const keys = skus && (await listings.distinct('productKey', { client, sku: { $in: [...skus] } }));
    const slice = await products
      .find({
        client,
        ...(keys ? { productKey: { $in: keys } } : {}),
        ...(cursor === null ? {} : { _id: { $gt: cursor } }),
      })
      .sort({ _id: 1 })
      .limit(settings.publish.sliceProducts)
      .project<{ _id: string; productKey: string }>({ productKey: 1 })
      .toArray();
    const rows = await listings
      .find({ client, productKey: { $in: slice.map(({ productKey }) => productKey) } })
      .toArray();
    const scope = sandboxScopeOf(client);
    const there = await listings.find({ _id: { $in: rows.map(({ sku }) => listingId(scope, sku)) } }).toArray();
    const known = new Map(there.map((row) => [row.sku, row]));
    // What left the source is taken off the sandbox shop too, and never put on it.
    const wanted = rows.filter(({ sku, removed }) => !removed || known.has(sku));
    if (wanted.length > 0) {
      await listings.bulkWrite(
        wanted.map((row) => copyOf(row, known.get(row.sku), scope)),
        { ordered: false },
      );
      await markDue(
        scope,
        [...wanted, ...there].map(({ productKey }) => productKey),
      );
    }
    const next = slice.length < settings.publish.sliceProducts ? null : slice.at(-1)!._id;
    return { next, products: new Set(wanted.map(({ productKey }) => productKey)).size };
  }

  async function markDue(scope: string, productKeys: readonly string[]): Promise<void> {
    const now = new Date();
    await products.bulkWrite(
      [...new Set(productKeys)].map((key): AnyBulkWriteOperation<ProductRow> => {
        // As with `product generate`: what was refused is tried again, since somebody wants to see what happens.
        const { refusedDigest, ...insert } = newProduct(scope, key);
        const set = { dueAt: now, updatedAt: now, refusedDigest };
        const filter = { _id: productId(scope, key) };
        return { updateOne: { filter, update: { $set: set, $setOnInsert: insert }, upsert: true } };
      }),
      { ordered: false },
    );
  }
}

/** What the SKU should be, from the live row; what TikTok has of it stays the sandbox scope's own. */
function copyOf(live: ListingRow, known: ListingRow | undefined, scope: string): AnyBulkWriteOperation<ListingRow> {
  const copied = { ...sourceOf(live), client: scope, enrichDue: false, updatedAt: new Date() };
  // In another product than before it is a new SKU there.
  const isMoved = known !== undefined && known.productKey !== live.productKey;
  return {
    updateOne: {
      filter: { _id: listingId(scope, live.sku) },
      update: isMoved ? { $set: { ...copied, ...NOTHING_SENT } } : { $set: copied, $setOnInsert: NOTHING_SENT },
      upsert: true,
    },
  };
}

/** A row without its key and without anything that comes from TikTok. */
function sourceOf(row: ListingRow): Omit<ListingRow, '_id' | keyof typeof NOTHING_SENT> {
  const left = new Set(['_id', ...Object.keys(NOTHING_SENT)]);
  return Object.fromEntries(Object.entries(row).filter(([field]) => !left.has(field))) as ListingRow;
}
