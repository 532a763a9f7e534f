import { FACET_VERSION, FINGERPRINT_LENGTH, fingerprintItem } from './fingerprint-item.ts';
import { decidePriceStyle } from './document-context.ts';
import { FLAGS, findRow, idAt, isKnown, type ItemIndex } from './item-index.ts';
import { reopenContext, type OpenedContext } from './open-context.ts';
import { createItemReader, type ReadRange } from './pack-reader.ts';
import { parseItem } from './parse-item.ts';

/** What the last reading knows of items, and which of them have come again. */
export interface KnownRows {
  readonly index: ItemIndex;
  /** Whether an item with the same bytes means the same: format, namespaces, entities, encoding and rules are alike. */
  readonly isTrusted: boolean;
  /** Rows that have come in this document. */
  readonly seen: Uint8Array;
  /** Whether this row's bytes, if they come again, need no parsing. */
  isReusable(row: number): boolean;
  hasRaw(row: number, low: number, high: number): boolean;
  /** The row of an id, or -1. `guess` is looked at first. */
  findRow(id: string, guess?: number): number;
  /** Before `row` is compared: fingerprints it by today's rules, where it was read by older ones. */
  renew(row: number, isSameRaw: boolean, fingerprint: Uint32Array): Promise<void> | null;
  /** The same for a row that is kept although its item did not come. */
  renewAbsent(row: number): Promise<void> | null;
}

export function createKnownRows(index: ItemIndex, context: OpenedContext, readPrevious?: ReadRange): KnownRows {
  const { flags, raws } = index;
  const isSameContext =
    index.meta.rawVersion === context.meta.rawVersion && index.meta.contextKey === context.meta.contextKey;
  const isSameRules = index.meta.facetVersion === FACET_VERSION;
  const items = readPrevious && createItemReader(index, readPrevious);
  const oldContext = { ...reopenContext(index.meta), priceStyle: decidePriceStyle(countEvidence(index)) };

  async function renewFromCopy(row: number): Promise<void> {
    const raw = await items?.readText(row);
    const item = raw ? parseItem(raw, oldContext).item : null;
    if (!item) return;
    const fingerprint = new Uint32Array(FINGERPRINT_LENGTH);
    fingerprintItem(item, fingerprint);
    setFingerprint(index, row, fingerprint);
  }

  return {
    index,
    isTrusted: isSameContext && isSameRules,
    seen: new Uint8Array(index.count),
    isReusable: (row) => (flags[row]! & (FLAGS.ambiguous | FLAGS.absent)) === 0,
    hasRaw: (row, low, high) => raws[row * 2] === low && raws[row * 2 + 1] === high,
    findRow: (id, guess = -1) => (guess >= 0 && idAt(index, guess) === id ? guess : findRow(index, id)),
    renew(row, isSameRaw, fingerprint) {
      if (isSameRules || !isKnown(index, row)) return null;
      if (!isSameRaw || !isSameContext) return renewFromCopy(row);
      setFingerprint(index, row, fingerprint);
      return null;
    },
    renewAbsent: (row) => (isSameRules || !isKnown(index, row) ? null : renewFromCopy(row)),
  };
}

function setFingerprint(index: ItemIndex, row: number, fingerprint: Uint32Array): void {
  index.facets.set(fingerprint.subarray(0, 10), row * 10);
  index.amounts.set(fingerprint.subarray(10, 12), row * 2);
}

/** Items of an index that show one style of prices or the other. */
function countEvidence(index: ItemIndex): { comma: number; dot: number } {
  let [comma, dot] = [0, 0];
  for (let row = 0; row < index.count; row++) {
    if ((index.flags[row]! & FLAGS.comma) !== 0) comma++;
    if ((index.flags[row]! & FLAGS.dot) !== 0) dot++;
  }
  return { comma, dot };
}
