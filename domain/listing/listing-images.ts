import type { Problem } from '../problem.ts';
import type { Category } from './category.ts';
import {
  chartsOf,
  chooseImages,
  imageCandidates,
  NOTHING_KNOWN,
  type ImageChoice,
  type KnownImages,
} from './choose-images.ts';
import type { SourceSku } from './group-products.ts';
import { categoryDefault, type ListingSettings } from './listing-settings.ts';

interface ImageInput {
  readonly skus: readonly SourceSku[];
  readonly category: Category;
  readonly settings: ListingSettings;
  readonly images?: KnownImages;
}

/** The pictures of a listing in this category. */
export function listingImages({ skus, category, settings, images = NOTHING_KNOWN }: ImageInput): ImageChoice {
  return chooseImages(imageCandidates(skus), images, chartWish(category, settings));
}

/** Every address that may come into such a listing: what `KnownImages` should speak of. */
export function imageAddresses({ skus, category, settings }: ImageInput): {
  main: readonly string[];
  sizeCharts: readonly string[];
} {
  const candidates = imageCandidates(skus);
  const chart = chartWish(category, settings);
  return { main: candidates.main, sizeCharts: chart.isSupported ? chartsOf(candidates, chart) : [] };
}

/**
 * A rule that demands a picture says less than why the picture is not there: the pictures' own problems take its place
 * or stand beside it.
 */
export function withImageReasons(broken: readonly Problem[], choice: ImageChoice): Problem[] {
  return broken.flatMap((problem) => {
    if (problem.code === 'image-missing' && choice.missing.size > 0) return distinct(choice.missing.values());
    if (problem.code === 'size-chart-required') return [...distinct(choice.missingCharts.values()), problem];
    return [problem];
  });
}

/** What a listing goes without, as notes to its SKUs. */
export function imageNotes(choice: ImageChoice): Problem[] {
  return distinct([...choice.missing.values(), ...choice.missingCharts.values()]);
}

/** A chart in a category that takes none is refused or lost: it is not sent. */
function chartWish({ leafId, rules }: Category, settings: ListingSettings) {
  return {
    isSupported: rules.sizeChartSupported || rules.sizeChartRequired,
    fallback: categoryDefault(settings, leafId, 'sizeChartUrl') ?? null,
  };
}

/** The same problem of nine pictures is said once. */
function distinct(problems: Iterable<Problem>): Problem[] {
  return [...new Map([...problems].map((problem) => [JSON.stringify(problem), problem])).values()];
}
