import { brandKey, type BrandState } from './brand.ts';

/** A brand as TikTok knows it (contract section 4.8). */
export interface TiktokBrand {
  readonly id: string;
  readonly name: string;
  readonly isAuthorized: boolean;
  readonly isT1: boolean;
  readonly isAvailable: boolean;
}

export interface BrandMatch {
  readonly brand: TiktokBrand | null;
  /** Those of the same name, where none of them can be told to be the one. */
  readonly candidates: readonly TiktokBrand[];
}

/**
 * The one of TikTok's brands that has this name. Where several have it: the only one the shop is authorized for, else
 * the only one spelled exactly so; a guess beyond that would put a stranger's brand on a product.
 */
export function matchBrand(name: string, brands: Iterable<TiktokBrand>): BrandMatch {
  const key = brandKey(name);
  const unique = new Map([...brands].filter((brand) => brandKey(brand.name) === key).map((one) => [one.id, one]));
  const named = [...unique.values()];
  const brand =
    only(named) ??
    only(named.filter((one) => one.isAuthorized && one.isAvailable)) ??
    only(named.filter((one) => spelling(one.name) === spelling(name)));
  return { brand, candidates: brand ? [] : named };
}

/** What a brand of TikTok's lets the client do. */
export function standingOf(brand: TiktokBrand): Extract<BrandState, 'matched' | 'unauthorized' | 'unusable'> {
  if (obstacleTo(brand)) return 'unusable';
  return brand.isAuthorized ? 'matched' : 'unauthorized';
}

/** Why TikTok would refuse a listing of this brand; null where it would not. */
export function obstacleTo(brand: TiktokBrand): 'unavailable' | 'unauthorized-t1' | null {
  if (!brand.isAvailable) return 'unavailable';
  return brand.isT1 && !brand.isAuthorized ? 'unauthorized-t1' : null;
}

/**
 * The beginnings of names to search TikTok's list by, the likeliest first: the name as it is written, with the
 * apostrophe that typographers use, without accents, and its first word, since how TikTok compares accents and signs is not documented.
 */
export function brandSearches(name: string): string[] {
  const plain = name
    .replaceAll(/[®™©℠℗]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const first = /^[\p{L}\p{N}]{3,}/u.exec(plain)?.[0] ?? '';
  const typographic = plain.replaceAll("'", '’');
  const unaccented = plain.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [...new Set([plain, typographic, unaccented, first])].filter((text) => text !== '');
}

function only<T>(items: readonly T[]): T | null {
  return items.length === 1 ? items[0]! : null;
}

const spelling = (name: string): string => name.normalize('NFC').trim();
