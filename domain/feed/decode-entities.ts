import { HTML_ENTITIES } from './html-entities.ts';

/** What decoding met, over all texts of one item. */
export interface TextTrouble {
  bareAmpersand: boolean;
  unknownEntity: boolean;
  invalidReference: boolean;
  /** Characters that declared entities have put in. */
  expanded: number;
}

export function createTextTrouble(): TextTrouble {
  return { bareAmpersand: false, unknownEntity: false, invalidReference: false, expanded: 0 };
}

/** Declared entities may put at most this many characters into one item. */
export const MOST_EXPANDED = 100_000;

/**
 * Resolves predefined, numeric, declared and HTML's named references, once (what they give is text, never read
 * again). A bare `&` and an unknown reference stay as they are; one to a character that XML forbids is dropped.
 */
export function decodeEntities(text: string, declared: Readonly<Record<string, string>>, trouble: TextTrouble): string {
  let ampersand = text.indexOf('&');
  if (ampersand < 0) return text;
  let decoded = '';
  let from = 0;
  while (ampersand >= 0) {
    const end = referenceEnd(text, ampersand + 1);
    if (end < 0) {
      trouble.bareAmpersand = true;
      ampersand = text.indexOf('&', ampersand + 1);
      continue;
    }
    const value = resolveReference(text.slice(ampersand + 1, end), declared, trouble);
    if (value === null) {
      trouble.unknownEntity = true;
    } else {
      decoded += text.slice(from, ampersand) + value;
      from = end + 1;
    }
    ampersand = text.indexOf('&', end + 1);
  }
  return decoded + text.slice(from);
}

/** The value of what stands between `&` and `;`; null where it is unknown. */
export function resolveReference(
  name: string,
  declared: Readonly<Record<string, string>>,
  trouble: TextTrouble,
): string | null {
  if (name.charCodeAt(0) === HASH) return resolveNumber(name, trouble);
  const predefined = PREDEFINED.get(name);
  if (predefined !== undefined) return predefined;
  if (Object.hasOwn(declared, name)) {
    const value = declared[name] ?? '';
    trouble.expanded += value.length;
    return trouble.expanded > MOST_EXPANDED ? '' : value;
  }
  return HTML_ENTITIES.get(name) ?? null;
}

const HASH = 35;
const SEMICOLON = 59;
const LONGEST_NAME = 40;

const PREDEFINED = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Where the reference that begins at `from` has its `;`; negative where it is none. */
function referenceEnd(text: string, from: number): number {
  const last = Math.min(text.length, from + LONGEST_NAME);
  for (let at = from; at < last; at++) {
    const code = text.charCodeAt(at);
    if (code === SEMICOLON) return at === from ? -1 : at;
    if (!isNameCharacter(code, at === from)) return -1;
  }
  return -1;
}

function isNameCharacter(code: number, first: boolean): boolean {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0x80) return true;
  if (first) return code === HASH;
  return (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 58;
}

function resolveNumber(name: string, trouble: TextTrouble): string | null {
  const match = /^#(?:(\d{1,10})|[xX]([\da-fA-F]{1,8}))$/.exec(name);
  if (match === null) return null;
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? '', 16) : Number.parseInt(match[1], 10);
  if (isXmlCharacter(code)) return String.fromCodePoint(code);
  trouble.invalidReference = true;
  return '';
}

/** The characters of XML 1.0, section 2.2. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
