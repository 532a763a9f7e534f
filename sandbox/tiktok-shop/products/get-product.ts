import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { fail } from './fault.ts';
import { findProduct } from './find-product.ts';
import { contentOf } from './product.ts';
import type { Content, Product } from './product.ts';
import { readProduct } from './read-product.ts';

/** Get Product: the live version, the one under review, or the draft (contract sections 4.2 and 4.5). */
export function getProduct({ params, query, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const id = params['product_id'] ?? '';
  if (!/^\d+$/.test(id)) fail(12019150);
  const product = findProduct(context, shop.id, id);
  if (product.status === 'FREEZE' || product.status === 'DELETED') fail(12052901);
  return succeed(readProduct(context, product, versionOf(product, query), query.get('locale') ?? undefined));
}

function versionOf(product: Product, query: URLSearchParams): Content {
  if (query.get('return_under_review_version') === 'true') {
    // A product in its first review has but one version, and that one is under review.
    if (product.under_review === undefined && product.audit.status !== 'AUDITING') fail(12052547);
    return product.under_review ?? contentOf(product);
  }
  const wantsDraft = query.get('return_draft_version') === 'true';
  return wantsDraft && product.draft !== undefined ? product.draft : contentOf(product);
}
