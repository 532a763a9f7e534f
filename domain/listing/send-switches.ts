import type { ListingField } from './facet-hashes.ts';
import type { ListingSettings, SendSwitch } from './listing-settings.ts';

/**
 * The fields of a product on TikTok that a client keeps to itself: Ponte leaves them as they are there. A creation
 * sends everything, and so nothing is kept of a product that is not on TikTok yet.
 */
export function keptFields(send: ListingSettings['send'], isOnTiktok: boolean): ReadonlySet<ListingField> {
  if (!isOnTiktok) return NONE_KEPT;
  const kept = Object.entries(FIELDS).flatMap(([name, fields]) => (send[name as SendSwitch] ? [] : fields));
  return kept.length === 0 ? NONE_KEPT : new Set(kept);
}

export const NONE_KEPT: ReadonlySet<ListingField> = new Set();

/** What each switch speaks of. Variants, weight and dimensions have none: without them a product cannot be delivered. */
const FIELDS: Readonly<Record<SendSwitch, readonly ListingField[]>> = {
  title: ['title'],
  description: ['description'],
  images: ['images', 'size-chart'],
  category: ['category'],
  attributes: ['attributes'],
  brand: ['brand'],
};
