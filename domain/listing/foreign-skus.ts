import type { Problem } from '../problem.ts';
import type { SalesAttribute } from './choose-variants.ts';
import type { DesiredListing, DesiredSku } from './desired-listing.ts';
import { foldText } from './fold-text.ts';
import type { IdentifierCode } from './gtin.ts';
import type { ProductState } from './product-state.ts';

/** A SKU of a product on TikTok that no source of the client knows: sent back with every edit, never changed. */
export interface ForeignSku {
  readonly skuId: string;
  readonly sellerSku: string;
  readonly salesAttributes: readonly SalesAttribute[];
  readonly identifierCode?: IdentifierCode | null;
  readonly externalSkuId?: string | null;
}

/**
 * The listing as it fits beside the foreign SKUs of its product, or why it does not: all SKUs of a product have the same
 * kinds of sales attributes and no combination twice (contract section 4.3), and a SKU that an edit leaves out is
 * deleted (4.4). Where the source's kinds are others, the SKUs keep those that TikTok has, if it has them all.
 */
export function fitBesideForeign(listing: DesiredListing, state: ProductState): DesiredListing | Problem {
  const [first, ...others] = state.foreignSkus ?? [];
  if (!first) return listing;
  const fits = (attributes: readonly SalesAttribute[]): boolean => sameKinds(attributes, first.salesAttributes);
  const skus = listing.skus.every(({ salesAttributes }) => fits(salesAttributes))
    ? listing.skus
    : keepThoseOnTiktok(listing.skus, state, fits);
  if (!skus || first.salesAttributes.length === 0) {
    return {
      code: 'foreign-skus-differ',
      field: 'sales_attributes',
      params: {
        theirs: kindNames(first.salesAttributes),
        ours: kindNames(listing.skus[0]?.salesAttributes ?? []),
      },
    };
  }
  for (const { sellerSku, salesAttributes } of [first, ...others]) {
    const same = skus.find((sku) => sameValues(sku.salesAttributes, salesAttributes));
    if (!same) continue;
    const variant = same.salesAttributes.map(({ value }) => value).join(' / ');
    return { code: 'foreign-sku-same', field: 'sales_attributes', params: { sellerSku, variant } };
  }
  return { ...listing, skus };
}

function keepThoseOnTiktok(
  skus: readonly DesiredSku[],
  state: ProductState,
  fits: (attributes: readonly SalesAttribute[]) => boolean,
): DesiredSku[] | null {
  const onTiktok = new Map(state.skus.flatMap((sku) => (sku.skuId ? [[sku.sku, sku.salesAttributes] as const] : [])));
  const kept = skus.map((sku) => ({ ...sku, salesAttributes: onTiktok.get(sku.sku) ?? [] }));
  return kept.every(({ salesAttributes }) => fits(salesAttributes)) ? kept : null;
}

function sameKinds(a: readonly SalesAttribute[], b: readonly SalesAttribute[]): boolean {
  return a.length === b.length && a.every((one) => b.some((other) => isSameKind(one, other)));
}

function sameValues(a: readonly SalesAttribute[], b: readonly SalesAttribute[]): boolean {
  return a.every((one) => b.some((other) => isSameKind(one, other) && isSameValue(one, other)));
}

/** By TikTok's ids where both have them; a source's own words are compared as buyers read them. */
function isSameKind(a: SalesAttribute, b: SalesAttribute): boolean {
  return a.id && b.id ? a.id === b.id : foldText(a.name) === foldText(b.name);
}

function isSameValue(a: SalesAttribute, b: SalesAttribute): boolean {
  return a.valueId && b.valueId ? a.valueId === b.valueId : foldText(a.value) === foldText(b.value);
}

function kindNames(attributes: readonly SalesAttribute[]): string {
  return attributes.map(({ name }) => name).join(', ') || '–';
}
