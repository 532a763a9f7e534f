import type { Category } from './category.ts';
import { isGrouped, type ProductGroup, type SourceSku } from './group-products.ts';
import { keepKinds } from './variants/keep-kinds.ts';
import { salesAttributeOf, spellAsListed, toSalesAttributes } from './variants/match-variants.ts';
import { countApart, unifySpelling, varies } from './variants/tell-apart.ts';
import {
  ALWAYS_SHOWN,
  completeKinds,
  findKinds,
  kindKey,
  modelKind,
  TELLS_APART,
  VARIANT_LIMITS,
  type Kind,
} from './variants/variant-kinds.ts';

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

/** What each SKU of the product was last sent with, by the source's id. */
export type PreviousVariants = ReadonlyMap<string, readonly SalesAttribute[]>;

export interface VariantContext {
  /** Whose sales attributes are used where they mean the same. */
  readonly category?: Category;
  readonly previous?: PreviousVariants;
}

/**
 * The sales attributes of a product's SKUs: at most three kinds, the same on each, no combination twice. Kinds are what
 * the category demands, the colour and size and VTEX's SKU specifications that every SKU has; then material and pattern
 * where those alone leave two SKUs alike; then one kind `Modelo` from what sets the titles apart. A product that TikTok
 * shows already keeps its kinds where they can stay. SKUs that are alike even so stay alike: the rules name them.
 * A product whose source does not group gets only what the category demands, since it can have no sibling.
 */
export function chooseVariants(
  { productKey, skus }: ProductGroup,
  { category, previous = NONE }: VariantContext = {},
): Map<string, readonly SalesAttribute[]> {
  const spell = <Value extends string | undefined>(kind: Kind<Value>): Kind<Value> =>
    unifySpelling(spellAsListed(kind, category), shownBefore(kind.key, previous));
  const shown = findKinds(skus, ALWAYS_SHOWN).map(spell);
  const extra = findKinds(skus, TELLS_APART).map(spell);
  const found = [...shown, ...extra.filter(({ key }) => !shown.some((kind) => kind.key === key))];

  const demanded = completeKinds(found).filter((kind) => salesAttributeOf(kind, category)?.isRequired);
  const fresh =
    isGrouped(productKey) || skus.length > 1
      ? pickKinds(skus, completeKinds(shown), completeKinds(extra), demanded).map(spell)
      : demanded.slice(0, VARIANT_LIMITS.kinds);
  const kinds = keepKinds(skus, previous, found, fresh)?.map(spell) ?? fresh;
  const attributes = toSalesAttributes(withDemanded(kinds, fresh, demanded), category, skus.length);
  return new Map(skus.map(({ item }, index) => [item.id, attributes[index]!]));
}

const NONE: PreviousVariants = new Map();

function shownBefore(key: string, previous: PreviousVariants): (string | undefined)[] {
  return [...previous.values()].map((all) => all.find(({ name }) => kindKey(name) === key)?.value);
}

/** What the category demands by now is no matter of choice. */
function withDemanded(
  kinds: readonly Kind<string | undefined>[],
  fresh: readonly Kind[],
  demanded: readonly Kind[],
): readonly Kind<string | undefined>[] {
  return demanded.every(({ key }) => kinds.some((kind) => kind.key === key)) ? kinds : fresh;
}

function pickKinds(
  skus: readonly SourceSku[],
  shown: readonly Kind[],
  extra: readonly Kind[],
  demanded: readonly Kind[],
): Kind[] {
  const first = demanded.slice(0, VARIANT_LIMITS.kinds);
  const others = shown.filter((kind) => !hasKind(first, kind));
  // Those that vary first, each group in its own order; what does not vary is still shown while there is room.
  const room = VARIANT_LIMITS.kinds - first.length;
  const chosen = [...others.filter(varies), ...others.filter((kind) => !varies(kind))].slice(0, room);
  const kinds = inOrder([...shown, ...extra], [...first, ...chosen]);
  if (countApart(kinds, skus.length) === skus.length) return kinds;

  for (const next of [...extra, modelKind(skus, kinds)]) {
    if (hasKind(kinds, next)) continue;
    const isIdle = (kind: Kind): boolean => !varies(kind) && !hasKind(first, kind);
    const idle = kinds.length < VARIANT_LIMITS.kinds ? -1 : kinds.findLastIndex(isIdle);
    if (idle === -1 && kinds.length === VARIANT_LIMITS.kinds) break;
    const extended = [...kinds.filter((_, index) => index !== idle), next];
    // A kind that tells no more SKUs apart only repeats what the others say.
    if (countApart(extended, skus.length) <= countApart(kinds, skus.length)) continue;
    kinds.splice(0, kinds.length, ...extended);
    if (countApart(kinds, skus.length) === skus.length) break;
  }
  // Several SKUs must have a choice between them, even where nothing tells them apart.
  if (kinds.length === 0) kinds.push(modelKind(skus, []));
  return kinds;
}

/** Kinds in the order of `order`, so that which of them vary does not move them about. */
function inOrder(order: readonly Kind[], kinds: readonly Kind[]): Kind[] {
  return order.filter(
    (kind, index) => hasKind(kinds, kind) && order.findIndex(({ key }) => key === kind.key) === index,
  );
}

function hasKind(kinds: readonly Kind[], { key }: Kind): boolean {
  return kinds.some((kind) => kind.key === key);
}
