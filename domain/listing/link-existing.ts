import type { Problem } from '../problem.ts';

/** A product as it was found on TikTok. */
export interface FoundProduct {
  readonly productId: string;
  readonly status: string;
  readonly skus: readonly { readonly skuId: string; readonly sellerSku: string }[];
}

/** A SKU of the client's source. */
export interface OwnSku {
  readonly sku: string;
  readonly productKey: string;
  /** TikTok's id where it is known already. */
  readonly skuId: string | null;
}

/** A product of the client's source. */
export interface OwnProduct {
  readonly productId: string | null;
  /** A send without a stored outcome: the product found may be the one that it made. */
  readonly isBeingSent: boolean;
  /** TikTok's ids of SKUs on it that are known not to be ours. */
  readonly foreignSkuIds: ReadonlySet<string>;
}

/** Everything that bears on the product found; all by exact seller SKU. */
export interface LinkContext {
  readonly ownSku: (sellerSku: string) => OwnSku | undefined;
  readonly ownProduct: (productKey: string) => OwnProduct | undefined;
  /** The key of our product that is linked to the product found. */
  readonly linkedKey: string | null;
  /** The products on TikTok that hold a seller SKU. */
  readonly holders: (sellerSku: string) => readonly string[];
  /** Every seller SKU of a product of ours. */
  readonly sellerSkusOf: (productKey: string) => readonly string[];
}

export interface Links {
  readonly productKey: string;
  /** SKUs of ours that TikTok's ids become known of. */
  readonly skus: readonly { readonly sku: string; readonly skuId: string }[];
  /** TikTok's ids of the SKUs that are not ours. */
  readonly foreign: readonly string[];
}

export type LinkVerdict =
  /** Of ours already; what has been added to it is in `skus` and `foreign`. */
  | ({ readonly kind: 'ours' } & Links)
  | ({ readonly kind: 'link' } & Links)
  /** Decided once the send under way is settled. */
  | { readonly kind: 'wait' }
  /** Left alone, and told why. */
  | { readonly kind: 'apart'; readonly why: Problem };

/**
 * Whether a product found on TikTok is one of ours, by its seller SKUs. Where that is not certain it is left alone and
 * the reason is named: a wrong link overwrites someone else's product, a missing one makes a duplicate.
 */
export function judgeFound(found: FoundProduct, context: LinkContext): LinkVerdict {
  if (context.linkedKey !== null) return { kind: 'ours', ...linksOf(found, context.linkedKey, context) };

  const own = found.skus.flatMap(({ sellerSku }) => (sellerSku ? (context.ownSku(sellerSku) ?? []) : []));
  const [productKey, ...otherKeys] = new Set(own.map((sku) => sku.productKey));
  if (productKey === undefined) return apart('existing-unlinked');
  if (otherKeys.length > 0) {
    return apart('existing-two-products', { products: [productKey, ...otherKeys].join(', ') });
  }
  const product = context.ownProduct(productKey);
  if (product?.isBeingSent) return { kind: 'wait' };
  if (product?.productId) {
    return apart('existing-linked-elsewhere', { product: productKey, productId: product.productId });
  }
  if (found.status === 'FREEZE') return apart('existing-frozen', { product: productKey });

  const twice = found.skus.find(
    ({ sellerSku }, at) =>
      context.ownSku(sellerSku) &&
      (context.holders(sellerSku).length > 1 || found.skus.findIndex((sku) => sku.sellerSku === sellerSku) !== at),
  );
  if (twice) {
    const productIds = context.holders(twice.sellerSku).join(', ') || found.productId;
    return apart('existing-sku-twice', { sellerSku: twice.sellerSku, productIds });
  }
  const elsewhere = new Set(context.sellerSkusOf(productKey).flatMap(context.holders));
  elsewhere.add(found.productId);
  if (elsewhere.size > 1) {
    return apart('existing-spread', { product: productKey, productIds: [...elsewhere].toSorted().join(', ') });
  }
  return { kind: 'link', ...linksOf(found, productKey, context) };
}

/**
 * A SKU is foreign where no source of ours has its seller SKU. One whose seller SKU belongs to another product of ours
 * has moved there and is no stranger, unless it was one before it appeared in the source.
 */
function linksOf(found: FoundProduct, productKey: string, context: LinkContext): Links {
  const stranger = context.ownProduct(productKey)?.foreignSkuIds ?? new Set<string>();
  const taken = new Set<string>();
  const skus: { sku: string; skuId: string }[] = [];
  const foreign: string[] = [];
  for (const { skuId, sellerSku } of found.skus) {
    const own = context.ownSku(sellerSku);
    if (own?.productKey === productKey && (own.skuId ?? skuId) === skuId && !taken.has(own.sku)) {
      taken.add(own.sku);
      if (own.skuId === null) skus.push({ sku: own.sku, skuId });
    } else if (!own || own.productKey === productKey || stranger.has(skuId)) {
      foreign.push(skuId);
    }
  }
  return { productKey, skus, foreign };
}

function apart(code: string, params?: Problem['params']): LinkVerdict {
  return { kind: 'apart', why: { code, ...(params && { params }) } };
}
