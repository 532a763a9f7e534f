import { randomUUID } from 'node:crypto';
import { isApiFailure, type ApiFailure } from '../apis/failure.ts';
import { facetHashes } from '../domain/listing/facet-hashes.ts';
import type { ProductState } from '../domain/listing/product-state.ts';
import { recordRefused } from '../domain/listing/record-outcome.ts';
import type { Problem } from '../domain/problem.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import type { Evaluation, PublishScene } from './evaluate-product.ts';
import { listingWrites, productFields } from './product-rows.ts';
import { createAttemptRecorder, type AttemptEnd, type AttemptStart } from './record-attempts.ts';
import { logKindOf, sendAction, type Sent } from './send-action.ts';

export interface Performed {
  /** The product as it is stored now. */
  readonly product: ProductRow;
  /** TikTok took not all of it: another try without a change would be refused again. */
  readonly refused: boolean;
  /** Of those, single offers: `price:SKU`, `stock:SKU`. */
  readonly refusedOffers?: readonly string[];
  /** The shop may list no more products before this time. */
  readonly quotaUntil?: Date;
}

/**
 * One action on one product: the intent is stored, the call made, the outcome stored. Passing failures are thrown
 * with the product as it was; after an unknown outcome the attempt stays, so that it is looked into before a repeat.
 */
export function createPerformer(deps: ActivityDeps) {
  const products = productsOf(deps.db);
  const listings = listingsOf(deps.db);
  const recorder = createAttemptRecorder(deps.db);

  return async (
    scene: PublishScene,
    before: ProductRow,
    rows: readonly ListingRow[],
    evaluation: Evaluation,
    images: ReadonlyMap<string, string>,
  ): Promise<Performed> => {
    const product = await begin(scene, before, evaluation);
    const kind = logKindOf(evaluation.action);
    const starts = attemptStarts(scene, product, rows, evaluation);
    await recorder.begin(kind, starts);
    const startedAt = performance.now();
    const took = (): number => Math.round(performance.now() - startedAt);
    let sent: Sent;
    try {
      sent = await sendAction({ scene, evaluation, images, idempotencyKey: product.idempotencyKey! });
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await recorder.end(
        kind,
        starts.map((start) => ({ start, end: failedEnd(error, took()) })),
      );
      if (error.code === QUOTA_REACHED) return waitForQuota(product, rows, error);
      if (error.kind === 'Rejected') return refuse(scene, product, rows, evaluation, error);
      if (error.kind !== 'OutcomeUnknown') {
        await products.updateOne({ _id: product._id }, { $set: { attempt: null } });
      }
      throw error;
    }
    // The product last: as long as its attempt stands, whatever a crash has left out is made up for.
    await recorder.end(
      kind,
      starts.map((start) => ({ start, end: sentEnd(start, sent, evaluation, took()) })),
    );
    for (const [sku, problem] of sent.refused)
      await block(
        rows.filter((row) => row.sku === sku),
        problem,
      );
    const after = await store(scene, product, rows, sent.state);
    return {
      product: after,
      refused: sent.refused.size > 0,
      refusedOffers: [...sent.refused.keys()].map((sku) => `${kind}:${sku}`),
    };
  };

  async function begin(scene: PublishScene, product: ProductRow, { action, listing }: Evaluation): Promise<ProductRow> {
    const hashes = listing ? facetHashes(listing) : null;
    const set = {
      idempotencyKey: product.idempotencyKey ?? randomUUID(),
      sendCount: product.sendCount + 1,
      sentAt: new Date(),
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
    await products.updateOne({ _id: product._id }, { $set: set });
    return { ...product, ...set };
  }

  async function refuse(
    scene: PublishScene,
    product: ProductRow,
    rows: readonly ListingRow[],
    { action, listing, state }: Evaluation,
    failure: ApiFailure,
  ): Promise<Performed> {
    const sent = new Set(listing?.skus.map(({ sku }) => sku));
    await block(
      rows.filter(({ sku }) => sent.has(sku)),
      toProblem(failure),
    );
    // Prices and stock are no part of what a refusal of the content is remembered by.
    const isContent = logKindOf(action) === 'product';
    const after = await store(scene, product, rows, listing && isContent ? recordRefused(state, listing) : state);
    if (!isContent) {
      const skus = 'skus' in action ? action.skus : [];
      return { product: after, refused: true, refusedOffers: skus.map((sku) => `${logKindOf(action)}:${sku}`) };
    }
    await products.updateOne({ _id: product._id }, { $set: { dueAt: null } });
    return { product: after, refused: true };
  }

  /** Not this listing's fault: it is sent again when the shop's next day begins. */
  async function waitForQuota(
    product: ProductRow,
    rows: readonly ListingRow[],
    failure: ApiFailure,
  ): Promise<Performed> {
    const quotaUntil = nextDayInBrazil(new Date());
    await block(rows, toProblem(failure));
    await products.updateOne({ _id: product._id }, { $set: { attempt: null, dueAt: quotaUntil } });
    return { product: { ...product, attempt: null, dueAt: quotaUntil }, refused: true, quotaUntil };
  }

  /** The SKUs first: as long as the attempt stands, a crash in between is found and mended. */
  async function store(
    scene: PublishScene,
    product: ProductRow,
    rows: readonly ListingRow[],
    state: ProductState,
  ): Promise<ProductRow> {
    const writes = listingWrites(state, rows, scene.runId);
    if (writes.length > 0) await listings.bulkWrite(writes, { ordered: false });
    const set: Partial<ProductRow> = { ...productFields(state), attempt: null, failures: 0, updatedAt: new Date() };
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

/** The next midnight in Brasília, three hours behind UTC all year. */
function nextDayInBrazil(now: Date): Date {
  const midnight = new Date(now.getTime() - BRASILIA_MS);
  midnight.setUTCHours(24, 0, 0, 0);
  return new Date(midnight.getTime() + BRASILIA_MS);
}

const BRASILIA_MS = 3 * 60 * 60_000;

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
    .map((row) => ({
      client: scene.client,
      sku: row.sku,
      productKey: row.productKey,
      runId: scene.runId,
      action: action.kind,
      attempt: product.sendCount,
      sent: { hash: hashOf(row.sku, product), summary: summarise(row.sku, { action, listing }) },
      productId: product.productId,
      skuId: row.skuId,
    }));
}

function hashOf(sku: string, product: ProductRow): string {
  const hashes = product.attempt?.sending.find((one) => one.sku === sku)?.hashes;
  return hashes ? Object.values(hashes).join(' ') : '';
}

/** What was sent, in a line: enough to recognise it, no long text. */
function summarise(sku: string, { action, listing }: Pick<Evaluation, 'action' | 'listing'>): string {
  const one = listing?.skus.find((candidate) => candidate.sku === sku);
  const price = one ? `${(one.price.amount / 100).toFixed(2)} ${one.price.currency}` : '–';
  const stock = one ? `${one.quantity} units` : '0 units';
  if (action.kind === 'update-price') return price;
  if (action.kind === 'update-stock') return stock;
  const fields = action.kind === 'partial-edit' ? ` (${action.fields.join(', ')})` : '';
  return `${listing?.title.slice(0, 80) ?? ''}${fields}; ${price}; ${stock}; ${listing?.imageUrls.length ?? 0} images`;
}

function toProblem(failure: ApiFailure): Problem {
  return { code: failure.code ? `tiktok:${failure.code}` : 'tiktok:unknown', params: { message: failure.message } };
}

function failedEnd(failure: ApiFailure, ms: number): AttemptEnd {
  const refused = failure.kind === 'Rejected';
  return {
    outcome: refused ? 'refused' : failure.kind === 'OutcomeUnknown' ? 'unknown' : 'failed',
    answer: { code: failure.code ?? failure.type, message: failure.message, requestId: failure.requestId ?? null, ms },
    problem: failure.code
      ? toProblem(failure)
      : { code: refused ? 'tiktok:unknown' : `attempt-${KINDS[failure.kind]}` },
  };
}

const KINDS: Record<ApiFailure['kind'], string> = {
  RateLimited: 'rate-limited',
  Unavailable: 'unavailable',
  CredentialsRejected: 'credentials-rejected',
  Rejected: 'refused',
  OutcomeUnknown: 'outcome-unknown',
};

function sentEnd(start: AttemptStart, sent: Sent, { action }: Evaluation, ms: number): AttemptEnd {
  const problem = sent.refused.get(start.sku) ?? null;
  const immediate = action.kind === 'update-price' || action.kind === 'update-stock';
  const skuId = sent.state.skus.find(({ sku }) => sku === start.sku)?.skuId ?? start.skuId;
  return {
    outcome: problem ? 'refused' : immediate ? 'accepted' : 'pending',
    answer: {
      code: problem ? problem.code.replace(/^tiktok:/, '') : '0',
      message: sent.warnings.join(' ') || 'Success',
      requestId: sent.requestId ?? null,
      ms,
    },
    productId: sent.state.productId,
    skuId,
    problem: problem ?? { code: immediate ? 'send-accepted' : 'review-pending' },
  };
}
