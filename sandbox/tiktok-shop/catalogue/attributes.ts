import { attributeTable, profileTable } from './attribute-table.ts';
import type { AttributeRow } from './attribute-table.ts';
import { localeOf } from './category-tree.ts';
import type { Category } from './category.ts';

/** One attribute in the answer of Get Attributes; `is_requried` is spelled so by the service (contract section 4.8). */
export interface Attribute {
  id: string;
  name: string;
  type: 'SALES_PROPERTY' | 'PRODUCT_PROPERTY';
  is_requried: boolean;
  is_customizable: boolean;
  is_multiple_selection: boolean;
  values?: { id: string; name: string }[];
  value_data_format?: 'POSITIVE_INT_OR_DECIMAL';
  requirement_conditions?: { condition_type: 'VALUE_ID_MATCH'; attribute_id: string; attribute_value_id: string }[];
}

/** The attributes of a leaf in the asked language, sales attributes first. */
export function attributesOf(category: Category, locale?: string): Attribute[] {
  const language = localeOf(locale);
  const key = `${category.profile}:${language}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const names = profileTable[category.profile] ?? profileTable['basic'] ?? [];
  const made = names.flatMap((name) => {
    const row = attributeTable[name.replace('*', '')];
    return row === undefined ? [] : [toAttribute(row, name.endsWith('*'), language === 'pt-BR' ? 0 : 1)];
  });
  cache.set(key, made);
  return made;
}

/** The attribute of that name, in either language. */
export function attributeByName(category: Category, name: string): Attribute | undefined {
  const place = bothLanguages(category).find(
    ({ attribute, english }) => sameText(attribute.name, name) || sameText(english.name, name),
  );
  return place?.attribute;
}

/** The listed value of an attribute by its name, in either language. */
export function valueByName(
  category: Category,
  attributeId: string,
  name: string,
): { id: string; name: string } | undefined {
  const pair = bothLanguages(category).find(({ attribute }) => attribute.id === attributeId);
  const place = pair?.attribute.values?.findIndex(
    (value, index) => sameText(value.name, name) || sameText(pair.english.values?.[index]?.name ?? '', name),
  );
  return place === undefined ? undefined : pair?.attribute.values?.[place];
}

function bothLanguages(category: Category): { attribute: Attribute; english: Attribute }[] {
  const english = attributesOf(category, 'en-US');
  return attributesOf(category).flatMap((attribute, place) => {
    const other = english[place];
    return other === undefined ? [] : [{ attribute, english: other }];
  });
}

function sameText(one: string, other: string): boolean {
  return other.trim() !== '' && one.trim().toLowerCase() === other.trim().toLowerCase();
}

const cache = new Map<string, Attribute[]>();

function toAttribute(row: AttributeRow, required: boolean, language: 0 | 1): Attribute {
  return {
    id: row.id,
    name: row.names[language],
    type: row.type,
    is_requried: required,
    is_customizable: row.customizable ?? false,
    is_multiple_selection: row.multiple ?? false,
    ...(row.values.length > 0 && {
      values: row.values.map((value, place) => ({ id: valueId(row, place), name: nameOfValue(value, language) })),
    }),
    ...(row.positiveNumber === true && { value_data_format: 'POSITIVE_INT_OR_DECIMAL' as const }),
    ...(row.requiredWhen !== undefined && { requirement_conditions: [conditionOf(row.requiredWhen)] }),
  };
}

function conditionOf({ attribute, value }: { attribute: string; value: number }) {
  const other = attributeTable[attribute];
  return {
    condition_type: 'VALUE_ID_MATCH' as const,
    attribute_id: other?.id ?? '',
    attribute_value_id: other === undefined ? '' : valueId(other, value),
  };
}

function valueId(row: AttributeRow, place: number): string {
  return `1${row.id.slice(-4)}${String(place + 1).padStart(2, '0')}`;
}

function nameOfValue(value: string, language: 0 | 1): string {
  const [ptBr = value, en = ptBr] = value.split('/');
  return language === 0 ? ptBr : en;
}
