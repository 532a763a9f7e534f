import { randomUUID } from 'node:crypto';
import { isApiFailure, type ApiFailure } from '../apis/failure.ts';
import { facetHashes } from '../domain/listing/facet-hashes.ts';
import type { ProductState } from '../domain/listing/product-state.ts';
import { recordRefused } from '../domain/listing/record-outcome.ts';
import { summariseAttempt } from '../domain/listing/summarise-attempt.ts';
import { nextBrazilDay } from '../domain/brazil-day.ts';
import type { Problem } from '../domain/problem.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import { failedEnd, sentEnd, toProblem } from './describe-attempt-end.ts';
import type { Evaluation, PublishScene } from './evaluate-product.ts';
import { createLostUploads, uploadsGone } from './lost-uploads.ts';
import { listingWrites, productFields, withWish } from './product-rows.ts';
import { attemptStart, createAttemptRecorder, type AttemptStart } from './record-attempts.ts';
import { logKindOf, sendAction, type SendMaterial, type Sent } from './send-action.ts';
import type { UploadQuota } from './upload-quota.ts';

export interface Performed {
  /** The product as it is stored now. */
  readonly product: ProductRow;
  /** TikTok took not all of it: another try without a change would be refused again. */
  readonly refused: boolean;
  /** Of those, single offers: `price:SKU`, `stock:SKU`. */
  readonly refusedOffers?: readonly string[];
  /** The shop may create no more products before this time, by its clock. */
  readonly quotaUntil?: Date;
}

/** Of one product, what an action is to be performed on. */
export interface Performance {
  readonly product: ProductRow;
  readonly rows: readonly ListingRow[];
  readonly evaluation: Evaluation;
  readonly material: SendMaterial;
}

/**
 * One action on one product: the intent is stored, the call made, the outcome stored. Passing failures are thrown
 * with the product as it was; after an unknown outcome the attempt stays, so that it is looked into before a repeat.
 */
export function createPerformer(deps: ActivityDeps, quota: UploadQuota) {
  const products = productsOf(deps.db);
  const listings = listingsOf(deps.db);
  const recorder = createAttemptRecorder(deps.db);
  const uploads = createLostUploads(deps.db);

  return async (
    scene: PublishScene,
    { product: before, rows, evaluation, material }: Performance,
  ): Promise<Performed> => {
    const place = await beginWithin(scene, before, evaluation);
    if ('until' in place) return { product: before, refused: true, quotaUntil: place.until };
    const product = place.begun;
    const kind = logKindOf(evaluation.action);
    const starts = attemptStarts(scene, product, rows, evaluation);
    await recorder.begin(kind, starts);
    const startedAt = performance.now();
    const took = (): number => Math.round(performance.now() - startedAt);
    let sent: Sent;
    try {
      sent = await sendAction({ scene, evaluation, material, idempotencyKey: product.idempotencyKey! });
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await recorder.end(
        kind,
        starts.map((start) => ({ start, end: failedEnd(error, took()) })),
      );
      if (await uploads.haveGone(error, product, material.images)) {
        await products.updateOne({ _id: product._id }, { $set: { attempt: null, ...placeBack(evaluation) } });
        throw uploadsGone(error);
      }
      if (error.code === QUOTA_REACHED) return waitForQuota(scene, product, rows, evaluation);
      if (error.kind === 'Rejected') return refuse(scene, product, rows, evaluation, error);
      if (error.kind !== 'OutcomeUnknown') {
        await products.updateOne({ _id: product._id }, { $set: { attempt: null, ...placeBack(evaluation) } });
      }
      throw error;
    }
    // The product last: as long as its attempt stands, whatever a crash has left out is made up for.
    await recorder.end(
      kind,
      starts.map((start) => ({ start, end: sentEnd(start, sent, evaluation.action, took()) })),
    );
    if (sent.warnings.some((warning) => warning.includes('brand_id')))
      await dropBrand(scene, evaluation, BRAND_UNKNOWN);
    for (const [sku, problem] of sent.refused)
      await block(
        rows.filter((row) => row.sku === sku),
        problem,
      );
    const after = await store(scene, product, rows, { before: evaluation.state, after: sent.state });
    return {
      product: after,
      refused: sent.refused.size > 0,
      refusedOffers: [...sent.refused.keys()].map((sku) => `${kind}:${sku}`),
    };
  };

  /** A create only where the shop has a place for it today. */
  async function beginWithin(
    scene: PublishScene,
    product: ProductRow,
    evaluation: Evaluation,
  ): Promise<{ begun: ProductRow } | { until: Date }> {
    if (evaluation.action.kind !== 'create') return { begun: await begin(scene, product, evaluation, {}) };
    // Out of the queue and due, so that whoever comes after a crash finds the attempt.
    return quota.take(scene, (uploadDay) =>
      begin(scene, product, evaluation, { uploadDay, queuedUntil: null, dueAt: new Date() }),
    );
  }

  async function begin(
    scene: PublishScene,
    product: ProductRow,
    { action, listing }: Evaluation,
    mark: Partial<ProductRow>,
  ): Promise<ProductRow> {
    const hashes = listing ? facetHashes(listing) : null;
    const set: Partial<ProductRow> = {
      idempotencyKey: product.idempotencyKey ?? randomUUID(),
      sendCount: product.sendCount + 1,
      sentAt: new Date(),
      ...mark,
      attempt: {
        action: action.kind,
        runId: scene.runId,
        startedAt: new Date(),
        sending: (listing?.skus ?? []).map((sku) => ({
          sku: sku.sku,
          sellerSku: sku.sellerSku,
          salesAttributes: sku.salesAttributes,
          identifierCode: sku.identifierCode,
          hashes: hashes!.get(sku.sku)!,
        })),
      },
    };
    const { matchedCount } = await products.updateOne({ _id: product._id, dueAt: product.dueAt }, { $set: set });
    if (matchedCount === 1) return { ...product, ...set };
    // Made due by something else since it was read: that look is not taken away, nor taken for this one.
    const { dueAt: _, ...rest } = set;
    await products.updateOne({ _id: product._id }, { $set: rest });
    return { ...product, ...rest };
  }

  async function refuse(
    scene: PublishScene,
    product: ProductRow,
    rows: readonly ListingRow[],
    evaluation: Evaluation,
    failure: ApiFailure,
  ): Promise<Performed> {
    const { action, listing, state, keptFields } = evaluation;
    const sent = new Set(listing?.skus.map(({ sku }) => sku));
    // Before anything is stored of the product: after a crash it is refused once more, and never left without its cause.
    const isBrand = await dropBrand(scene, { action, listing }, failure.code);
    await block(
      rows.filter(({ sku }) => sent.has(sku)),
      toProblem(failure),
    );
    // Prices and stock are no part of what a refusal of the content is remembered by.
    const isContent = logKindOf(action) === 'product';
    const refused = listing && isContent ? recordRefused(state, listing, keptFields) : state;
    const after = await store(scene, product, rows, { before: state, after: refused }, placeBack(evaluation));
    if (!isContent) {
      const skus = 'skus' in action ? action.skus : [];
      return { product: after, refused: true, refusedOffers: skus.map((sku) => `${logKindOf(action)}:${sku}`) };
    }
    // Made anew it goes without the brand, which is another listing than the one that was refused.
    if (isBrand) return { product: after, refused: false };
    await products.updateOne({ _id: product._id, dueAt: after.dueAt }, { $set: { dueAt: null } });
    return { product: after, refused: true };
  }

  async function dropBrand(
    { brands }: PublishScene,
    { action, listing }: Pick<Evaluation, 'action' | 'listing'>,
    code: string | undefined,
  ): Promise<boolean> {
    if (!brands || !listing || logKindOf(action) !== 'product') return false;
    return brands.learnRefusal(listing, code);
  }

  /**
   * Not this listing's fault. A create goes back to the queue, it took no place; of products that go on sale again
   * TikTok takes so many a day too (contract section 4.4): they are sent again when the shop's next day begins.
   */
  async function waitForQuota(
    scene: PublishScene,
    product: ProductRow,
    rows: readonly ListingRow[],
    evaluation: Evaluation,
  ): Promise<Performed> {
    if (evaluation.action.kind === 'create') {
      const set = { attempt: null, ...placeBack(evaluation) };
      await products.updateOne({ _id: product._id }, { $set: set });
      return { product: { ...product, ...set }, refused: true, quotaUntil: await quota.learn(scene) };
    }
    const until = nextBrazilDay(await quota.now());
    const set = { attempt: null, dueAt: await quota.toOurTime(until) };
    await block(rows, { code: 'relisting-queued', params: { until: until.toISOString() } });
    await products.updateOne({ _id: product._id }, { $set: set });
    return { product: { ...product, ...set }, refused: true };
  }

  /** The SKUs first: as long as the attempt stands, a crash in between is found and mended. */
  async function store(
    scene: PublishScene,
    product: ProductRow,
    rows: readonly ListingRow[],
    { before, after }: { before: ProductState; after: ProductState },
    mark: Partial<ProductRow> = {},
  ): Promise<ProductRow> {
    const writes = listingWrites(after, rows, scene.runId);
    if (writes.length > 0) await listings.bulkWrite(writes, { ordered: false });
    const fields = { ...productFields(after), ...withWish(before, after), ...mark };
    const set: Partial<ProductRow> = { ...fields, attempt: null, failures: 0, updatedAt: new Date() };
    await products.updateOne({ _id: product._id }, { $set: set });
    return { ...product, ...set };
  }

  async function block(rows: readonly ListingRow[], problem: Problem): Promise<void> {
    const ids = rows.map(({ _id }) => _id);
    await listings.updateMany(
      { _id: { $in: ids } },
      { $set: { state: 'blocked', problems: [problem], updatedAt: new Date() } },
    );
  }
}

/** "Listing limit reached" (contract sections 3.4, 4.9): 1,000 uploads a day, 100 for a new seller. */
export const QUOTA_REACHED = '12052093';

/** "Brand does not exist": what a warning of a dropped brand says with a code (contract sections 3.1, 4.9). */
const BRAND_UNKNOWN = '12052026';

/** A create that TikTok did not take gives its place of the day back. */
function placeBack({ action }: Evaluation): Partial<ProductRow> {
  return action.kind === 'create' ? { uploadDay: null } : {};
}

/** One row per SKU that the action concerns. */
function attemptStarts(
  scene: PublishScene,
  product: ProductRow,
  rows: readonly ListingRow[],
  { action, listing }: Evaluation,
): AttemptStart[] {
  const concerned = 'skus' in action ? new Set(action.skus) : new Set(listing?.skus.map(({ sku }) => sku));
  return rows
    .filter(({ sku }) => concerned.has(sku))
    .map((row) =>
      attemptStart(row, {
        runId: scene.runId,
        action: action.kind,
        attempt: product.sendCount,
        sent: { hash: hashOf(row.sku, product), summary: summariseAttempt(row.sku, action, listing) },
        productId: product.productId,
      }),
    );
}

function hashOf(sku: string, product: ProductRow): string {
  const hashes = product.attempt?.sending.find((one) => one.sku === sku)?.hashes;
  return hashes ? Object.values(hashes).join(' ') : '';
}
