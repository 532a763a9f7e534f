import type { Problem } from '../problem.ts';
import type { BrandIndex } from './brand.ts';
import type { Category } from './category.ts';
import { chooseAttributes } from './choose-attributes.ts';
import { chooseBrand } from './choose-brand.ts';
import type { ImageChoice, KnownImages } from './choose-images.ts';
import { chooseVariants, type PreviousVariants } from './choose-variants.ts';
import type { DesiredListing, DraftListing, DraftSku } from './desired-listing.ts';
import { effectivePrice } from './effective-price.ts';
import { effectiveStock } from './effective-stock.ts';
import { judgeGtin, type IdentifierCode } from './gtin.ts';
import { sortSkus, type SourceSku } from './group-products.ts';
import { imageNotes, listingImages, withImageReasons } from './listing-images.ts';
import { categoryDefault, type ListingSettings } from './listing-settings.ts';
import { noteCleaned } from './note-cleaned.ts';
import { packageSize } from './package-size.ts';
import { PRODUCT_LIMITS } from './product-rules.ts';
import { sellerSkuOf } from './seller-sku.ts';
import { validateListing, type SkuProblem } from './validate-listing.ts';
import { writeDescription, writeTitle } from './write-text.ts';

export interface BuildInput {
  readonly productKey: string;
  readonly skus: readonly SourceSku[];
  readonly settings: ListingSettings;
  readonly category: Category;
  /** The client's brands; without them listings name none. */
  readonly brands?: BrandIndex;
  /** What was found out about the pictures; without it all are taken to be there. */
  readonly images?: KnownImages;
  /** What each SKU was last sent with: a product keeps the kinds of its variants where it can. */
  readonly previous?: PreviousVariants;
  /** The moment whose price counts. */
  readonly now: Date;
}

export interface BuildResult {
  /** Null where no SKU can be listed. */
  readonly listing: DesiredListing | null;
  /** Why SKUs are left out: a product's own problem is told for each of its SKUs. */
  readonly problems: readonly SkuProblem[];
  /** What was mended, or is worth knowing, about SKUs that are listed. */
  readonly notes: readonly SkuProblem[];
  /** SKUs that the source offers; one that VTEX has switched off is not. For `chooseAction`. */
  readonly skusOnOffer: readonly string[];
  /** Pictures that the listing goes without since they cannot be had, each with its problem. */
  readonly missingImages: ReadonlyMap<string, Problem>;
  /** The first moment at which the source's own dates change a price, ISO 8601 UTC. */
  readonly priceChangesAt: string | null;
}

/**
 * The listing TikTok should have for one product. Whatever is wrong is named: a SKU that breaks a rule is left out while
 * its siblings go on, and what breaks the product leaves no listing. The same input in any order gives the same result.
 */
export function buildListing(input: BuildInput): BuildResult {
  const skus = knownFirst(sortSkus(input.skus), input.previous);
  const notes: SkuProblem[] = [];
  const images = listingImages({ ...input, skus });
  const draft = draftListing({ ...input, skus }, images, notes);
  noteCleaned(skus, draft, notes);
  const verdict = validateListing(draft, input);

  const leftOut = new Set(verdict.skus.map(({ sku }) => sku));
  const sound = verdict.product.length > 0 ? [] : draft.skus.filter(({ sku }) => !leftOut.has(sku)).map(finishSku);
  const listing = sound.length > 0 ? { ...draft, skus: sound, packageWeightGrams: draft.packageWeightGrams! } : null;
  const first = skus[0]?.item.id ?? '';
  const broken = withImageReasons(verdict.product, images);
  const missing = listing ? imageNotes(images) : [];
  return {
    listing,
    problems: [...skus.flatMap(({ item }) => broken.map((problem) => ({ sku: item.id, problem }))), ...verdict.skus],
    notes: [
      ...notes,
      ...verdict.notes.map((problem) => ({ sku: first, problem })),
      ...skus.flatMap(({ item }) => missing.map((problem) => ({ sku: item.id, problem }))),
    ],
    skusOnOffer: draft.skus.filter(({ isActive }) => isActive).map(({ sku }) => sku),
    missingImages: new Map([...images.missingCharts, ...images.missing]),
    priceChangesAt: earliest(sound.map(({ priceChangesAt }) => priceChangesAt)),
  };
}

/** Of more SKUs than a product may have, those that TikTok has already keep their places. */
function knownFirst(skus: SourceSku[], previous: PreviousVariants | undefined): SourceSku[] {
  if (skus.length <= PRODUCT_LIMITS.skus || !previous) return skus;
  const isKnown = ({ item }: SourceSku): boolean => previous.has(item.id);
  return [...skus.filter(isKnown), ...skus.filter((sku) => !isKnown(sku))];
}

function draftListing(input: BuildInput, images: ImageChoice, notes: SkuProblem[]): DraftListing {
  const { productKey, skus, settings, category } = input;
  const variants = chooseVariants({ productKey, skus }, { category, previous: input.previous });
  const size = packageSize(skus, settings, category.leafId);
  notes.push(...size.notes);
  const { brand, note } =
    settings.noBrand || !input.brands ? NO_BRAND : chooseBrand(skus, input.brands, category.leafId);
  if (note) notes.push({ sku: skus[0]!.item.id, problem: note });
  const codes = new Set<string>();
  return {
    productKey,
    categoryId: category.leafId,
    title: writeTitle(skus, notes),
    description: writeDescription(skus, notes),
    brand,
    imageUrls: images.imageUrls,
    sizeChartUrl: images.sizeChartUrl,
    ...(Object.keys(images.imageRevisions).length > 0 && { imageRevisions: images.imageRevisions }),
    skus: skus.map((sku) => draftSku(sku, input, variants.get(sku.item.id) ?? [], codes, notes)),
    packageWeightGrams: size.weightGrams,
    packageDimensionsCm: size.dimensionsCm,
    attributes: chooseAttributes(skus, category, settings, notes),
  };
}

const NO_BRAND = { brand: null, note: null };

function draftSku(
  source: SourceSku,
  { settings, category, now }: BuildInput,
  salesAttributes: DraftSku['salesAttributes'],
  codes: Set<string>,
  notes: SkuProblem[],
): DraftSku {
  const { item, enrichment, feedProblems = [] } = source;
  const note = (problem: Problem): void => void notes.push({ sku: item.id, problem });
  const chosen = categoryDefault(settings, category.leafId, 'quantityInStock') ?? null;
  const assumed = { inStock: chosen ?? settings.quantityInStock, unknown: chosen };
  const price = effectivePrice(item, settings.currency, now);
  const stock = effectiveStock(item, enrichment, assumed);
  [...price.notes, ...stock.notes].forEach(note);
  if (!item.link) note({ code: 'link-missing', field: 'link' });
  return {
    sku: item.id,
    sellerSku: sellerSkuOf(item.id),
    salesAttributes,
    price: price.price,
    priceChangesAt: price.changesAt,
    quantity: stock.quantity,
    identifierCode: identifierOf(source, codes, note),
    condition: item.condition ?? null,
    isActive: enrichment?.isActive !== false,
    feedProblems,
  };
}

/** A code that is none, or is a sibling's, is left out: TikTok lists without one, and refuses a wrong one. */
function identifierOf(
  { item, enrichment }: SourceSku,
  taken: Set<string>,
  note: (problem: Problem) => void,
): IdentifierCode | null {
  for (const text of [item.gtin, enrichment?.ean]) {
    if (!text) continue;
    const code = judgeGtin(text);
    if (typeof code === 'string') {
      note({ code: 'gtin-ignored', field: 'identifier_code', params: { gtin: text.slice(0, 50), reason: code } });
    } else if (taken.has(code.code)) {
      note({ code: 'gtin-ignored', field: 'identifier_code', params: { gtin: code.code, reason: 'repeated' } });
    } else {
      taken.add(code.code);
      return code;
    }
  }
  return null;
}

/** A draft SKU that kept every rule is complete. */
function finishSku(draft: DraftSku): DesiredListing['skus'][number] {
  const { sku, sellerSku, salesAttributes, price, priceChangesAt, quantity, identifierCode } = draft;
  if (price?.currency == null || quantity === null)
    throw new Error(`SKU ${sku} passed the rules without price or stock`);
  return {
    sku,
    sellerSku,
    salesAttributes,
    price: { amount: price.amount, currency: price.currency },
    priceChangesAt,
    quantity,
    identifierCode,
  };
}

function earliest(moments: readonly (string | null)[]): string | null {
  return moments.filter((moment) => moment !== null).toSorted()[0] ?? null;
}
