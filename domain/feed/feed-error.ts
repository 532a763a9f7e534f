/**
 * A feed that cannot be read at all: not a feed, or refused for safety. What is merely wrong *in* a feed is a
 * `FeedProblem` beside its items. `code` is stable, `fix` says in one sentence what to do.
 */
export class FeedError extends Error {
  override readonly name = 'FeedError';
  readonly code: FeedErrorCode;
  readonly fix: string;
  /** Line of the decoded document, from 1, where one can be named. */
  readonly line: number | null;

  constructor(code: FeedErrorCode, message: string, line: number | null = null) {
    super(line === null ? message : `${message} (line ${line})`);
    this.code = code;
    this.fix = FIXES[code];
    this.line = line;
  }
}

export type FeedErrorCode =
  | 'feed-empty'
  | 'feed-not-found'
  | 'feed-unreachable'
  | 'html-page'
  | 'not-a-feed'
  | 'gzip-bomb'
  | 'gzip-damaged'
  | 'feed-too-large'
  | 'feed-too-many-items'
  | 'feed-too-slow';

const FIXES: Record<FeedErrorCode, string> = {
  'feed-empty': 'Publish the feed again at its source, then read it once more.',
  'feed-not-found': 'Check the path or the address of the feed.',
  'feed-unreachable': 'Check that the address answers in a browser, then try again.',
  'html-page': 'The address shows a web page (often a login or an error page): use the address of the XML file itself.',
  'not-a-feed': 'Give an RSS 2.0 or Atom feed, or an XML file whose root holds one element for each product.',
  'gzip-bomb': 'Compress the feed again from its source: no real feed shrinks this far.',
  'gzip-damaged': 'Compress the feed again from its source.',
  'feed-too-large': 'Split the feed, or leave out what is not a product.',
  'feed-too-many-items': 'Split the feed into several.',
  'feed-too-slow': 'Serve the feed from a faster host, or compress it with gzip.',
};
