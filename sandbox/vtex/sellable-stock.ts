import type { ShopStore } from './store.ts';
import { balanceId } from './store.ts';

/** What VTEX reports for a SKU whose stock is unlimited. */
export const unlimitedStock = 1_000_000;

export interface SellableStock {
  readonly quantity: number;
  /** The warehouse and dock that would ship, the one with most units first. */
  readonly sources: readonly { readonly warehouseId: string; readonly dockId: string; readonly quantity: number }[];
}

/** Units that a trade policy can sell: total minus reserved of active warehouses with an active dock of that policy (contract 4). */
export function sellableStock(shop: ShopStore, skuId: number, policy: number): SellableStock {
  const sources = shop.list('warehouses').flatMap((warehouse) => {
    const balance = shop.get('balances', balanceId(skuId, warehouse.id));
    const dockId = warehouse.dockIds.find((id) => {
      const dock = shop.get('docks', id);
      return dock?.active === true && dock.policies.includes(policy);
    });
    if (!warehouse.active || !balance || dockId === undefined) return [];
    const quantity = balance.unlimited ? unlimitedStock : Math.max(0, balance.total - balance.reserved);
    return quantity > 0 ? [{ warehouseId: warehouse.id, dockId, quantity }] : [];
  });
  sources.sort((a, b) => b.quantity - a.quantity);
  const total = sources.reduce((sum, { quantity }) => sum + quantity, 0);
  return { quantity: Math.min(unlimitedStock, total), sources };
}
