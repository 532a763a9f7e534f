import type { TaxonomyMapping } from '../listing/taxonomy.ts';
import type { ProductText } from './gather-evidence.ts';
import type { Evidence } from './weigh-evidence.ts';
import { QUALIFIERS, wordsOf } from './words.ts';

/** A mapping of the same client, with titles of products that it decides. */
export interface KnownMapping extends Pick<TaxonomyMapping, 'leafId'> {
  /** Its category as people read it; empty for a product's own. */
  readonly category: string;
  readonly titles: readonly string[];
}

/** What a client's mappings say of products that none of them covers. */
export type MappingSearch = (product: ProductText) => Evidence[];

/**
 * A category whose last names are much the same as a mapped one's, and a title whose telling words are those of
 * products already mapped, speak for the leaf that was chosen there.
 */
export function createMappingSearch(mappings: readonly KnownMapping[]): MappingSearch {
  const known = mappings.map((mapping) => ({
    ...mapping,
    path: new Set(wordsOf(endOf(mapping.category))),
    // A word that several of its products share tells what they are; one of a single product may be a brand.
    words: countWords(mapping.titles),
  }));
  return (product) => {
    const paths = product.categories.map((category) => new Set(wordsOf(endOf(category))));
    const title = new Set(wordsOf(product.title).filter((word) => !QUALIFIERS.has(word)));
    const best = new Map<string, Evidence>();
    for (const { leafId, category, path, words, titles } of known) {
      const byPath = Math.max(0, ...paths.map((other) => overlap(path, other)));
      const byTitle = titles.length < 2 ? 0 : shareKnown(title, words, titles.length) * TITLES;
      const strength = Math.max(byPath < LEAST ? 0 : byPath * PATHS, byTitle < LEAST ? 0 : byTitle);
      if (strength <= (best.get(leafId)?.strength ?? 0)) continue;
      best.set(leafId, { source: 'mappings', leafId, strength, detail: category || titles[0] });
    }
    return [...best.values()].toSorted((a, b) => b.strength - a.strength).slice(0, 3);
  };
}

/** Less alike than this is not alike. */
const LEAST = 0.5;
/** A similar name is not the same name. */
const PATHS = 0.9;
const TITLES = 0.8;

function endOf(path: string): string {
  return path
    .split(/\s*[>»/]\s*/)
    .slice(-2)
    .join(' ');
}

/** 0–1: the words that two sets share, of all their words. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

function countWords(titles: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const title of titles) for (const word of new Set(wordsOf(title))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The share of a title's words that are common among the mapped products' titles. */
function shareKnown(title: ReadonlySet<string>, words: ReadonlyMap<string, number>, titles: number): number {
  if (title.size === 0) return 0;
  let share = 0;
  for (const word of title) share += Math.min(1, (2 * (words.get(word) ?? 0)) / titles);
  return share / title.size;
}
