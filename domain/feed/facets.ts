import type { Money } from '../money.ts';
import type { Facet, FeedItem, Measure } from './feed-item.ts';
import { measureText } from './parse-measure.ts';
import { withoutTracking } from './tracking-parameters.ts';

/**
 * Version of each facet's text: raised when the rules below change what a text says, so that a snapshot of an older
 * version is fingerprinted anew instead of every product being sent again.
 */
export const FACET_VERSIONS: Readonly<Record<Facet, number>> = {
  content: 1,
  images: 1,
  price: 1,
  stock: 1,
  logistics: 1,
};

/**
 * The canonical text of each facet (surface.md, section 4): two items have the same text exactly where the facet
 * means the same. For hashing and comparing, not for reading. Values hold no control characters, so that the
 * separators cannot occur in them.
 */
export function facetTexts(item: FeedItem): Record<Facet, string> {
  return {
    content: contentText(item),
    images: imagesText(item),
    price: priceText(item),
    stock: stockText(item),
    logistics: logisticsText(item),
  };
}

const FIELD = '\u001f';
const ENTRY = '\u001e';
const PART = '\u001d';

function contentText(item: FeedItem): string {
  return [
    item.title,
    item.description,
    item.link && withoutTracking(item.link),
    item.brand,
    item.gtin,
    item.mpn,
    item.condition,
    item.googleProductCategory && pathText(item.googleProductCategory),
    item.productTypes && setText(item.productTypes.map(pathText)),
    item.itemGroupId,
    item.color,
    item.size,
    item.material,
    item.pattern,
    item.gender,
    item.ageGroup,
    item.productDetails &&
      setText(item.productDetails.map((detail) => [detail.section, detail.name, detail.value].join(PART))),
    item.productHighlights && setText(item.productHighlights),
  ].join(FIELD);
}

/** `A > B` and `A>B` are one path. */
function pathText(path: string): string {
  return path.includes('>') ? path.replaceAll(/ ?> ?/g, '>') : path;
}

/** The order of fields means nothing, so neither does that of a field that comes several times. */
function setText(entries: readonly string[]): string {
  return entries.length === 1 ? (entries[0] ?? '') : [...new Set(entries)].sort().join(ENTRY);
}

function imagesText(item: FeedItem): string {
  const cover = item.imageLink === undefined ? '' : withoutTracking(item.imageLink);
  const others = (item.additionalImageLinks ?? []).map(withoutTracking).filter((address) => address !== cover);
  return cover + FIELD + setText(others);
}

function priceText(item: FeedItem): string {
  const sale = item.salePrice;
  if (sale === undefined) return moneyText(item.price);
  return [moneyText(item.price), moneyText(sale), item.salePriceFrom, item.salePriceTo].join(FIELD);
}

/**
 * A price that names no currency is in the shop's own, and the shops are Brazil's: `20.00` and `R$ 20,00` are the
 * same price (surface.md, section 4, "No change").
 */
function moneyText(money: Money | undefined): string {
  return money === undefined ? '' : `${money.amount} ${money.currency ?? 'BRL'}`;
}

function stockText(item: FeedItem): string {
  return [item.availability, item.availabilityDate, item.quantity].join(FIELD);
}

function logisticsText(item: FeedItem): string {
  return [item.weight, item.length, item.width, item.height].map(measureOrNothing).join(FIELD);
}

function measureOrNothing(measure: Measure | undefined): string {
  return measure === undefined ? '' : measureText(measure);
}
