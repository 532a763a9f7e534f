import type { CategoryTree, Leaf } from './category-tree.ts';
import { QUALIFIERS, wordsOf } from './words.ts';

/** What a title says of the groups of a department, such as dogs, cats and other animals. */
export interface TellingWords {
  /** `says`: it speaks of the leaf's own group and names the leaf; `denies`: it speaks of other groups only. */
  hear(leaf: Leaf): 'says' | 'denies' | 'nothing';
}

/** Reads a title; see `createTellingWords`. */
export type ListenForGroups = (title: string) => TellingWords;

/**
 * Listens for words that only one group of a department uses, in its name and its leaves': "cat" in a title speaks for
 * the cats' leaves and against the dogs', whatever else the title has in common with dog food.
 */
export function createTellingWords(tree: CategoryTree): ListenForGroups {
  const ownWords = new Map(tree.leaves.map((leaf) => [leaf.id, ownWordsOf(leaf)]));
  const groupsByWord = new Map<string, string | null>();
  for (const leaf of tree.leaves) {
    const group = groupOf(leaf);
    if (!group) continue;
    for (const word of [...namesOf(group.names), ...namesOf(leaf.names)]) {
      const key = keyOf(leaf, word);
      const known = groupsByWord.get(key);
      // In a second group too: the word tells nothing.
      groupsByWord.set(key, known === undefined || known === group.id ? group.id : null);
    }
  }

  return (title) => {
    const words = [...new Set(wordsOf(title))].filter((word) => !QUALIFIERS.has(word));
    return {
      hear(leaf) {
        const group = groupOf(leaf);
        if (!group) return 'nothing';
        const told = new Set(words.flatMap((word) => groupsByWord.get(keyOf(leaf, word)) ?? []));
        if (told.size === 0) return 'nothing';
        if (!told.has(group.id)) return 'denies';
        return told.size === 1 && words.some((word) => ownWords.get(leaf.id)?.has(word)) ? 'says' : 'nothing';
      },
    };
  };
}

/** The node below the department; a tree of two levels has none. */
function groupOf({ chain }: Leaf): Leaf['chain'][number] | undefined {
  return chain.length >= 3 ? chain[1] : undefined;
}

/** Words of a leaf's name that its group's name does not have: a title must say what the thing is, not only for whom. */
function ownWordsOf(leaf: Leaf): ReadonlySet<string> {
  const group = groupOf(leaf);
  const shared = new Set(group ? namesOf(group.names) : []);
  return new Set(namesOf(leaf.names).filter((word) => !shared.has(word)));
}

const namesOf = ({ pt, en }: Leaf['names']): string[] =>
  [...wordsOf(pt), ...wordsOf(en)].filter((word) => !QUALIFIERS.has(word));

const keyOf = ({ chain }: Leaf, word: string): string => `${chain[0]!.id}\n${word}`;
