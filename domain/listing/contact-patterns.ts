/** What buyers could be led away with. */
export type ContactKind = 'e-mails' | 'phone numbers' | 'links' | 'profiles';

export interface ContactPattern {
  readonly kind: ContactKind;
  readonly pattern: RegExp;
  /** Looks closer at what the pattern found; absent: it is one. */
  readonly isOne?: (found: string) => boolean;
}

// Numbers. A local or national one, with or without its country code: 98765-4321, (11) 98765-4321, +55 11 3456 7890.
const SEP = String.raw`[\s.\-\u2010-\u2013]{0,2}`;
const LINE = String.raw`9?\s?\d{4}${SEP}\d{4}`;
const NATIONAL = String.raw`(?:(?:\+|00)?55${SEP})?(?:\(?0?[1-9]\d\)?${SEP})?${LINE}`;
const INTERNATIONAL = String.raw`\d{1,3}${SEP}\(?\d{1,4}\)?(?:${SEP}\d{2,5}){1,4}`;
const TOLL_FREE = String.raw`0[3589]00${SEP}\d{2,4}${SEP}\d{3,4}`;
const ANY_NUMBER = String.raw`(?:\+${INTERNATIONAL}|${TOLL_FREE}|${NATIONAL}|\d{8})(?!\d)`;
/** Brazil's area codes; others make no phone number. */
const AREA = String.raw`0?(?:1[1-9]|2[12478]|3[1-578]|4[1-9]|5[1345]|6[1-9]|7[134579]|8[1-9]|9[1-9])`;
const ALONE = String.raw`(?<![\p{L}\d,.\-/+])`;
const NO_MORE = String.raw`(?![\d\p{L}]|[,.\-/]\d)`;

// Words before a number that make it one.
const CHAT = 'whats?\\s?app|whats|zap(?:zap)?|wpp|واتساب|واتس';
const CALL =
  'sac|ligue(?: (?:para|j[áa]))?|disque|central de atendimento|call us(?: at| on)?|ll[áa]m[ae](?:nos)?(?: al)?|اتصل|هاتف|تلفون';
const PHONE = 'tel(?:efone|[ée]fono|ephone)?s?|t[ée]l(?:[ée]phone)?|fones?|phone|contatos?|celular|m[óo]vil|fax';

// Addresses.
const HOST = String.raw`(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}`;
const PATH = String.raw`(?:[/?#][^\s<>"'‹›|)\]]*)?`;
const NOT_IN_WORD = String.raw`(?<![\p{L}\d@_.-])`;
const WORD_END = String.raw`(?![\p{L}\d_-])`;
const PHRASE_END = String.raw`\s*(?:$|[,;:!?)\]]|\.(?:\s|$))`;
const COMMON_ENDING = '(?:com|net|shop|store|online|site)';
const BRAZILIAN_ENDING = '(?:com|net|org|ind|art|eco|blog|app|store|tv|emp|log)';
const SHORT_HOST = String.raw`(?:wa\.me|t\.me|bit\.ly|youtu\.be|linktr\.ee|goo\.gl|m\.me|fb\.me|g\.co)`;
const LEADS_THERE = 'site|acesse|visite|em|loja|online|website|visit|web';

// Invitations to leave.
const COME = 'acess[ae]|visit[ae]|conhe[çc]a|confira|entre|compre|veja|siga(?:-nos)?|fale(?: conosco)?';
const PLACES =
  'site|web\\s?site|loja\\s+(?:virtual|online|oficial)|p[áa]gina|blog|instagram|facebook|canal|youtube|whats(?:app)?|perfil|redes sociais';
const FOREIGN_PLACES =
  'web\\s?site|online (?:store|shop)|p[áa]gina(?: web)?|sitio(?: web)?|tienda online|site(?: web)?';

/** In this order: an address holds a host, a link may hold a number. */
export const CONTACT_PATTERNS: readonly ContactPattern[] = [
  {
    kind: 'e-mails',
    pattern: re`(?:e-?mail|correo|contato|contact)?\s{0,2}:?\s{0,2}(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}(?![\p{L}\d])`,
  },
  { kind: 'links', pattern: re`(?:https?|ftp):\/\/[^\s<>"'‹›]+|(?<![\p{L}\d])www\.[^\s<>"'‹›]+` },
  { kind: 'links', pattern: re`${NOT_IN_WORD}${HOST}${BRAZILIAN_ENDING}\.br${PATH}${WORD_END}` },
  { kind: 'links', pattern: re`${NOT_IN_WORD}${SHORT_HOST}/[^\s<>"']+` },
  // "material.com zíper" lacks a space, it is no address: ".com" counts with a path, at the end of a phrase, or after a
  // word that leads there.
  {
    kind: 'links',
    pattern: re`${NOT_IN_WORD}${HOST}${COMMON_ENDING}(?:\.[a-z]{2})?(?:/[^\s<>"']*|(?=${PHRASE_END}))`,
    isOne: isInOneCase,
  },
  {
    kind: 'links',
    pattern: re`(?<=(?:${LEADS_THERE})\s{1,2}:?\s{0,2})${HOST}${COMMON_ENDING}${PATH}${WORD_END}`,
  },
  {
    kind: 'links',
    pattern: re`(?:${COME})(?: mais)?(?: em| n?o| n?a| pel[oa])?(?: o| a)? noss[oa]s?\s+(?:${PLACES})(?!\p{L})`,
  },
  {
    kind: 'links',
    pattern: re`(?:visit[ea]?|check out)\s+(?:our|nuestr[oa]|notre)\s+(?:${FOREIGN_PLACES})(?!\p{L})`,
  },
  // WhatsApp: 11 98765-4321
  {
    kind: 'phone numbers',
    pattern: re`(?:${CHAT})\s{0,2}(?:[:.–-]|n[º°o.]{0,2})?\s{0,2}${ANY_NUMBER}`,
    isOne: isNoSpanOfYears,
  },
  // SAC 4003 1234
  {
    kind: 'phone numbers',
    pattern: re`${ALONE}(?:${CALL})\s{0,2}[:.–-]?\s{0,2}${ANY_NUMBER}`,
    isOne: isNoSpanOfYears,
  },
  // Tel.: 34567890; "celular 12345678" may be a model.
  {
    kind: 'phone numbers',
    pattern: re`${ALONE}(?:${PHONE})\s{0,2}(?:\.:?|:)\s{0,2}${ANY_NUMBER}`,
    isOne: isNoSpanOfYears,
  },
  // fone 11 3456-7890
  {
    kind: 'phone numbers',
    pattern: re`${ALONE}(?:tel(?:efone)?|t[ée]l|fone|phone|contato)\s{1,2}(?:\(?${AREA}\)?[\s.]{0,2})?9?\d{4}-\d{4}${NO_MORE}`,
    isOne: isNoSpanOfYears,
  },
  // +971 4 123 4567
  {
    kind: 'phone numbers',
    pattern: re`(?<![\p{L}\d+])\+${INTERNATIONAL}${NO_MORE}`,
    isOne: hasLengthWithCountry,
  },
  // (11) 98765-4321
  {
    kind: 'phone numbers',
    pattern: re`(?<![\p{L}\d])(?:55\s?)?\(${AREA}\)\s{0,2}(?:9\s?)?\d{4}[\s.\-–]?\d{4}${NO_MORE}`,
    isOne: isNoSpanOfYears,
  },
  // 11 98765-4321
  {
    kind: 'phone numbers',
    pattern: re`${ALONE}${AREA}[\s.\-–]{1,3}9[\s.]?\d{4}[\s.\-–]\d{4}${NO_MORE}`,
    isOne: isNoSpanOfYears,
  },
  // 0800 123 4567
  {
    kind: 'phone numbers',
    pattern: re`${ALONE}0[3589]00[\s.\-–](?:\d{3}[\s.\-–]?\d{3,4}|\d{2}[\s.\-–]\d{4})${NO_MORE}`,
  },
  // (305) 555-1234, 1-800-123-4567
  {
    kind: 'phone numbers',
    pattern: re`${ALONE}(?:1[\s\-]8\d{2}[\s\-]|\(\d{3}\)\s?)\d{3}[\s.\-]\d{4}${NO_MORE}`,
  },
  {
    kind: 'profiles',
    pattern: re`(?:instagram|insta|facebook|tiktok|ig|siga)?\s{0,2}:?\s{0,2}(?<![\p{L}\d_@.&+/\-])@[a-z_][\w.]{1,28}[a-z0-9_](?![\p{L}\d@])`,
  },
];

function re(strings: TemplateStringsArray, ...parts: readonly string[]): RegExp {
  return new RegExp(String.raw(strings, ...parts), 'giu');
}

/** Written as addresses are, and not a word that swallowed its full stop ("Macia.Com"). */
function isInOneCase(found: string): boolean {
  return found === found.toLowerCase() || found === found.toUpperCase();
}

/** "2013-2019" has the shape of a number, too. */
function isNoSpanOfYears(found: string): boolean {
  return !/(?<!\d)(?:19|20)\d{2}[\s.\-–](?:19|20)\d{2}$/.test(found);
}

/** With its country code a number has ten digits or more, and fifteen at most (E.164). */
function hasLengthWithCountry(found: string): boolean {
  const digits = found.replace(/\D/g, '').length;
  return digits >= 10 && digits <= 15;
}
