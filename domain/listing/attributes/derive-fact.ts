import type { CategoryAttribute } from '../category.ts';
import { foldText } from '../fold-text.ts';
import type { SourceSku } from '../group-products.ts';
import type { AttributeKind } from './attribute-names.ts';
import { kindOf, matchListed, type ListedValue } from './match-value.ts';
import { plainTexts } from './plain-text.ts';
import { valueKey } from './value-key.ts';

/** A value that a product's own words plainly say, and where they say it. */
export interface DerivedFact {
  readonly value: ListedValue;
  readonly from: 'title' | 'category path' | 'description';
}

/**
 * What titles, category names and the description plainly say of an attribute that no specification gives. Only words
 * that mean nothing else count (`feminina`, never `mulher`: there is a heroine of that name), only values of TikTok's
 * list, and only where nothing said contradicts. The title is asked first, then the category, then the description.
 */
export function deriveFact(attribute: CategoryAttribute, skus: readonly SourceSku[]): DerivedFact | null {
  const kind = kindOf(attribute);
  for (const from of (kind && SAID_IN[kind]) || []) {
    const said = new Set(TEXTS[from](skus).flatMap((text) => sayings(kind!, foldText(text))));
    if (said.size === 0) continue;
    const value = said.size === 1 ? matchListed([...said][0]!, attribute) : null;
    return value && { value, from };
  }
  return null;
}

/** Where an attribute may be read from; for the others words prove nothing. */
const SAID_IN: Partial<Record<AttributeKind, readonly DerivedFact['from'][]>> = {
  gender: ['title', 'category path'],
  age: ['title', 'category path'],
  material: ['title', 'description'],
};

/** What a folded text says of an attribute of a kind, each in one word. */
function sayings(kind: AttributeKind, text: string): string[] {
  if (kind === 'material') return wholeMaterials(text);
  return (WORDS[kind] ?? []).flatMap(([value, pattern]) => (pattern.test(text) ? [value] : []));
}

const WORDS: Partial<Record<AttributeKind, readonly (readonly [value: string, pattern: RegExp])[]>> = {
  gender: [
    [
      'Feminino',
      alone("feminin[oa]s?|femenin[oa]s?|womens|women['’]s|para mulheres|para mujer|para mujeres|for women"),
    ],
    ['Masculino', alone("masculin[oa]s?|mens|men['’]s|para homens|para hombres?|for men")],
    ['Unissex', alone('unissex|unisex')],
  ],
  age: [
    ['Adulto', alone('adult[oa]s?|for adults')],
    ['Infantil', alone('infantil|infantis|para criancas|para ninos|for kids')],
  ],
};

function alone(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'u');
}

/** The materials a text calls `100%`, as their keys' words; `100% original` is none. */
function wholeMaterials(text: string): string[] {
  const found = text.matchAll(/(?<![\d.,])100\s?%\s(?:de\s|em\s)?(\p{L}+)(?:\s(\p{L}+))?/gu);
  return [...found].flatMap(([, one = '', two = '']) => {
    const phrase = [`${one} ${two}`, one].find((words) => valueKey(words, 'material').startsWith('word '));
    return phrase === undefined ? [] : [valueKey(phrase, 'material').slice('word '.length)];
  });
}

const TEXTS: Record<DerivedFact['from'], (skus: readonly SourceSku[]) => string[]> = {
  title: (skus) => skus.flatMap(({ item, enrichment }) => [enrichment?.productName ?? '', item.title ?? '']),
  'category path': (skus) =>
    skus.flatMap(({ item, enrichment }) => [enrichment?.categoryPath ?? '', ...(item.productTypes ?? [])]),
  description: (skus) => skus.flatMap(({ item }) => plainTexts(item.description ?? '')),
};
