import { COLUMNS, COLUMN_NAMES, type Column, type ColumnName, type Columns } from './item-index.ts';

export type GrowingColumns = { -readonly [K in keyof Columns]: Columns[K] };

/** Rows that are being written: `columns` always has room for row `count`. */
export interface RowWriter {
  readonly columns: GrowingColumns;
  ids: Buffer;
  count: number;
  /** Opens row `count` with its id, all else zero. Returns the row. */
  add(id: string): number;
}

/**
 * Columns grow one by one and by a half, so that growing costs the copy of one column at most: the first reading of
 * a million items has to stay within its bound.
 */
export function createRowWriter(expected = 1024): RowWriter {
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, new COLUMNS[name][0](expected * COLUMNS[name][1])]),
  ) as unknown as GrowingColumns;
  let capacity = expected;

  const writer: RowWriter = {
    columns,
    ids: Buffer.from(new ArrayBuffer(expected * 16)),
    count: 0,
    add(id) {
      const row = writer.count++;
      if (row >= capacity) {
        capacity = Math.ceil(capacity * 1.5);
        for (const name of COLUMN_NAMES) growColumn(columns, name, capacity);
      }
      const start = row === 0 ? 0 : columns.idEnds[row - 1]!;
      const most = start + id.length * 3;
      if (most > writer.ids.length) {
        const larger = Math.max(most, Math.ceil(writer.ids.length * 1.5));
        writer.ids = Buffer.from((writer.ids.buffer as ArrayBuffer).transfer(larger));
      }
      columns.idEnds[row] = start + writer.ids.write(id, start, 'utf8');
      return row;
    },
  };
  return writer;
}

/** `transfer` frees the old memory at once, where a copy would leave it to the garbage collector. */
function growColumn(columns: GrowingColumns, name: ColumnName, capacity: number): void {
  const [Type, width] = COLUMNS[name];
  const buffer = columns[name].buffer as ArrayBuffer;
  (columns as Record<ColumnName, Column>)[name] = new Type(buffer.transfer(capacity * width * Type.BYTES_PER_ELEMENT));
}
