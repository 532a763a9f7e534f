import { CONTROL_CHARACTER, HIGH_CONTROL } from './control-characters.ts';
import { createTextTrouble, resolveReference } from './decode-entities.ts';
import type { ItemProblemCode } from './feed-problems.ts';
import { tokenizeMarkup } from './tokenize-markup.ts';

export interface TextProblem {
  readonly code: ItemProblemCode;
  /** Where in the item, in characters. */
  readonly offset: number;
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * Where an item's text breaks XML's rules: bare `&`, references to nothing, control characters. Each kind is told
 * once a line. Only for items that are known to have such a place: it reads the whole item once more.
 */
export function findTextProblems(raw: string, declared: Readonly<Record<string, string>>): TextProblem[] {
  const problems: TextProblem[] = [];
  const told = new Set<string>();
  let lineEnd = -1;
  for (const place of findPlaces(raw)) {
    const problem = judge(place.match, declared);
    if (problem === null) continue;
    if (place.offset > lineEnd) {
      told.clear();
      const next = raw.indexOf('\n', place.offset);
      lineEnd = next < 0 ? raw.length : next;
    }
    if (told.has(problem.code)) continue;
    told.add(problem.code);
    problems.push({ ...problem, offset: place.offset });
    if (problems.length >= MOST_PLACES) break;
  }
  return problems;
}

const MOST_PLACES = 20;

interface Place {
  readonly match: RegExpExecArray;
  readonly offset: number;
}

const CONTROLS = new RegExp(`${CONTROL_CHARACTER.source}|${HIGH_CONTROL.source}`, 'g');
const CONTROLS_AND_REFERENCES = new RegExp(`&(?:(#?[\\w:.\\u0080-\\uffff-]{1,38});)?|${CONTROLS.source}`, 'g');

/** Everything that may be wrong; in CDATA and comments an `&` is only itself. */
function* findPlaces(raw: string): Generator<Place, void, void> {
  for (const token of tokenizeMarkup(raw)) {
    const literal = token.kind === 'cdata' || token.kind === 'comment' || token.kind === 'instruction';
    const text = raw.slice(token.start, token.end);
    for (const match of text.matchAll(literal ? CONTROLS : CONTROLS_AND_REFERENCES)) {
      yield { match, offset: token.start + match.index };
    }
  }
}

function judge(match: RegExpExecArray, declared: Readonly<Record<string, string>>): Omit<TextProblem, 'offset'> | null {
  const [token, name] = match;
  if (token === '&') return { code: 'bare-ampersand' };
  if (name === undefined) return { code: HIGH_CONTROL.test(token) ? 'windows-1252-character' : 'control-character' };
  const trouble = createTextTrouble();
  const value = resolveReference(name, declared, trouble);
  if (trouble.invalidReference) return { code: 'invalid-character-reference', params: { name } };
  return value === null ? { code: 'unknown-entity', params: { name } } : null;
}
