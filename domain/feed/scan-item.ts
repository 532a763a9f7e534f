import { LONGEST_TAG, MOST_LEVELS, type ItemNode, type ItemRefusal } from './item-node.ts';

/** Why the scanner leaves an item to the full parser, or refuses it. */
export type ScanRefusal = 'irregular' | ItemRefusal;

type Decode = (text: string) => string;

/**
 * Reads an item in one pass: elements, text, CDATA, comments, self-closing tags. Whatever else an item may hold
 * (a processing instruction, a bare `<`, tags that do not match) is `irregular`.
 */
export function scanItem(raw: string, decode: Decode): ItemNode | ScanRefusal {
  const start = raw.indexOf('<');
  if (start < 0) return 'irregular';
  const scan: Scan = { raw, decode, at: start, refusal: 'irregular' };
  return readElement(scan, 1) ?? scan.refusal;
}

interface Scan {
  readonly raw: string;
  readonly decode: Decode;
  /** Where reading goes on: at a `<` before an element, behind its end after it. */
  at: number;
  refusal: ScanRefusal;
}

const NO_CHILDREN: readonly ItemNode[] = [];
const SLASH = 47;
const GREATER = 62;
const BANG = 33;

/** Reads the element that begins at `scan.at`; null on a refusal. */
function readElement(scan: Scan, level: number): ItemNode | null {
  if (level > MOST_LEVELS) {
    scan.refusal = 'too-deep';
    return null;
  }
  const { raw } = scan;
  const offset = scan.at;
  const nameEnd = findNameEnd(raw, offset + 1);
  if (nameEnd < 0) return null;
  const name = raw.slice(offset + 1, nameEnd);
  const tagEnd = raw.charCodeAt(nameEnd) === GREATER ? nameEnd : findTagEnd(raw, nameEnd);
  if (tagEnd < 0) return null;
  if (tagEnd - offset > LONGEST_TAG) {
    scan.refusal = 'too-many-attributes';
    return null;
  }
  const selfClosing = tagEnd > nameEnd && raw.charCodeAt(tagEnd - 1) === SLASH;
  const attributes = tagEnd === nameEnd ? '' : raw.slice(nameEnd, selfClosing ? tagEnd - 1 : tagEnd);
  scan.at = tagEnd + 1;
  if (selfClosing) return { name, attributes, text: '', children: NO_CHILDREN, offset };
  return readContent(scan, level, { name, attributes, offset });
}

function readContent(
  scan: Scan,
  level: number,
  tag: { readonly name: string; readonly attributes: string; readonly offset: number },
): ItemNode | null {
  const { raw, decode } = scan;
  const { name, attributes, offset } = tag;
  let text = '';
  let children: ItemNode[] | null = null;
  for (;;) {
    const from = scan.at;
    const mark = raw.indexOf('<', from);
    if (mark < 0) return null;
    if (mark > from) text += decode(raw.slice(from, mark));
    const next = raw.charCodeAt(mark + 1);
    if (next === SLASH) {
      const end = findClosingEnd(raw, mark, name);
      if (end < 0) return null;
      scan.at = end + 1;
      return { name, attributes, text, children: children ?? NO_CHILDREN, offset };
    }
    if (next === BANG) {
      if (raw.startsWith('<![CDATA[', mark)) {
        const end = raw.indexOf(']]>', mark + 9);
        if (end < 0) return null;
        text += raw.slice(mark + 9, end);
        scan.at = end + 3;
      } else if (raw.startsWith('<!--', mark)) {
        const end = raw.indexOf('-->', mark + 4);
        if (end < 0) return null;
        scan.at = end + 3;
      } else {
        return null;
      }
      continue;
    }
    scan.at = mark;
    const child = readElement(scan, level + 1);
    if (child === null) return null;
    text += child.text;
    (children ??= []).push(child);
  }
}

/** Behind the name that begins at `from`; negative where no name does. */
function findNameEnd(raw: string, from: number): number {
  const first = raw.charCodeAt(from);
  const startsName =
    (first >= 97 && first <= 122) || (first >= 65 && first <= 90) || first === 95 || first === 58 || first >= 0x80;
  if (!startsName) return -1;
  for (let at = from + 1; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code <= 32 || code === GREATER || code === SLASH) return at;
    if (code === 60 || code === 61 || code === 34 || code === 39 || code === 38) return -1;
  }
  return -1;
}

/** The `>` of a start tag, not one inside a quoted value; negative where there is none or a `<` comes first. */
function findTagEnd(raw: string, from: number): number {
  let quote = 0;
  for (let at = from; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === GREATER) {
      return at;
    } else if (code === 34 || code === 39) {
      quote = code;
    } else if (code === 60) {
      return -1;
    }
  }
  return -1;
}

/** The `>` of `</name>` at `mark`; negative where it closes something else. */
function findClosingEnd(raw: string, mark: number, name: string): number {
  if (!raw.startsWith(name, mark + 2)) return -1;
  let at = mark + 2 + name.length;
  while (raw.charCodeAt(at) <= 32) at++;
  return raw.charCodeAt(at) === GREATER ? at : -1;
}
