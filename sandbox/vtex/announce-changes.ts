import type { Clock } from '../kernel/clock.ts';
import type { Deliveries } from '../kernel/deliver-webhooks.ts';
import type { Switches } from '../kernel/switches.ts';
import type { Affiliate, Sku } from './shop.ts';
import type { ShopStore } from './store.ts';
import type { VtexSwitch } from './switches.ts';

/** What happened to a SKU. A price names its table where only that one changed; `removed` names the policy it left. */
export type SkuChange =
  | { readonly kind: 'price'; readonly table?: string }
  | { readonly kind: 'stock' | 'catalog' }
  | { readonly kind: 'removed'; readonly policy: number };

export interface ChangeAnnouncer {
  /** Posts to the search endpoint of every affiliate that sells the SKU (contract 9). */
  skuChanged(shop: ShopStore, skuId: number, change: SkuChange): void;
}

/** Notifications carry no signature, are sent one POST per SKU, and are not repeated when the receiver fails. */
export function createChangeAnnouncer({
  deliveries,
  clock,
  switches,
}: {
  deliveries: Deliveries;
  clock: Clock;
  switches: Switches<VtexSwitch>;
}): ChangeAnnouncer {
  return {
    skuChanged(shop, skuId, change) {
      const sku = shop.get('skus', skuId);
      if (!sku) return;
      const whole =
        change.kind === 'catalog' || (change.kind !== 'removed' && switches.text('notifyAllSkus') === 'always');
      const skus = whole ? shop.list('skus').filter((each) => each.productId === sku.productId) : [sku];
      for (const affiliate of shop.list('affiliates')) {
        const url = affiliate.searchURIEndpoint;
        if (!url) continue;
        for (const each of skus.filter((one) => concerns(affiliate, one, change))) {
          const body = JSON.stringify(notification(shop, affiliate, each, change));
          deliveries.send({ shop: shop.account, type: `sku-${change.kind}`, url, body, scope: shop.account });
        }
      }
    },
  };

  function notification(shop: ShopStore, affiliate: Affiliate, sku: Sku, change: SkuChange): object {
    const product = shop.get('products', sku.productId);
    const old = switches.text('notificationCasing') === 'idSKU';
    return {
      [old ? 'idSKU' : 'IdSku']: String(sku.id),
      [old ? 'productId' : 'ProductId']: sku.productId,
      [old ? 'an' : 'An']: shop.account,
      [old ? 'idAffiliate' : 'IdAffiliate']: affiliate.id,
      DateModified: sevenDigits(clock.now()),
      IsActive: sku.active && product?.active === true,
      StockModified: change.kind === 'stock',
      PriceModified: change.kind === 'price',
      HasStockKeepingUnitModified: change.kind === 'catalog',
      HasStockKeepingUnitRemovedFromAffiliate: change.kind === 'removed',
    };
  }
}

function concerns(affiliate: Affiliate, sku: Sku, change: SkuChange): boolean {
  if (change.kind === 'removed') return affiliate.salesChannel === String(change.policy);
  if (change.kind === 'price' && change.table !== undefined && change.table !== affiliate.salesChannel) return false;
  return sku.policies.includes(Number(affiliate.salesChannel));
}

/** .NET's way to write a time: `2026-11-22T12:00:00.1978783Z`. */
function sevenDigits(ms: number): string {
  const fraction = Math.floor((ms % 1) * 10_000);
  return new Date(ms).toISOString().replace('Z', `${String(fraction).padStart(4, '0')}Z`);
}
