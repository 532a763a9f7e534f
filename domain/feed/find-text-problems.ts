import { createTextTrouble, resolveReference } from './decode-entities.ts';
import type { ItemProblemCode } from './feed-problems.ts';

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
  for (const match of raw.matchAll(PLACES)) {
    if (match.index > lineEnd) {
      told.clear();
      const next = raw.indexOf('\n', match.index);
      lineEnd = next < 0 ? raw.length : next;
    }
    const problem = judge(match, declared);
    if (problem === null || told.has(problem.code)) continue;
    told.add(problem.code);
    problems.push({ ...problem, offset: match.index });
    if (problems.length >= MOST_PLACES) break;
  }
  return problems;
}

const MOST_PLACES = 20;

// CDATA and comments are skipped up to a control character, which is one wherever it stands.
const PLACES =
  /(<!\[CDATA\[)[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]*?\]\]>|<!--[\s\S]*?-->|&(?:(#?[\w:.\u0080-\uffff-]{1,38});)?|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\u0080-\u009f]/g;

function judge(match: RegExpExecArray, declared: Readonly<Record<string, string>>): Omit<TextProblem, 'offset'> | null {
  const [token, , name] = match;
  if (token.startsWith('<')) return null;
  if (token === '&') return { code: 'bare-ampersand' };
  if (name === undefined) {
    return { code: token >= '\u0080' && token <= '\u009f' ? 'windows-1252-character' : 'control-character' };
  }
  const trouble = createTextTrouble();
  const value = resolveReference(name, declared, trouble);
  if (trouble.invalidReference) return { code: 'invalid-character-reference', params: { name } };
  return value === null ? { code: 'unknown-entity', params: { name } } : null;
}
