import type { FeedWindow } from './feed-window.ts';
import { endsName } from './scan-markup.ts';

/** Finds the next place of one thing in a window that moves on. Forward only, until `reset`. */
export interface AheadSearch {
  /** Position at or after `from` and before `until`, or Infinity. */
  find(window: FeedWindow, from: number, until?: number): number;
  reset(): void;
}

/**
 * Built on `Buffer.indexOf`, which searches some 5 GB a second. Remembers what was searched, so that
 * nothing is searched twice, and looks no further than asked, so that items which need no framing cost nothing.
 * @param isTag the needle begins a tag, whose name must end there: `<item` must not find `<items`
 */
export function createAheadSearch(text: string, isTag = false): AheadSearch {
  const needle = Buffer.from(text, 'latin1');
  /** Offsets in the document: of the last find, and up to where nothing further was found. */
  let found = -1;
  let searched = 0;

  function find(window: FeedWindow, from: number, until = Infinity): number {
    const { base } = window;
    if (found >= base + from) return found - base < until ? found - base : Infinity;
    const end = Math.min(until + needle.length, window.bytes.length);
    const bytes = end < window.bytes.length ? window.bytes.subarray(0, end) : window.bytes;
    let at = Math.max(from, searched - base);
    for (; (at = bytes.indexOf(needle, at)) >= 0; at += needle.length) {
      const next = window.bytes[at + needle.length];
      if (isTag && next === undefined) break;
      if (isTag && !endsName(next!)) continue;
      found = base + at;
      searched = found + 1;
      return at < until ? at : Infinity;
    }
    searched = base + (at >= 0 ? at : Math.max(from, end - needle.length + 1, searched - base));
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
