import type { FieldValue } from './collect-fields.ts';
import { foldText } from './normalise-text.ts';

export interface PickedText {
  readonly text: string;
  /** Where its element begins in the item, in characters. */
  readonly offset: number;
}

/** The best value that is not empty, folded; among equals the first. */
export function bestText(values: readonly FieldValue[] | undefined): PickedText | undefined {
  if (values === undefined) return undefined;
  let best: { text: string; offset: number; rank: number } | undefined;
  for (const value of values) {
    if (best !== undefined && value.rank >= best.rank) continue;
    const text = foldText(value.text);
    if (text !== '') best = { text, offset: value.node.offset, rank: value.rank };
  }
  return best;
}

/** Every distinct value under the best name that has any, in the item's order. */
export function allTexts(values: readonly FieldValue[] | undefined): readonly string[] | undefined {
  if (values === undefined) return undefined;
  let best = Number.POSITIVE_INFINITY;
  let texts = new Set<string>();
  for (const value of values) {
    const name = nameOfRank(value.rank);
    if (name > best) continue;
    const text = foldText(value.text);
    if (text === '') continue;
    if (name < best) texts = new Set();
    best = name;
    texts.add(text);
  }
  return texts.size === 0 ? undefined : [...texts];
}

/** The rank without the prefix's part in it: `g:product_type` and `product_type` are one name. */
function nameOfRank(rank: number): number {
  return Math.floor(rank / 10);
}
