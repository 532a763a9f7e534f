import { ControlProblem } from '../kernel/http-types.ts';
import type { TiktokShopContext } from './route.ts';
import { findShop, listShops } from './shops.ts';
import type { Shop } from './shops.ts';

/** The shop a control call names, by id or name. Throws `ControlProblem`. */
export function requireShop({ state }: TiktokShopContext, body: Record<string, unknown>): Shop {
  const name = body['shop'];
  if (typeof name !== 'string') throw new ControlProblem('shop is missing: the id or name of a shop.');
  const shop = findShop(state, name);
  if (shop !== undefined) return shop;
  const names = listShops(state).map((known) => known.name);
  throw new ControlProblem(`There is no shop ${name}. Known: ${names.join(', ')}.`, 404);
}
