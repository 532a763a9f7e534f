import { cleanText, cutAtWord, hasWords } from './clean-text.ts';
import { commonTitle } from './common-title.ts';
import { foldText } from './fold-text.ts';
import { isGrouped, type ProductGroup, type SourceSku } from './group-products.ts';

/** One choice a buyer makes, such as Cor = Azul. */
export interface SalesAttribute {
  readonly name: string;
  readonly value: string;
  /** TikTok's ids where the category knows the attribute and the value; they win over the names (contract 4.3). */
  readonly id?: string;
  readonly valueId?: string;
  /** The uploaded picture of the value, where it came from TikTok. */
  readonly imageUri?: string;
}

/** Limits of sales attributes (contract section 4.3). */
export const VARIANT_LIMITS = { kinds: 3, nameLength: 20, valueLength: 50 } as const;

/**
 * The sales attributes of a product's SKUs: at most three kinds, the same on each, no combination twice. Kinds are the
 * colour and size and VTEX's SKU specifications that every SKU has; then material and pattern where those alone leave
 * two SKUs alike; then one kind `Modelo` from what sets the titles apart. SKUs that are alike even so stay alike: the
 * rules name them.
 * A product whose source does not group gets none, since it can have no sibling.
 */
export function chooseVariants(group: ProductGroup): Map<string, readonly SalesAttribute[]> {
  const kinds = isGrouped(group.productKey) ? pickKinds(group.skus) : [];
  return new Map(
    group.skus.map(({ item }, index) => [item.id, kinds.map(({ name, values }) => ({ name, value: values[index]! }))]),
  );
}

/** A kind that every SKU has, with its values in the order of the SKUs. */
interface Kind {
  name: string;
  values: string[];
}

function pickKinds(skus: readonly SourceSku[]): Kind[] {
  const named = candidates(skus, whatSkusAlwaysShow);
  // Those that vary first, each group in its own order; what does not vary is still shown while there is room.
  const kinds = [...named.filter(varies), ...named.filter((kind) => !varies(kind))].slice(0, VARIANT_LIMITS.kinds);
  if (allApart(kinds, skus.length)) return inOrder(named, kinds);

  for (const extra of [...candidates(skus, whatTellsThemApart), modelKind(skus, kinds)]) {
    if (hasKind(kinds, extra.name)) continue;
    const idle = kinds.length < VARIANT_LIMITS.kinds ? -1 : kinds.findLastIndex((kind) => !varies(kind));
    if (idle === -1 && kinds.length === VARIANT_LIMITS.kinds) break;
    const extended = [...kinds.filter((_, index) => index !== idle), extra];
    // A kind that tells no more SKUs apart only repeats what the others say.
    if (countApart(extended, skus.length) <= countApart(kinds, skus.length)) continue;
    kinds.splice(0, kinds.length, ...extended);
    if (allApart(kinds, skus.length)) break;
  }
  // Several SKUs must have a choice between them, even where nothing tells them apart.
  if (kinds.length === 0) kinds.push(modelKind(skus, []));
  return kinds;
}

/** Kinds in the order of `order`, so that which of them vary does not move them about. */
function inOrder(order: readonly Kind[], kinds: readonly Kind[]): Kind[] {
  return order.filter((kind) => kinds.includes(kind));
}

function candidates(skus: readonly SourceSku[], sources: (sku: SourceSku) => [string, string | undefined][]): Kind[] {
  const byName = new Map<string, { name: string; values: (string | undefined)[] }>();
  skus.forEach((sku, index) => {
    for (const [rawName, rawValue] of sources(sku)) {
      const name = cutAtWord(cleanText(rawName).text, VARIANT_LIMITS.nameLength);
      const value = cutAtWord(cleanText(rawValue ?? '').text, VARIANT_LIMITS.valueLength);
      if (!hasWords(name) || !hasWords(value)) continue;
      const key = KIND_ALIASES[foldText(name)] ?? name;
      const kind = byName.get(foldText(key)) ?? { name: key, values: [] };
      kind.values[index] ??= value;
      byName.set(foldText(key), kind);
    }
  });
  return [...byName.values()].flatMap(({ name, values }) => {
    const complete = skus.map((_, index) => values[index]);
    return complete.every((value) => value !== undefined) ? [{ name, values: unifySpelling(complete) }] : [];
  });
}

function whatSkusAlwaysShow({ item, enrichment }: SourceSku): [string, string | undefined][] {
  const specifications = (enrichment?.skuSpecifications ?? [])
    .map(({ name, values }): [string, string] => [name, values.join(', ')])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [['Cor', item.color], ['Tamanho', item.size], ...specifications];
}

function whatTellsThemApart({ item }: SourceSku): [string, string | undefined][] {
  return [
    ['Material', item.material],
    ['Estampa', item.pattern],
  ];
}

// Names under which VTEX shops keep what the feed calls color and size.
const KIND_ALIASES: Record<string, string> = {
  cor: 'Cor',
  cores: 'Cor',
  color: 'Cor',
  colour: 'Cor',
  tamanho: 'Tamanho',
  tam: 'Tamanho',
  size: 'Tamanho',
};

function modelKind(skus: readonly SourceSku[], others: readonly Kind[]): Kind {
  const titles = skus.map(({ item, enrichment }) => cleanText(enrichment?.skuName ?? item.title ?? '').text);
  const values = commonTitle(titles).rest.map((rest) => {
    const value = cutAtWord(rest, VARIANT_LIMITS.valueLength);
    return hasWords(value) ? value : 'Padrão';
  });
  return { name: hasKind(others, 'Modelo') ? 'Versão' : 'Modelo', values: unifySpelling(values) };
}

/** "azul" and "Azul" are one value to a buyer: all get the spelling that comes first in the alphabet. */
function unifySpelling(values: readonly string[]): string[] {
  const spelling = new Map<string, string>();
  for (const value of values) {
    const known = spelling.get(foldText(value));
    if (known === undefined || value < known) spelling.set(foldText(value), value);
  }
  return values.map((value) => spelling.get(foldText(value))!);
}

function hasKind(kinds: readonly Kind[], name: string): boolean {
  return kinds.some((kind) => foldText(kind.name) === foldText(name));
}

function varies(kind: Kind): boolean {
  return new Set(kind.values).size > 1;
}

function allApart(kinds: readonly Kind[], count: number): boolean {
  return countApart(kinds, count) === count;
}

/** How many of the SKUs have a combination of their own. */
function countApart(kinds: readonly Kind[], count: number): number {
  return new Set(Array.from({ length: count }, (_, index) => combinationOf(kinds, index))).size;
}

function combinationOf(kinds: readonly Kind[], index: number): string {
  return JSON.stringify(kinds.map((kind) => kind.values[index]));
}
