import { foldText } from '../fold-text.ts';
import type { Kind } from './variant-kinds.ts';

export function varies(kind: Kind): boolean {
  return new Set(kind.values).size > 1;
}

/** How many of the SKUs have a combination of their own. */
export function countApart(kinds: readonly Kind<string | undefined>[], count: number): number {
  return new Set(combinations(kinds, count)).size;
}

/** What each SKU shows, in one text. */
export function combinations(kinds: readonly Kind<string | undefined>[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => JSON.stringify(kinds.map(({ values }) => values[index] ?? null)));
}

/** `azul` and `Azul` are one value to a buyer: all get the spelling that was shown before, else the first by code. */
export function unifySpelling<Value extends string | undefined>(
  kind: Kind<Value>,
  shown: readonly (string | undefined)[] = [],
): Kind<Value> {
  const spelling = new Map<string, Value>();
  for (const value of kind.values) {
    if (value === undefined) continue;
    const known = spelling.get(foldText(value));
    if (known === undefined || value < known) spelling.set(foldText(value), value);
  }
  for (const value of shown) {
    if (value !== undefined && spelling.has(foldText(value))) spelling.set(foldText(value), value as Value);
  }
  return {
    ...kind,
    values: kind.values.map((value) => (value === undefined ? value : spelling.get(foldText(value))!)),
  };
}
