import { attributeKind, type AttributeKind } from './attribute-names.ts';
import { NO_VALUE, VALUE_WORDS } from './attribute-words.ts';
import { readMeasure, readNumber, readSpan } from './read-measure.ts';
import { stemPhrase } from './stem-words.ts';

/**
 * What a value says, in a form that is the same for every way of saying it: case, accents, number and gender, units
 * (`110V`, `1 kg` = `1000 g`), spelling of numbers, and the words of `attribute-words`. Two values of an attribute of
 * this kind are the same if and only if their keys are.
 */
export function valueKey(text: string, kind: AttributeKind | null): string {
  const said = kind === 'material' ? text.replace(/^\s*100\s*%\s*(?:de\s+)?/i, '') : text;
  const phrase = stemPhrase(said);
  const meaning = wordsOf(kind).get(phrase);
  if (meaning !== undefined) return `word ${meaning}`;
  const bare = said.trim();
  const measure = readMeasure(bare) ?? (kind === 'voltage' ? readMeasure(`${bare} V`) : null);
  if (measure) return `measure ${measure.dimension} ${measure.amount}`;
  const number = readNumber(bare);
  if (number !== null) return `number ${number}`;
  const span = readSpan(bare);
  if (span !== null) return `span ${span.dimension} ${span.from}-${span.to ?? ''}`;
  return phrase === '' ? `text ${bare}` : `phrase ${phrase}`;
}

/** True where a text only says that nothing is known: `N/A`, `Não se aplica`, `-`. */
export function saysNothing(text: string): boolean {
  const phrase = stemPhrase(text);
  return phrase === '' || NOTHING.has(phrase);
}

/** The kind of an attribute that goes by several names, one for each language; the first that has one. */
export function kindOfNames(names: readonly string[]): AttributeKind | null {
  for (const name of names) {
    const kind = attributeKind(name);
    if (kind !== null) return kind;
  }
  return null;
}

/** Of a kind: its lines and those that hold for any, joined where they share a word. */
function wordsOf(kind: AttributeKind | null): ReadonlyMap<string, string> {
  const known = tables.get(kind);
  if (known) return known;
  const own = (kind !== null && VALUE_WORDS[kind]) || '';
  const table = new Map<string, string>();
  for (const line of [...linesOf(VALUE_WORDS.any ?? ''), ...linesOf(own)]) {
    const meaning = line.map((word) => table.get(word)).find((found) => found !== undefined) ?? line[0]!;
    for (const word of line) table.set(word, meaning);
  }
  tables.set(kind, table);
  return table;
}

const tables = new Map<AttributeKind | null, ReadonlyMap<string, string>>();

/** Each line of a table as the stemmed phrases on it. */
export function linesOf(table: string): string[][] {
  return table
    .split('\n')
    .map((line) => line.split(' = ').map(stemPhrase))
    .map((line) => line.filter((word) => word !== ''))
    .filter((line) => line.length > 0);
}

const NOTHING: ReadonlySet<string> = new Set(linesOf(NO_VALUE).flat());
