import type { Problem } from '../problem.ts';

/** Lengths of a new brand's name, in characters (contract section 4.8). */
const NEW_BRAND_NAME = { shortest: 2, longest: 30 } as const;

/** Why TikTok would refuse to make a brand of this name, by TikTok's own code; null where it would not. */
export function brandNameProblem(name: string): Problem | null {
  const text = newBrandName(name);
  const { length } = [...text];
  if (length < NEW_BRAND_NAME.shortest) return { code: 'tiktok:12052189', params: { brand: text } };
  if (length > NEW_BRAND_NAME.longest) return { code: 'tiktok:12052190', params: { brand: text } };
  if (SYMBOLS.test(text)) return { code: 'tiktok:12052191', params: { brand: text } };
  if (/\p{Nd}{5}/u.test(text)) return { code: 'tiktok:12052192', params: { brand: text } };
  if (FORBIDDEN.test(text)) return { code: 'tiktok:12052204', params: { brand: text } };
  return null;
}

/** The name under which a brand is made: marks of registration are no part of it. */
export function newBrandName(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll(/[®™©℠℗]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Emoji, their parts, and the lookalike alphabets ("special fonts"): mathematical, enclosed, full-width. */
const SYMBOLS =
  /\p{Emoji_Presentation}|\p{Extended_Pictographic}|\u{FE0F}|\u{20E3}|[\u{1D400}-\u{1D7FF}\u{2460}-\u{24FF}\u{FF01}-\u{FF5E}]/u;

/** Control and formatting characters, markup, HTML escapes, no letter or digit at all, one character ten times in a row. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}<>]|&(?:[a-z]\w*|#\w+);|^[^\p{L}\p{N}]*$|(\S)\1{9}/iu;
