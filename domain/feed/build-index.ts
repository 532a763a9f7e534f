import {
  COLUMNS,
  COLUMN_NAMES,
  idStart,
  type Column,
  type ColumnName,
  type Columns,
  type IndexMeta,
  type ItemIndex,
} from './item-index.ts';
import type { RowWriter } from './row-writer.ts';
import { sortByKey } from './sort-keys.ts';

/** Rows of the new index in its order, as stretches of the old index and of the rows written anew. */
export interface Segments {
  /** Adds one row of the old index, or of the fresh rows. */
  add(source: 'old' | 'fresh', row: number): void;
  /** Adds rows of the old index that follow each other. */
  addRun(row: number, count: number): void;
  /** Where the stretches begin in their source; for old rows as they are, for fresh ones as -1 - row. */
  readonly starts: number[];
  readonly counts: number[];
  count: number;
}

export function createSegments(): Segments {
  const segments: Segments = {
    starts: [],
    counts: [],
    count: 0,
    add(source, row) {
      segments.count++;
      const at = segments.starts.length - 1;
      if (at >= 0) {
        const start = segments.starts[at]!;
        const follows = start >= 0 ? start + segments.counts[at]! : -1 - start + segments.counts[at]!;
        if (start >= 0 === (source === 'old') && follows === row) {
          segments.counts[at]!++;
          return;
        }
      }
      segments.starts.push(source === 'old' ? row : -1 - row);
      segments.counts.push(1);
    },
    addRun(row, count) {
      segments.add('old', row);
      segments.counts[segments.counts.length - 1]! += count - 1;
      segments.count += count - 1;
    },
  };
  return segments;
}

/**
 * Puts what became of each parsed item in its place.
 * @param outcomes for the n-th fresh one of `order`: a fresh row, `OLD - row` of an old row, or `DROPPED`
 */
export function resolveSegments(order: Segments, outcomes: Int32Array): Segments {
  const resolved = createSegments();
  order.starts.forEach((start, segment) => {
    const count = order.counts[segment]!;
    if (start >= 0) return resolved.addRun(start, count);
    for (let at = -1 - start, end = at + count; at < end; at++) {
      const outcome = outcomes[at]!;
      if (outcome >= 0) resolved.add('fresh', outcome);
      else if (outcome !== DROPPED) resolved.add('old', OLD - outcome);
    }
  });
  return resolved;
}

/** Outcomes of an item that is no fresh row. */
export const DROPPED = -1;
export const OLD = -2;

/** Whether the rows are those of `old`, all and in their order. */
export function isWhole(segments: Segments, old: ItemIndex): boolean {
  return segments.starts.length === 1 && segments.starts[0] === 0 && segments.count === old.count;
}

/** Puts an index together from stretches of rows, each copied column by column. */
export function buildIndex(options: {
  readonly segments: Segments;
  readonly old: ItemIndex | null;
  readonly fresh: RowWriter;
  readonly meta: IndexMeta;
  /** Of `linkRows`; null without an old index. */
  readonly links: Int32Array | null;
}): ItemIndex {
  const { segments, old, fresh, meta, links } = options;
  if (old && links && isInPlace(links, old)) return patch(old, segments, fresh, meta);
  const columns =
    segments.starts.length === 1 && segments.starts[0] === -1 ? trimFresh(fresh) : join(segments, old, fresh);
  const rows = { ...columns, count: segments.count };
  return { ...rows, meta, byKey: sortByKey(rows) };
}

/** For each row of the new index the row of the old one with the same id, or -1. */
export function linkRows(segments: Segments, freshLinks: Int32Array): Int32Array {
  const links = new Int32Array(segments.count);
  let at = 0;
  segments.starts.forEach((start, segment) => {
    const count = segments.counts[segment]!;
    for (let i = 0; i < count; i++) links[at + i] = start >= 0 ? start + i : freshLinks[-1 - start + i]!;
    at += count;
  });
  return links;
}

/** Whether every id stands in the row where it stood: what most runs find, when only prices and stock have moved. */
function isInPlace(links: Int32Array, old: ItemIndex): boolean {
  return links.length === old.count && links.every((before, row) => before === row);
}

/** The old columns with the fresh rows written over them; ids and their order stay. */
function patch(old: ItemIndex, segments: Segments, fresh: RowWriter, meta: IndexMeta): ItemIndex {
  const columns = Object.fromEntries(PATCHED.map((name) => [name, old[name].slice()])) as unknown as Omit<
    Columns,
    'idEnds'
  >;
  for (const name of PATCHED) {
    const width = COLUMNS[name][1];
    const target: Column = columns[name];
    const source: Column = fresh.columns[name];
    let row = 0;
    segments.starts.forEach((start, segment) => {
      const count = segments.counts[segment]!;
      if (start < 0) copyEntries(source, (-1 - start) * width, target, row * width, count * width);
      row += count;
    });
  }
  return { ...old, ...columns, meta };
}

const PATCHED = COLUMN_NAMES.filter((name) => name !== 'idEnds');

/** For a few entries a loop is faster than a view on them. */
function copyEntries(source: Column, from: number, target: Column, to: number, count: number): void {
  for (let i = 0; i < count; i++) target[to + i] = source[from + i]!;
}

/** A first reading has fresh rows only; they are taken without a copy. */
function trimFresh(fresh: RowWriter): Columns & { ids: Buffer } {
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, fresh.columns[name].subarray(0, fresh.count * COLUMNS[name][1])]),
  ) as unknown as Columns;
  return { ...columns, ids: fresh.ids.subarray(0, fresh.count === 0 ? 0 : columns.idEnds[fresh.count - 1]!) };
}

function join(segments: Segments, old: ItemIndex | null, fresh: RowWriter): Columns & { ids: Buffer } {
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, new COLUMNS[name][0](segments.count * COLUMNS[name][1])]),
  ) as unknown as Columns;
  const sources = segments.starts.map((start) => ({
    from: start >= 0 ? old! : { ...fresh.columns, ids: fresh.ids },
    first: start >= 0 ? start : -1 - start,
  }));
  for (const name of COLUMN_NAMES) {
    const width = COLUMNS[name][1];
    let at = 0;
    sources.forEach(({ from, first }, segment) => {
      const count = segments.counts[segment]!;
      (columns as Record<ColumnName, Column>)[name].set(
        from[name].subarray(first * width, (first + count) * width),
        at,
      );
      at += count * width;
    });
  }
  return { ...columns, ids: joinIds(columns.idEnds, sources, segments.counts) };
}

/** Copies the ids' bytes, and moves `idEnds`, which still count from each source's own start. */
function joinIds(
  idEnds: Uint32Array,
  sources: readonly { readonly from: Pick<ItemIndex, 'ids' | 'idEnds'>; readonly first: number }[],
  counts: readonly number[],
): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  let row = 0;
  sources.forEach(({ from, first }, segment) => {
    const [start, end] = [idStart(from, first), from.idEnds[first + counts[segment]! - 1]!];
    pieces.push(from.ids.subarray(start, end));
    const moved = length - start;
    for (const last = row + counts[segment]!; row < last; row++) idEnds[row] = idEnds[row]! + moved;
    length += end - start;
  });
  return Buffer.concat(pieces, length);
}
