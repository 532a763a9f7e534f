import { cleanDescription, paragraph } from './clean-description.ts';
import { cleanText, cutAtWord, hasWords, type Removal } from './clean-text.ts';
import { commonTitle } from './common-title.ts';
import { isGrouped, productKeyOf, type SourceSku } from './group-products.ts';
import { PRODUCT_LIMITS } from './product-rules.ts';
import type { SkuProblem } from './validate-listing.ts';

/** The product's title: VTEX's product name, else what its SKUs' titles share, clean and cut between words. */
export function writeTitle(skus: readonly SourceSku[], notes: SkuProblem[]): string {
  const removed = new Set<Removal>();
  const clean = (text: string): string => {
    const result = cleanText(text);
    result.removed.forEach((removal) => removed.add(removal));
    return result.text;
  };
  const productName = skus.find(({ enrichment }) => enrichment?.productName)?.enrichment?.productName;
  const titles = skus.map(({ item }) => clean(item.title ?? '')).filter((title) => title !== '');
  const whole = (productName && clean(productName)) || shared(skus, titles);
  const title = cutAtWord(whole, PRODUCT_LIMITS.title);

  const sku = skus[0]?.item.id ?? '';
  if (removed.size > 0) notes.push(textNote(sku, 'title', removed));
  if (title.length < whole.length) {
    notes.push({ sku, problem: { code: 'title-shortened', field: 'title', params: { length: whole.length } } });
  }
  return title;
}

/**
 * The product's description: the first one among its SKUs, as TikTok takes it; else their highlights; else the title,
 * since TikTok lists nothing without one.
 */
export function writeDescription(skus: readonly SourceSku[], notes: SkuProblem[]): string {
  const sku = skus[0]?.item.id ?? '';
  for (const source of descriptionsOf(skus)) {
    const { html, shortened } = cleanDescription(source, PRODUCT_LIMITS.description);
    if (!hasWords(html.replace(/<[^>]*>/g, ''))) continue;
    if (shortened) notes.push({ sku, problem: { code: 'description-shortened', field: 'description' } });
    return html;
  }
  const title = skus.find(({ item }) => item.title)?.item.title;
  if (!title) return '';
  notes.push({ sku, problem: { code: 'description-from-title', field: 'description' } });
  return paragraph(title);
}

function* descriptionsOf(skus: readonly SourceSku[]): Generator<string> {
  for (const { item } of skus) if (item.description) yield item.description;
  for (const { item } of skus) if (item.productHighlights?.length) yield item.productHighlights.join('<br>');
}

function shared(skus: readonly SourceSku[], titles: readonly string[]): string {
  const grouped = skus[0] !== undefined && isGrouped(productKeyOf(skus[0]));
  return grouped ? commonTitle(titles).common : (titles[0] ?? '');
}

function textNote(sku: string, field: string, removed: ReadonlySet<Removal>): SkuProblem {
  return { sku, problem: { code: 'text-cleaned', field, params: { removed: [...removed].join(', ') } } };
}
