import { foldText } from '../fold-text.ts';

/**
 * A phrase as names and values are compared: without accents, case, punctuation, and without what number and gender
 * put at the end of its words (`Listrados`, `listrada` → one). Only for comparing. Endings are taken off only where
 * that makes no other word: `prato` and `prata`, `casa` and `caso` stay apart.
 */
export function stemPhrase(text: string): string {
  return words(text).map(stem).join(' ');
}

/** The words of a text, folded; a hyphen parts words, a comma or point between digits does not. */
function words(text: string): string[] {
  return foldText(text)
    .replace(/[^\p{L}\p{N}.,%+]+|(?<!\d)[.,]|[.,](?!\d)/gu, ' ')
    .replaceAll('.', ',')
    .split(' ')
    .filter((word) => word !== '');
}

function stem(word: string): string {
  if (word.length < 4 || !/^\p{L}+$/u.test(word)) return word;
  const [pattern, ending] = PLURALS.find(([plural]) => plural.test(word)) ?? [null, ''];
  const singular = pattern ? word.replace(pattern, ending) : word;
  // Adjectives of these endings have a masculine and a feminine and no other meaning in either.
  return singular.length > 5 ? singular.replace(/(ad|id|os|iv|etric|stic|eminin|sculin)[oa]$/, '$1') : singular;
}

// The first that fits; folded, so `ões` is `oes`.
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/(?:oes|aes|aos)$/, 'ao'],
  [/(?<=..)ais$/, 'al'],
  [/(?<=..)eis$/, 'el'],
  [/(?<=.)uis$/, 'ul'],
  [/(?<=..)ns$/, 'm'],
  [/(?<=.[rz])es$/, ''],
  [/(?<=[aeiou])s$/, ''],
  [/(?<=[bcdfgklmpqtvwxy])s$/, ''],
];
