import { hash } from 'node:crypto';
import type { Db } from 'mongodb';
import { indexKey } from '../domain/listing/taxonomy.ts';
import { leafPath, openTree } from '../domain/taxonomy/category-tree.ts';
import { categorySuggestionsOf, type CategorySuggestionRow } from '../storage/category-suggestions.ts';
import type { ClientRow } from '../storage/clients.ts';
import { listingsOf } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import { shopCategoriesOf } from '../storage/shop-categories.ts';
import { taxonomyOf } from '../storage/taxonomy.ts';
import { taxonomyPreviewsOf } from '../storage/taxonomy-previews.ts';
import type { CommandContext } from './command-context.ts';
import { uploadFeed } from './feed-upload.ts';
import { runTaxonomyTask } from './taxonomy-task.ts';

export interface SuggestOptions {
  /** Also what was suggested for already and has not changed. */
  readonly all?: boolean;
  /** Adopt what is sure enough, whatever the client's settings say. */
  readonly adopt?: boolean;
  readonly threshold?: number;
  /** Products with a leaf to show, chosen by the seed. */
  readonly sample?: number;
  readonly seed?: number;
}

export interface SuggestAnswer {
  readonly decided: number;
  readonly adopted: number;
  readonly lastError: string | null;
  readonly suggestions: readonly CategorySuggestionRow[];
  readonly share: LeafShare;
}

/** How many products have a leaf by mappings and suggestions, without the client's default. */
export interface LeafShare {
  readonly products: number;
  readonly withLeaf: number;
  readonly sample: readonly SampledProduct[];
}

export interface SampledProduct {
  readonly product: string;
  readonly name: string;
  readonly leaf: string;
  /** 0–1; null where a person chose. */
  readonly confidence: number | null;
}

/** Looks for leaves for products without one, and tells what is suggested and how far it reaches. */
export async function suggestCategories(
  context: CommandContext,
  client: ClientRow,
  options: SuggestOptions = {},
): Promise<SuggestAnswer> {
  const { all, adopt, threshold } = options;
  // Another threshold judges what was suggested already.
  const scope = all || adopt || threshold !== undefined ? 'again' : 'every';
  const { decided, adopted, lastError } = await runTaxonomyTask(context, client, {
    kind: 'suggest',
    scope,
    ...(adopt && { adopt }),
    ...(threshold !== undefined && { threshold }),
  });
  const db = await context.db();
  const suggestions = await categorySuggestionsOf(db)
    .find({ client: client._id, isMixed: false })
    .sort({ products: -1, _id: 1 })
    .toArray();
  return { decided, adopted, lastError, suggestions, share: await shareOf(db, client._id, options) };
}

/** What suggestions alone would make of a feed for this client; nothing of it is kept. */
export async function previewFeed(
  context: CommandContext,
  client: ClientRow,
  feed: string,
  options: Pick<SuggestOptions, 'threshold' | 'sample' | 'seed'> = {},
): Promise<LeafShare> {
  const source = await uploadFeed(context, feed);
  const { threshold } = options;
  const { runId } = await runTaxonomyTask(context, client, {
    kind: 'preview',
    source,
    ...(threshold !== undefined && { threshold }),
  });
  const rows = await taxonomyPreviewsOf(await context.db())
    .find({ runId })
    .toArray();
  const found = rows.flatMap(({ productKey, title, leafId, path, confidence }) =>
    leafId ? [{ product: productKey, name: title, leaf: `${path ?? ''} [${leafId}]`, confidence }] : [],
  );
  return { products: rows.length, withLeaf: found.length, sample: choose(found, options) };
}

async function shareOf(db: Db, client: string, options: SuggestOptions): Promise<LeafShare> {
  const mappings = new Map(
    (await taxonomyOf(db).find({ client }).toArray()).map((row) => [indexKey(row.source, row.key), row]),
  );
  const listed = new Set(await listingsOf(db).distinct('productKey', { client, removed: false }));
  const row = await shopCategoriesOf(db).findOne({ _id: client });
  const tree = openTree(row?.categories ?? []);
  const found: SampledProduct[] = [];
  let products = 0;
  const all = productsOf(db)
    .find({ client })
    .project<{ productKey: string; categoryKeys?: string[] }>({ productKey: 1, categoryKeys: 1 });
  for await (const { productKey, categoryKeys = [] } of all) {
    if (!listed.has(productKey)) continue;
    products += 1;
    const own = categoryKeys.flatMap((key) => mappings.get(key) ?? []);
    const mapping = own.find(({ origin }) => origin !== 'suggestion') ?? own[0];
    if (!mapping) continue;
    const leaf = tree.leaf(mapping.leafId);
    found.push({
      product: productKey,
      name: '',
      leaf: `${leaf ? leafPath(leaf) : ''} [${mapping.leafId}]`,
      confidence: mapping.confidence ?? null,
    });
  }
  const sample: SampledProduct[] = [];
  for (const one of choose(found, options)) {
    const listing = await listingsOf(db).findOne({ client, productKey: one.product, removed: false });
    sample.push({ ...one, name: listing?.enrichment?.productName ?? listing?.item.title ?? '' });
  }
  return { products, withLeaf: found.length, sample };
}

/** As many as asked for; the same for the same seed. */
function choose(
  products: readonly SampledProduct[],
  { sample = 0, seed = 1 }: Pick<SuggestOptions, 'sample' | 'seed'>,
): SampledProduct[] {
  const rank = ({ product }: SampledProduct): string => hash('sha256', `${seed}:${product}`);
  return products.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, sample);
}
