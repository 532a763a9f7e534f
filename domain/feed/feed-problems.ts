/** One kind of problem of a feed. */
export interface FeedProblemKind {
  /** English sentence; `{name}` is filled from the problem's params. */
  readonly message: string;
  /** `document`: told once for a document (per message), however many items show it. */
  readonly scope: 'item' | 'document';
}

/** Every problem that reading items and what they share can name. Codes are stable: operators and the message catalogue search by them. */
export const ITEM_PROBLEMS = {
  'id-missing': { scope: 'item', message: 'The item has no id (looked for {looked})' },
  'too-deep': { scope: 'item', message: 'The item nests elements deeper than {limit} levels' },
  'too-many-attributes': { scope: 'item', message: 'A tag of the item holds more than {limit} characters' },
  'item-unreadable': { scope: 'item', message: 'The markup of the item cannot be read: {reason}' },
  'entity-expansion': { scope: 'item', message: 'The entities of the item grow to more than {limit} characters' },
  'markup-repaired': { scope: 'item', message: 'The markup of the item is broken ({reason}) and was repaired' },
  'bare-ampersand': { scope: 'item', message: 'A bare & (should be &amp;) was taken as text' },
  'unknown-entity': { scope: 'item', message: 'The entity &{name}; is not declared and was left as text' },
  'invalid-character-reference': {
    scope: 'item',
    message: 'The reference &{name}; names no valid character and was dropped',
  },
  'control-character': { scope: 'item', message: 'A control character was removed' },
  'windows-1252-character': {
    scope: 'item',
    message: 'A character of windows-1252 stands in the text under a code of another meaning and was translated',
  },
  'undeclared-prefix': { scope: 'document', message: 'The prefix {prefix}: is used but never declared' },
  'entity-not-plain': {
    scope: 'document',
    message: 'The entity {name} is not plain text (it refers to others, to a file, or is too long) and is not resolved',
  },
  'too-many-entities': { scope: 'document', message: 'Only the first {limit} declared entities are resolved' },
  'variants-ignored': { scope: 'item', message: 'The item holds {count} variants; only the first was read' },
  'price-ambiguous': {
    scope: 'item',
    message: '{field} "{text}" can be read as thousands or as decimals; no price was taken from it',
  },
  'price-unreadable': { scope: 'item', message: '{field} "{text}" is not a price; no price was taken from it' },
  'price-range': { scope: 'item', message: '{field} "{text}" is a range; no price was taken from it' },
  'price-negative': { scope: 'item', message: '{field} "{text}" is negative; no price was taken from it' },
  'price-zero': { scope: 'item', message: '{field} "{text}" is zero; no price was taken from it' },
  'price-absurd': { scope: 'item', message: '{field} "{text}" is absurdly high; no price was taken from it' },
  'availability-unknown': { scope: 'item', message: 'Availability "{text}" is not known' },
  'date-unreadable': { scope: 'item', message: '{field} "{text}" is not a date' },
  'measure-unreadable': { scope: 'item', message: '{field} "{text}" is not a measure' },
  'quantity-unreadable': { scope: 'item', message: 'Quantity "{text}" is not a number' },
  'quantity-negative': { scope: 'item', message: 'Quantity "{text}" is negative and counts as 0' },
} as const satisfies Readonly<Record<string, FeedProblemKind>>;

export type ItemProblemCode = keyof typeof ITEM_PROBLEMS;

/** A problem of one item. */
export interface ItemProblem {
  readonly code: ItemProblemCode;
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The feed's field concerned, in Google's word (`sale_price`). */
  readonly field?: string;
  /** Lines below the first line of the item: 0 is the item's first line. */
  readonly line: number;
}

/** A problem with its English sentence. Texts quoted from the feed are cut at 80 characters. */
export function itemProblem(
  code: ItemProblemCode,
  line: number,
  params?: Readonly<Record<string, string | number>>,
): ItemProblem {
  const short = params && shortenTexts(params);
  const message = fillMessage(ITEM_PROBLEMS[code].message, short);
  const field = params?.['field'];
  return { code, message, line, ...(short && { params: short }), ...(typeof field === 'string' && { field }) };
}

/** Fills `{name}` in a message; a name without a value stays. */
export function fillMessage(message: string, params?: Readonly<Record<string, string | number>>): string {
  return message.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params?.[name] ?? whole));
}

const LONGEST_QUOTE = 80;

function shortenTexts(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  const entries = Object.entries(params).map(([name, value]) => {
    const long = typeof value === 'string' && value.length > LONGEST_QUOTE;
    return [name, long ? `${value.slice(0, LONGEST_QUOTE)}…` : value] as const;
  });
  return Object.fromEntries(entries);
}
