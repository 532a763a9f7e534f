import type { World } from '../call.ts';
import type { Price } from '../shop.ts';
import type { ShopStore } from '../store.ts';

/** Stores a price, keeps the one before it for a lagging cart, and tells the affiliates. `table` where only one table changed. */
export function writePrice(shop: ShopStore, price: Price, { world, table }: { world: World; table?: string }): void {
  const before = shop.get('prices', price.skuId);
  const { previous: _, changedAt: __, ...previous } = before ?? price;
  const { previous: ___, changedAt: ____, ...next } = price;
  shop.transaction(() => {
    shop.put('prices', { ...next, ...(before ? { previous, changedAt: world.clock.now() } : {}) });
    world.announce.skuChanged(shop, price.skuId, { kind: 'price', ...(table === undefined ? {} : { table }) });
  });
}
