import { Parser } from 'htmlparser2';
import { cleanText, cutAtWord, hasWords } from './clean-text.ts';

/**
 * A feed's description, HTML or plain, as TikTok takes it: paragraphs and flat lists with bold and italic, nothing else
 * (contract section 4.3: codes 12052344–12052352 refuse other tags, attributes and nesting; 12052932 refuses entities,
 * emoji and control characters). Images and links of the shop are left out, since external ones are not accepted
 * (section 4.7). At most `limit` characters of HTML, cut between blocks or words.
 */
export function cleanDescription(source: string, limit: number): { html: string; shortened: boolean } {
  const blocks = parseBlocks(source.slice(0, MAX_SOURCE));
  const html: string[] = [];
  let room = limit;
  for (const block of blocks) {
    const whole = renderBlock(block);
    if (whole.length > room) {
      const rest = shortenBlock(block, room);
      return { html: html.join('') + rest, shortened: true };
    }
    html.push(whole);
    room -= whole.length;
  }
  return { html: html.join(''), shortened: source.length > MAX_SOURCE };
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

type Style = 'strong' | 'em' | null;
interface Run {
  text: string;
  style: Style;
}
interface Block {
  tag: 'p' | 'ul' | 'ol';
  /** One for a paragraph; the entries of a list. */
  items: string[];
}

const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'th']);
const ITALIC = new Set(['i', 'em', 'cite']);
const INLINE = new Set([
  'a',
  'span',
  'font',
  'u',
  's',
  'small',
  'big',
  'sub',
  'sup',
  'label',
  'mark',
  'abbr',
  'code',
  'q',
  'wbr',
  'del',
  'ins',
  'strike',
  'time',
  'bdi',
  'bdo',
  'img',
  ...ITALIC,
  'b',
  'strong',
]);
const UNREAD = new Set([
  'script',
  'style',
  'iframe',
  'noscript',
  'svg',
  'head',
  'template',
  'object',
  'select',
  'video',
  'audio',
  'canvas',
  'math',
  'form',
]);
const CELL = new Set(['td', 'th']);

function parseBlocks(source: string, again = true): Block[] {
  const blocks: Block[] = [];
  const lists: ('ul' | 'ol')[] = [];
  let list: Block | null = null;
  let runs: Run[] = [];
  const depth = { bold: 0, italic: 0, unread: 0 };

  const endBlock = (): void => {
    const item = renderRuns(runs);
    runs = [];
    if (!item) return;
    const tag = lists[0];
    if (!tag) blocks.push({ tag: 'p', items: [item] });
    else if (list) list.items.push(item);
    else blocks.push((list = { tag, items: [item] }));
  };
  const addText = (text: string): void => {
    if (depth.unread > 0) return;
    const style: Style = depth.bold > 0 ? 'strong' : depth.italic > 0 ? 'em' : null;
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ text, style });
  };

  const parser = new Parser(
    {
      onopentagname(name) {
        if (UNREAD.has(name)) depth.unread++;
        if (CELL.has(name) && runs.length > 0) addText(' | ');
        else if (!INLINE.has(name) && !CELL.has(name)) endBlock();
        if (BOLD.has(name)) depth.bold++;
        if (ITALIC.has(name)) depth.italic++;
        if (name === 'ul' || name === 'ol') {
          if (lists.length === 0) list = null;
          lists.push(name);
        }
      },
      ontext(text) {
        // Plain text has its paragraphs as lines.
        const lines = blocks.length === 0 && !source.includes('</') ? text.split(/[\r\n]+/) : [text];
        lines.forEach((line, index) => {
          if (index > 0) endBlock();
          addText(line);
        });
      },
      onclosetag(name) {
        if (!INLINE.has(name) && !CELL.has(name)) endBlock();
        if (UNREAD.has(name)) depth.unread--;
        if (BOLD.has(name)) depth.bold--;
        if (ITALIC.has(name)) depth.italic--;
        if (name === 'ul' || name === 'ol') {
          lists.pop();
          if (lists.length === 0) list = null;
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(source);
  endBlock();

  // Some feeds escape their HTML twice: then the first reading gives nothing but text, and the text is markup.
  const text = blocks.flatMap((block) => block.items).join('\n');
  if (again && !/<[a-z]/i.test(source) && /‹(?:p|div|br|ul|li|b|strong|span)\b[^‹›]*›/i.test(text)) {
    return parseBlocks(text.replaceAll('‹', '<').replaceAll('›', '>'), false);
  }
  return blocks;
}

/** One block's words with their style; empty where there are no words. */
function renderRuns(runs: Run[]): string {
  const whole = cleanText(runs.map((run) => run.text).join('')).text;
  if (!hasWords(whole)) return '';
  const plain = escapeMarkup(whole);
  if (runs.every((run) => run.style === null)) return plain;

  let html = '';
  for (const run of runs) {
    const text = escapeMarkup(cleanText(run.text).text);
    if (/^\s/.test(run.text) && html && !html.endsWith(' ')) html += ' ';
    if (text) html += run.style ? `<${run.style}>${text}</${run.style}>` : text;
    if (/\s$/.test(run.text) && html && !html.endsWith(' ')) html += ' ';
  }
  html = html.trim();
  // Cleaning run by run can miss what only the joined text shows; then the style is given up, not the rule.
  return html.replace(/<[^>]*>/g, '') === plain ? html : plain;
}

/** Text must not read as markup, and entities are refused: so angle brackets become quotation marks. */
function escapeMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}

function renderBlock({ tag, items }: Block): string {
  if (tag === 'p') return `<p>${items[0]}</p>`;
  return `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`;
}

/** As much of a block as fits in `room` characters; empty where next to nothing does. */
function shortenBlock({ tag, items }: Block, room: number): string {
  if (tag !== 'p') {
    const kept: string[] = [];
    for (const item of items) {
      if (renderBlock({ tag, items: [...kept, item] }).length > room) break;
      kept.push(item);
    }
    return kept.length > 0 ? renderBlock({ tag, items: kept }) : '';
  }
  const textRoom = room - '<p></p>'.length;
  if (textRoom < 40) return '';
  return `<p>${cutAtWord(items[0]!.replace(/<[^>]*>/g, ''), textRoom)}</p>`;
}
