import type { TiktokShopContext } from '../route.ts';
import { fail, faultOf } from './fault.ts';
import type { Fault } from './fault.ts';
import type { Product } from './product.ts';
import { findTransition } from './states.ts';
import type { Transition, Trigger } from './states.ts';
import { openProducts } from './store.ts';

/** The shop's product of a path or a body, or why there is none. */
export function lookUpProduct(context: TiktokShopContext, shop: string, id: string): Product | Fault {
  const product = openProducts(context).get(id);
  if (product === undefined) return faultOf(12052032);
  return product.shop === shop ? product : faultOf(12052048);
}

/** The same, refusing the request. An id that is no number at all is 12052260. */
export function findProduct(context: TiktokShopContext, shop: string, id: string | undefined): Product {
  if (!/^\d+$/.test(id ?? '')) fail(12052260);
  const found = lookUpProduct(context, shop, id ?? '');
  if ('code' in found) fail(found.code);
  return found;
}

/** What `trigger` does to the product; refuses (12052901) where its status does not allow it. */
export function requireTransition(product: Product, trigger: Trigger): Transition {
  return findTransition(product.status, trigger) ?? fail(12052901);
}
