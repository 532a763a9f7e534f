import sanitizeHtml from 'sanitize-html';
import type { Removed } from './clean-text.ts';
import { foldBlocks, renderBlock, shortenBlock } from './description-blocks.ts';
import { addContacts, type ContactCounts } from './remove-contacts.ts';

export interface CleanDescription {
  /** Paragraphs and flat lists with bold and italic, nothing else. */
  readonly html: string;
  readonly shortened: boolean;
  /** What TikTok takes in no text. */
  readonly removed: Removed;
  /** Ways to reach the seller elsewhere, by kind; a link counts where it had an address. */
  readonly contacts: ContactCounts;
  /** Pictures that were left out. */
  readonly images: number;
}

/**
 * A feed's description, HTML or plain, as TikTok takes it: paragraphs and flat lists with bold and italic, nothing else
 * (contract section 4.3: codes 12052344–12052352 refuse other tags, attributes and nesting; 12052932 refuses entities,
 * emoji and control characters). Pictures are left out, since external ones are not accepted (section 4.7), and so are
 * ways to reach the seller elsewhere. At most `limit` characters of HTML, cut between blocks or words.
 */
export function cleanDescription(source: string, limit: number): CleanDescription {
  const { markup, contacts, images } = readMarkup(source.slice(0, MAX_SOURCE));
  const { blocks, removed, contacts: written } = foldBlocks(markup);
  const html: string[] = [];
  let room = limit;
  let shortened = source.length > MAX_SOURCE;
  for (const block of blocks) {
    const whole = renderBlock(block);
    if (whole.length > room) {
      html.push(shortenBlock(block, room));
      shortened = true;
      break;
    }
    html.push(whole);
    room -= whole.length;
  }
  return { html: html.join(''), shortened, removed, contacts: addContacts(contacts, written), images };
}

/** The words of a description, without tags. */
export function descriptionText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Plain text as a description of one paragraph. */
export function paragraph(text: string): string {
  return cleanDescription(text.replaceAll('<', '‹'), 10_000).html;
}

/** The tags a cleaned description may hold, none with attributes. */
export const DESCRIPTION_TAGS: readonly string[] = ['p', 'ul', 'ol', 'li', 'strong', 'em'];

// Ten times what TikTok takes: enough text for any description, and a bound on the work for a hostile one.
const MAX_SOURCE = 100_000;

interface Markup {
  /** Tags of `KEPT_TAGS` only, balanced, without attributes. */
  readonly markup: string;
  readonly contacts: ContactCounts;
  readonly images: number;
}

function readMarkup(source: string): Markup {
  const html = BLOCK_TAG.test(source) ? source : source.replace(/\r\n?|\n/g, '<br>');
  const told = { images: 0, 'e-mails': 0, 'phone numbers': 0, links: 0 };
  const markup = sanitizeHtml(html, {
    allowedTags: KEPT_TAGS,
    allowedAttributes: {},
    nonTextTags: UNREAD_TAGS,
    nestingLimit: MAX_DEPTH,
    transformTags: RENAMED_TAGS,
    onOpenTag: (name, { href }) => {
      if (name === 'img') told.images++;
      const kind = name === 'a' && href && ADDRESSES.find(([, pattern]) => pattern.test(href))?.[0];
      if (kind) told[kind]++;
    },
  });
  // Some feeds escape their HTML twice: then the first reading gives nothing but text, and the text is markup.
  if (!ANY_TAG.test(source) && ESCAPED_TAG.test(markup)) return readMarkup(unescapeMarkup(markup));
  const { images, ...counts } = told;
  return { markup, images, contacts: Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) };
}

function unescapeMarkup(markup: string): string {
  return markup
    .replaceAll('<br />', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const BLOCK_TAG = /<(?:p|div|br|ul|ol|li|tr|td|h[1-6]|section|article|dl|dt|dd|blockquote)\b/i;
const ANY_TAG = /<\/?[a-z][^<>]*>/i;
const ESCAPED_TAG = /&lt;(?:p|div|br|ul|li|b|strong|span|h[1-6]|table)\b(?:(?!&[lg]t;).){0,500}&gt;/is;

// More than any editor writes; deeper tags lose their effect, not their text.
const MAX_DEPTH = 50;

const KEPT_TAGS = ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'h1', 'tr', 'td'];

const rename = (names: readonly string[], name: string) =>
  names.map((each) => [each, sanitizeHtml.simpleTransform(name, {}, false)] as const);

const RENAMED_TAGS = Object.fromEntries([
  ...rename(['b', 'th'], 'strong'),
  ...rename(['i', 'cite'], 'em'),
  ...rename(['h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'summary'], 'h1'),
  ...rename(['hr'], 'br'),
  ...rename(
    // What a browser gives a line of its own.
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer header main menu nav pre section table tbody tfoot thead'.split(
      ' ',
    ),
    'p',
  ),
  ['th', sanitizeHtml.simpleTransform('td', {}, false)],
]);

/** Tags whose text no buyer reads. */
const UNREAD_TAGS =
  'script style textarea option xmp iframe noscript noembed noframes svg math head title template object select video audio canvas form button map'.split(
    ' ',
  );

const ADDRESSES = [
  ['e-mails', /^\s*mailto:/i],
  ['phone numbers', /^\s*tel:/i],
  ['links', /^\s*(?:(?:https?|ftp|whatsapp):|\/\/|www\.)/i],
] as const;
