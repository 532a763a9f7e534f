import type { FeedFormat } from './document-context.ts';
import type { FeedEncoding } from './detect-encoding.ts';
import type { FeedProblem } from './reading-report.ts';
import { HASH, hash } from './hash.ts';

/**
 * What is kept of a document that was read: a row for each item, packed into columns, in the document's order.
 * 93 bytes and the id's own for each item, so a million items take some 110 MB.
 * Hashes stand as two 32-bit numbers, low and high. The id itself is kept beside its hash: two ids with one hash
 * stay two items, and the ids of removed items are known without the old document.
 */
export interface ItemIndex extends Columns {
  readonly meta: IndexMeta;
  readonly count: number;
  /** The ids' UTF-8, one after the other; row n ends at `idEnds[n]`. */
  readonly ids: Buffer;
  /** Rows in the order of their key hash, then of the id's bytes. */
  readonly byKey: Uint32Array;
}

export interface Columns {
  /** Hash of the id. */
  readonly keys: Uint32Array;
  /** Hash of the item's bytes, as they stand in the document. */
  readonly raws: Uint32Array;
  /** Hashes of the facets, five a row in the order of `FACETS`. */
  readonly facets: Uint32Array;
  /** Hash of the amounts of price and sale price, which the mass-change guard watches. */
  readonly amounts: Uint32Array;
  /** Bytes of the item. */
  readonly lengths: Uint32Array;
  readonly newlines: Uint32Array;
  /** Where the item's bytes begin in its pack, before compression. */
  readonly offsets: Float64Array;
  /** Position in `meta.packs` of the pack that holds the item's bytes; `NO_PACK` where none does. */
  readonly packs: Uint8Array;
  readonly flags: Uint8Array;
  /** Problems the item has by itself, at most 65,535. */
  readonly problems: Uint16Array;
  readonly idEnds: Uint32Array;
}

export interface IndexMeta {
  /** Version of the first layer: framing and the hash over an item's bytes. */
  readonly rawVersion: number;
  /** Version of the second layer: parsing, normalisation and facets. */
  readonly facetVersion: string;
  /** All that an item's meaning depends on outside itself: format, namespaces, entities, encoding. */
  readonly contextKey: string;
  readonly format: FeedFormat;
  readonly itemName: string;
  readonly encoding: FeedEncoding;
  /** The text before the first item, at most 256 KiB, from which the context is made again. */
  readonly prolog: string;
  readonly complete: boolean;
  /** Item elements found, rejected ones and repeated ids included. */
  readonly items: number;
  /** Distinct ids, which is the count of rows that are items of this document. */
  readonly ids: number;
  /** Items that have content and no readable id: where there is one, nothing counts as removed. */
  readonly unidentified: number;
  /** Problems of the document as a whole. */
  readonly documentProblems: readonly FeedProblem[];
  readonly packs: readonly PackDirectory[];
}

/** Where the blocks of a pack begin, so that one item is read without the rest. */
export interface PackDirectory {
  readonly name: string;
  /** Offset of each block before compression, and the whole length at the end. */
  readonly starts: readonly number[];
  /** The same in the pack's bytes. */
  readonly stored: readonly number[];
}

export const NO_PACK = 255;

export const FLAGS = {
  /** An ambiguous price: what it means depends on the document's other prices. */
  ambiguous: 1,
  /** Shows the document's price style. */
  comma: 2,
  dot: 4,
  outOfStock: 8,
  /** Not an item of this document, and not removed by it either: rejected, or out of the reach of a cut one. */
  absent: 16,
  /** Of an absent item: nothing is known but the id. */
  unknown: 32,
  /** Of an absent item: it did not come, and counts as there because the document cannot be trusted so far. */
  withheld: 64,
} as const;

/** Array type and entries a row of each column. */
export const COLUMNS = {
  offsets: [Float64Array, 1],
  keys: [Uint32Array, 2],
  raws: [Uint32Array, 2],
  facets: [Uint32Array, 10],
  amounts: [Uint32Array, 2],
  lengths: [Uint32Array, 1],
  newlines: [Uint32Array, 1],
  idEnds: [Uint32Array, 1],
  problems: [Uint16Array, 1],
  packs: [Uint8Array, 1],
  flags: [Uint8Array, 1],
} as const;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];
export type Column = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** The row of an id, or -1. */
export function findRow(index: ItemIndex, id: string): number {
  hash(id);
  const [low, high] = [HASH[0]!, HASH[1]!];
  const { keys, byKey } = index;
  let [from, to] = [0, index.count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const row = byKey[middle]! * 2;
    if (keys[row + 1]! < high || (keys[row + 1] === high && keys[row]! < low)) from = middle + 1;
    else to = middle;
  }
  for (; from < index.count; from++) {
    const row = byKey[from]!;
    if (keys[row * 2] !== low || keys[row * 2 + 1] !== high) return -1;
    if (idAt(index, row) === id) return row;
  }
  return -1;
}

export function idAt(index: Pick<ItemIndex, 'ids' | 'idEnds'>, row: number): string {
  return index.ids.toString('utf8', idStart(index, row), index.idEnds[row]);
}

export function idStart(index: Pick<ItemIndex, 'idEnds'>, row: number): number {
  return row === 0 ? 0 : index.idEnds[row - 1]!;
}

/** Whether a row is an item of the document itself. */
export function isPresent(index: ItemIndex, row: number): boolean {
  return (index.flags[row]! & FLAGS.absent) === 0;
}

/** Whether a row stands for an item that was there, now or before a fault, and can therefore be removed. */
export function isKnown(index: ItemIndex, row: number): boolean {
  return (index.flags[row]! & FLAGS.unknown) === 0;
}
