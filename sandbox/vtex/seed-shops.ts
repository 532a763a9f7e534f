import type { State } from '../kernel/state.ts';
import { generateShop, seedPlans } from './seed/shop-seed.ts';
import type { Kind } from './shop.ts';
import { openShopStore } from './store.ts';
import type { ShopStore } from './store.ts';

/** Opens the seeded accounts, filling those that are not there yet, each whole or not at all. */
export function openShops(state: State, seed: number): ReadonlyMap<string, ShopStore> {
  const shops = new Map<string, ShopStore>();
  for (const plan of seedPlans) {
    const shop = openShopStore(state, plan.account);
    shops.set(plan.account, shop);
    if (shop.get('accounts', plan.account)) continue;
    const rows = generateShop(plan, seed);
    shop.transaction(() => {
      for (const kind of Object.keys(rows) as Kind[]) for (const row of rows[kind]) shop.put(kind, row);
    });
  }
  return shops;
}
