import { decodeText } from './decode-text.ts';
import type { FeedEncoding } from './detect-encoding.ts';
import type { FeedStructure } from './detect-structure.ts';
import { createDocumentContext, type DocumentContext } from './document-context.ts';
import { fillMessage } from './feed-problems.ts';
import { FACET_VERSION } from './fingerprint-item.ts';
import type { IndexMeta } from './item-index.ts';
import { DOCUMENT_PROBLEMS, type FeedProblem } from './reading-report.ts';

/** What the items of a document depend on outside themselves, and what of it is kept with its index. */
export interface OpenedContext {
  readonly document: DocumentContext;
  readonly encoding: FeedEncoding;
  readonly meta: Pick<
    IndexMeta,
    'rawVersion' | 'facetVersion' | 'contextKey' | 'format' | 'itemName' | 'encoding' | 'prolog'
  >;
  readonly problems: readonly FeedProblem[];
}

/** Version of framing and of the hash over an item's bytes. */
const RAW_VERSION = 1;

/** @param prolog the bytes before the first item, or the first 256 KiB of them */
export function openContext(structure: FeedStructure, encoding: FeedEncoding, prolog: Buffer): OpenedContext {
  const { text } = decodeText(prolog, encoding);
  const { format, itemName } = structure;
  const { context, problems } = createDocumentContext({ format, itemName, prolog: text });
  return {
    document: context,
    encoding,
    meta: {
      rawVersion: RAW_VERSION,
      facetVersion: FACET_VERSION,
      contextKey: JSON.stringify([encoding, context]),
      format,
      itemName,
      encoding,
      prolog: text,
    },
    problems: problems.map(({ code, params, offset }) => ({
      line: text.slice(0, offset).split('\n').length,
      code,
      message: fillMessage(DOCUMENT_PROBLEMS[code], params),
    })),
  };
}

/** The context that a kept index was read in, made again from its prolog. */
export function reopenContext(meta: IndexMeta): DocumentContext {
  return createDocumentContext({ format: meta.format, itemName: meta.itemName, prolog: meta.prolog }).context;
}
