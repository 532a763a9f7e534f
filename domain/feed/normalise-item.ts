import type { CollectedFields } from './collect-fields.ts';
import type { FeedItem } from './feed-item.ts';
import type { FieldName } from './field-names.ts';
import { normaliseDetails } from './normalise-details.ts';
import { normaliseImages } from './normalise-images.ts';
import { normaliseMeasure, normalisePrices, normaliseStock, type Notes } from './normalise-offer.ts';
import { readAgeGroup, readCondition, readGender } from './normalise-words.ts';
import type { PriceStyle } from './parse-price.ts';
import { allTexts, bestText } from './pick-values.ts';

/** The item that the collected elements mean; null where they hold no id. */
export function normaliseItem(
  values: CollectedFields['values'],
  priceStyle: PriceStyle | null,
  notes: Notes,
): FeedItem | null {
  const id = bestText(values.id)?.text;
  if (id === undefined) return null;
  const item: MutableItem = { id };
  for (const [key, field, read] of TEXT_FIELDS) {
    const text = bestText(values[field])?.text;
    if (text !== undefined) item[key] = read === undefined ? text : read(text);
  }
  set(item, 'productTypes', allTexts(values.product_type));
  set(item, 'productHighlights', allTexts(values.product_highlight));
  set(item, 'productDetails', normaliseDetails(values.product_detail));
  Object.assign(
    item,
    normaliseImages(values),
    normalisePrices(values, priceStyle, notes),
    normaliseStock(values, notes),
  );
  for (const field of MEASURES) set(item, field, normaliseMeasure(field, values, notes));
  return item;
}

type MutableItem = { -readonly [Key in keyof FeedItem]: FeedItem[Key] };

function set<Key extends keyof FeedItem>(item: MutableItem, key: Key, value: MutableItem[Key] | undefined): void {
  if (value !== undefined) item[key] = value;
}

/** Fields with one text, and the reader of those that have words of their own. */
const TEXT_FIELDS: readonly (readonly [key: TextKey, field: FieldName, read?: (text: string) => string])[] = [
  ['title', 'title'],
  ['description', 'description'],
  ['link', 'link'],
  ['brand', 'brand'],
  ['gtin', 'gtin'],
  ['mpn', 'mpn'],
  ['condition', 'condition', readCondition],
  ['googleProductCategory', 'google_product_category'],
  ['itemGroupId', 'item_group_id'],
  ['color', 'color'],
  ['size', 'size'],
  ['material', 'material'],
  ['pattern', 'pattern'],
  ['gender', 'gender', readGender],
  ['ageGroup', 'age_group', readAgeGroup],
];

type TextKey =
  | 'title'
  | 'description'
  | 'link'
  | 'brand'
  | 'gtin'
  | 'mpn'
  | 'condition'
  | 'googleProductCategory'
  | 'itemGroupId'
  | 'color'
  | 'size'
  | 'material'
  | 'pattern'
  | 'gender'
  | 'ageGroup';

const MEASURES = ['weight', 'length', 'width', 'height'] as const;
