import { LONGEST_TAG, MOST_LEVELS, type ItemRefusal } from './item-node.ts';
import { tokenizeMarkup } from './tokenize-markup.ts';

/** What was mended in an item's markup. */
export type MarkupDefect = 'a bare <' | 'a closing tag too many' | 'a closing tag missing' | 'an unfinished tag';

/**
 * Makes the markup of an item well-formed: a `<` that begins no tag becomes text, a closing tag without its opening
 * one is dropped, an opening one without its closing one is closed where its parent ends. `defects` is empty
 * where nothing was wrong. Refuses what is beyond the bounds, so that no parser ever sees it.
 */
export function repairMarkup(
  raw: string,
): { readonly text: string; readonly defects: readonly MarkupDefect[] } | ItemRefusal {
  const defects = new Set<MarkupDefect>();
  const open: string[] = [];
  const parts: string[] = [];
  for (const token of tokenizeMarkup(raw)) {
    if (token.kind === 'close') {
      const at = open.lastIndexOf(token.name);
      if (at < 0) {
        defects.add('a closing tag too many');
        continue;
      }
      if (at < open.length - 1) defects.add('a closing tag missing');
      parts.push(closeDownTo(open, at));
      if (open.length === 0) break;
      continue;
    }
    if (token.kind === 'open' || token.kind === 'empty') {
      if (token.end - token.start > LONGEST_TAG) return 'too-many-attributes';
      if (open.length >= MOST_LEVELS) return 'too-deep';
      if (token.kind === 'open') open.push(token.name);
    }
    if (token.kind === 'stray') defects.add('a bare <');
    parts.push(token.kind === 'stray' ? '&lt;' : raw.slice(token.start, token.end));
  }
  if (open.length > 0) {
    defects.add('an unfinished tag');
    parts.push(closeDownTo(open, 0));
  }
  return { text: parts.join(''), defects: [...defects] };
}

function closeDownTo(open: string[], at: number): string {
  return open
    .splice(at)
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
}
