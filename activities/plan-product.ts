import { feedChangesOf } from '../storage/feed-runs.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { plansOf } from '../storage/plans.ts';
import type { ProductRow } from '../storage/products.ts';
import { newListing } from './apply-change.ts';
import type { ActivityDeps } from './deps.ts';
import { evaluateProduct, type PublishScene } from './evaluate-product.ts';
import { createKnownImages } from './known-images.ts';
import type { ReadCategory } from './read-category.ts';
import type { Action } from '../domain/listing/choose-action.ts';

/** Writes down what the next action for a product would be (collection `PublicationPlans`) and sends nothing. */
export async function planProduct(
  deps: ActivityDeps,
  scene: PublishScene,
  product: ProductRow,
  options: { readCategory: ReadCategory; overlay: boolean },
): Promise<void> {
  const stored = await listingsOf(deps.db).find({ client: scene.client, productKey: product.productKey }).toArray();
  const rows = options.overlay ? await overlay(deps, scene.runId, product, stored) : stored;
  const evaluation = await evaluateProduct(scene, product, rows, {
    readCategory: options.readCategory,
    knownImages: createKnownImages(deps, null),
  });
  const problems = [...evaluation.problems].flatMap(([sku, list]) => list.map(({ code }) => ({ sku, code })));
  await plansOf(deps.db).updateOne(
    { _id: `${scene.runId}:${product.productKey}` },
    {
      $set: {
        runId: scene.runId,
        client: scene.client,
        productKey: product.productKey,
        action: evaluation.action.kind,
        detail: detailOf(evaluation.action),
        skus: rows.map(({ sku }) => sku),
        problems,
        at: new Date(),
      },
    },
    { upsert: true },
  );
}

/** The product's rows as the run's staged changes would leave them. */
async function overlay(
  deps: ActivityDeps,
  runId: string,
  product: ProductRow,
  stored: readonly ListingRow[],
): Promise<ListingRow[]> {
  const rows = new Map(stored.map((row) => [row.sku, row]));
  const changes = feedChangesOf(deps.db).find({ runId, productKey: product.productKey }).sort({ seq: 1 });
  for await (const change of changes) {
    const row = rows.get(change.sku);
    if (change.change === 'removed') {
      if (row) rows.set(change.sku, { ...row, removed: true });
      continue;
    }
    const fresh = newListing(change);
    rows.set(change.sku, row ? { ...row, item: fresh.item, feedProblems: fresh.feedProblems, removed: false } : fresh);
  }
  return [...rows.values()].toSorted((a, b) => (a.sku < b.sku ? -1 : 1));
}

function detailOf(action: Action): string {
  if (action.kind === 'partial-edit') return action.fields.join(', ');
  if (action.kind === 'update-price' || action.kind === 'update-stock') return action.skus.join(', ');
  if (action.kind === 'blocked') return action.reasons.map(({ code }) => code).join(', ');
  return '';
}
