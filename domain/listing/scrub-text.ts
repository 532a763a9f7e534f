import { cleanText, mergeRemoved, type Removed } from './clean-text.ts';
import { addContacts, removeContacts, type ContactCounts } from './remove-contacts.ts';

/** A title or a piece of a description without what TikTok refuses and without ways to reach the seller elsewhere. */
export function scrubText(source: string): { text: string; removed: Removed; contacts: ContactCounts } {
  let { text, removed } = cleanText(source);
  let contacts: ContactCounts = {};
  // Until nothing changes: what is taken out may join the halves of something else.
  for (let round = 0; ; round++) {
    const without = removeContacts(text);
    if (without.text === text) return { text, removed, contacts };
    // Only a text made to last goes round that often: it is not worth listing.
    if (round === MAX_ROUNDS) return { text: '', removed, contacts };
    contacts = addContacts(contacts, without.removed);
    const clean = cleanText(without.text);
    removed = mergeRemoved(removed, clean.removed);
    text = clean.text;
  }
}

const MAX_ROUNDS = 10;
