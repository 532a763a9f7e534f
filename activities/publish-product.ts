import { MongoError } from 'mongodb';
import { isApiFailure, type ApiFailure } from '../apis/failure.ts';
import type { Action } from '../domain/listing/choose-action.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf, type ProductRow } from '../storage/products.ts';
import { rankProduct, salesOf } from '../domain/listing/rank-product.ts';
import type { ActivityDeps } from './deps.ts';
import { evaluateProduct, type Evaluation, type PublishScene } from './evaluate-product.ts';
import type { ReadKnownImages } from './known-images.ts';
import type { ImageStore } from './obtain-images.ts';
import { obtainListingImages } from './obtain-listing-images.ts';
import { createPerformer } from './perform-action.ts';
import type { PublishQueue } from './publish-queue.ts';
import type { ReadCategory } from './read-category.ts';
import { readKeptFields } from './read-kept-fields.ts';
import { createRecovery } from './recover-attempt.ts';
import { needsImages } from './send-action.ts';
import { createSettler } from './settle-product.ts';
import type { UploadQuota } from './upload-quota.ts';

export interface PublishedProduct {
  /** Calls that write. */
  readonly calls: number;
  readonly blocked: boolean;
  /** No place is left for it in the shop's day: it waits for the next. */
  readonly queued: boolean;
  /** Left to a batch call: 20 products at once. */
  readonly switchTo: 'activate' | 'deactivate' | null;
  /** A passing trouble of the service; the product is due again by itself. */
  readonly postponed: ApiFailure | null;
}

/** Stock, price, one edit, and the look that finds nothing more to do; beyond it something does not converge. */
const MOST_STEPS = 6;

/** Each round finds at least one candidate missing or repeated, and a product has no more candidates than this. */
const MOST_IMAGE_ROUNDS = 60;

/**
 * Brings one product closer to what it should be, one action after the other. What is about to be sent is written
 * down before the call and cleared after its answer is stored; whoever finds an attempt there reads TikTok first.
 */
export function createProductPublisher(
  deps: ActivityDeps,
  tools: {
    images: ImageStore;
    knownImages: ReadKnownImages;
    readCategory: ReadCategory;
    quota: UploadQuota;
    queue: PublishQueue;
  },
): (scene: PublishScene, row: ProductRow, mayCreate: boolean) => Promise<PublishedProduct> {
  const { quota, queue } = tools;
  const listings = listingsOf(deps.db);
  const perform = createPerformer(deps, quota);
  const settle = createSettler(deps);
  const recover = createRecovery(deps);

  return async (scene, first, mayCreate) => {
    let product = first;
    let calls = 0;
    /** Offers refused on the way: they wait, the product's other changes do not wait for them. */
    const heldOffers = new Set<string>();
    const done = (rest: Partial<PublishedProduct>): PublishedProduct => ({
      calls,
      blocked: false,
      queued: false,
      switchTo: null,
      postponed: null,
      ...rest,
    });
    try {
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const rows = await listings
          .find({ client: scene.client, productKey: product.productKey })
          .sort({ _id: 1 })
          .toArray();
        if (product.attempt) {
          product = await recover(scene, product, rows);
          continue;
        }
        const isQueued = product.productId === null && !mayCreate;
        const { evaluation, images } = await evaluateWithImages(scene, product, rows, { heldOffers, isQueued });
        await settle.keepDesired(scene, rows, evaluation);
        const { kind } = evaluation.action;
        if (kind === 'activate' || kind === 'deactivate') return done({ switchTo: kind });
        if (isRest(evaluation.action)) {
          const blocked = await settle.rest(scene, product, rows, evaluation);
          return done({ blocked });
        }
        const rank = () => rankProduct(product.productKey, evaluation.listing!, salesOf(rows));
        if (kind === 'create' && !mayCreate) {
          await queue.enter(product, rank(), await quota.now());
          return done({});
        }
        const kept = await readKeptFields(scene, evaluation);
        const outcome = await perform(scene, { product, rows, evaluation, material: { images, kept } });
        product = outcome.product;
        if (outcome.quotaUntil) {
          await queue.wait(product, rank(), outcome.quotaUntil);
          return done({ queued: true });
        }
        calls += 1;
        for (const offer of outcome.refusedOffers ?? []) heldOffers.add(offer);
        if (outcome.refused && !outcome.refusedOffers?.length) return done({ blocked: true });
      }
      return done({});
    } catch (error) {
      if (isApiFailure(error)) {
        await postpone(product, error);
        return done({ postponed: error });
      }
      // The database's trouble, or the order to stop, is no product's.
      if (error instanceof MongoError || scene.signal.aborted) throw error;
      deps.log.warn({ client: scene.client, product: product.productKey, err: error }, 'a product failed unexpectedly');
      await settle.setAside(product, new Date(Date.now() + deps.settings.publish.retryCapMs));
      return done({ blocked: true });
    }
  };

  async function evaluateWithImages(
    scene: PublishScene,
    product: ProductRow,
    rows: Parameters<typeof evaluateProduct>[2],
    { heldOffers, isQueued }: { heldOffers: ReadonlySet<string>; isQueued: boolean },
  ): Promise<{ evaluation: Evaluation; images: ReadonlyMap<string, string> }> {
    const evaluate = () =>
      evaluateProduct(scene, product, rows, {
        readCategory: tools.readCategory,
        knownImages: tools.knownImages,
        heldOffers,
      });
    for (let round = 1; ; round += 1) {
      const evaluation = await evaluate();
      const { listing } = evaluation;
      if (!listing || isQueued || !needsImages(evaluation)) return { evaluation, images: new Map() };
      const images = await obtainListingImages(tools.images, { ...scene, listing }, scene.signal);
      if (!images.hasNews || round === MOST_IMAGE_ROUNDS) return { evaluation, images: images.uris };
      // Some are missing, or twice the same: others take their places, of which there are fewer each time.
    }
  }

  /** An unknown outcome is looked into at once, the rest waits longer each time. */
  async function postpone(product: ProductRow, failure: ApiFailure): Promise<void> {
    const { retryAfterMs, retryCapMs } = deps.settings.publish;
    const failures = product.failures + 1;
    const backOff = failures === 1 ? 0 : Math.min(retryAfterMs * 2 ** (failures - 2), retryCapMs);
    const wait = failure.kind === 'OutcomeUnknown' ? 0 : (failure.retryAfterMs ?? backOff);
    await productsOf(deps.db).updateOne(
      { _id: product._id },
      { $set: { failures, queuedUntil: null, dueAt: new Date(Date.now() + wait) } },
    );
  }
}

function isRest(action: Action): boolean {
  return action.kind === 'none' || action.kind === 'wait-review' || action.kind === 'blocked';
}
