/** Prefix → namespace of every `xmlns` attribute in a document's beginning; the default one under ''. */
export function readNamespaces(prolog: string): Readonly<Record<string, string>> {
  const namespaces = new Map<string, string>();
  for (const match of prolog.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    namespaces.set(match[1] ?? '', match[2] ?? match[3] ?? '');
  }
  return Object.fromEntries(namespaces);
}

/** Vocabularies that feeds carry beside Google's and whose `title` or `description` is not the product's. */
const FOREIGN = [
  ['atom', 'www.w3.org/2005/Atom'],
  ['dc', 'purl.org/dc/'],
  ['dcterms', 'purl.org/dc/terms'],
  ['media', 'search.yahoo.com/mrss'],
  ['content', 'purl.org/rss/1.0/modules/content'],
  ['sy', 'purl.org/rss/1.0/modules/syndication'],
  ['slash', 'purl.org/rss/1.0/modules/slash'],
  ['wfw', 'wellformedweb.org/CommentAPI'],
  ['itunes', 'itunes.com/dtds'],
  ['georss', 'georss.org/georss'],
  ['thr', 'purl.org/syndication/thread'],
  ['xhtml', 'www.w3.org/1999/xhtml'],
  ['custom', 'base.google.com/cns/'],
] as const;

/**
 * Whether a prefix stands for a vocabulary other than Google's: by its namespace where it is declared, by its
 * usual name where it is not. Every other prefix counts as Google's, however its namespace is spelled.
 */
export function isForeignPrefix(prefix: string, namespaces: Readonly<Record<string, string>>): boolean {
  const declared = Object.hasOwn(namespaces, prefix) ? namespaces[prefix] : undefined;
  if (declared === undefined) return FOREIGN.some(([name]) => name === prefix && name !== 'custom');
  return FOREIGN.some(([, namespace]) => declared.includes(namespace));
}
