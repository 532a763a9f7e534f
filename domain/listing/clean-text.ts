/** Kinds of what cleaning takes out of a text. */
export type Removal = 'control characters' | 'emoji' | 'HTML entities' | 'Chinese characters' | 'repeated characters';

/** What was taken out, by kind: the characters themselves as a person reads them, at most `MAX_SHOWN`. */
export type Removed = Readonly<Partial<Record<Removal, readonly string[]>>>;

/**
 * A text as TikTok takes it in titles, sales attributes and attribute values: one line, without HTML entities, emoji,
 * control or invisible characters, Chinese characters, or more than eight equal characters in a row
 * (contract section 4.3, codes 12052931, 12052933–12052935, 12052262).
 */
export function cleanText(text: string): { text: string; removed: Removed } {
  const removed: Partial<Record<Removal, string[]>> = {};
  let clean = text.normalize('NFC');
  // Until nothing changes: what one step takes out may join the halves of what another looks for. Every round that
  // goes on has made the text shorter, so it ends.
  for (let before = ''; clean !== before;) {
    before = clean;
    for (const [removal, pattern, replacement] of STEPS) {
      if (removal) collect(removed, removal, clean.match(pattern));
      clean = clean.replace(pattern, replacement);
    }
    clean = clean.normalize('NFC');
  }
  return { text: clean.trim(), removed };
}

/** What was taken out of two texts. */
export function mergeRemoved(one: Removed, other: Removed): Removed {
  const both: Partial<Record<Removal, readonly string[]>> = { ...one };
  for (const [removal, found] of Object.entries(other) as [Removal, readonly string[]][]) {
    both[removal] = [...new Set([...(one[removal] ?? []), ...found])].slice(0, MAX_SHOWN);
  }
  return both;
}

/** For a note: `emoji (😀 ✨), control characters (U+0007)`. */
export function describeRemoved(removed: Removed): string {
  return Object.entries(removed)
    .map(([removal, found]) => `${removal} (${found.join(' ')})`)
    .join(', ');
}

/** What a title may not hold even once, by rule. Used to check what the cleaning promises. */
export const FORBIDDEN = {
  entity: /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/i,
  control: /\p{Cc}/u,
  emoji: /(?![©®™])[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\u20E3|\uFE0F/u,
  chinese: /\p{Script=Han}/u,
  repeated: /(\S)\1{8}/u,
} as const;

/** True where a text holds a letter or a digit: TikTok refuses texts of symbols alone. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/**
 * The longest beginning of at most `limit` characters that ends between words; a single word longer than that is cut.
 * Counts UTF-16 units, which is never fewer than what TikTok counts.
 */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const head = text.slice(0, limit + 1);
  const end = head.lastIndexOf(' ');
  const cut = end > limit / 2 ? head.slice(0, end) : head.slice(0, limit);
  return cut.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s\-–—|,;:/(+&]+$/u, '');
}

const MAX_SHOWN = 10;

function collect(removed: Partial<Record<Removal, string[]>>, removal: Removal, found: readonly string[] | null): void {
  if (!found) return;
  const shown = (removed[removal] ??= []);
  for (const text of found) {
    if (shown.length === MAX_SHOWN) return;
    const readable = readableOf(text);
    if (!shown.includes(readable)) shown.push(readable);
  }
}

/** Shown as it is, or by its number where there is nothing to see. */
function readableOf(text: string): string {
  const first = text.codePointAt(0) ?? 0;
  if (/[\p{C}\uFFFD]/u.test(text)) return `U+${first.toString(16).toUpperCase().padStart(4, '0')}`;
  return /^(\S)\1+$/u.test(text) ? text.slice(0, 1) : text.slice(0, 12);
}

type Step = [removal: Removal | null, pattern: RegExp, replacement: string];

// In this order: an entity may hide a control character, an emoji may hide a joiner.
const STEPS: Step[] = [
  [null, /[\s\u00A0\u0085]+/gu, ' '],
  ['HTML entities', /&(?:nbsp|#160|#xa0);/gi, ' '],
  ['HTML entities', /&(?:amp;)+/gi, '&'],
  ['HTML entities', /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]+);/gi, ''],
  ['control characters', /\p{Cc}|\p{Cs}|\p{Co}|\uFFFD/gu, ''],
  // Marks of rights are letters to a reader: ©, ® and ™ are no emoji unless written as one.
  ['emoji', /(?![©®™])[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}]|\u20E3/gu, ''],
  // Joiners and variation selectors are left over from emoji; soft hyphens and marks of direction are invisible.
  // The zero-width non-joiner stays: Persian words need it.
  [null, /(?!\u200C)\p{Cf}|[\uFE00-\uFE0F]/gu, ''],
  ['Chinese characters', /\p{Script=Han}+/gu, ''],
  ['repeated characters', /(\S)\1{8,}/gu, '$1$1$1'],
  [null, / +/g, ' '],
];
