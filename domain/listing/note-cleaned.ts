import { cleanText, cutAtWord, describeRemoved, mergeRemoved, type Removed } from './clean-text.ts';
import type { DraftListing } from './desired-listing.ts';
import type { SourceSku } from './group-products.ts';
import type { SkuProblem } from './validate-listing.ts';
import { VARIANT_LIMITS } from './variants/variant-kinds.ts';

/**
 * Notes what was taken out of sales attributes and attribute values, where the cleaned words are sent: of a source's
 * words that TikTok's own value stands for, nothing is.
 */
export function noteCleaned(skus: readonly SourceSku[], draft: DraftListing, notes: SkuProblem[]): void {
  const sales = new Set(
    draft.skus.flatMap(({ salesAttributes }) =>
      salesAttributes.flatMap(({ name, value, valueId }) => (valueId ? [name] : [name, value])),
    ),
  );
  const own = new Set(draft.attributes.flatMap(({ values }) => values.flatMap((v) => ('name' in v ? [v.name] : []))));
  const told: [string, Removed][] = [
    ['sales_attributes', removedFrom(skus.flatMap(salesTexts), sales, VARIANT_LIMITS.valueLength)],
    ['product_attributes', removedFrom(skus.flatMap(attributeTexts), own)],
  ];
  for (const [field, removed] of told) {
    if (Object.keys(removed).length === 0) continue;
    const problem = { code: 'text-cleaned', field, params: { removed: describeRemoved(removed) } };
    notes.push({ sku: skus[0]?.item.id ?? '', problem });
  }
}

function removedFrom(texts: readonly string[], sent: ReadonlySet<string>, limit = Infinity): Removed {
  let all: Removed = {};
  for (const source of new Set(texts)) {
    const { text, removed } = cleanText(source);
    if (sent.has(cutAtWord(text, limit))) all = mergeRemoved(all, removed);
  }
  return all;
}

function salesTexts({ item, enrichment }: SourceSku): string[] {
  const specified = (enrichment?.skuSpecifications ?? []).flatMap(({ name, values }) => [
    name,
    ...values,
    values.join(', '),
  ]);
  return [item.color, item.size, item.material, item.pattern, ...specified].filter((text) => text !== undefined);
}

function attributeTexts({ item, enrichment }: SourceSku): string[] {
  const specified = (enrichment?.productSpecifications ?? []).flatMap(({ values }) => [...values, values.join(', ')]);
  const detailed = (item.productDetails ?? []).map(({ value }) => value);
  return [item.color, item.material, item.pattern, ...specified, ...detailed].filter((text) => text !== undefined);
}
