import { feedChangesOf } from '../storage/feed-runs.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { plansOf } from '../storage/plans.ts';
import type { ProductRow } from '../storage/products.ts';
import { newListing } from './apply-change.ts';
import type { ActivityDeps } from './deps.ts';
import { evaluateProduct, type PublishScene } from './evaluate-product.ts';
import { createKnownImages } from './known-images.ts';
import type { ReadCategory } from './read-category.ts';
import { planSteps, type PlannedStep } from '../domain/listing/plan-steps.ts';
import { rankProduct, salesOf } from '../domain/listing/rank-product.ts';

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
  const steps = planSteps(evaluation.desired, evaluation.state);
  const isNew = evaluation.action.kind === 'create' && evaluation.listing !== null;
  const problems = [...evaluation.problems].flatMap(([sku, list]) => list.map((problem) => ({ sku, ...problem })));
  await plansOf(deps.db).updateOne(
    { _id: `${scene.runId}:${product.productKey}` },
    {
      $set: {
        runId: scene.runId,
        client: scene.client,
        productKey: product.productKey,
        action: evaluation.action.kind,
        detail: steps.map(detailOf).filter(Boolean).join('; '),
        steps: steps.map(({ action, fields, skus, reasons }) => ({
          action,
          fields: [...fields],
          skus: [...skus],
          reasons: [...reasons],
        })),
        until: null,
        rank: isNew ? rankProduct(product.productKey, evaluation.listing, salesOf(rows)) : null,
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

/** What a step would change, in a few words; those after the first name themselves. */
function detailOf({ action, fields, skus, reasons }: PlannedStep, at: number): string {
  const what = [...fields, ...skus, ...reasons].join(', ');
  return at === 0 ? what : [action, what].filter(Boolean).join(' ');
}
