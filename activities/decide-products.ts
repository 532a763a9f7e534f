import type { AnyBulkWriteOperation } from 'mongodb';
import { isApiFailure, type ApiFailure } from '../apis/failure.ts';
import { indexMappings, resolveMapped } from '../domain/listing/taxonomy.ts';
import { UNTESTED } from '../domain/taxonomy/trust-category.ts';
import { categorySuggestionsOf, type CategorySuggestionRow } from '../storage/category-suggestions.ts';
import { listingsOf } from '../storage/listings.ts';
import { productId, productsOf, type ProductRow } from '../storage/products.ts';
import { readMappings, saveMappings, type NewMapping } from '../storage/taxonomy.ts';
import { skusByProduct } from './collect-categories.ts';
import type { DecidedSlice } from './decide-categories.ts';
import type { ActivityDeps } from './deps.ts';
import { describeProduct } from './describe-product.ts';
import { inParallel } from './in-parallel.ts';
import { judgeSuggestion, nameSuggestions, suggestLeaf, wordSuggestions, type SuggestScene } from './suggest-leaf.ts';

/** Decides due products one by one: those without a category of their own, and those whose category is mixed. */
export function createProductDecider(deps: ActivityDeps) {
  const { db, settings } = deps;
  const { sliceSuggestions, concurrency } = settings.taxonomy;
  const suggestions = categorySuggestionsOf(db);
  const products = productsOf(db);

  return async (scene: SuggestScene, after: string): Promise<DecidedSlice> => {
    const { client } = scene;
    const rows = await suggestions
      .find({ client, due: true, source: 'product', ...(after === '' ? {} : { _id: { $gt: after } }) })
      .sort({ _id: 1 })
      .limit(sliceSuggestions)
      .toArray();
    const keys = rows.map(({ key }) => key);
    const known = new Map(
      (await products.find({ _id: { $in: keys.map((key) => productId(client, key)) } }).toArray()).map((product) => [
        product.productKey,
        product,
      ]),
    );
    const skus = skusByProduct(
      await listingsOf(db)
        .find({ client, productKey: { $in: keys }, removed: false })
        .sort({ _id: 1 })
        .toArray(),
    );
    const index = indexMappings(await readMappings(db, client, keys), scene.google);
    const decisions: Decision[] = [];
    let failure: ApiFailure | null = null;
    try {
      await inParallel(rows, concurrency, async (row) => {
        scene.signal.throwIfAborted();
        const product = known.get(row.key);
        const own = skus.get(row.key);
        const covered = product?.categoryKeys && resolveMapped(product.categoryKeys, index);
        if (!product || !own || covered) {
          // A worker that died right after it had adopted has not told the product.
          const untold = product && covered && covered.leafId !== product.categoryId ? product : null;
          decisions.push({ row, product: untold });
          return;
        }
        const text = describeProduct(own, scene.google);
        const best = nameSuggestions(scene.tree, await suggestLeaf(scene, text, row.trust ?? UNTESTED));
        const state = judgeSuggestion(scene, best[0]);
        decisions.push({ row, product, fields: { name: text.title, samples: [text.title], best, state } });
      });
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      failure = error;
    }
    // What was decided is kept, also where a later question failed.
    const adopted = await store(scene, decisions);
    const isLast = failure !== null || rows.length < sliceSuggestions;
    return { next: isLast ? null : rows.at(-1)!._id, decided: decisions.length, adopted, failure };
  };

  async function store(scene: SuggestScene, decisions: readonly Decision[]): Promise<number> {
    if (decisions.length === 0) return 0;
    const now = new Date();
    const mappings: NewMapping[] = [];
    const notes: AnyBulkWriteOperation<ProductRow>[] = [];
    const rows: AnyBulkWriteOperation<CategorySuggestionRow>[] = [];
    for (const { row, product, fields } of decisions) {
      if (!product || !fields) {
        if (product) notes.push({ updateOne: { filter: { _id: product._id }, update: { $set: { dueAt: now } } } });
        rows.push({ deleteOne: { filter: { _id: row._id } } });
        continue;
      }
      const best = fields.best[0];
      if (fields.state === 'adopted' && best) {
        const { leafId, confidence } = best;
        mappings.push({ source: 'product', key: row.key, leafId, confidence, origin: 'suggestion', by: 'suggestions' });
      }
      const suggested = fields.state === 'adopted' ? null : wordSuggestions(fields.best);
      if (suggested !== (product.suggested ?? null)) {
        const set = { suggested, ...(suggested === null ? {} : { dueAt: now }) };
        notes.push({ updateOne: { filter: { _id: product._id }, update: { $set: set } } });
      }
      rows.push({
        updateOne: {
          filter: { _id: row._id },
          update: { $set: { ...fields, products: 1, due: false, updatedAt: now } },
        },
      });
    }
    await saveMappings(db, scene.client, mappings, scene.google);
    if (notes.length > 0) await products.bulkWrite(notes, { ordered: false });
    await suggestions.bulkWrite(rows, { ordered: false });
    return mappings.length;
  }
}

interface Decision {
  readonly row: CategorySuggestionRow;
  /** The product concerned; null where nothing is to be said of it. */
  readonly product: ProductRow | null;
  /** Absent: there is nothing (more) to decide. */
  readonly fields?: Pick<CategorySuggestionRow, 'name' | 'samples' | 'best' | 'state'>;
}
