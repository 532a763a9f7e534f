import { foldText } from '../fold-text.ts';
import type { SourceSku } from '../group-products.ts';
import type { PreviousVariants, SalesAttribute } from '../choose-variants.ts';
import { countApart } from './tell-apart.ts';
import { isModel, isSaid, kindKey, modelKind, titleOf, type Kind } from './variant-kinds.ts';

/**
 * The kinds that TikTok shows for a product already, with the values of now: a SKU that comes or goes must not rename
 * what its siblings show. Null where they cannot stay: no SKU has one of them any more, they tell fewer SKUs apart
 * than `fresh` does, most SKUs lack one, or they were only taken from titles and better ones are known by now. A new SKU
 * that lacks one is left with a gap, which the rules name.
 */
export function keepKinds(
  skus: readonly SourceSku[],
  previous: PreviousVariants,
  found: readonly Kind<string | undefined>[],
  fresh: readonly Kind[],
): Kind<string | undefined>[] | null {
  const shown = skus.map(({ item }) => previous.get(item.id) ?? []);
  const first = shown.find((attributes) => attributes.length > 0);
  if (!first) return null;
  const kinds = first.map(({ name }) => keepKind(name, skus, shown, found, first));
  const allSaid = kinds.every((kind): kind is Kind<string | undefined> => kind !== null);
  if (!allSaid || countApart(kinds, skus.length) < countApart(fresh, skus.length)) return null;

  const lacking = skus.filter((_, index) => kinds.some(({ values }) => values[index] === undefined)).length;
  if (lacking * 2 > skus.length) return null;
  const ids = new Set(skus.map(({ item }) => item.id));
  const isMakeshift = kinds.some(({ key }) => isModel(key) && !found.some((other) => other.key === key));
  const isBetter = fresh.every(({ key }) => found.some((other) => other.key === key));
  const allHere = [...previous.keys()].every((sku) => ids.has(sku));
  return isMakeshift && isBetter && allHere ? null : kinds;
}

function keepKind(
  name: string,
  skus: readonly SourceSku[],
  shown: readonly (readonly SalesAttribute[])[],
  found: readonly Kind<string | undefined>[],
  kinds: readonly SalesAttribute[],
): Kind<string | undefined> | null {
  const key = kindKey(name);
  const before = shown.map((attributes) => attributes.find((attribute) => kindKey(attribute.name) === key)?.value);
  const now = found.find((kind) => kind.key === key);
  if (now) return { key, name, values: now.values.map((value, index) => value ?? before[index]) };
  if (!isModel(key)) return before.every(isSaid) ? { key, name, values: before } : null;

  // What a title says of its SKU stays as long as the title says it, whatever its siblings are called.
  const others = kinds.filter((kind) => kindKey(kind.name) !== key);
  const fresh = modelKind(
    skus,
    others.map((kind) => ({ key: kindKey(kind.name), name: kind.name, values: [] })),
  );
  const values = fresh.values.map((value, index) => {
    const old = before[index];
    return old !== undefined && foldText(titleOf(skus[index]!)).includes(foldText(old)) ? old : value;
  });
  return { key, name, values };
}
