/**
 * A specification's value as plain text: VTEX and feeds keep HTML in some, lists among it (`<ul><li>…`). Each list
 * item or paragraph becomes a text of its own.
 */
export function plainTexts(value: string): string[] {
  if (!value.includes('<') && !value.includes('&')) return [value.trim()].filter((text) => text !== '');
  return value
    .replace(/<\s*(?:br|\/?(?:p|li|ul|ol|div|tr|h[1-6]))\b[^<>]*>/gi, '\n')
    .replace(/<[a-z/!][^<>]*>/gi, ' ')
    .replace(/&(?:nbsp|#160|#xa0);/gi, ' ')
    .replace(/&(#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos);/gi, (entity, name: string) => decode(name) ?? entity)
    .split('\n')
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '');
}

function decode(name: string): string | null {
  const named = NAMED[name.toLowerCase()];
  if (named !== undefined) return named;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) ? String.fromCodePoint(code) : null;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
