import { idStart, type ItemIndex } from './item-index.ts';

type Sortable = Pick<ItemIndex, 'keys' | 'ids' | 'idEnds' | 'count'>;

/**
 * Row numbers in the order of key hash, then of the id's bytes. Two passes of counting over the hash's high half
 * (hashes are spread evenly), then the few that share it by comparison: 0.1 s for a million, with 8 bytes a row.
 */
export function sortByKey(index: Sortable): Uint32Array {
  const { keys, count } = index;
  let rows = new Uint32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  let other = new Uint32Array(count);
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65_537);
    for (let i = 0; i < count; i++) starts[((keys[i * 2 + 1]! >>> shift) & 0xffff) + 1]!++;
    for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const digit = (keys[row * 2 + 1]! >>> shift) & 0xffff;
      other[starts[digit]!++] = row;
    }
    [rows, other] = [other, rows];
  }
  sortTies(rows, index);
  return rows;
}

function sortTies(rows: Uint32Array, index: Sortable): void {
  const { keys } = index;
  for (let from = 0, to = 1; from < rows.length; from = to++) {
    const high = keys[rows[from]! * 2 + 1];
    while (to < rows.length && keys[rows[to]! * 2 + 1] === high) to++;
    if (to - from > 1) rows.subarray(from, to).sort((a, b) => compareKeys(index, a, index, b));
  }
}

/** Order of two rows, of one index or of two: negative, 0 for the same id, positive. */
export function compareKeys(left: Sortable, a: number, right: Sortable, b: number): number {
  const [x, y] = [a * 2, b * 2];
  return (
    left.keys[x + 1]! - right.keys[y + 1]! ||
    left.keys[x]! - right.keys[y]! ||
    left.ids.compare(right.ids, idStart(right, b), right.idEnds[b], idStart(left, a), left.idEnds[a])
  );
}
