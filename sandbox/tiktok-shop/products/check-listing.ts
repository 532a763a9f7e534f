import { succeed } from '../route.ts';
import type { TiktokShopAnswer, TiktokShopContext, TiktokShopRequest } from '../route.ts';
import { startOfDay } from './days.ts';
import { diagnose } from './diagnose-listing.ts';
import { faultOf } from './fault.ts';
import { makeListingEnv } from './listing-env.ts';
import { readBody } from './read-body.ts';
import { createShape } from './rules/product-shape.ts';
import type { ProductBody } from './rules/product-shape.ts';
import { resolveListing } from './rules/resolve-listing.ts';
import { warehousesOf } from '../warehouses/warehouses.ts';

/** Check Product Listing: the rules of create over the same body, all reasons at once; nothing is kept (contract section 4.8). */
export function checkListing({ body, query, shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const { content, faults, warnings } = resolveListing(readBody<ProductBody>(body, createShape), {
    ...makeListingEnv(context, shop.id),
    newSkuId: () => '',
  });
  return succeed({
    check_result: faults.length > 0 ? 'FAILED' : 'PASS',
    fail_reasons: faults,
    // One object here, a list in create.
    ...(warnings.length > 0 && { warnings: { message: warnings.join(' ') } }),
    ...(query.get('is_diagnosis_required') === 'true' && {
      ...diagnose(content),
    }),
  });
}

/** Check Listing Prerequisites: what the shop lacks to list anything (contract section 4.8). */
export function checkPrerequisites({ shop }: TiktokShopRequest, context: TiktokShopContext): TiktokShopAnswer {
  const warehouses = warehousesOf(context).list({ shop: shop.id });
  const isOpen = (type: string): boolean =>
    warehouses.some((each) => each.type === type && each.effect_status === 'ENABLED');
  const failures: Readonly<Record<string, string | undefined>> = {
    SHOP_STATUS: undefined,
    SHOP_TAX: undefined,
    PICKUP_WAREHOUSE: isOpen('SALES_WAREHOUSE') ? undefined : faultOf(12052115).message,
    RETURN_WAREHOUSE: isOpen('RETURN_WAREHOUSE') ? undefined : faultOf(12052535).message,
    DELIVERY_OPTION: undefined,
    SHIPPING_TEMPLATE: undefined,
    PRODUCT_QUANTITY_LIMIT: isQuotaSpent(context, shop.id) ? faultOf(12052093).message : undefined,
    EXTENDED_PRODUCER_RESPONSIBILITY: undefined,
    // The service spells it so.
    BANk_ACCOUNT: undefined,
    CONTACT_INFO: undefined,
  };
  return succeed({
    check_results: Object.entries(failures).map(([check_item, reason]) => ({
      check_item,
      is_failed: reason !== undefined,
      fail_reasons: reason === undefined ? [] : [reason],
    })),
  });
}

function isQuotaSpent({ clock, state, switches }: TiktokShopContext, shop: string): boolean {
  const limit = switches.number('productUploadsPerDay');
  const uploads = state.get<{ day: number; count: number }>(`uploads:${shop}`);
  return limit > 0 && uploads?.day === startOfDay(clock.now()) && uploads.count >= limit;
}
