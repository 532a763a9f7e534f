import { CONTACT_PATTERNS, type ContactKind } from './contact-patterns.ts';

/** How often each kind was taken out; never what it said. */
export type ContactCounts = Readonly<Partial<Record<ContactKind, number>>>;

/**
 * Takes e-mail addresses, phone numbers, links, profiles ("@loja") and invitations to leave ("acesse nosso site") out of
 * a text; TikTok's reviewers refuse listings that lead buyers elsewhere. What only looks like one stays: product codes,
 * barcodes, measures, voltages, prices and years. A phone number is one by its shape (country code, area code in
 * brackets, 0800) or by the word before it ("WhatsApp", "tel:"), never by its digits alone.
 */
export function removeContacts(text: string): { text: string; removed: ContactCounts } {
  if (!HINT.test(text)) return { text, removed: {} };
  const removed: Partial<Record<ContactKind, number>> = {};
  let left = text;
  for (const { kind, pattern, isOne } of CONTACT_PATTERNS) {
    left = left.replace(pattern, (found: string) => {
      if (isOne && !isOne(found)) return found;
      removed[kind] = (removed[kind] ?? 0) + 1;
      return ' ';
    });
  }
  return { text: left === text ? text : tidy(left), removed };
}

/** True where a text would lead a buyer elsewhere. */
export function hasContacts(text: string): boolean {
  return Object.keys(removeContacts(text).removed).length > 0;
}

/** The counts of several texts as one. */
export function addContacts(one: ContactCounts, other: ContactCounts): ContactCounts {
  const sum: Partial<Record<ContactKind, number>> = { ...one };
  for (const [kind, count] of Object.entries(other)) {
    sum[kind as ContactKind] = (sum[kind as ContactKind] ?? 0) + count;
  }
  return sum;
}

/** For a note: `e-mails (1), links (2)`. */
export function describeContacts(counts: ContactCounts): string {
  return Object.entries(counts)
    .map(([kind, count]) => `${kind} (${count})`)
    .join(', ');
}

// What every contact has some of: most texts have none, and are spared the patterns.
const HINT = /@|\d{4}|\+\d|www\.|:\/\/|\.(?:com|net|br|shop|store|online|site|me|ly|be|ee|gl|co)|noss|visit|check out/i;

/** What a removal leaves behind: empty brackets, stray separators, a space before a comma. */
function tidy(text: string): string {
  return text
    .replace(/[([{]\s*[)\]}]/g, ' ')
    .replace(/\s+([,;!?])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .replace(/\s\.(?=\s|$)/g, '.')
    .replace(/[\s\-–—|,;:(/]+$/u, '')
    .replace(/^[\s\-–—|,;:.)/]+/u, '');
}
