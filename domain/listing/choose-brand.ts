import type { Problem } from '../problem.ts';
import { brandKey, type BrandIndex, type KnownBrand, type ListingBrand } from './brand.ts';
import type { SourceSku } from './group-products.ts';

export interface ChosenBrand {
  readonly brand: ListingBrand | null;
  /** Why the listing goes without its brand, or what to know about it. */
  readonly note: Problem | null;
}

/** The brand that a product's listing in a leaf names. A brand that TikTok would refuse is left out, with a note. */
export function chooseBrand(skus: readonly SourceSku[], brands: BrandIndex, leafId: string): ChosenBrand {
  const name = brandNameOf(skus);
  if (name === null) return { brand: null, note: null };
  const known = brands.get(brandKey(name));
  if (known?.state === 'no-brand') return { brand: null, note: null };
  const say = (code: string, params: Problem['params'] = {}): Problem => ({
    code,
    field: 'brand_id',
    params: { brand: name, ...params },
  });
  if (!known?.brand) return { brand: null, note: say(...obstacleOf(known)) };
  if (known.refusedIn.has(leafId)) return { brand: null, note: say('brand-not-in-category', { leaf: leafId }) };
  return { brand: known.brand, note: known.isAuthorized ? null : say('brand-unauthorized') };
}

/** The brand the source names: VTEX's word before the feed's, of the first SKU that has one. */
export function brandNameOf(skus: readonly Pick<SourceSku, 'item' | 'enrichment'>[]): string | null {
  for (const { item, enrichment } of skus) {
    const name = effectiveBrand(enrichment?.brandName, item.brand);
    if (name !== null) return name;
  }
  return null;
}

/** One SKU's brand out of VTEX's name and the feed's; null where neither names anything. */
export function effectiveBrand(
  vtexName: string | null | undefined,
  feedName: string | null | undefined,
): string | null {
  return [vtexName, feedName].find((name) => name && brandKey(name) !== '')?.trim() ?? null;
}

function obstacleOf(known: KnownBrand | undefined): [code: string, params?: Problem['params']] {
  if (!known) return ['brand-unmatched'];
  if (known.state === 'to-create') return ['brand-to-create'];
  if (known.state === 'ambiguous') return ['brand-ambiguous'];
  if (known.state === 'unknown') return ['brand-unknown'];
  if (known.obstacle === 'of-live-shop') return ['brand-of-live-shop'];
  if (known.obstacle === 'unavailable') return ['brand-unavailable'];
  if (known.obstacle === 'unauthorized-t1') return ['brand-needs-authorization'];
  return ['brand-refused', { reason: known.obstacle ?? '' }];
}
