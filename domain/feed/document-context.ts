import { readDoctypeEntities } from './doctype-entities.ts';
import { readNamespaces } from './namespaces.ts';
import type { PriceStyle } from './parse-price.ts';

export type FeedFormat = 'rss' | 'atom' | 'items';

/** What an item needs to know of the document that holds it. Plain data: it travels to worker threads as it is. */
export interface DocumentContext {
  readonly format: FeedFormat;
  /** Name of the item element as written: `item`, `entry`, `product`, `atom:entry`. */
  readonly itemName: string;
  /** Prefix → namespace, as declared above the items; the default namespace under the empty prefix. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** Entities that the DOCTYPE declares, as plain text; empty for nearly every feed. */
  readonly entities: Readonly<Record<string, string>>;
  /** How the document writes decimals, once its prices have shown it; null before, and where they contradict. */
  readonly priceStyle: PriceStyle | null;
}

/** What a document's beginning had that is not taken over; `code` is a key of `ITEM_PROBLEMS`. */
export interface ContextProblem {
  readonly code: 'entity-not-plain' | 'too-many-entities';
  readonly params: Readonly<Record<string, string | number>>;
  /** Offset in the prolog, in characters. */
  readonly offset: number;
}

/**
 * Reads the context out of the text before the first item: XML declaration, DOCTYPE, start tags of root and channel.
 * Bounds: see `doctype-entities.ts`. The prolog's own size is bounded by the caller.
 */
export function createDocumentContext(document: {
  readonly format: FeedFormat;
  readonly itemName: string;
  readonly prolog: string;
}): { readonly context: DocumentContext; readonly problems: readonly ContextProblem[] } {
  const { entities, problems } = readDoctypeEntities(document.prolog);
  const context: DocumentContext = {
    format: document.format,
    itemName: document.itemName,
    namespaces: readNamespaces(document.prolog),
    entities,
    priceStyle: null,
  };
  return { context, problems };
}

/** How many prices of a document show which style without a doubt. */
export interface PriceEvidence {
  readonly comma: number;
  readonly dot: number;
}

/**
 * Decides the style of a document from all its prices: one style alone decides; with both, or with none,
 * nothing is decided, since a wrong guess sells goods at a thousandth (surface.md, section 4).
 */
export function decidePriceStyle(evidence: PriceEvidence): PriceStyle | null {
  if (evidence.comma > 0 && evidence.dot === 0) return 'comma';
  if (evidence.dot > 0 && evidence.comma === 0) return 'dot';
  return null;
}
