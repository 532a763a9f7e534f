import { Context } from '@temporalio/activity';
import type { ProductView } from '../apis/tiktok-shop/product-view.ts';
import { inboxOf, type InboxRow } from '../storage/inbox.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import { authorizationsOf } from '../storage/tiktok-tokens.ts';
import { createVerdictKeeper } from './keep-verdict.ts';
import type { ActivityDeps } from './deps.ts';
import { inParallel } from './in-parallel.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { createGoneRecorder } from './note-gone.ts';
import { readAnyProduct } from './read-any-product.ts';
import type { ConnectedShop, TiktokAccess } from './tiktok-access.ts';
import { toActivityFailure } from './to-activity-failure.ts';
import { isApiFailure } from '../apis/failure.ts';

export type ReviewActivities = ReturnType<typeof createReviewActivities>;

/** Status, information, creation, audit (contract section 9.3). */
const PRODUCT_EVENT_TYPES = [5, 15, 16, 37];

/** What TikTok's reviews say of the products that were sent. */
export function createReviewActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, settings } = deps;
  const products = productsOf(db);
  const inbox = inboxOf(db);
  const keepVerdict = createVerdictKeeper(db);
  const noteGone = createGoneRecorder(db);

  return {
    /** Reads the products that these inbox rows speak of; events are hints, the product itself is the truth. */
    async readReviewedProducts(input: { client: string; inboxIds: string[] }): Promise<{ products: number }> {
      const rows = await inbox.find({ _id: { $in: input.inboxIds }, client: input.client }).toArray();
      return { products: await actOn(input.client, rows, input.inboxIds) };
    },

    /**
     * Finds what events missed: inbox rows that nobody acted on, and products whose review is open and was not looked
     * at for a while. Many at once are read by search, 100 a call.
     */
    async pollReviews(input: {
      client: string;
      runId: string;
      cursor: string | null;
    }): Promise<{ next: string | null; products: number }> {
      const now = Date.now();
      if (input.cursor === null) await takeForgottenEvents(input.client, new Date(now - FORGOTTEN_AFTER_MS));
      const due = new Date(now - settings.reviews.pollAfterMs);
      const open = await products
        .find({
          client: input.client,
          productId: { $ne: null },
          $and: [
            { $or: [{ status: 'PENDING' }, { auditStatus: { $in: ['AUDITING', 'PRE_APPROVED'] } }] },
            // Never looked at is long ago; a comparison with a date alone would leave it out.
            { $or: [{ reviewCheckedAt: null }, { reviewCheckedAt: { $lt: due } }] },
          ],
          sentAt: { $lt: due },
          ...(input.cursor === null ? {} : { _id: { $gt: input.cursor } }),
        })
        .sort({ _id: 1 })
        .limit(settings.reviews.batch)
        .toArray();
      if (open.length === 0) return { next: null, products: 0 };
      if (open.length > SEARCH_FROM) await readBySearch(input.client, open);
      else await readEach(input.client, open);
      return { next: open.length < settings.reviews.batch ? null : open.at(-1)!._id, products: open.length };
    },
  };

  async function takeForgottenEvents(client: string, before: Date): Promise<void> {
    const rows = await inbox
      .find({ client, processedAt: null, receivedAt: { $lt: before }, type: { $in: PRODUCT_EVENT_TYPES } })
      .limit(500)
      .toArray();
    if (rows.length > 0)
      await actOn(
        client,
        rows,
        rows.map(({ _id }) => _id),
      );
  }

  /** Reads the products that these events speak of, then notes the events as acted upon. @returns how many products */
  async function actOn(client: string, events: readonly InboxRow[], inboxIds: readonly string[]): Promise<number> {
    const ids = [
      ...new Set(events.flatMap(({ data }) => (typeof data.product_id === 'string' ? [data.product_id] : []))),
    ];
    const known = await products.find({ client, productId: { $in: ids } }).toArray();
    const spoken = new Set(events.filter(mayBeVerdict).map(({ data }) => data.product_id));
    const read = known.filter(({ productId }) => spoken.has(productId));
    await readEach(client, read);
    await noteCreations(client, events, known);
    await inbox.updateMany({ _id: { $in: [...inboxIds] } }, { $set: { processedAt: new Date() } });
    return read.length;
  }

  /** A product that somebody else has made: what is known of the shop is behind, and the next sync reads it again. */
  async function noteCreations(client: string, events: readonly InboxRow[], known: readonly ProductRow[]) {
    const ours = new Set(known.map(({ productId }) => productId));
    const isOther = ({ type, data }: InboxRow): boolean =>
      type === CREATED && typeof data.product_id === 'string' && !ours.has(data.product_id);
    if (!events.some(isOther)) return;
    // One of our own whose answer is not stored yet tells of itself in the same way.
    if (await products.findOne({ client, 'attempt.action': 'create' }, { projection: { _id: 1 } })) return;
    await authorizationsOf(db).updateMany({ client }, { $set: { existingReadAt: null } });
  }

  async function readEach(client: string, rows: readonly ProductRow[]): Promise<void> {
    if (rows.length === 0) return;
    await withShop(client, (shop, signal) =>
      inParallel(rows, settings.publish.concurrency, async (row) => {
        // The row as it was before the read: a send in between makes the verdict speak of an older version.
        const view = await readAnyProduct(shop, row.productId!, await skuIdsOf(row), signal);
        if (view?.status === 'DELETED') await noteGoneOnce(row);
        else if (view) await keepVerdict(row, view);
        else await products.updateOne({ _id: row._id }, { $set: { reviewCheckedAt: new Date() } });
      }),
    );
  }

  async function noteGoneOnce(row: ProductRow): Promise<void> {
    if (row.status !== 'DELETED') await noteGone(row);
  }

  async function skuIdsOf({ client, productKey }: ProductRow): Promise<string[]> {
    const rows = await listingsOf(db)
      .find({ client, productKey, skuId: { $ne: null } })
      .project<{ skuId: string }>({ skuId: 1 })
      .toArray();
    return rows.map(({ skuId }) => skuId);
  }

  async function readBySearch(client: string, rows: readonly ProductRow[]): Promise<void> {
    const byId = new Map(rows.map((row) => [row.productId!, row]));
    const since = Math.min(...rows.map((row) => (row.sentAt ?? row.updatedAt).getTime())) - CLOCKS_DIFFER_MS;
    const refused: ProductRow[] = [];
    await withShop(client, async (shop, signal) => {
      for await (const page of shop.api.products.searchPages({ updatedFrom: new Date(since) }, { signal })) {
        for (const view of page.products) {
          const row = byId.get(view.id);
          if (!row) continue;
          byId.delete(view.id);
          // A search does not tell why a review failed.
          if (isRefused(view)) refused.push(row);
          else await keepVerdict(row, view);
        }
        if (byId.size === 0) break;
      }
    });
    await readEach(client, [...refused, ...byId.values()]);
  }

  async function withShop(
    client: string,
    work: (shop: ConnectedShop, signal: AbortSignal) => Promise<unknown>,
  ): Promise<void> {
    try {
      const { cancellationSignal } = Context.current();
      await withHeartbeat(async () => work(await access.shopOf(client), cancellationSignal));
    } catch (error) {
      // Without a shop nothing can be under review; the sync that called this says so by itself.
      if (isApiFailure(error, 'CredentialsRejected')) return;
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  }
}

/** A product that was just created, or whose review has just begun, has no verdict to read. */
function mayBeVerdict({ type, data }: InboxRow): boolean {
  const audit = data.audit as { status?: unknown } | undefined;
  return type !== CREATED && !(type === AUDIT && audit?.status === 'AUDITING');
}

const CREATED = 16;
const AUDIT = 37;

const isRefused = (view: ProductView): boolean => view.status === 'FAILED' || view.audit.status === 'FAILED';

/** From this many products on, pages of 100 are cheaper than single reads. */
const SEARCH_FROM = 20;
/** An event whose signal got lost is taken up by the schedule after this long. */
const FORGOTTEN_AFTER_MS = 30_000;
/** TikTok's clock and ours. */
const CLOCKS_DIFFER_MS = 5 * 60_000;
