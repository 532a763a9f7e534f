import type { Problem } from '../domain/problem.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';

/**
 * Products that are to be created stand in a queue (`queuedUntil`, ordered by `rank`) instead of being due: the shop
 * may create so many a day, and the best go first. Whatever makes such a product due again, a change in the feed or in
 * a setting, has it looked at and ranked anew.
 */
export function createPublishQueue({ db, settings }: ActivityDeps) {
  const products = productsOf(db);
  const listings = listingsOf(db);
  const ready = (client: string, now: Date) => ({ client, productId: null, queuedUntil: { $lte: now } });

  return {
    /** Whether anything may be created now. */
    async hasReady(client: string, now: Date): Promise<boolean> {
      return (await products.findOne(ready(client, now), { projection: { _id: 1 } })) !== null;
    },

    /** The best of those that may be created, below a rank. */
    best: (client: string, now: Date, below: string | null, limit: number): Promise<ProductRow[]> =>
      products
        .find({ ...ready(client, now), ...(below === null ? {} : { rank: { $lt: below } }) })
        .sort({ rank: -1 })
        .limit(limit)
        .toArray(),

    /** In the queue from now on; unless the product was changed since it was read, then it stays due. */
    async enter(product: ProductRow, rank: string, now: Date): Promise<void> {
      await products.updateOne(
        { _id: product._id, dueAt: product.dueAt },
        { $set: { rank, queuedUntil: now, dueAt: null, updatedAt: new Date() } },
      );
    },

    /** No place is left for this one: it waits for the shop's next day. */
    async wait(product: ProductRow, rank: string, until: Date): Promise<void> {
      await tellQueued(product.client, [product.productKey], until);
      await products.updateOne(
        { _id: product._id, dueAt: product.dueAt },
        { $set: { rank, queuedUntil: until, dueAt: null, updatedAt: new Date() } },
      );
    },

    /**
     * No place is left for a batch of those that were ready. What they are told comes first, so that none waits without
     * a date. @returns how many, and whether there may be more
     */
    async waitAll(client: string, now: Date, until: Date): Promise<{ queued: number; more: boolean }> {
      const rows = await products
        .find(ready(client, now))
        .limit(settings.publish.queueBatch)
        .project<Pick<ProductRow, '_id' | 'productKey'>>({ productKey: 1 })
        .toArray();
      if (rows.length === 0) return { queued: 0, more: false };
      await tellQueued(
        client,
        rows.map(({ productKey }) => productKey),
        until,
      );
      await products.updateMany(
        { _id: { $in: rows.map(({ _id }) => _id) }, queuedUntil: { $lte: now } },
        { $set: { queuedUntil: until, updatedAt: new Date() } },
      );
      return { queued: rows.length, more: rows.length === settings.publish.queueBatch };
    },
  };

  async function tellQueued(client: string, productKeys: readonly string[], until: Date): Promise<void> {
    const problem: Problem = { code: 'upload-queued', params: { until: until.toISOString() } };
    await listings.updateMany(
      { client, productKey: { $in: [...productKeys] }, removed: false },
      { $set: { state: 'queued', problems: [problem], updatedAt: new Date() } },
    );
  }
}

export type PublishQueue = ReturnType<typeof createPublishQueue>;
