import type { Problem } from '../problem.ts';
import { cleanDescription, descriptionText, paragraph } from './clean-description.ts';
import { cutAtWord, describeRemoved, hasWords, mergeRemoved, type Removed } from './clean-text.ts';
import { commonTitle } from './common-title.ts';
import { isGrouped, productKeyOf, type SourceSku } from './group-products.ts';
import { PRODUCT_LIMITS } from './product-rules.ts';
import { addContacts, describeContacts, type ContactCounts } from './remove-contacts.ts';
import { scrubText } from './scrub-text.ts';
import type { SkuProblem } from './validate-listing.ts';

/**
 * The product's title: VTEX's product name, else what its SKUs' titles share; without what TikTok refuses or what leads
 * elsewhere, cut between words.
 */
export function writeTitle(skus: readonly SourceSku[], notes: SkuProblem[]): string {
  let removed: Removed = {};
  let contacts: ContactCounts = {};
  const clean = (text: string): string => {
    const result = scrubText(text.slice(0, MAX_TITLE).replace(TAG, ' '));
    removed = mergeRemoved(removed, result.removed);
    contacts = addContacts(contacts, result.contacts);
    return result.text;
  };
  const productName = skus.find(({ enrichment }) => enrichment?.productName)?.enrichment?.productName;
  const named = productName ? clean(productName) : '';
  const whole = named || shared(skus, skus.map(({ item }) => clean(item.title ?? '')).filter(Boolean));
  // Once more after the cut: "algodão.com" is no address before " zíper", and one at the end.
  const title = whole.length > PRODUCT_LIMITS.title ? clean(cutAtWord(whole, PRODUCT_LIMITS.title)) : whole;

  const note = noteFor(skus, 'title', notes);
  noteRemoved({ removed, contacts }, note);
  if (title.length < whole.length) note('title-shortened', { length: whole.length });
  return title;
}

/**
 * The product's description: the first one among its SKUs, as TikTok takes it; else their highlights; else the title,
 * since TikTok lists nothing without one.
 */
export function writeDescription(skus: readonly SourceSku[], notes: SkuProblem[]): string {
  const note = noteFor(skus, 'description', notes);
  for (const source of descriptionsOf(skus)) {
    const description = cleanDescription(source, PRODUCT_LIMITS.description);
    if (!hasWords(descriptionText(description.html))) continue;
    noteRemoved(description, note);
    if (description.images > 0) note('description-images-removed', { count: description.images });
    if (description.shortened) note('description-shortened');
    return description.html;
  }
  const title = skus.find(({ item }) => item.title)?.item.title;
  if (!title) return '';
  note('description-from-title');
  return paragraph(title);
}

// Far more than any name: a bound on the work for a hostile one.
const MAX_TITLE = 10_000;

// Shops paste markup into names; a price such as "<10" is none.
const TAG = /<\/?[a-z][^<>]{0,200}>/gi;

type Note = (code: string, params?: Problem['params']) => void;

function noteFor(skus: readonly SourceSku[], field: string, notes: SkuProblem[]): Note {
  const sku = skus[0]?.item.id ?? '';
  return (code, params) => void notes.push({ sku, problem: { code, field, ...(params && { params }) } });
}

/** Names the characters; of ways to reach the seller only how many, since they may be somebody's own. */
function noteRemoved({ removed, contacts }: { removed: Removed; contacts: ContactCounts }, note: Note): void {
  if (Object.keys(removed).length > 0) note('text-cleaned', { removed: describeRemoved(removed) });
  if (Object.keys(contacts).length > 0) note('contacts-removed', { removed: describeContacts(contacts) });
}

function* descriptionsOf(skus: readonly SourceSku[]): Generator<string> {
  for (const { item } of skus) if (item.description) yield item.description;
  for (const { item } of skus) if (item.productHighlights?.length) yield item.productHighlights.join('<br>');
}

function shared(skus: readonly SourceSku[], titles: readonly string[]): string {
  const grouped = skus[0] !== undefined && isGrouped(productKeyOf(skus[0]));
  return grouped ? commonTitle(titles).common : (titles[0] ?? '');
}
