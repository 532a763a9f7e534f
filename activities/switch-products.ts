import { isApiFailure } from '../apis/failure.ts';
import { PRODUCTS_PER_BATCH } from '../apis/tiktok-shop/products.ts';
import { recordSwitched } from '../domain/listing/record-outcome.ts';
import type { Problem } from '../domain/problem.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import type { PublishScene } from './evaluate-product.ts';
import { productFields, toProductState } from './product-rows.ts';
import { createAttemptRecorder } from './record-attempts.ts';

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
export function createSwitcher(deps: ActivityDeps): (scene: PublishScene, all: readonly Switch[]) => Promise<Switched> {
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
      if (!isApiFailure(error) || error.kind !== 'OutcomeUnknown') throw error;
      done.postponed += rows.length;
      return;
    }
    done.calls += 1;
    for (const row of rows) await record(scene, kind, row, refused.get(row.productId!) ?? null);
    done.sent += rows.length - refused.size;
  }

  async function record(
    scene: PublishScene,
    kind: Switch['kind'],
    row: ProductRow,
    problem: Problem | null,
  ): Promise<void> {
    const rows = await listings.find({ client: row.client, productKey: row.productKey }).toArray();
    const state = toProductState(row, rows);
    const after = problem ? state : recordSwitched(state, kind === 'activate' ? 'on' : 'off');
    const now = new Date();
    await listings.updateMany(
      { client: row.client, productKey: row.productKey },
      {
        $set: {
          state: problem ? 'blocked' : kind === 'activate' ? 'in-review' : 'deactivated',
          problems: problem ? [problem] : [],
          updatedAt: now,
        },
      },
    );
    const set = { ...productFields(after), sendCount: row.sendCount + 1, sentAt: now, dueAt: null, updatedAt: now };
    await products.updateOne({ _id: row._id }, { $set: set });
    await recorder.note(
      'product',
      rows.map((listing) => ({
        start: {
          client: row.client,
          sku: listing.sku,
          productKey: row.productKey,
          runId: scene.runId,
          action: kind,
          attempt: row.sendCount + 1,
          sent: { hash: '', summary: kind },
          productId: row.productId,
          skuId: listing.skuId,
        },
        end: {
          outcome: problem ? 'refused' : kind === 'activate' ? 'pending' : 'accepted',
          answer: { code: problem?.code.replace(/^tiktok:/, '') ?? '0', message: null, requestId: null, ms: null },
          problem: problem ?? { code: kind === 'activate' ? 'review-pending' : 'product-deactivated' },
        },
      })),
    );
  }
}
