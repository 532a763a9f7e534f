import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { fail, faultOf } from './fault.ts';
import { lookUpProduct } from './find-product.ts';
import { moveProduct } from './move-product.ts';
import type { Product } from './product.ts';
import { readBody } from './read-body.ts';
import { list, object, required, text } from './rules/check-shape.ts';
import { findTransition } from './states.ts';
import type { Trigger } from './states.ts';

/** Most ids of one call (contract section 4.1). */
const mostIds = 20;
const shape = required(object({ product_ids: required(list(text)) }));

type Change = (request: TiktokShopRequest, context: TiktokShopContext) => TiktokShopAnswer;

export const activateProducts = changeProducts('activate');
export const deactivateProducts = changeProducts('deactivate');
export const deleteProducts = changeProducts('delete');
export const recoverProducts = changeProducts('recover');

/**
 * Each product by itself; the ones that cannot be changed are `data.errors` beside code 0 (contract section 3.1).
 * Activate alone wraps its reasons: outer 12052990, the reason in `extra_errors`.
 */
function changeProducts(trigger: Trigger): Change {
  return ({ body, shop }, context) => {
    const { product_ids: ids } = readBody<{ product_ids: string[] }>(body, shape);
    if (ids.length === 0) fail(12052910);
    if (ids.length > mostIds) fail(12019120);
    const errors = [...new Set(ids)].flatMap((id) => {
      const found = lookUpProduct(context, shop.id, id);
      const transition = 'code' in found ? undefined : findTransition(found.status, trigger);
      if (!('code' in found) && transition !== undefined) {
        moveProduct(
          context,
          found,
          transition,
          trigger === 'delete' || trigger === 'recover' ? dropVersions : undefined,
        );
        return [];
      }
      const fault = 'code' in found ? found : faultOf(12052901);
      if (trigger !== 'activate') return [{ ...fault, detail: { product_id: id } }];
      return [{ ...faultOf(12052990), detail: { product_id: id, extra_errors: [fault] } }];
    });
    return succeed(errors.length > 0 ? { errors } : {});
  };
}

/** A deleted product comes back as it was on sale: edits under review and drafts are gone. */
function dropVersions({ under_review: _, draft: __, ...product }: Product): Product {
  return product;
}
