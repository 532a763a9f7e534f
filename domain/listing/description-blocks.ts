import { cutAtWord, hasWords, mergeRemoved, type Removed } from './clean-text.ts';
import { addContacts, type ContactCounts } from './remove-contacts.ts';
import { scrubText } from './scrub-text.ts';

/** One paragraph, or one list with its entries; texts are finished HTML. */
export interface Block {
  readonly tag: 'p' | 'ul' | 'ol';
  readonly items: string[];
}

export interface FoldedBlocks {
  readonly blocks: readonly Block[];
  readonly removed: Removed;
  readonly contacts: ContactCounts;
}

/**
 * Sanitised markup as a row of blocks: what nests becomes flat, headings become bold paragraphs, table rows paragraphs
 * with ` | ` between their cells. Texts are cleaned; blocks without words go.
 */
export function foldBlocks(markup: string): FoldedBlocks {
  const blocks: Block[] = [];
  const lists: ('ul' | 'ol')[] = [];
  let list: Block | null = null;
  let runs: Run[] = [];
  let removed: Removed = {};
  let contacts: ContactCounts = {};
  const depth = { strong: 0, em: 0, h1: 0 };

  const endBlock = (): void => {
    const item = renderRuns(runs);
    runs = [];
    removed = mergeRemoved(removed, item.removed);
    contacts = addContacts(contacts, item.contacts);
    if (!item.html) return;
    const tag = lists[0];
    if (!tag) blocks.push({ tag: 'p', items: [item.html] });
    else if (list) list.items.push(item.html);
    else blocks.push((list = { tag, items: [item.html] }));
  };
  const addText = (text: string): void => {
    const style = depth.strong + depth.h1 > 0 ? 'strong' : depth.em > 0 ? 'em' : null;
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ text, style });
  };

  for (const token of markup.split(/(<[^>]*>)/)) {
    const [, slash, name] = /^<(\/?)(\w+)/.exec(token) ?? [];
    if (name === undefined) {
      if (token) addText(unescapeText(token));
      continue;
    }
    if (name === 'strong' || name === 'em') {
      depth[name] += slash ? -1 : 1;
      continue;
    }
    if (name === 'td') {
      if (!slash && runs.length > 0) addText(' | ');
      continue;
    }
    endBlock();
    if (name === 'h1') depth.h1 += slash ? -1 : 1;
    if (name === 'ul' || name === 'ol') {
      if (slash) lists.pop();
      if (lists.length === 0) list = null;
      if (!slash) lists.push(name);
    }
  }
  endBlock();
  return { blocks, removed, contacts };
}

export function renderBlock({ tag, items }: Block): string {
  if (tag === 'p') return `<p>${items[0]}</p>`;
  return `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`;
}

/** As much of a block as fits in `room` characters; empty where next to nothing does. */
export function shortenBlock({ tag, items }: Block, room: number): string {
  if (tag !== 'p') {
    let left = room - `<${tag}></${tag}>`.length;
    const kept = items.slice(
      0,
      items.findIndex((item) => (left -= item.length + '<li></li>'.length) < 0),
    );
    return kept.length > 0 ? renderBlock({ tag, items: kept }) : '';
  }
  const textRoom = room - '<p></p>'.length;
  if (textRoom < 40) return '';
  const { text } = scrubText(cutAtWord(items[0]!.replace(/<[^>]*>/g, ''), textRoom));
  return hasWords(text) ? `<p>${text}</p>` : '';
}

interface Run {
  text: string;
  style: 'strong' | 'em' | null;
}

/** One block's words with their style; no HTML where there are no words. */
function renderRuns(runs: readonly Run[]): { html: string; removed: Removed; contacts: ContactCounts } {
  if (runs.length === 0) return { html: '', removed: {}, contacts: {} };
  const { text, removed, contacts } = scrubText(runs.map((run) => run.text).join(''));
  const plain = hasWords(text) ? escapeMarkup(text) : '';
  if (plain === '' || runs.every(({ style }) => style === null)) return { html: plain, removed, contacts };

  let html = '';
  for (const run of runs) {
    const words = escapeMarkup(scrubText(run.text).text);
    if (/^\s/.test(run.text) && html && !html.endsWith(' ')) html += ' ';
    if (words) html += run.style ? `<${run.style}>${words}</${run.style}>` : words;
    if (/\s$/.test(run.text) && html && !html.endsWith(' ')) html += ' ';
  }
  html = html.trim();
  // Cleaning run by run can miss what only the joined text shows; then the style is given up, not the rule.
  return { html: html.replace(/<[^>]*>/g, '') === plain ? html : plain, removed, contacts };
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Text must not read as markup, and entities are refused: so angle brackets become quotation marks. */
function escapeMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
