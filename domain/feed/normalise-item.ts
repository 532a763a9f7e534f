import type { CollectedFields, FieldValue } from './collect-fields.ts';
import type { FeedItem, Measure } from './feed-item.ts';
import type { FieldName } from './field-names.ts';
import type { ItemProblemCode } from './feed-problems.ts';
import type { ItemNode } from './item-node.ts';
import { parseDateRange, parseFeedDate } from './parse-feed-date.ts';
import { parseMeasure } from './parse-measure.ts';
import { parsePrice, type PriceStyle } from './parse-price.ts';
import { foldText, type FoldTrouble } from './normalise-text.ts';
import { readAgeGroup, readAvailability, readCondition, readGender } from './normalise-words.ts';

/** What normalising one item reports as it goes. */
export interface Notes extends FoldTrouble {
  /** `offset`: where in the item, in characters. */
  readonly problem: (code: ItemProblemCode, offset: number, params: Record<string, string | number>) => void;
  readonly price: (style: PriceStyle | null, ambiguous: boolean) => void;
}

/** The item that the collected elements mean; null where they hold no id. */
export function normaliseItem(
  values: CollectedFields['values'],
  priceStyle: PriceStyle | null,
  notes: Notes,
): FeedItem | null {
  const id = bestText(values.id, notes)?.text;
  if (id === undefined) return null;
  const text = (field: FieldName): string | undefined => bestText(values[field], notes)?.text;
  const word = (field: FieldName, read: (text: string) => string): string | undefined => {
    const found = text(field);
    return found === undefined ? undefined : read(found);
  };
  const item: MutableItem = { id };
  set(item, 'title', text('title'));
  set(item, 'description', text('description'));
  set(item, 'link', text('link'));
  set(item, 'brand', text('brand'));
  set(item, 'gtin', text('gtin'));
  set(item, 'mpn', text('mpn'));
  set(item, 'condition', word('condition', readCondition));
  set(item, 'googleProductCategory', text('google_product_category'));
  set(item, 'productTypes', list(values.product_type, notes));
  set(item, 'itemGroupId', text('item_group_id'));
  set(item, 'color', text('color'));
  set(item, 'size', text('size'));
  set(item, 'material', text('material'));
  set(item, 'pattern', text('pattern'));
  set(item, 'gender', word('gender', readGender));
  set(item, 'ageGroup', word('age_group', readAgeGroup));
  set(item, 'productDetails', details(values.product_detail, notes));
  set(item, 'productHighlights', list(values.product_highlight, notes));
  setImages(item, values, notes);
  setPrices(item, values, priceStyle, notes);
  setStock(item, values, notes);
  for (const field of ['weight', 'length', 'width', 'height'] as const) {
    set(item, field, measure(field, values[field], notes));
  }
  return item;
}

type MutableItem = { -readonly [Key in keyof FeedItem]: FeedItem[Key] };

function set<Key extends keyof FeedItem>(item: MutableItem, key: Key, value: MutableItem[Key] | undefined): void {
  if (value !== undefined) item[key] = value;
}

/** The best value that is not empty; among equals the first. */
export function bestText(
  values: readonly FieldValue[] | undefined,
  notes: FoldTrouble,
): { readonly text: string; readonly offset: number } | undefined {
  if (values === undefined) return undefined;
  let best: { text: string; offset: number; rank: number } | undefined;
  for (const value of values) {
    if (best !== undefined && value.rank >= best.rank) continue;
    const text = foldText(value.text, notes);
    if (text !== '') best = { text, offset: value.node.offset, rank: value.rank };
  }
  return best;
}

/** Every distinct value under the best name that has any. */
function list(values: readonly FieldValue[] | undefined, notes: Notes): readonly string[] | undefined {
  if (values === undefined) return undefined;
  let best = Number.POSITIVE_INFINITY;
  let texts = new Set<string>();
  for (const value of values) {
    const name = Math.floor(value.rank / 10);
    if (name > best) continue;
    const text = foldText(value.text, notes);
    if (text === '') continue;
    if (name < best) texts = new Set();
    best = name;
    texts.add(text);
  }
  return texts.size === 0 ? undefined : [...texts];
}

type ProductDetail = NonNullable<FeedItem['productDetails']>[number];

function details(values: readonly FieldValue[] | undefined, notes: Notes): FeedItem['productDetails'] {
  if (values === undefined) return undefined;
  const found = values
    .map(({ node }) =>
      node.children.length > 0 ? detailOfBlock(node, notes) : detailOfLine(foldText(node.text, notes)),
    )
    .filter(({ section, name, value }) => section !== undefined || name !== '' || value !== '');
  return found.length === 0 ? undefined : found;
}

function detailOfBlock(block: ItemNode, notes: Notes): ProductDetail {
  const part = (...names: readonly string[]): string => {
    const child = block.children.find((one) => names.includes(one.name.slice(one.name.indexOf(':') + 1).toLowerCase()));
    return child === undefined ? '' : foldText(child.text, notes);
  };
  return detail(part('section_name', 'section'), part('attribute_name', 'name'), part('attribute_value', 'value'));
}

/** Google's one-line form is `section:name:value`; with less, the section goes first, then the value. */
function detailOfLine(line: string): ProductDetail {
  const [first = '', second, ...rest] = line.split(':').map((part) => part.trim());
  if (second === undefined) return detail('', first, '');
  return rest.length === 0 ? detail('', first, second) : detail(first, second, rest.join(':'));
}

function detail(section: string, name: string, value: string): ProductDetail {
  return { ...(section !== '' && { section }), name, value };
}

// A list of addresses in one element is parted where the next address begins: commas also occur inside addresses.
// Looked at from the beginning of a run of separators only: a long run must not cost its square.
const NEXT_ADDRESS = /(?<![\s,;|])[\s,;|]+(?=https?:\/\/)/i;

/** The best `image_link` is the cover; further ones count as additional images. */
function setImages(item: MutableItem, values: CollectedFields['values'], notes: Notes): void {
  const covers = (values.image_link ?? []).toSorted((left, right) => left.rank - right.rank);
  const own = covers.flatMap((value) => addresses(value, notes));
  const [cover] = own;
  const more = new Set([...own, ...(values.additional_image_link ?? []).flatMap((value) => addresses(value, notes))]);
  if (cover !== undefined) {
    item.imageLink = cover;
    more.delete(cover);
  }
  if (more.size > 0) item.additionalImageLinks = [...more];
}

function addresses(value: FieldValue, notes: Notes): string[] {
  const text = foldText(value.text, notes);
  if (text === '') return [];
  return text.includes('http', 4) ? text.split(NEXT_ADDRESS) : [text];
}

function setPrices(item: MutableItem, values: CollectedFields['values'], style: PriceStyle | null, notes: Notes): void {
  set(item, 'price', price('price', values.price, style, notes));
  set(item, 'salePrice', price('sale_price', values.sale_price, style, notes));
  if (item.salePrice === undefined) return;
  const written = bestText(values.sale_price_effective_date, notes);
  if (written === undefined) return;
  const range = parseDateRange(written.text);
  if (range === null) {
    notes.problem('date-unreadable', written.offset, { field: 'sale_price_effective_date', text: written.text });
    return;
  }
  item.salePriceFrom = range.from;
  item.salePriceTo = range.to;
}

function price(
  field: 'price' | 'sale_price',
  values: readonly FieldValue[] | undefined,
  style: PriceStyle | null,
  notes: Notes,
): FeedItem['price'] {
  const written = bestText(values, notes);
  if (written === undefined) return undefined;
  const reading = parsePrice(written.text, style);
  notes.price(reading.style, reading.problem === 'price-ambiguous');
  if (reading.problem !== null) notes.problem(reading.problem, written.offset, { field, text: written.text });
  return reading.money ?? undefined;
}

function setStock(item: MutableItem, values: CollectedFields['values'], notes: Notes): void {
  const availability = bestText(values.availability, notes);
  if (availability !== undefined) {
    const word = readAvailability(availability.text);
    if (word === null) notes.problem('availability-unknown', availability.offset, { text: availability.text });
    else item.availability = word;
  }
  const date = bestText(values.availability_date, notes);
  if (date !== undefined) {
    const read = parseFeedDate(date.text);
    if (read === null) {
      notes.problem('date-unreadable', date.offset, { field: 'availability_date', text: date.text });
    } else item.availabilityDate = read;
  }
  const quantity = bestText(values.quantity, notes);
  if (quantity !== undefined) setQuantity(item, quantity, notes);
}

/** Some layouts write the availability's word where others write a number of units. */
function setQuantity(
  item: MutableItem,
  written: { readonly text: string; readonly offset: number },
  notes: Notes,
): void {
  const match = /^([-−]?)(\d{1,15})(?:[.,]\d{0,9})?$/.exec(written.text);
  if (match === null) {
    const word = readAvailability(written.text);
    if (word === null) notes.problem('quantity-unreadable', written.offset, { text: written.text });
    else item.availability ??= word;
    return;
  }
  const units = Number(match[2]);
  const negative = match[1] !== '' && units > 0;
  if (negative) notes.problem('quantity-negative', written.offset, { text: written.text });
  item.quantity = negative ? 0 : units;
}

function measure(
  field: 'weight' | 'length' | 'width' | 'height',
  values: readonly FieldValue[] | undefined,
  notes: Notes,
): Measure | undefined {
  const written = bestText(values, notes);
  if (written === undefined) return undefined;
  const read = parseMeasure(written.text);
  if (read === null) notes.problem('measure-unreadable', written.offset, { field, text: written.text });
  return read ?? undefined;
}
