import type { ItemIndex } from './item-index.ts';
import { compareKeys } from './sort-keys.ts';

/**
 * For each row of `next` the row of `old` with the same id, or -1: a merge of the two sorted indexes, with four bytes
 * a row of memory. Ids are compared by hash and then by their bytes.
 */
export function linkIndexes(old: ItemIndex, next: ItemIndex): Int32Array {
  const links = new Int32Array(next.count).fill(-1);
  let [a, b] = [0, 0];
  while (a < old.count && b < next.count) {
    const [left, right] = [old.byKey[a]!, next.byKey[b]!];
    const order = compareKeys(old, left, next, right);
    if (order === 0) links[right] = left;
    if (order <= 0) a++;
    if (order >= 0) b++;
  }
  return links;
}
