import MiniSearch from 'minisearch';
import type { CategoryTree, Leaf } from './category-tree.ts';
import { QUALIFIERS, wordsOf } from './words.ts';

export interface NameMatch {
  readonly leafId: string;
  /** 0–1: how much of the leaf's name the text says, less where another leaf fits better. */
  readonly strength: number;
  /** How well it fits compared with the others of the same search; no scale of its own. */
  readonly weight: number;
  /** The words that met. */
  readonly words: readonly string[];
}

/** What is looked up: the text counts, its context only tells alike names apart. */
export interface NameQuery {
  readonly text: string;
  readonly context?: string;
  readonly most?: number;
}

/** Looks a text up among the names of a tree's leaves, the best first; nothing where no word is known. */
export type NameSearch = (query: NameQuery) => NameMatch[];

/**
 * A search over the leaves' names in Portuguese and English and those of their ancestors. The leaf's own name counts
 * most; a word in several leaves counts less; a word that is almost right, or the beginning of a longer one, counts
 * a little.
 */
export function createNameSearch(tree: CategoryTree): NameSearch {
  const index = new MiniSearch<Document>({
    fields: ['pt', 'en', 'above'],
    // Texts come as words already: the library joins and splits them at the space.
    tokenize: (text) => text.split(' ').filter((word) => word !== ''),
    processTerm: (term) => term,
  });
  const documents = new Map(tree.leaves.map((leaf) => [leaf.id, describe(leaf)]));
  index.addAll([...documents.values()]);
  const rarity = rarityOf(documents.values());
  const vocabulary = { pt: vocabularyOf(documents.values(), 'pt'), en: vocabularyOf(documents.values(), 'en') };

  return ({ text, context = '', most = 5 }) => {
    const asked = unique(wordsOf(text));
    const around = unique(wordsOf(context)).filter((word) => !asked.includes(word));
    if (!asked.some((word) => !QUALIFIERS.has(word))) return [];
    const boost = (term: string, place: number): number => {
      const part = QUALIFIERS.has(term) ? 0.4 : 1;
      if (place >= asked.length) return part * CONTEXT;
      // Names say first what a thing is.
      return place < 4 ? part * 1.4 : part;
    };
    const language = languageOf([...asked, ...around], vocabulary);
    const found = index.search([...asked, ...around].join(' '), {
      boost: { pt: 3, en: 3, above: 1 },
      prefix: (term) => term.length >= 5,
      fuzzy: (term) => (term.length >= 6 ? 0.15 : false),
      weights: { fuzzy: 0.2, prefix: 0.25 },
      combineWith: 'OR',
      boostTerm: boost,
    });
    const ranked = found
      .slice(0, MOST_LOOKED_AT)
      .map((hit) => {
        const document = documents.get(hit.id as string)!;
        const met = hit.queryTerms.filter((term) => hit.match[term]?.some((field) => field !== 'above'));
        const own = new Set(met.filter((term) => asked.includes(term)));
        const said = new Map(met.map((term) => [term, own.has(term) ? 1 : CONTEXT]));
        const share = Math.max(
          coverage(document.pt, said, rarity) * language.pt,
          coverage(document.en, said, rarity) * language.en,
        );
        // What all leaves of a group have in common tells none of them.
        const above = document.above.split(' ');
        const speaks = [...own].some((word) => !QUALIFIERS.has(word) && !above.includes(word));
        // A name said whole goes before one of which a rare word was met.
        return {
          leafId: document.id,
          share: speaks ? share : 0,
          weight: hit.score * (0.3 + 0.7 * share),
          words: [...own],
        };
      })
      .toSorted((a, b) => b.weight - a.weight || (a.leafId < b.leafId ? -1 : 1));
    const best = ranked[0]?.weight ?? 1;
    return ranked
      .slice(0, most)
      .map(({ leafId, share, weight, words }) => ({ leafId, strength: share * (weight / best), weight, words }));
  };
}

/** Of a word of the context, against one of the text itself. */
const CONTEXT = 0.35;

/** Beyond these the score is that of a word met in passing. */
const MOST_LOOKED_AT = 40;

interface Document {
  readonly id: string;
  readonly pt: string;
  readonly en: string;
  readonly above: string;
}

function describe(leaf: Leaf): Document {
  const own = (text: string): string => unique(wordsOf(text)).join(' ');
  return {
    id: leaf.id,
    pt: own(leaf.names.pt),
    en: own(leaf.names.en),
    above: own(
      leaf.chain
        .slice(0, -1)
        .map(({ names }) => `${names.pt} ${names.en}`)
        .join(' '),
    ),
  };
}

/** The share of a name that was said, its rare words counting more. */
function coverage(name: string, said: ReadonlyMap<string, number>, rarity: ReadonlyMap<string, number>): number {
  let whole = 0;
  let part = 0;
  for (const word of name.split(' ')) {
    if (word === '') continue;
    const weight = (rarity.get(word) ?? 1) * (QUALIFIERS.has(word) ? 0.5 : 1);
    whole += weight;
    part += weight * (said.get(word) ?? 0);
  }
  return whole === 0 ? 0 : part / whole;
}

/** How much each language's names count for a text, 0–1: an English notebook is no Portuguese one. */
function languageOf(
  asked: readonly string[],
  words: { readonly pt: ReadonlySet<string>; readonly en: ReadonlySet<string> },
): { pt: number; en: number } {
  const pt = asked.filter((word) => words.pt.has(word)).length;
  const en = asked.filter((word) => words.en.has(word)).length;
  if (pt + en === 0) return { pt: 1, en: 1 };
  return { pt: Math.min(1, (2 * pt) / (pt + en)), en: Math.min(1, (2 * en) / (pt + en)) };
}

function vocabularyOf(documents: Iterable<Document>, field: 'pt' | 'en'): Set<string> {
  return new Set([...documents].flatMap((document) => document[field].split(' ')));
}

function rarityOf(documents: Iterable<Document>): Map<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { pt, en, above } of documents) {
    total += 1;
    for (const word of new Set(`${pt} ${en} ${above}`.split(' '))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return new Map([...counts].map(([word, count]) => [word, 1 + Math.log(total / count)]));
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];
