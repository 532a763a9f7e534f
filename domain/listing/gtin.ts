/** A product code as TikTok takes it (contract section 4.3, `identifier_code`). */
export interface IdentifierCode {
  readonly type: 'GTIN' | 'EAN' | 'UPC' | 'ISBN' | 'JAN';
  readonly code: string;
}

/** `invalid`: no code of that length, or a wrong check digit. `restricted`: a number without an owner in the world. */
export type CodeFlaw = 'invalid' | 'restricted';

/**
 * The code in a feed's gtin or VTEX's EAN, by length, prefix and check digit. Spaces and hyphens between digits are no
 * part of it; a GTIN-14 that only pads a shorter code with zeros is read as that code.
 */
export function judgeGtin(text: string): IdentifierCode | CodeFlaw {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(code)) return hasIsbnCheckDigit(code) ? { type: 'ISBN', code } : 'invalid';
  if (!/^\d+$/.test(code) || /^0+$/.test(code) || !(code.length in READERS) || !hasCheckDigit(code)) return 'invalid';
  return READERS[code.length]!(code);
}

/** The code, or null where there is none to send. */
export function readGtin(text: string): IdentifierCode | null {
  const judged = judgeGtin(text);
  return typeof judged === 'string' ? null : judged;
}

const READERS: Record<number, (code: string) => IdentifierCode | CodeFlaw> = {
  8: (code) => (/^[02]/.test(code) ? 'restricted' : { type: isJapanese(code) ? 'JAN' : 'EAN', code }),
  // UPC number systems 2 (weighed goods), 4 (within a shop) and 5 (coupons).
  12: (code) => (/^[245]/.test(code) ? 'restricted' : { type: 'UPC', code }),
  13: readGtin13,
  // Indicator 0 pads a shorter code; 9 is for goods of varying measure, which are not sold by the piece.
  14: (code) => {
    if (code.startsWith('000000')) return judgeGtin(code.slice(6));
    if (code.startsWith('00')) return judgeGtin(code.slice(2));
    if (code.startsWith('0')) return readGtin13(code.slice(1));
    return code.startsWith('9') ? 'restricted' : { type: 'GTIN', code };
  },
};

function readGtin13(code: string): IdentifierCode | CodeFlaw {
  // 02, 04, 05: such UPCs in thirteen digits; 2: within a shop; 980: refund receipts; 981–984, 99: coupons.
  if (/^(?:0[245]|2|98[0-4]|99)/.test(code)) return 'restricted';
  // 978 and 979 are books, but 979-0 is sheet music.
  if (/^97[89]/.test(code) && !code.startsWith('9790')) return { type: 'ISBN', code };
  return { type: isJapanese(code) ? 'JAN' : 'EAN', code };
}

function isJapanese(code: string): boolean {
  return /^4[59]/.test(code);
}

/** GS1: weights 3 and 1 from the right, modulo 10. */
function hasCheckDigit(code: string): boolean {
  let sum = 0;
  for (let i = 0; i < code.length; i++) sum += Number(code[code.length - 1 - i]) * (i % 2 === 0 ? 1 : 3);
  return sum % 10 === 0;
}

/** ISBN-10: weights 10 to 1, modulo 11, X for ten. */
function hasIsbnCheckDigit(code: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += (10 - i) * (code[i] === 'X' ? 10 : Number(code[i]));
  return sum % 11 === 0 && !/^0+$/.test(code);
}
