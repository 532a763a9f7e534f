import type { FeedWindow } from './feed-window.ts';
import { endsName } from './scan-markup.ts';

/** Finds the next place of one thing in a window that moves on. Forward only, until `reset`. */
export interface AheadSearch {
  /** Position at or after `from`, or Infinity where the window holds none. */
  find(window: FeedWindow, from: number): number;
  reset(): void;
}

/**
 * Built on `Buffer.indexOf`, which searches some 5 GB a second. Remembers what was searched: what a document does
 * not hold (`<!`) costs one pass over it, not one for each item.
 * @param isTag the needle begins a tag, whose name must end there: `<item` must not find `<items`
 */
export function createAheadSearch(text: string, isTag = false): AheadSearch {
  const needle = Buffer.from(text, 'latin1');
  /** Offsets in the document: of the last find, and up to where nothing further was found. */
  let found = -1;
  let searched = 0;

  function find(window: FeedWindow, from: number): number {
    const { bytes, base } = window;
    if (found >= base + from) return found - base;
    let at = Math.max(from, searched - base);
    for (; (at = bytes.indexOf(needle, at)) >= 0; at += needle.length) {
      const next = bytes[at + needle.length];
      if (isTag && next === undefined) break;
      if (isTag && !endsName(next!)) continue;
      found = base + at;
      searched = found + 1;
      return at;
    }
    searched = base + (at >= 0 ? at : Math.max(from, bytes.length - needle.length + 1, searched - base));
    return Infinity;
  }

  return {
    find,
    reset() {
      found = -1;
      searched = 0;
    },
  };
}
