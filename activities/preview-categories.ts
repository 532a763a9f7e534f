import { Context } from '@temporalio/activity';
import type { FeedItem } from '../domain/feed/feed-item.ts';
import { readFeed } from '../domain/feed/read-feed.ts';
import { groupProducts, type ProductGroup } from '../domain/listing/group-products.ts';
import { categoryKeysOf, type GoogleCategories } from '../domain/listing/taxonomy.ts';
import { UNTESTED } from '../domain/taxonomy/trust-category.ts';
import type { NamedSuggestion, SuggestionState } from '../storage/category-suggestions.ts';
import { taxonomyPreviewsOf } from '../storage/taxonomy-previews.ts';
import { mainCategory } from './collect-categories.ts';
import { byChance, decideTogether } from './decide-categories.ts';
import type { ActivityDeps } from './deps.ts';
import { describeProduct, type DescribedProduct } from './describe-product.ts';
import { inParallel } from './in-parallel.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { openFeedSource } from './open-feed-source.ts';
import { judgeSuggestion, nameSuggestions, suggestLeaf, type SuggestScene } from './suggest-leaf.ts';
import type { SuggestScenes } from './suggest-scene.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';

export type PreviewActivities = ReturnType<typeof createPreviewActivities>;

export interface PreviewInput {
  readonly client: string;
  readonly runId: string;
  /** An address or `upload:{id}`. */
  readonly source: string;
  readonly threshold?: number;
}

interface Previewed extends DescribedProduct {
  readonly productKey: string;
}

/** Looks what suggestions would make of a feed; nothing of it is kept but the answer, for a day. */
export function createPreviewActivities(deps: ActivityDeps, scenes: SuggestScenes) {
  const { db, settings } = deps;
  const { samples, concurrency, previewProducts } = settings.taxonomy;
  const previews = taxonomyPreviewsOf(db);

  return {
    /** Decides as a synchronisation would, without the client's mappings and its default category. */
    previewCategories: (input: PreviewInput): Promise<{ decided: number; adopted: number }> =>
      withHeartbeat(() => preview(input)),
  };

  async function preview(input: PreviewInput): Promise<{ decided: number; adopted: number }> {
    try {
      const scene = await scenes.open({ ...input, adopt: true });
      const groups = await readProducts(deps, input.source, scene.signal);
      let adopted = 0;
      const products = groups.slice(0, previewProducts);
      for (const [category, members] of byCategory(products, scene.google)) {
        scene.signal.throwIfAborted();
        adopted += await decideGroup(scene, input, category === '' ? null : members, members);
      }
      return { decided: products.length, adopted };
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  }

  async function decideGroup(
    scene: SuggestScene,
    input: PreviewInput,
    category: readonly Previewed[] | null,
    members: readonly Previewed[],
  ): Promise<number> {
    const together = category && (await decideTogether(scene, category.slice(0, samples), concurrency));
    let adopted = 0;
    await inParallel(members, concurrency, async (product) => {
      let best: NamedSuggestion | undefined = together?.best[0];
      let state: SuggestionState = together?.state ?? 'below';
      if (state === 'below') {
        best = nameSuggestions(scene.tree, await suggestLeaf(scene, product, together?.trust ?? UNTESTED))[0];
        state = judgeSuggestion(scene, best);
      }
      if (state === 'adopted') adopted += 1;
      const { client, runId } = input;
      const { productKey, title } = product;
      await previews.updateOne(
        { _id: `${runId}:${productKey}` },
        {
          $set: {
            runId,
            client,
            productKey,
            title,
            leafId: state === 'adopted' ? (best?.leafId ?? null) : null,
            path: best?.path ?? null,
            confidence: best?.confidence ?? 0,
            at: new Date(),
          },
        },
        { upsert: true },
      );
    });
    return adopted;
  }
}

async function readProducts(deps: ActivityDeps, source: string, signal: AbortSignal): Promise<ProductGroup[]> {
  const opened = await openFeedSource(deps, { link: source, etag: null, lastModified: null, signal });
  if (opened.kind !== 'document') throw refuse('FeedUnusable', 'The feed could not be read');
  const items: FeedItem[] = [];
  await readFeed(opened.stream, {
    stage: async (batch) => {
      Context.current().heartbeat(items.length);
      for (const { item } of batch) items.push(item);
    },
  });
  return groupProducts(items.map((item) => ({ item })));
}

/** Products by their main category, in an order that is the same every time; those without one under the empty key. */
function byCategory(products: readonly ProductGroup[], google: GoogleCategories): Map<string, Previewed[]> {
  const groups = new Map<string, Previewed[]>();
  for (const product of products.toSorted((a, b) => byChance(a.productKey, b.productKey))) {
    const category = mainCategory(categoryKeysOf(product, google)) ?? '';
    const group = groups.get(category) ?? [];
    group.push({ productKey: product.productKey, ...describeProduct(product.skus, google) });
    groups.set(category, group);
  }
  return groups;
}
