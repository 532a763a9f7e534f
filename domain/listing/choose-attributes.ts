import { deriveFact } from './attributes/derive-fact.ts';
import { distinct, kindOf, matchText, type AttributeValue } from './attributes/match-value.ts';
import { factsAbout, readFacts, type Facts } from './attributes/read-facts.ts';
import { saysNothing, valueKey } from './attributes/value-key.ts';
import type { Category, CategoryAttribute } from './category.ts';
import type { SourceSku } from './group-products.ts';
import { categoryDefault, type ListingSettings } from './listing-settings.ts';
import type { SkuProblem } from './validate-listing.ts';

/** A product attribute as it is sent: TikTok's own value by id, or an own value by name. */
export interface ListingAttribute {
  readonly id: string;
  readonly values: readonly AttributeValue[];
}

/**
 * The product attributes of a listing, required and optional: from VTEX's specifications and the feed, matched by name
 * and value; a required one that they leave open from what the product's words plainly say; else the category's
 * default. A value outside TikTok's list is used only where the attribute takes own values, several only where it takes
 * several. What the category demands and no source gives is left to the rules to name; what was said and could not be
 * used, and what was derived, is noted.
 */
export function chooseAttributes(
  skus: readonly SourceSku[],
  category: Category,
  settings: ListingSettings,
  notes: SkuProblem[] = [],
): ListingAttribute[] {
  const facts = readFacts(skus);
  const defaults = categoryDefault(settings, category.leafId, 'attributes') ?? {};
  const note: Note = (code, params) =>
    void notes.push({ sku: skus[0]?.item.id ?? '', problem: { code, field: 'product_attributes', params } });

  const chosen = category.attributes.flatMap((attribute) => {
    if (attribute.type !== 'PRODUCT_PROPERTY') return [];
    const values = chooseValues(attribute, { facts, skus, defaults: defaults[attribute.id] ?? [], note });
    return values.length > 0 ? [{ id: attribute.id, values }] : [];
  });
  return withoutUnwanted(chosen, category);
}

/** True where a listing with these attributes must also have this one. */
export function isAttributeRequired(attribute: CategoryAttribute, chosen: readonly ListingAttribute[]): boolean {
  const conditions = attribute.requirementConditions ?? [];
  return conditions.length === 0 ? attribute.isRequired : isConditionMet(attribute, chosen);
}

/** True where this attribute must be left empty, since what it depends on was answered otherwise (12052183). */
export function isAttributeUnwanted(attribute: CategoryAttribute, chosen: readonly ListingAttribute[]): boolean {
  return (attribute.requirementConditions ?? []).length > 0 && !isConditionMet(attribute, chosen);
}

function isConditionMet(
  { requirementConditions = [] }: CategoryAttribute,
  chosen: readonly ListingAttribute[],
): boolean {
  return requirementConditions.some(({ attributeId, attributeValueId }) =>
    chosen.some(({ id, values }) => id === attributeId && values.some((v) => 'id' in v && v.id === attributeValueId)),
  );
}

type Note = (code: string, params: Record<string, string>) => void;

interface Sources {
  facts: readonly Facts[];
  skus: readonly SourceSku[];
  /** Names or ids of values. */
  defaults: readonly string[];
  note: Note;
}

function chooseValues(attribute: CategoryAttribute, { facts, skus, defaults, note }: Sources): AttributeValue[] {
  const said = facts.map((source) => factsAbout(attribute, source).filter((text) => !saysNothing(text)));
  const found = attribute.isMultipleSelection ? allOf(said, attribute) : firstOf(said, attribute);
  if (found.length > 0) return found;

  const texts = [...new Set(said.flat())];
  if (texts.length > 0) note('attribute-value-unmatched', { attribute: attribute.name, said: quote(texts) });
  const derived = attribute.isRequired ? deriveFact(attribute, skus) : null;
  if (derived) {
    note('attribute-derived', { attribute: attribute.name, value: derived.value.name, source: derived.from });
    return [{ id: derived.value.id }];
  }
  const filled = distinct(defaults.flatMap((text) => defaultValue(text, attribute)));
  if (defaults.length > 0 && filled.length === 0) {
    note('attribute-default-unmatched', { attribute: attribute.name, said: quote(defaults) });
  }
  return attribute.isMultipleSelection ? filled : filled.slice(0, 1);
}

/** What each source says that can be sent whole, none twice. */
function allOf(said: readonly (readonly string[])[], attribute: CategoryAttribute): AttributeValue[] {
  return distinct(said.flatMap((texts) => matchAll(texts, attribute) ?? []));
}

/** The first source that says one thing: a product of two materials has none of them as its only one. */
function firstOf(said: readonly (readonly string[])[], attribute: CategoryAttribute): AttributeValue[] {
  for (const texts of said) {
    const values = distinct(matchAll(texts, attribute) ?? []);
    if (values.length === 1) return values;
    // Own words may be said in one breath, as a list of ingredients is.
    if (values.length > 1 && values.every((value) => 'name' in value)) return matchText(texts.join(', '), attribute);
    if (isForBoth(texts, attribute)) return matchText('Unissex', attribute).filter((value) => 'id' in value);
  }
  return [];
}

/** Null where one of the texts cannot be sent: a part of what is said is not what is said. */
function matchAll(texts: readonly string[], attribute: CategoryAttribute): AttributeValue[] | null {
  const matches = texts.map((text) => matchText(text, attribute));
  return matches.every(({ length }) => length > 0) ? matches.flat() : null;
}

/** For women and for men is for both. */
function isForBoth(texts: readonly string[], attribute: CategoryAttribute): boolean {
  if (kindOf(attribute) !== 'gender') return false;
  const keys = new Set(texts.map((text) => valueKey(text, 'gender')));
  return keys.size === 2 && BOTH.every((key) => keys.has(key));
}

const BOTH = ['feminino', 'masculino'].map((gender) => valueKey(gender, 'gender'));

function defaultValue(text: string, attribute: CategoryAttribute): AttributeValue[] {
  return attribute.values.some(({ id }) => id === text) ? [{ id: text }] : matchText(text, attribute);
}

/** A conditional attribute goes only where its condition holds; one that goes may have been another's condition. */
function withoutUnwanted(chosen: readonly ListingAttribute[], category: Category): ListingAttribute[] {
  const kept = chosen.filter(({ id }) => {
    const attribute = category.attributes.find((each) => each.id === id);
    return !attribute || !isAttributeUnwanted(attribute, chosen);
  });
  return kept.length === chosen.length ? kept : withoutUnwanted(kept, category);
}

/** As many of them as a person reads. */
function quote(texts: readonly string[]): string {
  const shown = texts.slice(0, 5).map((text) => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`);
  return shown.join(' · ') + (texts.length > shown.length ? ' · …' : '');
}
