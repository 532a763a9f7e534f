import type { Problem } from '../problem.ts';
import { sortSkus, type SourceSku } from './group-products.ts';
import { canonicalImageAddress, imageIdentity, isSizeChart } from './image-address.ts';
import { PRODUCT_LIMITS } from './product-rules.ts';

/** The pictures a product has, the one to show first in front; addresses in full size, none twice. */
export interface ImageCandidates {
  readonly main: readonly string[];
  /** Pictures that say that they are the size chart. */
  readonly sizeCharts: readonly string[];
}

/** What was found out about the picture at an address when it was fetched. */
export interface KnownImage {
  /** Why it cannot be had for now; null: it can. */
  readonly problem: Problem | null;
  /** The same for the same bytes; null where the picture cannot be had. */
  readonly content: string | null;
  /** How often the bytes at this address were seen to change. */
  readonly revision: number;
}

/** By address; what is not in it was never fetched. */
export interface KnownImages {
  readonly main: ReadonlyMap<string, KnownImage>;
  readonly sizeCharts: ReadonlyMap<string, KnownImage>;
}

export interface ImageChoice {
  /** Cover first, at most nine, none twice by address or by content. */
  readonly imageUrls: readonly string[];
  readonly sizeChartUrl: string | null;
  /** Of the chosen ones: addresses whose bytes have changed, and how often. */
  readonly imageRevisions: Readonly<Record<string, number>>;
  /** Pictures that would have been chosen but cannot be had, each with its problem. */
  readonly missing: KeyedProblems;
  readonly missingCharts: KeyedProblems;
}

type KeyedProblems = ReadonlyMap<string, Problem>;

export const NOTHING_KNOWN: KnownImages = { main: new Map(), sizeCharts: new Map() };

/** More than a listing can show by far; what is left is for those that turn out to be missing or repeated. */
const MOST_CANDIDATES = 60;

/**
 * Everything that may go up, in the order of preference: the first SKU's cover (the feed's, else VTEX's main picture) and
 * its further pictures, the other SKUs' covers, then the rest.
 */
export function imageCandidates(skus: readonly SourceSku[]): ImageCandidates {
  const pictures = sortSkus(skus).map(picturesOf);
  const [first = [], ...others] = pictures.map(({ views }) => views).filter((views) => views.length > 0);
  const main = [
    ...first,
    ...others.flatMap((views) => views.slice(0, 1)),
    ...others.flatMap((views) => views.slice(1)),
  ];
  return {
    main: distinct(main).slice(0, MOST_CANDIDATES),
    sizeCharts: distinct(pictures.flatMap(({ charts }) => charts)).slice(0, PRODUCT_LIMITS.images),
  };
}

/**
 * What goes up of the candidates, by what is known of them: one that cannot be had, or shows the same as one before it,
 * makes room for the next. The same knowledge always gives the same choice.
 * @param chart whether the category takes a size chart, and the one that stands for the whole category
 */
export function chooseImages(
  candidates: ImageCandidates,
  known: KnownImages,
  chart: { readonly isSupported: boolean; readonly fallback: string | null },
): ImageChoice {
  const missing = new Map<string, Problem>();
  const missingCharts = new Map<string, Problem>();
  const contents = new Set<string>();
  const imageUrls: string[] = [];
  for (const url of candidates.main) {
    if (imageUrls.length === PRODUCT_LIMITS.images) break;
    const { problem, content } = known.main.get(url) ?? UNKNOWN;
    if (problem) missing.set(url, problem);
    else if (!content || !contents.has(content)) imageUrls.push(url);
    if (content) contents.add(content);
  }
  const sizeChartUrl = chart.isSupported ? firstToBeHad(chartsOf(candidates, chart), known, missingCharts) : null;
  const revisions = [
    ...imageUrls.map((url) => [url, known.main.get(url)?.revision ?? 0] as const),
    ...(sizeChartUrl ? [[sizeChartUrl, known.sizeCharts.get(sizeChartUrl)?.revision ?? 0] as const] : []),
  ];
  return {
    imageUrls,
    sizeChartUrl,
    imageRevisions: Object.fromEntries(revisions.filter(([, revision]) => revision > 0)),
    missing,
    missingCharts,
  };
}

/** The product's own size charts before the one of its category. */
export function chartsOf(
  { sizeCharts }: ImageCandidates,
  { fallback }: { readonly fallback: string | null },
): string[] {
  return distinct([...sizeCharts, ...(fallback ? [canonicalImageAddress(fallback)] : [])]);
}

const UNKNOWN: KnownImage = { problem: null, content: null, revision: 0 };

function firstToBeHad(urls: readonly string[], known: KnownImages, missing: Map<string, Problem>): string | null {
  for (const url of urls) {
    const problem = known.sizeCharts.get(url)?.problem;
    if (!problem) return url;
    missing.set(url, problem);
  }
  return null;
}

/** One SKU's pictures, the feed's before VTEX's. What the feed names as the cover is one, whatever its file is called. */
function picturesOf({ item, enrichment }: SourceSku): { views: string[]; charts: string[] } {
  const views: string[] = item.imageLink ? [item.imageLink] : [];
  const charts: string[] = [];
  for (const url of item.additionalImageLinks ?? []) (isSizeChart(url) ? charts : views).push(url);
  for (const { url, label } of enrichment?.images ?? []) (isSizeChart(url, label) ? charts : views).push(url);
  const chartIds = new Set(charts.map(imageIdentity));
  // A chart that VTEX labels so may stand in the feed without any label.
  return { views: views.filter((url, at) => at === 0 || !chartIds.has(imageIdentity(url))), charts };
}

function distinct(urls: readonly string[]): string[] {
  const byIdentity = new Map<string, string>();
  for (const url of urls) {
    const identity = imageIdentity(url);
    if (url !== '' && !byIdentity.has(identity)) byIdentity.set(identity, canonicalImageAddress(url));
  }
  return [...byIdentity.values()];
}
