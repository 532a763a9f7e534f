import { matchListed, matchListedName, namesOf } from '../attributes/match-value.ts';
import type { Category, CategoryAttribute } from '../category.ts';
import type { SalesAttribute } from '../choose-variants.ts';
import { combinations } from './tell-apart.ts';
import { kindKey, VARIANT_LIMITS, type Kind } from './variant-kinds.ts';
import { foldText } from '../fold-text.ts';

/** The sales attribute of a category that a kind is; null where the category has none of that meaning. */
export function salesAttributeOf(
  kind: Pick<Kind<unknown>, 'key' | 'name'>,
  category: Category | undefined,
): CategoryAttribute | null {
  const known = category?.attributes.filter(({ type }) => type === 'SALES_PROPERTY') ?? [];
  return (
    known.find((attribute) => namesOf(attribute).some((name) => foldText(name) === foldText(kind.name))) ??
    known.find((attribute) => namesOf(attribute).some((name) => kindKey(name) === kind.key)) ??
    null
  );
}

/** Values that the category lists under another spelling or language get the category's own. */
export function spellAsListed<Value extends string | undefined>(
  kind: Kind<Value>,
  category: Category | undefined,
): Kind<Value> {
  const attribute = salesAttributeOf(kind, category);
  if (!attribute) return kind;
  const listed = (value: Value): Value =>
    value === undefined ? value : ((matchListedName(value, attribute)?.name as Value | undefined) ?? value);
  return { ...kind, values: kind.values.map(listed) };
}

/**
 * The kinds as sales attributes, with TikTok's ids where the category knows kind and value. Two values that mean the
 * same to TikTok are shown as one where the SKUs stay apart all the same; else only the one that is spelt as TikTok
 * spells it goes by id, and the others by their own names.
 */
export function toSalesAttributes(
  kinds: readonly Kind<string | undefined>[],
  category: Category | undefined,
  count: number,
): SalesAttribute[][] {
  const taken = new Set<string>();
  const matched = kinds.map((kind): MatchedKind => {
    const attribute = salesAttributeOf(kind, category);
    if (!attribute || taken.has(attribute.id)) return { kind, attribute: null };
    taken.add(attribute.id);
    return { kind, attribute };
  });
  const loose = matched.map((one) => valueIds(one, matchListed));
  const before = combinations(kinds, count);
  const after = combinations(
    matched.map(({ kind }, at) => ({ ...kind, values: loose[at]!.map((value, sku) => value?.id ?? kind.values[sku]) })),
    count,
  );
  const isHarmless = new Set(before).size === new Set(after).size;
  const ids = isHarmless ? loose : matched.map((one, at) => strictIds(one, loose[at]!));
  return Array.from({ length: count }, (_, sku) =>
    matched.flatMap(({ kind, attribute }, at) => {
      const value = kind.values[sku];
      return value === undefined ? [] : [toSalesAttribute(kind, attribute, value, ids[at]![sku] ?? null)];
    }),
  );
}

interface MatchedKind {
  readonly kind: Kind<string | undefined>;
  readonly attribute: CategoryAttribute | null;
}

type Listed = { readonly id: string; readonly name: string } | null;

function valueIds({ kind, attribute }: MatchedKind, match: typeof matchListed): Listed[] {
  return kind.values.map((value) => (value === undefined || !attribute ? null : match(value, attribute)));
}

/** Of several own values that mean one of TikTok's, only the one that is called the same keeps its id. */
function strictIds(one: MatchedKind, loose: readonly Listed[]): Listed[] {
  const exact = valueIds(one, matchListedName);
  const claims = new Map<string, Set<string>>();
  loose.forEach((listed, sku) => {
    if (!listed) return;
    claims.set(listed.id, (claims.get(listed.id) ?? new Set()).add(one.kind.values[sku]!));
  });
  return loose.map((listed, sku) => (listed && claims.get(listed.id)!.size > 1 ? exact[sku]! : listed));
}

function toSalesAttribute(
  { name }: Kind<unknown>,
  attribute: CategoryAttribute | null,
  value: string,
  listed: Listed,
): SalesAttribute {
  if (!attribute) return { name, value };
  const own = attribute.name.length <= VARIANT_LIMITS.nameLength ? attribute.name : name;
  if (!listed) return { name: own, value, id: attribute.id };
  const shown = listed.name.length <= VARIANT_LIMITS.valueLength ? listed.name : value;
  return { name: own, value: shown, id: attribute.id, valueId: listed.id };
}
