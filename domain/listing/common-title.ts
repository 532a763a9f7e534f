/**
 * What the titles of a product's SKUs have in common, and what sets each apart. Titles are compared segment by segment
 * (` - `, ` | `, `, `), so that "Camiseta - Azul - P" and "Camiseta - Azul - M" share "Camiseta - Azul"; where no
 * segment is shared, word by word from the front.
 */
export function commonTitle(titles: readonly string[]): { common: string; rest: string[] } {
  const [first, ...others] = titles;
  if (first === undefined) return { common: '', rest: [] };
  if (others.every((title) => title === first)) return { common: first, rest: titles.map(() => '') };

  const bySegment = common(
    titles.map((title) => title.split(SEPARATOR)),
    joinSegments,
  );
  if (bySegment.common.length >= MIN_LENGTH) return bySegment;
  const byWord = common(
    titles.map((title) => title.split(' ')),
    joinWords,
  );
  if (byWord.common.length >= MIN_LENGTH) return byWord;
  return { common: first, rest: byWord.rest };
}

// A shorter common part ("Kit", "Cama") names no product.
const MIN_LENGTH = 10;
const SEPARATOR = /(\s+[-–—|/]\s+|,\s+)/;

function common(titles: string[][], join: (parts: string[]) => string): { common: string; rest: string[] } {
  const first = titles[0]!;
  const shortest = Math.min(...titles.map((parts) => parts.length));
  let front = 0;
  while (front < shortest && titles.every((parts) => parts[front] === first[front])) front++;
  let back = 0;
  while (back < shortest - front && titles.every((parts) => parts.at(-1 - back) === first.at(-1 - back))) back++;

  const middle = titles.map((parts) => join(parts.slice(front, parts.length - back)));
  return { common: join([...first.slice(0, front), ...first.slice(first.length - back)]), rest: middle };
}

/** Segments come with their separators between them, which must not open, close or double. */
function joinSegments(parts: string[]): string {
  const segments: string[] = [];
  for (const part of parts) {
    const isSeparator = SEPARATOR.test(part);
    const last = segments.at(-1);
    if (isSeparator && (last === undefined || SEPARATOR.test(last))) continue;
    if (!isSeparator && last !== undefined && !SEPARATOR.test(last)) segments.push(' ');
    segments.push(part);
  }
  return trimSeparators(segments.join(''));
}

function joinWords(parts: string[]): string {
  return trimSeparators(parts.join(' '));
}

function trimSeparators(text: string): string {
  return text.replace(/^[\s\-–—|/,;:]+|[\s\-–—|/,;:]+$/gu, '');
}
