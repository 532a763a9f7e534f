/** What a `<` begins. `text` is a bare one: malformed, and taken for a character. */
export type MarkupKind = 'open' | 'empty' | 'close' | 'comment' | 'cdata' | 'instruction' | 'doctype' | 'text';

/** Filled by `scanMarkup`, and filled again by the next call: framing makes no garbage. */
export interface Markup {
  kind: MarkupKind;
  /** Of the element's name as written, with its prefix; only for open, empty and close. */
  nameStart: number;
  nameEnd: number;
  /** The byte after the markup; -1 where the bytes end before it does. */
  end: number;
}

export function createMarkup(): Markup {
  return { kind: 'text', nameStart: 0, nameEnd: 0, end: 0 };
}

/** Reads the markup at `at`, which holds `<`, in any encoding whose markup is ASCII. Never throws. */
export function scanMarkup(bytes: Buffer, at: number, into: Markup): void {
  const second = bytes[at + 1];
  if (second === undefined) return set(into, 'text', -1);
  if (second === BANG) return scanDeclaration(bytes, at, into);
  if (second === QUESTION) return set(into, 'instruction', after(bytes, '?>', at + 2));
  const isClose = second === SLASH;
  const nameStart = isClose ? at + 2 : at + 1;
  if (nameStart >= bytes.length) return set(into, 'text', -1);
  if (!startsName(bytes[nameStart]!)) return set(into, 'text', at + 1);

  let nameEnd = nameStart + 1;
  while (nameEnd < bytes.length && !endsName(bytes[nameEnd]!)) nameEnd++;
  into.nameStart = nameStart;
  into.nameEnd = nameEnd;
  const end = findTagEnd(bytes, nameEnd);
  if (isClose) return set(into, 'close', end);
  set(into, end > 0 && bytes[end - 1] === GREATER && bytes[end - 2] === SLASH ? 'empty' : 'open', end);
}

/** The byte after the tag whose name ends at `from`. A `<` inside a tag, also in quotes, means that it never ended. */
function findTagEnd(bytes: Buffer, from: number): number {
  let quote = 0;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === LESS) return i;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === GREATER) return i + 1;
    else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) quote = byte;
  }
  return -1;
}

function scanDeclaration(bytes: Buffer, at: number, into: Markup): void {
  if (startsWith(bytes, at, '<!--')) return set(into, 'comment', after(bytes, '-->', at + 4));
  if (startsWith(bytes, at, '<![CDATA[')) return set(into, 'cdata', after(bytes, ']]>', at + 9));
  if (bytes.length - at < 9) return set(into, 'text', -1);
  set(into, 'doctype', findDoctypeEnd(bytes, at + 2));
}

/** A DOCTYPE may hold `>` in quotes, and a subset in brackets with declarations, comments and instructions. */
function findDoctypeEnd(bytes: Buffer, from: number): number {
  let quote = 0;
  let inSubset = false;
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) quote = byte;
    else if (byte === LESS && startsWith(bytes, i, '<!--')) {
      const end = after(bytes, '-->', i + 4);
      if (end < 0) return -1;
      i = end - 1;
    } else if (byte === LEFT_BRACKET) inSubset = true;
    else if (byte === RIGHT_BRACKET) inSubset = false;
    else if (byte === GREATER && !inSubset) return i + 1;
  }
  return -1;
}

function after(bytes: Buffer, needle: string, from: number): number {
  const at = bytes.indexOf(needle, from, 'latin1');
  return at < 0 ? -1 : at + needle.length;
}

function startsWith(bytes: Buffer, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

function set(into: Markup, kind: MarkupKind, end: number): void {
  into.kind = kind;
  into.end = end;
}

function startsName(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a) || byte === 0x5f || byte === 0x3a || byte >= 0x80
  );
}

/** Whether `byte` ends a name: white space, `/`, `>` or a `<` that should not be there. */
export function endsName(byte: number): boolean {
  return byte <= 0x20 || byte === SLASH || byte === GREATER || byte === LESS;
}

export const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const LEFT_BRACKET = 0x5b;
const RIGHT_BRACKET = 0x5d;
