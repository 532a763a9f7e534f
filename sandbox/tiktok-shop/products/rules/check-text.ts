import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';

/** Longest title in Brazil, in characters (contract section 4.3). */
const titleMax = 300;

export function checkTitle(title: string): Fault[] {
  if (title.trim() === '') return [faultOf(12052261)];
  if ([...title].length > titleMax) return [faultOf(12052051)];
  if (hasChinese(title)) return [faultOf(12052262)];
  return breaksFormat(title) ? [faultOf(12052931)] : [];
}

export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/**
 * The formatting rule shared by titles, descriptions and attribute texts: no HTML escapes, no emoji, no control
 * characters, not only symbols, no character more than nine times in a row.
 */
export function breaksFormat(text: string): boolean {
  if (/&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);/i.test(text)) return true;
  if (/\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}/u.test(text)) return true;
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text)) return true;
  if (text.trim() !== '' && !/[\p{L}\p{N}]/u.test(text)) return true;
  return /(\S)\1{9}/u.test(text);
}
