/** A piece of an item's text; `stray` is a `<` that begins nothing. */
export interface MarkupToken {
  readonly kind: 'text' | 'cdata' | 'comment' | 'instruction' | 'open' | 'empty' | 'close' | 'stray';
  /** From here to `end`, in characters. */
  readonly start: number;
  readonly end: number;
  /** Of a tag, with its prefix; else empty. */
  readonly name: string;
}

/**
 * Parts markup into its pieces, whatever it looks like; together they are the whole text. Linear: what is not
 * closed once is not looked for again.
 */
export function* tokenizeMarkup(raw: string): Generator<MarkupToken, void, void> {
  const missing = new Set<string>();
  let at = 0;
  while (at < raw.length) {
    const mark = raw.indexOf('<', at);
    const textEnd = mark < 0 ? raw.length : mark;
    if (textEnd > at) yield { kind: 'text', start: at, end: textEnd, name: '' };
    if (mark < 0) return;
    const token = readSection(raw, mark, missing) ?? readTag(raw, mark);
    yield token;
    at = token.end;
  }
}

const SECTIONS = [
  { kind: 'cdata', opening: '<![CDATA[', closing: ']]>' },
  { kind: 'comment', opening: '<!--', closing: '-->' },
  { kind: 'instruction', opening: '<?', closing: '?>' },
] as const;

function readSection(raw: string, start: number, missing: Set<string>): MarkupToken | null {
  for (const { kind, opening, closing } of SECTIONS) {
    if (!raw.startsWith(opening, start) || missing.has(closing)) continue;
    const at = raw.indexOf(closing, start + opening.length);
    if (at >= 0) return { kind, start, end: at + closing.length, name: '' };
    missing.add(closing);
  }
  return null;
}

// Sticky: each begins at its `<`, and no part of a name or of what follows it may pass the next one outside quotes.
const CLOSING = /<\/([^\s<>/]+)\s*>/y;
const OPENING = /<([A-Za-z_:\u0080-\uffff][^\s<>/=&"']*)(?:\s+(?:[^<>"'/]|\/(?!>)|"[^"]*"|'[^']*')*|\/(?!>))?(\/)?>/y;

function readTag(raw: string, start: number): MarkupToken {
  CLOSING.lastIndex = start;
  const closing = CLOSING.exec(raw);
  if (closing !== null) return { kind: 'close', start, end: CLOSING.lastIndex, name: closing[1] ?? '' };
  OPENING.lastIndex = start;
  const opening = OPENING.exec(raw);
  if (opening === null) return { kind: 'stray', start, end: start + 1, name: '' };
  const kind = opening[2] === undefined ? 'open' : 'empty';
  return { kind, start, end: OPENING.lastIndex, name: opening[1] ?? '' };
}
