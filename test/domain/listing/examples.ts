import type { FeedItem } from '../../../domain/feed/feed-item.ts';
import { buildListing, type BuildInput, type BuildResult } from '../../../domain/listing/build-listing.ts';
import { NO_CATEGORY_RULES, type Category } from '../../../domain/listing/category.ts';
import type { DesiredListing } from '../../../domain/listing/desired-listing.ts';
import type { SourceSku } from '../../../domain/listing/group-products.ts';
import { DEFAULT_LISTING_SETTINGS, type ListingSettings } from '../../../domain/listing/listing-settings.ts';

/** An item that makes a sound listing by itself. */
export function item(changes: Partial<FeedItem> = {}): FeedItem {
  return {
    id: '1001',
    title: 'Cama impermeável para cães',
    description: '<p>Lavável e macia.</p>',
    link: 'https://loja.example/p/1001',
    brand: 'Pet Feliz',
    imageLink: 'https://loja.example/1001.jpg',
    price: { amount: 12_990, currency: 'BRL' },
    availability: 'in_stock',
    weight: { value: '0.5', unit: 'kg' },
    ...changes,
  };
}

export const CATEGORY: Category = { leafId: '600001', attributes: [], rules: NO_CATEGORY_RULES };

export const SETTINGS: ListingSettings = { ...DEFAULT_LISTING_SETTINGS, defaultCategoryId: '600001' };

export const NOW = new Date('2026-03-10T12:00:00Z');

export function build(skus: readonly SourceSku[], changes: Partial<BuildInput> = {}): BuildResult {
  return buildListing({ productKey: 'group:1', skus, settings: SETTINGS, category: CATEGORY, now: NOW, ...changes });
}

/** The listing of these items, which must be sound. */
export function listingOf(skus: readonly SourceSku[], changes: Partial<BuildInput> = {}): DesiredListing {
  const { listing, problems } = build(skus, changes);
  if (!listing) throw new Error(`No listing: ${JSON.stringify(problems)}`);
  return listing;
}

export const codesOf = (result: BuildResult): string[] => result.problems.map(({ problem }) => problem.code);
export const notesOf = (result: BuildResult): string[] => result.notes.map(({ problem }) => problem.code);
