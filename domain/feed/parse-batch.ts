import { decodeText } from './decode-text.ts';
import type { FeedEncoding } from './detect-encoding.ts';
import type { DocumentContext } from './document-context.ts';
import type { FeedItem } from './feed-item.ts';
import type { ItemProblem } from './feed-problems.ts';
import { FINGERPRINT_LENGTH, fingerprintItem } from './fingerprint-item.ts';
import { FLAGS } from './item-index.ts';
import { parseItem, type RejectedItem } from './parse-item.ts';

/** Raw items, one after the other; the n-th ends at `ends[n]`. */
export interface RawBatch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
}

/** What every item of a document is parsed with. Plain data, so that it can be sent to a thread. */
export interface BatchSettings {
  readonly context: DocumentContext;
  readonly encoding: FeedEncoding;
  /** Whether the items themselves are wanted, or only their ids and fingerprints. */
  readonly wantItems: boolean;
}

/** Columns rather than objects: this is what comes back from a thread, and each object costs on both sides. */
export interface ParsedBatch {
  /** Null for rejected items. */
  readonly ids: readonly (string | null)[];
  /** `FLAGS`, and `INVALID_BYTES`. */
  readonly flags: Uint8Array<ArrayBuffer>;
  /** `FINGERPRINT_LENGTH` numbers each. */
  readonly fingerprints: Uint32Array<ArrayBuffer>;
  readonly items: readonly (FeedItem | null)[] | null;
  /** Of the items that have problems or are rejected, in order. */
  readonly troubles: readonly ItemTrouble[];
}

export interface ItemTrouble {
  readonly at: number;
  readonly problems: readonly ItemProblem[];
  readonly rejected: RejectedItem | null;
}

/** Beside `FLAGS`: the item held bytes that are not of the encoding. */
export const INVALID_BYTES = 128;

/** Decodes, parses and fingerprints items. Pure: the same on any thread. */
export function parseBatch({ bytes, ends }: RawBatch, settings: BatchSettings): ParsedBatch {
  const { context, encoding, wantItems } = settings;
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = ends.length;
  const ids: (string | null)[] = [];
  const items: (FeedItem | null)[] = [];
  const troubles: ItemTrouble[] = [];
  const flags = new Uint8Array(count);
  const fingerprints = new Uint32Array(count * FINGERPRINT_LENGTH);
  for (let at = 0, start = 0; at < count; start = ends[at++]!) {
    const { text, invalid } = decodeText(raw.subarray(start, ends[at]), encoding);
    const { item, rejected, problems, priceEvidence, ambiguousPrice } = parseItem(text, context);
    ids.push(item && item.id);
    if (wantItems) items.push(item);
    if (item) fingerprintItem(item, fingerprints, at * FINGERPRINT_LENGTH);
    if (rejected || problems.length > 0) troubles.push({ at, problems, rejected });
    flags[at] =
      (invalid ? INVALID_BYTES : 0) |
      (ambiguousPrice ? FLAGS.ambiguous : 0) |
      (priceEvidence.comma > 0 ? FLAGS.comma : 0) |
      (priceEvidence.dot > 0 ? FLAGS.dot : 0) |
      (item?.availability === 'out_of_stock' ? FLAGS.outOfStock : 0);
  }
  return { ids, flags, fingerprints, items: wantItems ? items : null, troubles };
}
