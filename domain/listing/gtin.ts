/** A product code as TikTok takes it (contract section 4.3, `identifier_code`). */
export interface IdentifierCode {
  readonly type: 'GTIN' | 'EAN' | 'UPC';
  readonly code: string;
}

/**
 * The code in a feed's gtin or VTEX's EAN, by length and check digit (GS1 mod 10); null where it is none. Spaces and
 * hyphens between digits are not part of it.
 */
export function readGtin(text: string): IdentifierCode | null {
  const code = text.replace(/[\s-]/g, '');
  if (!/^\d+$/.test(code) || /^0+$/.test(code)) return null;
  const type = TYPES[code.length];
  return type && hasCheckDigit(code) ? { type, code } : null;
}

const TYPES: Record<number, IdentifierCode['type']> = { 8: 'EAN', 12: 'UPC', 13: 'EAN', 14: 'GTIN' };

function hasCheckDigit(code: string): boolean {
  let sum = 0;
  for (let i = 0; i < code.length; i++) sum += Number(code[code.length - 1 - i]) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}
