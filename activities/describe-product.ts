import { hash } from 'node:crypto';
import type { SourceSku } from '../domain/listing/group-products.ts';
import type { GoogleCategories } from '../domain/listing/taxonomy.ts';
import type { ProductText } from '../domain/taxonomy/gather-evidence.ts';

/** A product as suggestions ask about it. */
export interface DescribedProduct extends ProductText {
  readonly description: string;
}

/** What a product's SKUs tell of its kind; ids of Google's are told by their names where the dictionary has them. */
export function describeProduct(skus: readonly SourceSku[], google: GoogleCategories): DescribedProduct {
  const first = skus.find(({ item, enrichment }) => enrichment?.productName ?? item.title) ?? skus[0];
  const item = first?.item;
  const googleText = item?.googleProductCategory;
  const names = googleText ? google.namesOf(googleText) : [];
  const categories = [
    first?.enrichment?.categoryPath,
    ...(item?.productTypes ?? []),
    ...(names.length > 0 ? names : [googleText]),
  ].filter((path): path is string => path !== undefined && /\p{L}/u.test(path));
  return {
    title: first?.enrichment?.productName ?? item?.title ?? '',
    description: item?.description ?? '',
    categories,
    ...(item?.gender && { gender: item.gender }),
  };
}

/** Changes with whatever a suggestion is made of. */
export function digestOf({ title, categories, gender = '' }: ProductText): string {
  return hash('sha256', JSON.stringify([title, categories, gender])).slice(0, 32);
}
