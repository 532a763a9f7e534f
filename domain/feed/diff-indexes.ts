import { FACETS, type Facet } from './feed-item.ts';
import { differingFacets } from './fingerprint-item.ts';
import { FLAGS, idAt, isKnown, isPresent, type ItemIndex } from './item-index.ts';
import { linkIndexes } from './link-indexes.ts';

export interface ItemChange {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly facets: readonly Facet[];
}

export interface FeedDiff {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Changed items by facet; an item counts for each facet that differs. */
  readonly facets: Readonly<Record<Facet, number>>;
  /** Items that are gone from the new document, and are not counted as removed because it cannot be trusted so far. */
  readonly withheld: number;
  /** Items that fell to out of stock. */
  readonly zeroed: number;
  /** Items whose amount of price or sale price differs. */
  readonly repriced: number;
  /** Items of the old side, against which shares are judged. */
  readonly oldItems: number;
  /** The rows: in the order of the new document, then the removed in the order of the old. */
  changes(): Generator<ItemChange>;
}

/**
 * What differs between two readings, by the meaning of each item. Constant memory beside the indexes: rows are made
 * as they are asked for. Both must be of the same facet version, which `readFeed` sees to for its previous index.
 * @param links rows of `old` for rows of `next`, where a reading already knows them
 */
export function diffIndexes(old: ItemIndex, next: ItemIndex, links: Int32Array = linkIndexes(old, next)): FeedDiff {
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, 0])) as Record<Facet, number>;
  let [added, changed, unchanged, zeroed, repriced] = [0, 0, 0, 0, 0];
  for (let row = 0; row < next.count; row++) {
    if (!isPresent(next, row)) continue;
    const before = links[row]!;
    if (before < 0 || !isKnown(old, before)) {
      added++;
      continue;
    }
    if (isSame(old, before, next, row)) {
      unchanged++;
      continue;
    }
    changed++;
    for (const facet of differingFacets(old.facets, before * 10, next.facets, row * 10)) facets[facet]++;
    if ((next.flags[row]! & ~old.flags[before]! & FLAGS.outOfStock) !== 0) zeroed++;
    if (old.amounts[before * 2] !== next.amounts[row * 2] || old.amounts[before * 2 + 1] !== next.amounts[row * 2 + 1])
      repriced++;
  }
  const trusted = next.meta.complete && next.meta.unidentified === 0;
  const gone = findGone(old, next, links);
  let oldItems = 0;
  for (let row = 0; row < old.count; row++) if (isKnown(old, row)) oldItems++;
  return {
    added,
    removed: trusted ? gone.count : 0,
    changed,
    unchanged,
    facets,
    withheld: trusted ? 0 : gone.count,
    zeroed,
    repriced,
    oldItems,
    *changes() {
      yield* listPresent(old, next, links);
      if (trusted) yield* listGone(old, gone.kept);
    },
  };
}

function* listPresent(old: ItemIndex, next: ItemIndex, links: Int32Array): Generator<ItemChange> {
  for (let row = 0; row < next.count; row++) {
    if (!isPresent(next, row)) continue;
    const before = links[row]!;
    if (before < 0 || !isKnown(old, before)) {
      yield { id: idAt(next, row), change: 'added', facets: [] };
    } else if (!isSame(old, before, next, row)) {
      const facets = differingFacets(old.facets, before * 10, next.facets, row * 10);
      yield { id: idAt(next, row), change: 'changed', facets };
    }
  }
}

function* listGone(old: ItemIndex, kept: Uint8Array): Generator<ItemChange> {
  for (let row = 0; row < old.count; row++) {
    if (kept[row] === 0 && isKnown(old, row)) yield { id: idAt(old, row), change: 'removed', facets: [] };
  }
}

/** Old rows that did not come: neither as an item nor as a rejected one. `kept` marks the others. */
function findGone(
  old: ItemIndex,
  next: ItemIndex,
  links: Int32Array,
): { readonly kept: Uint8Array; readonly count: number } {
  const kept = new Uint8Array(old.count);
  links.forEach((before, row) => {
    if (before >= 0 && (next.flags[row]! & FLAGS.withheld) === 0) kept[before] = 1;
  });
  let count = 0;
  for (let row = 0; row < old.count; row++) if (kept[row] === 0 && isKnown(old, row)) count++;
  return { kept, count };
}

function isSame(old: ItemIndex, before: number, next: ItemIndex, row: number): boolean {
  for (let i = 0; i < 10; i++) if (old.facets[before * 10 + i] !== next.facets[row * 10 + i]) return false;
  return true;
}
