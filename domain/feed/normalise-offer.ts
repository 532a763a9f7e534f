import type { CollectedFields, FieldValue } from './collect-fields.ts';
import type { FeedItem, Measure } from './feed-item.ts';
import type { ItemProblemCode } from './feed-problems.ts';
import { readAvailability } from './normalise-words.ts';
import { parseDateRange, parseFeedDate } from './parse-feed-date.ts';
import { parseMeasure } from './parse-measure.ts';
import { parsePrice, type PriceStyle } from './parse-price.ts';
import { bestText, type PickedText } from './pick-values.ts';

/** What normalising one item reports as it goes. */
export interface Notes {
  /** `offset`: where in the item, in characters. */
  readonly problem: (code: ItemProblemCode, offset: number, params: Record<string, string | number>) => void;
  readonly price: (style: PriceStyle | null, ambiguous: boolean) => void;
}

type Values = CollectedFields['values'];

/** Price and sale price, and the sale's dates where a sale price exists. */
export function normalisePrices(
  values: Values,
  style: PriceStyle | null,
  notes: Notes,
): Pick<FeedItem, 'price' | 'salePrice' | 'salePriceFrom' | 'salePriceTo'> {
  const price = readPrice('price', values.price, style, notes);
  const salePrice = readPrice('sale_price', values.sale_price, style, notes);
  if (salePrice === undefined) return price === undefined ? {} : { price };
  return { ...(price && { price }), salePrice, ...readSaleDates(values, notes) };
}

function readPrice(
  field: 'price' | 'sale_price',
  values: readonly FieldValue[] | undefined,
  style: PriceStyle | null,
  notes: Notes,
): FeedItem['price'] {
  const written = bestText(values);
  if (written === undefined) return undefined;
  const reading = parsePrice(written.text, style);
  notes.price(reading.style, reading.problem === 'price-ambiguous');
  if (reading.problem !== null) notes.problem(reading.problem, written.offset, { field, text: written.text });
  return reading.money ?? undefined;
}

function readSaleDates(values: Values, notes: Notes): Pick<FeedItem, 'salePriceFrom' | 'salePriceTo'> {
  const written = bestText(values.sale_price_effective_date);
  if (written === undefined) return {};
  const range = parseDateRange(written.text);
  if (range !== null) return { salePriceFrom: range.from, salePriceTo: range.to };
  notes.problem('date-unreadable', written.offset, { field: 'sale_price_effective_date', text: written.text });
  return {};
}

/** Availability, its date and the number of units. */
export function normaliseStock(
  values: Values,
  notes: Notes,
): Pick<FeedItem, 'availability' | 'availabilityDate' | 'quantity'> {
  const stated = readAvailable(values, notes);
  const date = readDate(values, notes);
  const written = bestText(values.quantity);
  const quantity = written === undefined ? undefined : readQuantity(written, notes);
  // Some layouts write the availability's word where others write the number of units.
  const availability = stated ?? (typeof quantity === 'string' ? quantity : undefined);
  return {
    ...(availability && { availability }),
    ...(date && { availabilityDate: date }),
    ...(typeof quantity === 'number' && { quantity }),
  };
}

function readAvailable(values: Values, notes: Notes): FeedItem['availability'] {
  const written = bestText(values.availability);
  if (written === undefined) return undefined;
  const availability = readAvailability(written.text);
  if (availability === null) notes.problem('availability-unknown', written.offset, { text: written.text });
  return availability ?? undefined;
}

function readDate(values: Values, notes: Notes): string | undefined {
  const written = bestText(values.availability_date);
  if (written === undefined) return undefined;
  const date = parseFeedDate(written.text);
  if (date === null) {
    notes.problem('date-unreadable', written.offset, { field: 'availability_date', text: written.text });
  }
  return date ?? undefined;
}

/** Whole units, a negative number counting as none; or the availability that stands in their place. */
function readQuantity(written: PickedText, notes: Notes): number | FeedItem['availability'] {
  const match = /^([-−]?)(\d{1,15})(?:[.,]\d{0,9})?$/.exec(written.text);
  if (match === null) {
    const availability = readAvailability(written.text);
    if (availability === null) notes.problem('quantity-unreadable', written.offset, { text: written.text });
    return availability ?? undefined;
  }
  const units = Number(match[2]);
  if (match[1] === '' || units === 0) return units;
  notes.problem('quantity-negative', written.offset, { text: written.text });
  return 0;
}

/** A measure of the package; undefined, and a problem, where the feed's text is none. */
export function normaliseMeasure(
  field: 'weight' | 'length' | 'width' | 'height',
  values: Values,
  notes: Notes,
): Measure | undefined {
  const written = bestText(values[field]);
  if (written === undefined) return undefined;
  const measure = parseMeasure(written.text);
  if (measure === null) notes.problem('measure-unreadable', written.offset, { field, text: written.text });
  return measure ?? undefined;
}
