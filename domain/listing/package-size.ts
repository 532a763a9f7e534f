import type { Problem } from '../problem.ts';
import type { SourceSku } from './group-products.ts';
import { categoryDefault, type ListingSettings } from './listing-settings.ts';
import { toCentimetres, toGrams, wholeUp } from './measures.ts';

export interface PackageSize {
  /** Whole grams; null where nothing tells. Never checked here. */
  readonly weightGrams: number | null;
  /** Whole centimetres; null unless all three are known. */
  readonly dimensionsCm: { readonly length: number; readonly width: number; readonly height: number } | null;
  readonly notes: { sku: string; problem: Problem }[];
}

/**
 * The package of a product: TikTok has one for all SKUs (contract section 4.3), so the largest of each measure among
 * them, that freight is never too low. VTEX's package measures win over the feed's, those over the category's defaults.
 */
export function packageSize(skus: readonly SourceSku[], settings: ListingSettings, leafId: string): PackageSize {
  const notes: { sku: string; problem: Problem }[] = [];
  const largest = (measure: Measurement): number | null => {
    const known = skus.map((sku) => measureOf(sku, measure, settings, notes)).filter((value) => value !== null);
    if (known.length > 0) return known.reduce((a, b) => Math.max(a, b));
    return categoryDefault(settings, leafId, measure.fact) ?? null;
  };
  const [weightGrams = null, length = null, width = null, height = null] = MEASUREMENTS.map(largest);
  const complete = length !== null && width !== null && height !== null;
  return { weightGrams, dimensionsCm: complete ? { length, width, height } : null, notes };
}

interface Measurement {
  fact: 'weightGrams' | 'lengthCm' | 'widthCm' | 'heightCm';
  field: 'weight' | 'length' | 'width' | 'height';
}

const MEASUREMENTS: readonly Measurement[] = [
  { fact: 'weightGrams', field: 'weight' },
  { fact: 'lengthCm', field: 'length' },
  { fact: 'widthCm', field: 'width' },
  { fact: 'heightCm', field: 'height' },
];

function measureOf(
  { item, enrichment }: SourceSku,
  { fact, field }: Measurement,
  settings: ListingSettings,
  notes: { sku: string; problem: Problem }[],
): number | null {
  const known = enrichment?.[fact];
  // VTEX answers 0 where nobody measured.
  if (known) return wholeUp(known);
  const told = item[field];
  if (!told) return null;
  const value = field === 'weight' ? toGrams(told, settings.weightUnit) : toCentimetres(told, settings.lengthUnit);
  if (value === null || value <= 0) {
    const params = { measure: field, value: told.value, unit: told.unit ?? '' };
    notes.push({ sku: item.id, problem: { code: 'measure-unusable', field, params } });
    return null;
  }
  return value;
}
