import type { CategoryAttribute } from '../category.ts';
import { cleanText, cutAtWord, hasWords } from '../clean-text.ts';
import { foldText } from '../fold-text.ts';
import { unitInName, type AttributeKind } from './attribute-names.ts';
import { measureIn, readNumber, readSpan } from './read-measure.ts';
import { kindOfNames, saysNothing, valueKey } from './value-key.ts';

export type AttributeValue = { readonly id: string } | { readonly name: string };

export type ListedValue = CategoryAttribute['values'][number];

/** An own value's longest text (contract section 4.3). */
export const ATTRIBUTE_VALUE_LENGTH = 2000;

/** The value of TikTok's list that a text is; null where none is, or more than one could be. */
export function matchListed(text: string, attribute: CategoryAttribute): ListedValue | null {
  const index = indexOf(attribute);
  return only(index.byText.get(foldText(text))) ?? only(index.byKey.get(valueKey(text, index.kind)));
}

/** The value of the list that is called exactly this, in either language, but for accents and case. */
export function matchListedName(text: string, attribute: CategoryAttribute): ListedValue | null {
  return only(indexOf(attribute).byText.get(foldText(text)));
}

/**
 * What to send for a text: TikTok's value, several for a compound one (`Algodão e poliéster`) where the attribute takes
 * several, or an own one where it takes those. Empty where nothing may be sent: a part of a compound that is not in the
 * list leaves none, since half of what is said is not what is said.
 */
export function matchText(text: string, attribute: CategoryAttribute): AttributeValue[] {
  if (saysNothing(text)) return [];
  const listed = matchListed(text, attribute);
  if (listed) return [{ id: listed.id }];
  if (attribute.isMultipleSelection) {
    const tiles = tilesOf(text, attribute);
    if (tiles.length > 0) return tiles.map(({ id }) => ({ id }));
    const parts = partsOf(text).filter((part) => !saysNothing(part));
    const found = parts.map((part) => matchListed(part, attribute));
    const own = parts.map((part, index) => (found[index] ? { id: found[index].id } : ownValue(part, attribute)));
    if (parts.length > 1 && found.some(Boolean) && own.every((value) => value !== null)) return distinct(own);
  }
  const whole = ownValue(text, attribute);
  return whole ? [whole] : [];
}

/** What an attribute is about. */
export function kindOf(attribute: CategoryAttribute): AttributeKind | null {
  return indexOf(attribute).kind;
}

/** Every name an attribute goes by. */
export function namesOf(attribute: CategoryAttribute): readonly string[] {
  return [attribute.name, ...(attribute.otherNames ?? [])];
}

export function distinct(values: readonly AttributeValue[]): AttributeValue[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

export function isPositiveNumber(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0;
}

function ownValue(text: string, attribute: CategoryAttribute): AttributeValue | null {
  if (!attribute.isCustomizable) return null;
  if (attribute.valueDataFormat === 'POSITIVE_INT_OR_DECIMAL') {
    const number = numberFor(text.trim(), attribute);
    return number !== null && isPositiveNumber(String(number)) ? { name: String(number) } : null;
  }
  const name = cutAtWord(cleanText(text).text, ATTRIBUTE_VALUE_LENGTH);
  return hasWords(name) ? { name } : null;
}

/** In the unit that the attribute's name asks for: `1,5 kg` is 1500 for `Peso líquido (g)`. */
function numberFor(text: string, attribute: CategoryAttribute): number | null {
  const { kind } = indexOf(attribute);
  const unit = namesOf(attribute).map(unitInName).find(Boolean) ?? (kind && COUNTED[kind]) ?? null;
  return readNumber(text) ?? (unit === null ? null : measureIn(text, unit));
}

// What attributes count whose names give no unit.
const COUNTED: Partial<Record<AttributeKind, string>> = { pages: 'paginas', packCount: 'un', quantity: 'un' };

function partsOf(text: string): string[] {
  return text
    .replace(/\d+(?:[.,]\d+)?\s*%\s*(?:de\s+)?/gi, ', ')
    .split(/(?<!\d)[,/]|[,/](?!\d)|[;|+&\n]|\s(?:e|y|and)\s/i)
    .map((part) => part.trim());
}

/** The spans of the list that together are the text's: `3 anos ou mais` is `3-5 anos`, `6-9 anos` and `10+ anos`. */
function tilesOf(text: string, { values }: CategoryAttribute): ListedValue[] {
  const whole = readSpan(text);
  if (!whole) return [];
  const spans = values.flatMap((value) => {
    const span = readSpan(value.name);
    return span?.dimension === whole.dimension ? [{ value, span }] : [];
  });
  const tiles: ListedValue[] = [];
  for (let from: number | null = whole.from; from !== null;) {
    const next = spans.filter(({ span }) => span.from === from);
    const [tile, twin] = next;
    if (!tile || twin || (whole.to !== null && (tile.span.to === null || tile.span.to > whole.to))) return [];
    tiles.push(tile.value);
    if (tile.span.to === whole.to) return tiles;
    from = tile.span.to === null ? null : tile.span.to + tile.span.step;
  }
  return [];
}

interface ValueIndex {
  kind: AttributeKind | null;
  byText: ReadonlyMap<string, readonly ListedValue[]>;
  byKey: ReadonlyMap<string, readonly ListedValue[]>;
}

function indexOf(attribute: CategoryAttribute): ValueIndex {
  const known = indexes.get(attribute);
  if (known) return known;
  const kind = kindOfNames(namesOf(attribute));
  const index: ValueIndex = {
    kind,
    byText: group(attribute, foldText),
    byKey: group(attribute, (name) => valueKey(name, kind)),
  };
  indexes.set(attribute, index);
  return index;
}

// A category is read once and used for each of its products; lists may hold thousands of values.
const indexes = new WeakMap<CategoryAttribute, ValueIndex>();

function group({ values }: CategoryAttribute, keyOf: (name: string) => string): Map<string, ListedValue[]> {
  const groups = new Map<string, ListedValue[]>();
  for (const value of values) {
    for (const key of new Set([value.name, ...(value.otherNames ?? [])].map(keyOf))) {
      groups.set(key, [...(groups.get(key) ?? []), value]);
    }
  }
  return groups;
}

function only(values: readonly ListedValue[] | undefined): ListedValue | null {
  return values?.length === 1 ? values[0]! : null;
}
