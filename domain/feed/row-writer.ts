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
 * Columns grow one by one and by a half, so that the copy of one column is all that growing costs in memory: the
 * first reading of a million items has to stay within its bound.
 */
export function createRowWriter(expected = 1024): RowWriter {
  const columns = Object.fromEntries(
    COLUMN_NAMES.map((name) => [name, new COLUMNS[name][0](expected * COLUMNS[name][1])]),
  ) as unknown as GrowingColumns;
  let capacity = expected;

  const writer: RowWriter = {
    columns,
    ids: Buffer.alloc(expected * 16),
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
        const larger = Buffer.alloc(Math.max(most, Math.ceil(writer.ids.length * 1.5)));
        larger.set(writer.ids);
        writer.ids = larger;
      }
      columns.idEnds[row] = start + writer.ids.write(id, start, 'utf8');
      return row;
    },
  };
  return writer;
}

function growColumn(columns: GrowingColumns, name: ColumnName, capacity: number): void {
  const [Type, width] = COLUMNS[name];
  const larger = new Type(capacity * width);
  larger.set(columns[name]);
  (columns as Record<ColumnName, Column>)[name] = larger;
}
