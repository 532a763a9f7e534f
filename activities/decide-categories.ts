import { hash } from 'node:crypto';
import { isApiFailure, type ApiFailure } from '../apis/failure.ts';
import { indexKey, indexMappings, resolveMapped } from '../domain/listing/taxonomy.ts';
import { agreeOnCategory } from '../domain/taxonomy/agree-on-category.ts';
import { measureTrust, withTrust, type CategoryTrust } from '../domain/taxonomy/trust-category.ts';
import { weighEvidence, type EvidenceOfProduct } from '../domain/taxonomy/weigh-evidence.ts';
import {
  categorySuggestionsOf,
  type CategorySuggestionRow,
  type NamedSuggestion,
  type SuggestionState,
} from '../storage/category-suggestions.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import { readMappings, saveMappings, taxonomyOf } from '../storage/taxonomy.ts';
import { mainCategory, skusByProduct, suggestionId } from './collect-categories.ts';
import type { ActivityDeps } from './deps.ts';
import { describeProduct, type DescribedProduct } from './describe-product.ts';
import { inParallel } from './in-parallel.ts';
import {
  gatherEvidence,
  judgeSuggestion,
  nameSuggestions,
  wordSuggestions,
  type SuggestScene,
} from './suggest-leaf.ts';

export interface DecidedSlice {
  /** The last of a full slice; null at the end. */
  readonly next: string | null;
  readonly decided: number;
  readonly adopted: number;
  /** What kept the rest from being decided. */
  readonly failure: ApiFailure | null;
}

/**
 * Decides due categories by samples of their products. Where nearly all samples name one leaf, surely enough, it is
 * adopted for the category; otherwise each of its products becomes due by itself.
 */
export function createCategoryDecider(deps: ActivityDeps) {
  const { db, settings } = deps;
  const { sliceCategories, samples: mostSamples, concurrency } = settings.taxonomy;
  const suggestions = categorySuggestionsOf(db);
  const products = productsOf(db);

  return async (scene: SuggestScene, after: string): Promise<DecidedSlice> => {
    const rows = await suggestions
      .find({
        client: scene.client,
        due: true,
        source: { $ne: 'product' },
        ...(after === '' ? {} : { _id: { $gt: after } }),
      })
      .sort({ _id: 1 })
      .limit(sliceCategories)
      .toArray();
    let adopted = 0;
    let decided = 0;
    for (const row of rows) {
      scene.signal.throwIfAborted();
      try {
        if (await decide(scene, row)) adopted += 1;
        decided += 1;
      } catch (error) {
        if (!isApiFailure(error)) throw error;
        return { next: null, decided, adopted, failure: error };
      }
    }
    return { next: rows.length < sliceCategories ? null : rows.at(-1)!._id, decided, adopted, failure: null };
  };

  async function decide(scene: SuggestScene, row: CategorySuggestionRow): Promise<boolean> {
    const keys = await uncovered(scene, row);
    if (keys.length === 0) return endCovered(scene, row);
    const samples = await describeSamples(scene, keys);
    const { best, state, trust } = await decideTogether(scene, samples, concurrency);
    const isMixed = state === 'below';
    const { source, key, client } = row;
    if (state === 'adopted' && best[0]) {
      const { leafId, confidence } = best[0];
      const mapping = { source, key, leafId, confidence, origin: 'suggestion', by: 'suggestions' } as const;
      await saveMappings(db, client, [mapping], scene.google);
    }
    if (isMixed) await leaveToProducts(client, keys, trust);
    else await tellProducts(client, keys, state === 'adopted' ? null : wordSuggestions(best));
    await suggestions.updateOne(
      { _id: row._id },
      {
        $set: {
          products: keys.length,
          samples: samples.map(({ title }) => title),
          best,
          state,
          isMixed,
          trust,
          due: false,
          updatedAt: new Date(),
        },
      },
    );
    return state === 'adopted';
  }

  /** Nothing is left to decide: a person was faster, or a worker died right after it had adopted. */
  async function endCovered({ google }: SuggestScene, row: CategorySuggestionRow): Promise<boolean> {
    const { _id, client, source, key } = row;
    const own = await taxonomyOf(db).findOne({ _id, origin: 'suggestion' });
    if (!own) {
      await suggestions.deleteOne({ _id });
      return false;
    }
    // Its products may not have been told.
    const { leafId, confidence = null } = own;
    const mapping = { source, key, leafId, confidence, origin: 'suggestion', by: 'suggestions' } as const;
    await saveMappings(db, client, [mapping], google);
    await suggestions.updateOne(
      { _id },
      { $set: { state: 'adopted', isMixed: false, due: false, updatedAt: new Date() } },
    );
    return true;
  }

  /** The products whose category this is and that no mapping covers; in an order that is the same every time. */
  async function uncovered(
    { client, google }: SuggestScene,
    { source, key }: CategorySuggestionRow,
  ): Promise<string[]> {
    const own = indexKey(source, key);
    const found: { productKey: string; categoryKeys: string[] }[] = [];
    const cursor = products
      .find({ client, categoryKeys: own })
      .project<{ productKey: string; categoryKeys: string[] }>({ productKey: 1, categoryKeys: 1 });
    for await (const product of cursor) {
      if (mainCategory(product.categoryKeys) === own) found.push(product);
    }
    const mappings = await readMappings(
      db,
      client,
      found.map(({ productKey }) => productKey),
    );
    const index = indexMappings(mappings, google);
    return found
      .filter(({ categoryKeys }) => !resolveMapped(categoryKeys, index))
      .map(({ productKey }) => productKey)
      .toSorted(byChance);
  }

  async function describeSamples({ client, google }: SuggestScene, keys: readonly string[]) {
    // Some may have left the feed.
    const asked = keys.slice(0, mostSamples * 3);
    const rows = await listingsOf(db)
      .find({ client, productKey: { $in: asked }, removed: false })
      .sort({ _id: 1 })
      .toArray();
    const skus = skusByProduct(rows);
    const present = asked.flatMap((key) => {
      const own = skus.get(key);
      return own ? [describeProduct(own, google)] : [];
    });
    return present.slice(0, mostSamples);
  }

  async function leaveToProducts(client: string, keys: readonly string[], trust: CategoryTrust): Promise<void> {
    const now = new Date();
    for (let from = 0; from < keys.length; from += 1000) {
      await suggestions.bulkWrite(
        keys.slice(from, from + 1000).map((key) => ({
          updateOne: {
            filter: { _id: suggestionId(client, 'product', key) },
            update: {
              $set: { client, source: 'product' as const, key, due: true, trust, updatedAt: now },
              $setOnInsert: { name: key, products: 1, samples: [], best: [], state: 'open' as const, isMixed: false },
            },
            upsert: true,
          },
        })),
        { ordered: false },
      );
    }
  }

  /** What an operator reads at each product; a product that reads otherwise now is looked at again. */
  async function tellProducts(client: string, keys: readonly string[], suggested: string | null): Promise<void> {
    for (let from = 0; from < keys.length; from += 1000) {
      await products.updateMany(
        { client, productKey: { $in: keys.slice(from, from + 1000) }, suggested: { $ne: suggested } },
        { $set: { suggested, ...(suggested === null ? {} : { dueAt: new Date() }) } },
      );
    }
  }
}

/** One leaf for all of a category, by samples of its products. `below` also where they do not agree. */
export async function decideTogether(
  scene: SuggestScene,
  samples: readonly DescribedProduct[],
  concurrency: number,
): Promise<{ best: NamedSuggestion[]; state: SuggestionState; trust: CategoryTrust }> {
  const said = new Map<number, EvidenceOfProduct>();
  await inParallel(samples.entries(), concurrency, async ([at, sample]) => {
    said.set(at, await gatherEvidence(scene, sample));
  });
  const evidence = samples.flatMap((_, at) => said.get(at) ?? []);
  const trust = measureTrust(evidence, scene.tree);
  const answers = evidence.map((one) => weighEvidence(withTrust(one, trust), scene.tree));
  const { best: leaves, agrees } = agreeOnCategory(answers);
  const best = nameSuggestions(scene.tree, leaves);
  return { best, state: agrees ? judgeSuggestion(scene, best[0]) : 'below', trust };
}

/** Samples must not be neighbours: ids that follow each other are often alike. The same every time. */
export function byChance(a: string, b: string): number {
  return hash('sha1', a) < hash('sha1', b) ? -1 : 1;
}
