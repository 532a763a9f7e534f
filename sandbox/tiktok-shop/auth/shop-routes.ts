import { succeed } from '../route.ts';
import type { TiktokShopRoute } from '../route.ts';

/** Whom a token belongs to; contract section 1.4. A local seller has one shop. */
export const routes: TiktokShopRoute[] = [
  {
    method: 'GET',
    path: '/authorization/:version/shops',
    versions: ['202309'],
    scope: 'seller.authorization.info',
    cipher: 'refused',
    handle({ shop }) {
      const { id, name, region, seller_type, cipher, code } = shop;
      return succeed({ shops: [{ id, name, region, seller_type, cipher, code }] });
    },
  },
  {
    method: 'GET',
    path: '/seller/:version/shops',
    versions: ['202309'],
    scope: 'seller.shop.info',
    cipher: 'refused',
    handle: ({ shop }) => succeed({ shops: [{ id: shop.id, region: shop.region }] }),
  },
  {
    method: 'GET',
    path: '/seller/:version/permissions',
    versions: ['202309'],
    scope: 'seller.shop.info',
    cipher: 'refused',
    // The one permission there is, MANAGE_GLOBAL_PRODUCT, belongs to cross-border sellers.
    handle: () => succeed({ permissions: [] }),
  },
];
