import { attributeKind, nameKey } from '../attributes/attribute-names.ts';
import { plainTexts } from '../attributes/plain-text.ts';
import { saysNothing } from '../attributes/value-key.ts';
import { cleanText, cutAtWord, hasWords } from '../clean-text.ts';
import { commonTitle } from '../common-title.ts';
import { foldText } from '../fold-text.ts';
import type { SourceSku } from '../group-products.ts';

/** Limits of sales attributes (contract section 4.3). */
export const VARIANT_LIMITS = { kinds: 3, nameLength: 20, valueLength: 50 } as const;

/** A choice that SKUs offer, with its values in the order of the SKUs; undefined where a SKU has none. */
export interface Kind<Value = string> {
  /** What it is called, the same for every name that means the same. */
  readonly key: string;
  readonly name: string;
  readonly values: readonly Value[];
}

/** The name and value of each choice that a source gives for a SKU. */
export type VariantSource = (sku: SourceSku) => readonly (readonly [name: string, value: string | undefined])[];

/** What SKUs always show: colour and size, and VTEX's SKU specifications by name. */
export const ALWAYS_SHOWN: VariantSource = ({ item, enrichment }) => [
  ['Cor', item.color],
  ['Tamanho', item.size],
  ...(enrichment?.skuSpecifications ?? [])
    .map(({ name, values }) => [name, values.join(', ')] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
];

/** What is shown where that does not tell SKUs apart. */
export const TELLS_APART: VariantSource = ({ item }) => [
  ['Material', item.material],
  ['Estampa', item.pattern],
];

/** Every kind that at least one SKU has, in the order in which they are met. */
export function findKinds(skus: readonly SourceSku[], source: VariantSource): Kind<string | undefined>[] {
  const found = new Map<string, { key: string; name: string; values: (string | undefined)[] }>();
  skus.forEach((sku, index) => {
    for (const [rawName, rawValue] of source(sku)) {
      const name = cutAtWord(cleanText(rawName).text, VARIANT_LIMITS.nameLength);
      const value = cutAtWord(cleanText(plainTexts(rawValue ?? '').join(', ')).text, VARIANT_LIMITS.valueLength);
      if (!hasWords(name) || !hasWords(value) || saysNothing(value)) continue;
      const key = kindKey(name);
      const kind = found.get(key) ?? { key, name: KIND_NAMES[key] ?? name, values: skus.map(() => undefined) };
      // Which of a shop's names is shown must not depend on which SKU comes first.
      if (!KIND_NAMES[key] && name < kind.name) kind.name = name;
      kind.values[index] ??= value;
      found.set(key, kind);
    }
  });
  return [...found.values()];
}

/** Those that every SKU has. */
export function completeKinds(kinds: readonly Kind<string | undefined>[]): Kind[] {
  return kinds.flatMap(({ key, name, values }) => (values.every(isSaid) ? [{ key, name, values }] : []));
}

/** What sets the titles apart, as a kind of its own. */
export function modelKind(skus: readonly SourceSku[], others: readonly Kind<unknown>[]): Kind {
  const titles = skus.map(titleOf);
  const values = commonTitle(titles).rest.map((rest) => {
    const value = cutAtWord(rest, VARIANT_LIMITS.valueLength);
    return hasWords(value) ? value : NO_MODEL;
  });
  const name = others.some(({ key }) => key === MODEL_KEY) ? 'Versão' : 'Modelo';
  return { key: kindKey(name), name, values };
}

/** A SKU's own title, clean. */
export function titleOf({ item, enrichment }: SourceSku): string {
  return cleanText(enrichment?.skuName ?? item.title ?? '').text;
}

/** True for the kinds that `modelKind` makes. */
export function isModel(key: string): boolean {
  return key === MODEL_KEY || key === kindKey('Versão');
}

/** What a title that adds nothing is called. */
const NO_MODEL = 'Padrão';

/** The same for every name of a kind: `Cor`, `Color` and `Cores`; a shoe's number is its size. */
export function kindKey(name: string): string {
  const kind = attributeKind(name);
  if (kind === null) return nameKey(name) || foldText(name);
  return kind === 'shoeSize' ? 'size' : kind;
}

export function isSaid(value: string | undefined): value is string {
  return value !== undefined;
}

const MODEL_KEY = 'model';

// Shown under one name, whichever of several a shop uses.
const KIND_NAMES: Readonly<Record<string, string>> = {
  color: 'Cor',
  size: 'Tamanho',
  material: 'Material',
  pattern: 'Estampa',
  model: 'Modelo',
  voltage: 'Voltagem',
  flavor: 'Sabor',
  storage: 'Armazenamento',
};
