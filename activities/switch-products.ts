import { isApiFailure } from '../apis/failure.ts';
import { PRODUCTS_PER_BATCH } from '../apis/tiktok-shop/products.ts';
import { recordSwitched } from '../domain/listing/record-outcome.ts';
import { nextBrazilDay } from '../domain/brazil-day.ts';
import type { Problem } from '../domain/problem.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import type { PublishScene } from './evaluate-product.ts';
import { QUOTA_REACHED } from './perform-action.ts';
import { productFields, toProductState } from './product-rows.ts';
import { attemptStart, createAttemptRecorder, type AttemptEnd } from './record-attempts.ts';
import type { UploadQuota } from './upload-quota.ts';

export interface Switch {
  readonly row: ProductRow;
  readonly kind: 'activate' | 'deactivate';
}

export interface Switched {
  calls: number;
  sent: number;
  postponed: number;
}

/**
 * Puts products on or off sale, 20 a call (contract section 4.1). Both are absolute: a repeat after a crash or a lost
 * answer sets the same status.
 */
export function createSwitcher(
  deps: ActivityDeps,
  quota: UploadQuota,
): (scene: PublishScene, all: readonly Switch[]) => Promise<Switched> {
  const products = productsOf(deps.db);
  const listings = listingsOf(deps.db);
  const recorder = createAttemptRecorder(deps.db);

  return async (scene, all) => {
    const done: Switched = { calls: 0, sent: 0, postponed: 0 };
    for (const kind of ['deactivate', 'activate'] as const) {
      const rows = all.filter((one) => one.kind === kind).map(({ row }) => row);
      for (let at = 0; at < rows.length; at += PRODUCTS_PER_BATCH) {
        await switchBatch(scene, kind, rows.slice(at, at + PRODUCTS_PER_BATCH), done);
      }
    }
    return done;
  };

  async function switchBatch(
    scene: PublishScene,
    kind: Switch['kind'],
    rows: readonly ProductRow[],
    done: Switched,
  ): Promise<void> {
    const ids = rows.map(({ productId }) => productId!);
    let refused: ReadonlyMap<string, Problem>;
    try {
      const { errors } = await scene.shop.api.products[kind](ids, { signal: scene.signal });
      refused = new Map(
        errors.flatMap(({ productId, code, message }) =>
          productId ? [[productId, { code: `tiktok:${code}`, params: { message } }] as const] : [],
        ),
      );
    } catch (error) {
      if (isApiFailure(error) && error.code === QUOTA_REACHED) {
        refused = new Map(ids.map((id) => [id, { code: `tiktok:${QUOTA_REACHED}` }]));
      } else {
        if (!isApiFailure(error) || error.kind !== 'OutcomeUnknown') throw error;
        done.postponed += rows.length;
        return;
      }
    }
    done.calls += 1;
    for (const row of rows) {
      const problem = refused.get(row.productId!);
      if (!problem) await recordDone(scene, kind, row);
      else if (await stands(scene, kind, row)) await recordDone(scene, kind, row);
      else await recordRefused(scene, kind, row, problem);
    }
    done.sent += rows.length - refused.size;
  }

  /** What was done already, before a crash or by the seller, is refused and yet as it should be. */
  async function stands(scene: PublishScene, kind: Switch['kind'], row: ProductRow): Promise<boolean> {
    const view = await scene.shop.api.products.get(row.productId!, { signal: scene.signal });
    return view !== null && SWITCHED[kind].includes(view.status);
  }

  async function recordDone(scene: PublishScene, kind: Switch['kind'], row: ProductRow): Promise<void> {
    const rows = await rowsOf(row);
    const state = recordSwitched(toProductState(row, rows), kind === 'activate' ? 'on' : 'off');
    const isOn = kind === 'activate';
    await record(scene, kind, row, rows, {
      listing: { state: isOn ? 'in-review' : 'deactivated', problems: [] },
      product: { ...productFields(state), failures: 0, dueAt: null },
      end: {
        outcome: isOn ? 'pending' : 'accepted',
        answer: { code: '0', message: null, requestId: null, ms: null },
        problem: { code: isOn ? 'review-pending' : 'product-deactivated' },
      },
    });
  }

  /** Tried again by itself, later each time: a product that left the feed must not stay on sale. */
  async function recordRefused(
    scene: PublishScene,
    kind: Switch['kind'],
    row: ProductRow,
    problem: Problem,
  ): Promise<void> {
    const { retryAfterMs, retryCapMs } = deps.settings.publish;
    const wait = Math.min(retryAfterMs * 2 ** row.failures, retryCapMs);
    // Of products that go on sale again TikTok takes so many a day (contract section 4.4).
    const until = problem.code === `tiktok:${QUOTA_REACHED}` ? nextBrazilDay(await quota.now()) : null;
    const told = until ? { code: 'relisting-queued', params: { until: until.toISOString() } } : problem;
    await record(scene, kind, row, await rowsOf(row), {
      listing: { state: until ? 'queued' : 'blocked', problems: [told] },
      product: until
        ? { dueAt: await quota.toOurTime(until) }
        : { failures: row.failures + 1, dueAt: new Date(Date.now() + wait) },
      end: {
        outcome: 'refused',
        answer: { code: problem.code.replace(/^tiktok:/, ''), message: null, requestId: null, ms: null },
        problem,
      },
    });
  }

  function rowsOf({ client, productKey }: ProductRow): Promise<ListingRow[]> {
    return listings.find({ client, productKey }).toArray();
  }

  /** The product last: until then a repeat finds the switch still to be made. */
  async function record(
    scene: PublishScene,
    kind: Switch['kind'],
    row: ProductRow,
    rows: readonly ListingRow[],
    outcome: { listing: Pick<ListingRow, 'state' | 'problems'>; product: Partial<ProductRow>; end: AttemptEnd },
  ): Promise<void> {
    const now = new Date();
    await listings.updateMany(
      { client: row.client, productKey: row.productKey },
      { $set: { ...outcome.listing, updatedAt: now } },
    );
    const start = {
      runId: scene.runId,
      action: kind,
      attempt: row.sendCount + 1,
      sent: { hash: '', summary: kind },
      productId: row.productId,
    };
    await recorder.note(
      'product',
      rows.map((listing) => ({ start: attemptStart(listing, start), end: outcome.end })),
    );
    await products.updateOne(
      { _id: row._id },
      { $set: { ...outcome.product, sendCount: row.sendCount + 1, sentAt: now, updatedAt: now } },
    );
  }
}

/** Statuses of a product that is (on its way) on or off sale (contract section 4.2). */
const SWITCHED: Readonly<Record<Switch['kind'], readonly string[]>> = {
  activate: ['ACTIVATE', 'PENDING'],
  deactivate: ['SELLER_DEACTIVATED'],
};
