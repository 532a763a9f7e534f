import type { World } from '../call.ts';
import type { Balance } from '../shop.ts';
import type { ShopStore } from '../store.ts';

/** Stores a balance and tells the affiliates. */
export function writeBalance(shop: ShopStore, balance: Balance, world: World): void {
  shop.transaction(() => {
    shop.put('balances', balance);
    world.announce.skuChanged(shop, balance.skuId, { kind: 'stock' });
  });
}
