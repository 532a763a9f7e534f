import { categories, chainOf } from './category-tree.ts';
import type { Category } from './category.ts';

/**
 * The leaf whose names and words the text speaks for most, or none where no word of it is known; `outsideMain` tells
 * that something fits, but outside the shop's main category, from where nothing is recommended.
 * A word counts by its rarity in the tree; the title counts more than the description, a phrase found whole more
 * than its words, and a leaf's own words more than its group's and department's.
 */
export function recommendLeaf(
  title: string,
  description: string,
  includeProhibited: boolean,
): { category: Category | undefined; outsideMain: boolean } {
  const inTitle = wordsOf(title);
  const inDescription = new Set(wordsOf(description.replaceAll(/<[^>]*>/g, ' ')).slice(0, 200));
  const spacedTitle = ` ${inTitle.join(' ')} `;
  const scores = new Map<Leaf, number>();
  const add = (leaf: Leaf, points: number): void => void scores.set(leaf, (scores.get(leaf) ?? 0) + points);

  for (const [place, word] of [...new Set(inTitle)].entries()) {
    // Portuguese titles name the thing first and qualify it afterwards.
    for (const [leaf, weight] of byWord.get(word) ?? []) add(leaf, weight * (place < 3 ? 4 : 3));
  }
  for (const word of inDescription) for (const [leaf, weight] of byWord.get(word) ?? []) add(leaf, weight * 0.25);
  for (const leaf of scores.keys())
    for (const phrase of leaf.phrases) if (spacedTitle.includes(` ${phrase} `)) add(leaf, phrase.includes(' ') ? 8 : 3);

  let best: Leaf | undefined;
  let outsideMain = false;
  for (const [leaf, score] of scores) {
    if (leaf.category.permission === 'PROHIBITED' && !includeProhibited) continue;
    // A description alone is too weak a witness: at least one word of the title must speak for the leaf.
    if (!inTitle.some((word) => leaf.words.has(word))) continue;
    if (leaf.category.permission === 'NON_MAIN_CATEGORY') {
      outsideMain = true;
      continue;
    }
    if (
      best === undefined ||
      score > (scores.get(best) ?? 0) ||
      (score === scores.get(best) && leaf.category.id < best.category.id)
    )
      best = leaf;
  }
  return { category: best?.category, outsideMain };
}

interface Leaf {
  category: Category;
  words: Set<string>;
  phrases: string[];
}

/** Words that say nothing about what a thing is. */
const empty = new Set(
  'de da do das dos e em com para por sem a o as os um uma kit cm ml kg the and for of with in s women men produto produtos acessorios accessories set sets cuidados outros basic'.split(
    ' ',
  ),
);

/** Words that qualify things of many kinds: they choose between leaves, but do not make one. */
const qualifiers = new Set(
  'unissex unisex feminino feminina masculino masculina infantil adulto silicone led natural gel creme cream stick fibra camping couro madeira mesa natal gold luxo casa home manta banco capa base vidro'.split(
    ' ',
  ),
);

const leaves: Leaf[] = categories
  .filter((category) => category.isLeaf)
  .map((category) => {
    const phrases = [category.names['pt-BR'], category.names['en-US'], ...category.words].map((text) =>
      wordsOf(text).join(' '),
    );
    return {
      category,
      phrases: phrases.filter((phrase) => phrase !== ''),
      words: new Set(phrases.flatMap((phrase) => phrase.split(' ')).filter((word) => word !== '')),
    };
  });

const byWord = indexWords();

function indexWords(): Map<string, [leaf: Leaf, weight: number][]> {
  const index = new Map<string, [Leaf, number][]>();
  for (const leaf of leaves) {
    const above = new Set(
      chainOf(leaf.category.parentId)
        .flatMap((each) => [each.names['pt-BR'], each.names['en-US'], ...each.words])
        .flatMap(wordsOf),
    );
    for (const word of leaf.words) put(word, leaf, 1);
    for (const word of above) if (!leaf.words.has(word)) put(word, leaf, 0.6);
  }
  for (const [word, list] of index) {
    const rarity = 1 + Math.log(leaves.length / list.length) / 2;
    for (const entry of list) entry[1] *= rarity * (qualifiers.has(word) ? 0.2 : 1);
  }
  return index;

  function put(word: string, leaf: Leaf, weight: number): void {
    const list = index.get(word) ?? [];
    list.push([leaf, weight]);
    index.set(word, list);
  }
}

/** Lower case, no accents, and singular enough that `vestidos` meets `vestido`. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 1 && !empty.has(word)).map(singular);
}

function singular(word: string): string {
  if (word.length < 5 || !word.endsWith('s') || word.endsWith('ss')) return word;
  if (word.endsWith('oes') || word.endsWith('aes')) return `${word.slice(0, -3)}ao`;
  return word.slice(0, -1);
}
