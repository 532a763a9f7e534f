/** What was mended in an item's markup. */
export type MarkupDefect = 'a bare <' | 'a closing tag too many' | 'a closing tag missing' | 'an unfinished tag';

/**
 * Makes the markup of an item well-formed: a `<` that begins no tag becomes text, a closing tag without its opening
 * one is dropped, an opening one without its closing one is closed where its parent ends. `defects` is empty
 * where nothing was wrong.
 */
export function repairMarkup(raw: string): { readonly text: string; readonly defects: readonly MarkupDefect[] } {
  const defects = new Set<MarkupDefect>();
  const open: string[] = [];
  let text = '';
  let from = 0;
  for (const match of raw.matchAll(TOKEN)) {
    const [token, closing, opening, selfClosing] = match;
    const before = raw.slice(from, match.index);
    from = match.index + token.length;
    text += before;
    if (closing !== undefined) {
      const at = open.lastIndexOf(closing);
      if (at < 0) {
        defects.add('a closing tag too many');
        continue;
      }
      if (at < open.length - 1) defects.add('a closing tag missing');
      text += closeDownTo(open, at);
    } else if (opening !== undefined) {
      text += token;
      if (selfClosing === undefined) open.push(opening);
    } else if (token === '<') {
      defects.add('a bare <');
      text += '&lt;';
    } else {
      text += token;
    }
    if (open.length === 0 && closing !== undefined) break;
  }
  if (open.length > 0) {
    defects.add('an unfinished tag');
    text += raw.slice(from) + closeDownTo(open, 0);
  }
  return { text, defects: [...defects] };
}

// CDATA, comment, processing instruction, closing tag, opening tag, and a `<` that is none of them.
const TOKEN =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s<>/]+)\s*>|<([A-Za-z_:\u0080-\uffff][^\s<>/=&"']*)(?:\s+(?:[^<>"'/]|\/(?!>)|"[^"]*"|'[^']*')*|\/(?!>))?(\/)?>|</g;

function closeDownTo(open: string[], at: number): string {
  return open
    .splice(at)
    .toReversed()
    .map((name) => `</${name}>`)
    .join('');
}
