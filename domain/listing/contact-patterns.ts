/** What buyers could be led away with. */
export type ContactKind = 'e-mails' | 'phone numbers' | 'links' | 'profiles';

export type ContactPattern = readonly [kind: ContactKind, pattern: RegExp, isOne?: (found: string) => boolean];

// A local or national number, with or without its country code: 98765-4321, (11) 98765-4321, +55 11 3456 7890.
const SEP = String.raw`[\s.\-\u2010-\u2013]{0,2}`;
const LINE = String.raw`9?\s?\d{4}${SEP}\d{4}`;
const NATIONAL = String.raw`(?:(?:\+|00)?55${SEP})?(?:\(?0?[1-9]\d\)?${SEP})?${LINE}`;
const INTERNATIONAL = String.raw`\+\d{1,3}${SEP}\(?\d{1,4}\)?(?:${SEP}\d{2,5}){1,4}`;
const TOLL_FREE = String.raw`0[3589]00${SEP}\d{2,4}${SEP}\d{3,4}`;
const ANY_NUMBER = `(?:${INTERNATIONAL}|${TOLL_FREE}|${NATIONAL}|\\d{8})`;

// Brazil's area codes; others make no phone number.
const AREA = String.raw`0?(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])`;
const NO_DIGIT_BEFORE = String.raw`(?<![\p{L}\d,.\-/+])`;
const NO_DIGIT_AFTER = String.raw`(?![\d\p{L}]|[,.\-/]\d)`;

const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}`;
const PATH = String.raw`(?:[/?#][^\s<>"'‹›|)\]]*)?`;
const NOT_IN_WORD = String.raw`(?<![\p{L}\d@_.-])`;
const WORD_END = String.raw`(?![\p{L}\d_-])`;

// In this order: an address holds a host, a link may hold a number.
export const CONTACT_PATTERNS: readonly ContactPattern[] = [
  [
    'e-mails',
    /(?:e-?mail|correo|contato|contact)?\s{0,2}:?\s{0,2}(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\p{L}\d])/giu,
  ],
  ['links', /(?:https?|ftp):\/\/[^\s<>"'‹›]+|(?<![\p{L}\d])www\.[^\s<>"'‹›]+/giu],
  // Unmistakable: a Brazilian address, or a chat or short address with a path.
  ['links', re(`${NOT_IN_WORD}${HOST}(?:com|net|org|ind|art|eco|blog|app|store|tv|emp|log)\\.br${PATH}${WORD_END}`)],
  [
    'links',
    re(`${NOT_IN_WORD}(?:wa\\.me|t\\.me|bit\\.ly|youtu\\.be|linktr\\.ee|goo\\.gl|m\\.me|fb\\.me|g\\.co)/[^\\s<>"']+`),
  ],
  // "material.com zíper" lacks a space, it is no address: ".com" counts at the end of a phrase or after a word that leads there.
  [
    'links',
    re(
      `${NOT_IN_WORD}${HOST}(?:com|net|shop|store|online|site)(?:\\.[a-z]{2})?(?:/[^\\s<>"']*|(?=\\s*(?:$|[,;:!?)\\]|]|\\.(?:\\s|$))))`,
    ),
    isAddress,
  ],
  [
    'links',
    re(
      `(?<=(?:site|acesse|visite|em|loja|online|website|visit|web)\\s{1,2}:?\\s{0,2})${HOST}(?:com|net|shop|store|online|site)${PATH}${WORD_END}`,
    ),
  ],
  [
    'links',
    /(?:acess[ae]|visit[ae]|conhe[çc]a|confira|entre|compre|veja|siga(?:-nos)?|fale(?: conosco)?)(?: mais)?(?: em| n?o| n?a| pel[oa])?(?: o| a)? noss[oa]s?\s+(?:site|web\s?site|loja\s+(?:virtual|online|oficial)|p[áa]gina|blog|instagram|facebook|canal|youtube|whats(?:app)?|perfil|redes sociais)(?![\p{L}])/giu,
  ],
  [
    'links',
    /(?:visit(?:e|a)?|check out)\s+(?:our|nuestr[oa]|notre)\s+(?:web\s?site|online (?:store|shop)|p[áa]gina(?: web)?|sitio(?: web)?|tienda online|site(?: web)?)(?![\p{L}])/giu,
  ],
  [
    'phone numbers',
    re(
      `(?:whats?\\s?app|whats|zap(?:zap)?|wpp|واتساب|واتس)\\s{0,2}(?:[:.–-]|n[º°o.]{0,2})?\\s{0,2}${ANY_NUMBER}(?!\\d)`,
    ),
    isNumber,
  ],
  [
    'phone numbers',
    re(
      `${NO_DIGIT_BEFORE}(?:sac|ligue(?: (?:para|j[áa]))?|disque|central de atendimento|call us(?: at| on)?|ll[áa]m[ae](?:nos)?(?: al)?|اتصل|هاتف|تلفون)\\s{0,2}[:.–-]?\\s{0,2}${ANY_NUMBER}(?!\\d)`,
    ),
    isNumber,
  ],
  [
    'phone numbers',
    re(
      `${NO_DIGIT_BEFORE}(?:tel(?:efone|[ée]fono|ephone)?s?|t[ée]l(?:[ée]phone)?|fones?|phone|contatos?|celular|m[óo]vil|fax)\\s{0,2}(?:\\.:?|:)\\s{0,2}${ANY_NUMBER}(?!\\d)`,
    ),
    isNumber,
  ],
  [
    'phone numbers',
    re(
      `${NO_DIGIT_BEFORE}(?:tel(?:efone)?|t[ée]l|fone|phone|contato)\\s{1,2}(?:\\(?${AREA}\\)?[\\s.]{0,2})?9?\\d{4}-\\d{4}${NO_DIGIT_AFTER}`,
    ),
    isNumber,
  ],
  ['phone numbers', re(`(?<![\\p{L}\\d+])\\+${INTERNATIONAL.slice(2)}${NO_DIGIT_AFTER}`), isLongNumber],
  [
    'phone numbers',
    re(`(?<![\\p{L}\\d])(?:55\\s?)?\\(${AREA}\\)\\s{0,2}(?:9\\s?)?\\d{4}[\\s.\\-–]?\\d{4}${NO_DIGIT_AFTER}`),
    isNumber,
  ],
  [
    'phone numbers',
    re(`${NO_DIGIT_BEFORE}${AREA}[\\s.\\-–]{1,3}9[\\s.]?\\d{4}[\\s.\\-–]\\d{4}${NO_DIGIT_AFTER}`),
    isNumber,
  ],
  [
    'phone numbers',
    re(
      `${NO_DIGIT_BEFORE}0[3589]00[\\s.\\-–](?:\\d{3}[\\s.\\-–]?\\d{4}|\\d{2}[\\s.\\-–]\\d{4}|\\d{3}[\\s.\\-–]?\\d{3})${NO_DIGIT_AFTER}`,
    ),
  ],
  [
    'phone numbers',
    re(`${NO_DIGIT_BEFORE}(?:1[\\s-]8\\d{2}[\\s-]|\\(\\d{3}\\)\\s?)\\d{3}[\\s.\\-]\\d{4}${NO_DIGIT_AFTER}`),
  ],
  [
    'profiles',
    /(?:instagram|insta|facebook|tiktok|ig|siga)?\s{0,2}:?\s{0,2}(?<![\p{L}\d_@.&+/-])@[a-z_](?:[\w.]{1,28})[a-z0-9_](?![\p{L}\d@])/giu,
  ],
];

function re(source: string): RegExp {
  return new RegExp(source, 'giu');
}

/** Written as addresses are: in one case, and not a word that swallowed its full stop ("Macia.Com"). */
function isAddress(found: string): boolean {
  return found === found.toLowerCase() || found === found.toUpperCase();
}

/** A span of years ("2013-2019") and a price list have the shape of a number, too. */
function isNumber(found: string): boolean {
  return !/(?<!\d)(?:19|20)\d{2}[\s.\-–](?:19|20)\d{2}$/.test(found);
}

/** With its country code a number has ten digits or more (15 at most, E.164). */
function isLongNumber(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  return digits >= 10 && digits <= 15;
}
