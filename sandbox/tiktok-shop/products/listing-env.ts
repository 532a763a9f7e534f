import { findBrand } from '../catalogue/brands.ts';
import { sizeChartsOf } from '../catalogue/size-charts.ts';
import type { TiktokShopContext } from '../route.ts';
import { filesOf } from '../uploads/files.ts';
import { findImage, isImageUrl } from '../uploads/images.ts';
import { warehousesOf } from '../warehouses/warehouses.ts';
import type { Content, Product } from './product.ts';
import type { ListingEnv } from './rules/listing-env.ts';
import { openProducts } from './store.ts';

/** The rules' view of a shop: its brands, images, warehouses, switches. */
export function makeListingEnv(
  context: TiktokShopContext,
  shop: string,
  previous?: { product: Product; content: Content },
): ListingEnv {
  const { clock, ids, switches } = context;
  const warehouses = warehousesOf(context);
  return {
    shop,
    now: clock.seconds(),
    findImage(uri, useCase) {
      const image = findImage(context, uri);
      return switches.text('imageUseCases') === 'own' && image?.use_case !== useCase ? undefined : image;
    },
    isImageUrl: (src) => isImageUrl(context, src),
    hasFile: (id) => filesOf(context).get(id) !== undefined,
    hasSizeChart: (id) => sizeChartsOf(context).get(id)?.shop === shop,
    findBrand: (id) => findBrand(context, shop, id),
    findWarehouse: (id) => warehouses.get(id),
    hasReturnWarehouse: () =>
      warehouses
        .list({ shop })
        .some(({ type, effect_status }) => type === 'RETURN_WAREHOUSE' && effect_status === 'ENABLED'),
    isExternalIdTaken: (id) => openProducts(context).hasExternalId(shop, id, previous?.product.id),
    newSkuId: () => ids.next('1729', 19),
    zeroQuantity: switches.flag('zeroQuantity'),
    refusesSizeCharts: switches.text('unsupportedSizeChart') === 'refused',
    prohibitedPass: switches.text('prohibitedCategories') === 'reviewed',
    ...(previous && { previous }),
  };
}
