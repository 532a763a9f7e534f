import type { FeedFormat } from './document-context.ts';
import { FeedError } from './feed-error.ts';
import { LESS, createMarkup, scanMarkup, type Markup } from './scan-markup.ts';

/** Where the items of a document are. */
export interface FeedStructure {
  readonly format: FeedFormat;
  /** The item element's name as written, with its prefix. */
  readonly itemName: string;
  /** How many elements are open where an item begins: 1 = the items are the root's children. */
  readonly depth: number;
}

/**
 * Finds out from its beginning what a document is and which of its elements are the items: `item` of RSS, `entry`
 * of Atom, else the element that the root's children repeat. Where they repeat none (a wrapper around the items, a
 * single item), names that products usually have and elements with an id decide.
 * @param start the document's first bytes, without byte order mark
 * @param last whether nothing more will come, or no more may be waited for
 * @returns null where more bytes are needed
 * @throws FeedError `feed-empty`, `html-page`, `not-a-feed`
 */
export function detectStructure(start: Buffer, last: boolean): FeedStructure | null {
  const outline = createOutline();
  const markup = createMarkup();
  let at = skipBlank(start);
  if (at < start.length && start[at] !== LESS)
    throw new FeedError('not-a-feed', 'The document does not begin with an element', 1);
  while (at >= 0 && at < start.length) {
    scanMarkup(start, at, markup);
    if (markup.end < 0) break;
    const decided = outline.add(start, markup);
    if (decided) return decided;
    if (outline.rootClosed()) return outline.decide();
    at = start.indexOf(LESS, markup.end);
  }
  if (!last) return null;
  if (outline.hasRoot()) return outline.decide();
  throw start.length === 0 || skipBlank(start) === start.length
    ? new FeedError('feed-empty', 'The document is empty')
    : new FeedError('not-a-feed', 'The document ends before its first element opens', 1);
}

interface Seen {
  readonly name: string;
  readonly depth: number;
  count: number;
  /** Whether one of them holds elements, and one that names an id. */
  hasChildren: boolean;
  hasId: boolean;
  hasAttributes: boolean;
}

/** Elements deeper than this are never items. */
const MAX_DEPTH = 4;
/** Elements a wrapper may have on each level before the rest goes unnoticed; bounds the memory of a hostile start. */
const MAX_NAMES = 500;

function createOutline() {
  const open: (Seen | null)[] = [];
  const seen = new Map<string, Seen>();
  let root: string | null = null;
  let closed = false;

  function add(bytes: Buffer, markup: Markup): FeedStructure | null {
    if (markup.kind === 'doctype') refuseHtmlDoctype(bytes, markup);
    if (markup.kind === 'close') {
      open.pop();
      closed = root !== null && open.length === 0;
      return null;
    }
    if (markup.kind !== 'open' && markup.kind !== 'empty') return null;
    const name = bytes.toString('latin1', markup.nameStart, markup.nameEnd);
    const depth = open.length;
    if (depth === 0) {
      root = name;
      if (HTML_NAMES.has(name.toLowerCase()))
        throw new FeedError('html-page', 'The document is a web page, not a feed', 1);
    }
    const parent = open[depth - 1];
    if (parent) {
      parent.hasChildren = true;
      parent.hasId ||= ID_NAMES.has(localName(name));
    }
    const early = depth > 0 ? recognise(localName(root!), name, depth) : null;
    if (early) return early;
    const entry = note(name, depth, markup.end - markup.nameEnd > 3);
    if (markup.kind === 'open') open.push(entry);
    else closed = depth === 0;
    const repeats =
      depth === 1 && entry !== null && entry.count > 1 && (entry.hasChildren || ITEM_NAMES.has(localName(name)));
    return repeats && !isStandardForm(localName(root!), name) ? { format: 'items', itemName: name, depth: 1 } : null;
  }

  function note(name: string, depth: number, hasAttributes: boolean): Seen | null {
    if (depth > MAX_DEPTH) return null;
    const key = `${depth} ${name}`;
    const known = seen.get(key);
    if (known) {
      known.count++;
      known.hasAttributes ||= hasAttributes;
      return known;
    }
    if (seen.size >= MAX_NAMES) return null;
    const entry = { name, depth, count: 1, hasChildren: false, hasId: false, hasAttributes };
    seen.set(key, entry);
    return entry;
  }

  /** The end of the root, of the bytes or of patience: what is most likely the item? */
  function decide(): FeedStructure {
    const rootName = localName(root!);
    if (rootName === 'rss') return { format: 'rss', itemName: 'item', depth: 2 };
    const below = [...seen.values()].filter(({ depth }) => depth > 0).sort((a, b) => a.depth - b.depth);
    const item =
      below.find(({ name, hasChildren }) => hasChildren && ITEM_NAMES.has(localName(name))) ??
      below.find(({ hasChildren, hasId }) => hasChildren && hasId) ??
      below.find(({ hasChildren, count }) => hasChildren && count > 1) ??
      below.find(({ name, depth, hasAttributes }) => depth === 1 && hasAttributes && ITEM_NAMES.has(localName(name))) ??
      below.find(({ depth, count }) => depth === 1 && count > 1);
    if (rootName === 'feed' && !item?.hasChildren) return { format: 'atom', itemName: 'entry', depth: 1 };
    if (item) return { format: 'items', itemName: item.name, depth: item.depth };
    if (closed && below.length > 0)
      throw new FeedError('not-a-feed', `No element repeats below <${root!.slice(0, 60)}>`, 1);
    return { format: 'items', itemName: 'item', depth: 1 };
  }

  return { add, decide, hasRoot: () => root !== null, rootClosed: () => closed };
}

/** RSS and Atom say by the root what their items are called; the first of them settles how it is written. */
function recognise(rootName: string, name: string, depth: number): FeedStructure | null {
  if (rootName === 'rss' && localName(name) === 'item') return { format: 'rss', itemName: name, depth };
  if (rootName === 'feed' && localName(name) === 'entry' && depth === 1)
    return { format: 'atom', itemName: name, depth };
  return null;
}

/** Elements that RSS and Atom themselves repeat before the first item. */
function isStandardForm(rootName: string, name: string): boolean {
  return rootName === 'rss' || (rootName === 'feed' && ATOM_METADATA.has(localName(name)));
}

function refuseHtmlDoctype(bytes: Buffer, markup: Markup): void {
  const text = bytes.toString('latin1', Math.max(0, markup.end - 2048), markup.end);
  if (/<!doctype\s+html[\s>]/i.test(text))
    throw new FeedError('html-page', 'The document is a web page, not a feed', 1);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** White space, controls and stray byte order marks before the first markup. */
function skipBlank(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at]! <= 0x20) at++;
    else if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
    else break;
  }
  return at;
}

const HTML_NAMES = new Set(['html', 'head', 'body', 'title', 'meta', 'script', 'div', 'p', 'br', 'center', 'h1', 'b']);
const ATOM_METADATA = new Set(['author', 'contributor', 'category', 'link']);
const ID_NAMES = new Set(['id', 'sku', 'offer_id', 'product_id', 'part_number', 'code']);
const ITEM_NAMES = new Set(
  'item product offer entry sku article ad row listing record produto producto oferta articulo produit prodotto artikel'.split(
    ' ',
  ),
);
