import type { Category, CategoryAttribute } from './category.ts';
import { cleanText, cutAtWord, hasWords } from './clean-text.ts';
import { foldText } from './fold-text.ts';
import type { SourceSku } from './group-products.ts';
import { categoryDefault, type ListingSettings } from './listing-settings.ts';

/** A product attribute as it is sent: TikTok's own value by id, or an own value by name. */
export interface ListingAttribute {
  readonly id: string;
  readonly values: readonly AttributeValue[];
}

export type AttributeValue = { readonly id: string } | { readonly name: string };

/** An own value's longest text (contract section 4.3). */
export const ATTRIBUTE_VALUE_LENGTH = 2000;

/**
 * The product attributes of a listing, from VTEX's specifications, the feed and the category's defaults, matched by
 * name. A value outside TikTok's list is used only where the attribute takes own values; several only where it takes
 * several. What the category demands and no source gives is left to the rules to name.
 */
export function chooseAttributes(
  skus: readonly SourceSku[],
  category: Category,
  settings: ListingSettings,
): ListingAttribute[] {
  const known = knownFacts(skus);
  const defaults = categoryDefault(settings, category.leafId, 'attributes') ?? {};
  const chosen: ListingAttribute[] = [];
  for (const attribute of category.attributes) {
    if (attribute.type !== 'PRODUCT_PROPERTY') continue;
    const sources = [known.get(foldText(attribute.name)), defaults[attribute.id]];
    for (const texts of sources) {
      const values = matchValues(texts ?? [], attribute);
      if (values.length === 0) continue;
      chosen.push({ id: attribute.id, values });
      break;
    }
  }
  return chosen;
}

/** True where a listing with these attributes must also have this one. */
export function isAttributeRequired(attribute: CategoryAttribute, chosen: readonly ListingAttribute[]): boolean {
  const conditions = attribute.requirementConditions ?? [];
  if (conditions.length === 0) return attribute.isRequired;
  return conditions.some(({ attributeId, attributeValueId }) =>
    chosen.some(({ id, values }) => id === attributeId && values.some((v) => 'id' in v && v.id === attributeValueId)),
  );
}

/** What the sources say, by the folded names under which categories ask for it. */
function knownFacts(skus: readonly SourceSku[]): Map<string, string[]> {
  const facts = new Map<string, string[]>();
  const add = (name: string, value: string | undefined): void => {
    if (!value) return;
    const values = facts.get(foldText(name)) ?? [];
    if (!values.includes(value)) values.push(value);
    facts.set(foldText(name), values);
  };
  for (const { item, enrichment } of skus) {
    for (const { name, values } of enrichment?.productSpecifications ?? []) values.forEach((value) => add(name, value));
    for (const { name, value } of item.productDetails ?? []) add(name, value);
    for (const [field, names] of FIELD_NAMES) names.forEach((name) => add(name, item[field]));
  }
  return facts;
}

// The feed's own fields under the names that categories use, in Portuguese and English.
const FIELD_NAMES: readonly ['material' | 'pattern' | 'gender' | 'ageGroup' | 'color', readonly string[]][] = [
  ['material', ['Material', 'Materials']],
  ['pattern', ['Estampa', 'Padrão', 'Pattern']],
  ['gender', ['Gênero', 'Gender']],
  ['ageGroup', ['Faixa etária', 'Age group']],
  ['color', ['Cor', 'Color', 'Colour']],
];

function matchValues(texts: readonly string[], attribute: CategoryAttribute): AttributeValue[] {
  const values: AttributeValue[] = [];
  for (const text of texts) {
    const value = matchValue(text, attribute);
    if (value && !values.some((other) => JSON.stringify(other) === JSON.stringify(value))) values.push(value);
  }
  return attribute.isMultipleSelection ? values : values.slice(0, 1);
}

function matchValue(text: string, attribute: CategoryAttribute): AttributeValue | null {
  const listed = attribute.values.find(({ id, name }) => id === text || foldText(name) === foldText(text));
  if (listed) return { id: listed.id };
  if (!attribute.isCustomizable) return null;
  const name = cutAtWord(cleanText(text).text, ATTRIBUTE_VALUE_LENGTH);
  if (attribute.valueDataFormat === 'POSITIVE_INT_OR_DECIMAL') return isPositiveNumber(name) ? { name } : null;
  return hasWords(name) ? { name } : null;
}

export function isPositiveNumber(text: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(text) && Number(text) > 0;
}
