import type { FeedStructure } from './detect-structure.ts';
import type { FeedBounds } from './feed-bounds.ts';
import { advance, type FeedWindow } from './feed-window.ts';
import { createItemScan, createItemSearches, type BrokenItem, type ItemScan } from './scan-item-end.ts';
import { LESS, createMarkup, scanMarkup, type MarkupKind } from './scan-markup.ts';

export interface ItemFramer {
  /**
   * Looks for the next whole item in the window.
   * - `item`: the window's bytes from `pos` to `framer.itemEnd`; the caller moves `pos` there.
   * - `broken`: an item element that cannot be used, told in `framer.broken`; `pos` is already past it.
   * - `more`: the window ends too early (with `window.last`: the document does).
   * - `end`: the root has been closed.
   */
  next(): 'item' | 'broken' | 'more' | 'end';
  /** Reads up to the first item in the window. Returns its position, or -1. */
  findFirst(): number;
  readonly itemEnd: number;
  readonly broken: BrokenItem | null;
  /** Whether `pos` stands where an item may begin, so that bytes known from an earlier reading may be taken as they are. */
  readonly isBetween: boolean;
  /** Whether tags had to be matched by guessing. */
  readonly repaired: boolean;
}

/**
 * Frames items on bytes by the name of their element, not by the balance of all tags: bare `&` and `<`, tags that
 * are never closed and undeclared prefixes inside an item cannot throw it off. It knows CDATA, comments,
 * instructions, and elements of the same name inside an item.
 */
export function createItemFramer(window: FeedWindow, structure: FeedStructure, bounds: FeedBounds): ItemFramer {
  const markup = createMarkup();
  /** Names of the open elements around the items. */
  const open: string[] = [];
  const searches = createItemSearches(structure.itemName);
  let item: ItemScan | null = null;
  let skipTo: string | null = null;
  let restarts = 0;
  let isEnded = false;

  const framer = { next, findFirst, itemEnd: 0, broken: null as BrokenItem | null, isBetween: false, repaired: false };

  function next(): 'item' | 'broken' | 'more' | 'end' {
    if (!item) {
      const found = findItem();
      framer.isBetween = found === 'more' && skipTo === null && mayHoldItems();
      if (found !== 'item') return found;
    }
    const result = finishItem(item!);
    framer.isBetween = result !== 'more' && mayHoldItems();
    return result;
  }

  function findFirst(): number {
    return findItem() === 'item' ? window.pos : -1;
  }

  function finishItem(scan: ItemScan): 'item' | 'broken' | 'more' {
    const end = scan.findEnd(window);
    if (end >= 0 && !scan.skipping && end - window.pos <= bounds.maxItemBytes) {
      framer.itemEnd = end;
      item = null;
      return 'item';
    }
    const isTooLong = (end >= 0 ? end : window.bytes.length) - window.pos > bounds.maxItemBytes;
    if (end < 0 && !isTooLong && !window.last && !scan.skipping) return 'more';
    const broken = scan.broken ?? {
      problem: end >= 0 || isTooLong ? ('too-large' as const) : ('not-closed' as const),
      line: window.line,
      start: Buffer.from(window.bytes.subarray(window.pos, Math.min(window.pos + ID_WITHIN, end < 0 ? Infinity : end))),
    };
    if (end < 0 && scan.nestedAt > 0 && !scan.skipping && restarts++ < MAX_RESTARTS) {
      // Opened twice and never closed: the first was not closed, and the second is the next item.
      for (const search of Object.values(searches)) search.reset();
      return giveUp({ ...broken, problem: 'not-closed' }, window.pos + scan.nestedAt);
    }
    if (end >= 0) return giveUp(broken, end);
    if (window.last) {
      // A cut, which the reader tells for itself; only what was too long already is worth telling twice.
      item = null;
      return isTooLong || scan.skipping ? giveUp(broken, window.bytes.length) : 'more';
    }
    scan.skip(window, broken);
    return 'more';
  }

  function giveUp(broken: BrokenItem, to: number): 'broken' {
    framer.broken = broken;
    item = null;
    advance(window, to);
    return 'broken';
  }

  /** Reads what stands around the items up to the next one's `<`. */
  function findItem(): 'item' | 'more' | 'end' {
    while (!isEnded) {
      if (skipTo && !skipOver(skipTo)) return 'more';
      const at = window.bytes.indexOf(LESS, window.pos);
      advance(window, at < 0 ? window.bytes.length : at);
      if (at < 0) return 'more';
      scanMarkup(window.bytes, at, markup);
      if (markup.end < 0) {
        const terminator = LONG_MARKUP[markup.kind];
        if (terminator) {
          skipTo = terminator;
          advance(window, at + 2);
        } else if (window.bytes.length - at > bounds.maxHeadBytes) advance(window, at + 1);
        else return 'more';
      } else if (isItem()) {
        item = createItemScan(searches, markup.end - at, markup.kind === 'empty');
        return 'item';
      } else {
        noteTag();
        advance(window, markup.end);
        isEnded = open.length === 0 && (markup.kind === 'close' || markup.kind === 'empty');
      }
    }
    return 'end';
  }

  function isItem(): boolean {
    if (markup.kind !== 'open' && markup.kind !== 'empty') return false;
    if (markup.nameEnd - markup.nameStart !== structure.itemName.length) return false;
    return nameInWindow() === structure.itemName && mayHoldItems();
  }

  /** In RSS and Atom an item is one wherever it stands; elsewhere the name alone says too little. */
  function mayHoldItems(): boolean {
    if (structure.format !== 'items') return open.length > 0;
    return open.length === structure.depth || (framer.repaired && open.length > 0);
  }

  function noteTag(): void {
    if (markup.kind === 'open') {
      if (open.length < MAX_OPEN) open.push(nameInWindow());
      else framer.repaired = true;
    } else if (markup.kind === 'close') {
      const at = open.lastIndexOf(nameInWindow());
      if (at !== open.length - 1) framer.repaired = true;
      if (at >= 0) open.length = at;
    }
  }

  function nameInWindow(): string {
    return window.bytes.toString('latin1', markup.nameStart, markup.nameEnd);
  }

  /** Long comments and the like are dropped as they come. */
  function skipOver(terminator: string): boolean {
    const at = window.bytes.indexOf(terminator, window.pos, 'latin1');
    if (at < 0) {
      advance(window, Math.max(window.pos, window.bytes.length - terminator.length + 1));
      return false;
    }
    advance(window, at + terminator.length);
    skipTo = null;
    return true;
  }

  return framer;
}

const ID_WITHIN = 64 * 1024;
/** Each costs a second look at up to one item's bound of bytes. */
const MAX_RESTARTS = 100;
/** Open elements around the items that are remembered by name. */
const MAX_OPEN = 256;
const LONG_MARKUP: Partial<Record<MarkupKind, string>> = { comment: '-->', cdata: ']]>', instruction: '?>' };
