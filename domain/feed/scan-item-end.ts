import { advance, type FeedWindow } from './feed-window.ts';
import { endsName } from './scan-markup.ts';

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

/**
 * Built on `Buffer.indexOf`, which searches some 5 GB a second: one pass each for the closing tag, the next opening
 * one, `<!` and `<?`, instead of a look at every byte.
 * @param startTag length of the item's start tag
 */
export function createItemScan(name: string, startTag: number, isEmpty: boolean): ItemScan {
  const [closing, opening] = [Buffer.from(`</${name}`, 'latin1'), Buffer.from(`<${name}`, 'latin1')];
  /** All positions count from the item's start, so that they survive a move of the window. */
  let scanned = startTag;
  let depth = isEmpty ? 0 : 1;
  let inside: string | null = null;
  const scan = { findEnd, nestedAt: 0, skip, skipping: false, broken: null as BrokenItem | null };

  function findEnd(window: FeedWindow): number {
    const { bytes } = window;
    let at = window.pos + scanned;
    // Nearest of each kind; looked for again only when it has been passed.
    let [bang, instruction, open] = [-1, -1, -1];
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
      const close = findTag(bytes, closing, at);
      const limit = close < 0 ? bytes.length : close;
      if (bang < at) bang = find(bytes, '<!', at);
      if (instruction < at) instruction = find(bytes, '<?', at);
      if (open < at) open = findTag(bytes, opening, at);
      if (open < 0) open = Infinity;
      const first = Math.min(bang, instruction, open, limit);
      if (first === close) {
        const end = bytes.indexOf('>', close, 'latin1');
        if (end < 0) return stop(close);
        depth--;
        at = end + 1;
      } else if (first === limit) {
        return stop(Math.max(at, bytes.length - closing.length - 1));
      } else if (first === open) {
        const end = bytes.indexOf('>', open, 'latin1');
        if (end < 0) return stop(open);
        if (scan.nestedAt === 0) scan.nestedAt = open - window.pos;
        if (bytes[end - 1] !== 0x2f) depth++;
        at = end + 1;
      } else if (bytes.length - first < LONGEST_OPENER && !window.last) {
        return stop(first);
      } else {
        inside = first === bang ? openedBy(bytes, first) : endsSoon(bytes, first) ? '?>' : null;
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

function find(bytes: Buffer, text: string, from: number): number {
  const at = bytes.indexOf(text, from, 'latin1');
  return at < 0 ? Infinity : at;
}

/** The next tag of just that name: `<item` must not find `<items`. A tag cut by the window's end is not found. */
function findTag(bytes: Buffer, tag: Buffer, from: number): number {
  for (let at = bytes.indexOf(tag, from); at >= 0; at = bytes.indexOf(tag, at + tag.length)) {
    const next = bytes[at + tag.length];
    if (next === undefined) return -1;
    if (endsName(next)) return at;
  }
  return -1;
}
