import { advance, type FeedWindow } from './feed-window.ts';
import { createAheadSearch, type AheadSearch } from './find-ahead.ts';

/** The search for the end of the item that begins at the window's `pos`; goes on where it stopped. */
export interface ItemScan {
  /** The byte after the item, or -1 where the window does not hold it yet. */
  findEnd(window: FeedWindow): number;
  /** Where, from the item's start, an element of the same name opened first; 0 for nowhere. */
  readonly nestedAt: number;
  /** Gives the item up: its bytes are dropped from now on, only its end is still looked for. */
  skip(window: FeedWindow, broken: BrokenItem): void;
  readonly skipping: boolean;
  readonly broken: BrokenItem | null;
}

export interface BrokenItem {
  readonly problem: 'too-large' | 'not-closed';
  readonly line: number;
  /** Its first 64 KiB, to read the id from. */
  readonly start: Buffer;
}

/** What the items of a document are searched for; one for all of them, since it remembers. */
export interface ItemSearches {
  readonly closing: AheadSearch;
  readonly opening: AheadSearch;
  readonly declaration: AheadSearch;
  readonly instruction: AheadSearch;
}

export function createItemSearches(name: string): ItemSearches {
  return {
    closing: createAheadSearch(`</${name}`, true),
    opening: createAheadSearch(`<${name}`, true),
    declaration: createAheadSearch('<!'),
    instruction: createAheadSearch('<?'),
  };
}

/** @param startTag length of the item's start tag */
export function createItemScan(searches: ItemSearches, startTag: number, isEmpty: boolean): ItemScan {
  /** Counts from the item's start, so that it survives a move of the window. */
  let scanned = startTag;
  let depth = isEmpty ? 0 : 1;
  let inside: string | null = null;
  const scan = { findEnd, nestedAt: 0, skip, skipping: false, broken: null as BrokenItem | null };

  function findEnd(window: FeedWindow): number {
    const { bytes } = window;
    let at = window.pos + scanned;
    const stop = (position: number) => {
      scanned = Math.max(scanned, position - window.pos);
      return -1;
    };
    while (depth > 0) {
      if (inside) {
        const end = bytes.indexOf(inside, at, 'latin1');
        if (end < 0) return stop(bytes.length - inside.length + 1);
        at = end + inside.length;
        inside = null;
      }
      const close = searches.closing.find(window, at);
      const open = searches.opening.find(window, at, close);
      const declaration = searches.declaration.find(window, at, close);
      const instruction = searches.instruction.find(window, at, close);
      const first = Math.min(close, open, declaration, instruction);
      if (first === Infinity) return stop(Math.max(at, bytes.length - LONGEST_NAME));
      if (first === close || first === open) {
        const end = bytes.indexOf('>', first, 'latin1');
        if (end < 0) return stop(first);
        if (first === close) depth--;
        else {
          if (scan.nestedAt === 0) scan.nestedAt = open - window.pos;
          if (bytes[end - 1] !== SLASH) depth++;
        }
        at = end + 1;
      } else if (bytes.length - first < LONGEST_OPENER && !window.last) {
        return stop(first);
      } else if (first === declaration) {
        inside = openedBy(bytes, first);
        at = first + 2;
      } else {
        inside = endsSoon(bytes, first) ? '?>' : null;
        if (!inside && bytes.length - first < INSTRUCTION_WITHIN && !window.last) return stop(first);
        at = first + 2;
      }
    }
    scanned = at - window.pos;
    return at;
  }

  function skip(window: FeedWindow, broken: BrokenItem): void {
    scan.skipping = true;
    scan.broken = broken;
    const done = Math.min(window.pos + scanned, window.bytes.length);
    scanned = 0;
    advance(window, done);
  }

  return scan;
}

const SLASH = 0x2f;
/** A tag that the window's end cuts lies within these bytes of it; longer names are no element's. */
const LONGEST_NAME = 256;
const LONGEST_OPENER = '<![CDATA['.length;
/** How far an instruction may go: `<?` that is not closed within these bytes is text. */
const INSTRUCTION_WITHIN = 4096;

function openedBy(bytes: Buffer, at: number): string | null {
  const start = bytes.toString('latin1', at, at + LONGEST_OPENER);
  if (start.startsWith('<!--')) return '-->';
  return start === '<![CDATA[' ? ']]>' : null;
}

function endsSoon(bytes: Buffer, at: number): boolean {
  return bytes.subarray(at, at + INSTRUCTION_WITHIN).includes('?>', 2, 'latin1');
}
