import { buildListing, type BuildResult } from '../domain/listing/build-listing.ts';
import { chooseAction, type Action, type DesiredProduct } from '../domain/listing/choose-action.ts';
import type { PreviousVariants } from '../domain/listing/choose-variants.ts';
import type { DesiredListing } from '../domain/listing/desired-listing.ts';
import { fitOnTiktok } from '../domain/listing/fit-on-tiktok.ts';
import { imageAddresses } from '../domain/listing/listing-images.ts';
import type { ListingField } from '../domain/listing/facet-hashes.ts';
import type { ListingSettings } from '../domain/listing/listing-settings.ts';
import { refingerprint, type ProductState } from '../domain/listing/product-state.ts';
import { isResolved, type CategoryIndex, type GoogleCategories } from '../domain/listing/taxonomy.ts';
import { keptFields } from '../domain/listing/send-switches.ts';
import type { Problem } from '../domain/problem.ts';
import type { ListingRow } from '../storage/listings.ts';
import type { ProductRow } from '../storage/products.ts';
import type { BrandShelf } from './brand-shelf.ts';
import type { ReadKnownImages } from './known-images.ts';
import { toProductState } from './product-rows.ts';
import type { ReadCategory } from './read-category.ts';
import { resolveProductCategory } from './resolve-product-category.ts';
import type { ConnectedShop } from './tiktok-access.ts';

/** What the products of one slice have in common. */
export interface PublishScene {
  readonly client: string;
  readonly runId: string;
  readonly shop: ConnectedShop;
  readonly settings: ListingSettings;
  readonly warehouseId: string;
  readonly mappings: CategoryIndex;
  /** Google's taxonomy where it was imported. */
  readonly google?: GoogleCategories;
  /** The client's brands; listings name none without. */
  readonly brands?: BrandShelf;
  /** SKUs that TikTok has in a product that is not ours; see `find-taken.ts`. */
  readonly takenOnTiktok?: (product: ProductRow, rows: readonly ListingRow[]) => Promise<ReadonlyMap<string, Problem>>;
  readonly signal: AbortSignal;
}

export interface Evaluation {
  readonly listing: DesiredListing | null;
  readonly state: ProductState;
  readonly action: Action;
  /** By SKU, why it is left out; what concerns the whole product stands at each of its SKUs. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** By SKU, what was mended or is worth knowing. */
  readonly notes: ReadonlyMap<string, readonly Problem[]>;
  /** Images that are left out because they could not be had lately. */
  readonly missingImages: ReadonlyMap<string, Problem>;
  /** Offers that TikTok has just refused; see `DesiredProduct`. */
  readonly heldOffers: ReadonlySet<string>;
  /** Fields that stay as TikTok has them; see `DesiredProduct`. */
  readonly keptFields: ReadonlySet<ListingField>;
  /** What the action was chosen from, beside the state. */
  readonly desired: DesiredProduct;
}

export interface EvaluateDeps {
  readonly readCategory: ReadCategory;
  readonly knownImages: ReadKnownImages;
  readonly heldOffers?: ReadonlySet<string>;
}

/**
 * What a product should be, what it is, and the one next thing to do: the same for a dry run and for the real one.
 * Reads only, and of TikTok only the category and whether a brand sells there.
 */
export async function evaluateProduct(
  scene: PublishScene,
  product: ProductRow,
  rows: readonly ListingRow[],
  deps: EvaluateDeps,
): Promise<Evaluation> {
  const inFeed = rows.filter(({ removed }) => !removed);
  const findings = createFindings(inFeed.map(({ sku }) => sku));
  const known = toProductState(product, rows);
  const previous = new Map(known.skus.flatMap((sku) => (sku.skuId ? [[sku.sku, sku.salesAttributes] as const] : [])));
  const built = inFeed.length === 0 ? null : await build(scene, product, inFeed, { ...deps, previous }, findings);
  const listing = built?.listing ? await fit(scene, product, inFeed, built.listing, known, findings) : null;
  const state = listing ? refingerprint(known, listing) : known;
  const kept = keptFields(scene.settings.send, product.productId !== null);
  const desired: DesiredProduct = {
    listing,
    skusOnOffer: built?.skusOnOffer ?? inFeed.map(({ sku }) => sku),
    problems: unique([...findings.problems.values()].flat()),
    heldOffers: deps.heldOffers,
    keptFields: kept,
  };
  return {
    listing,
    state,
    action: chooseAction(desired, state),
    problems: findings.problems,
    notes: findings.notes,
    missingImages: built?.missingImages ?? new Map(),
    heldOffers: deps.heldOffers ?? NONE_HELD,
    keptFields: kept,
    desired,
  };
}

const NONE_HELD: ReadonlySet<string> = new Set();

/** What is found out about each SKU on the way. */
interface Findings {
  readonly problems: Map<string, Problem[]>;
  readonly notes: Map<string, Problem[]>;
  problemForAll(problem: Problem): void;
  noteForAll(problem: Problem): void;
}

function createFindings(skus: readonly string[]): Findings {
  const problems = new Map<string, Problem[]>(skus.map((sku) => [sku, []]));
  const notes = new Map<string, Problem[]>(skus.map((sku) => [sku, []]));
  return {
    problems,
    notes,
    problemForAll: (problem) => problems.forEach((list) => list.push(problem)),
    noteForAll: (problem) => notes.forEach((list) => list.push(problem)),
  };
}

async function build(
  scene: PublishScene,
  product: ProductRow,
  rows: readonly ListingRow[],
  deps: EvaluateDeps & { readonly previous: PreviousVariants },
  findings: Findings,
): Promise<BuildResult | null> {
  const skus = rows.map(({ item, enrichment, feedProblems }) => ({
    item,
    feedProblems,
    ...(enrichment ? { enrichment } : {}),
  }));
  const resolved = resolveProductCategory(scene, product, skus);
  if (!isResolved(resolved)) {
    findings.problemForAll(resolved);
    return null;
  }
  if (resolved.isFallback) findings.noteForAll({ code: 'category-default', params: { leaf: resolved.leafId } });
  const category = await deps.readCategory(scene.shop, resolved.leafId);
  if (!category) {
    findings.problemForAll({ code: 'category-unknown', field: 'category_id', params: { leaf: resolved.leafId } });
    return null;
  }
  const { settings, brands } = scene;
  if (!settings.noBrand) await brands?.prepare(skus, category.leafId);
  const images = await deps.knownImages(scene.shop, imageAddresses({ skus, category, settings }));
  const built = buildListing({
    productKey: product.productKey,
    skus,
    settings,
    category,
    brands: brands?.index,
    images,
    previous: deps.previous,
    now: new Date(),
  });
  for (const { sku, problem } of built.problems) findings.problems.get(sku)?.push(problem);
  for (const { sku, problem } of built.notes) findings.notes.get(sku)?.push(problem);
  for (const { sku, enrichProblem } of rows) if (enrichProblem) findings.notes.get(sku)?.push(enrichProblem);
  return built;
}

/** Beside what the shop has that is not ours. */
async function fit(
  scene: PublishScene,
  product: ProductRow,
  rows: readonly ListingRow[],
  listing: DesiredListing,
  state: ProductState,
  findings: Findings,
): Promise<DesiredListing | null> {
  const taken = (await scene.takenOnTiktok?.(product, rows)) ?? new Map<string, Problem>();
  const fitted = fitOnTiktok(listing, state, taken);
  for (const { sku, problem } of fitted.problems) {
    if (sku === null) findings.problemForAll(problem);
    else findings.problems.get(sku)?.push(problem);
  }
  return fitted.listing;
}

/** The same problem of twenty SKUs or images is said once. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
