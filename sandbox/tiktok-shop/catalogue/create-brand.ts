import type { TiktokShopContext } from '../route.ts';
import { fail } from '../products/fault.ts';
import { breaksFormat } from '../products/rules/check-text.ts';
import { startOfDay } from '../products/days.ts';
import { brandKey, brandsOf } from './brands.ts';

/** A brand of the shop's own; usable at once, authorized never. Returns its id (contract section 4.8). */
export function createBrand(context: TiktokShopContext, shop: string, name: string): string {
  const length = [...name.trim()].length;
  if (length < 2) fail(12052189);
  if (length > 30) fail(12052190);
  if (
    /\p{Emoji_Presentation}|\p{Extended_Pictographic}\u{FE0F}|[\u{1D400}-\u{1D7FF}\u{2460}-\u{24FF}\u{FF01}-\u{FF5E}]/u.test(
      name,
    )
  )
    fail(12052191);
  if (/\d{5}/.test(name)) fail(12052192);
  if (breaksFormat(name)) fail(12052204);
  const brands = brandsOf(context);
  const key = brandKey(name);
  if (brands.find('key', key, shop).length > 0 || brands.find('key', key, '').length > 0) fail(12052205);
  // Brands a shop may make, a day and in all (contract section 3.4).
  const perDay = context.switches.number('customBrandsPerDay');
  const inAll = context.switches.number('customBrandsInAll');
  const own = brands.list({ shop });
  if (own.length >= inAll) fail(12052203);
  const today = startOfDay(context.clock.now()) / 1000;
  if (own.filter(({ create_time = 0 }) => create_time >= today).length >= perDay) fail(12052202);

  const id = context.ids.next('7082', 19);
  brands.put(id, shop, {
    id,
    name: name.trim(),
    key,
    authorized_status: 'UNAUTHORIEZD',
    is_t1_brand: false,
    brand_status: 'AVAILABLE',
    departments: [],
    shop,
    create_time: context.clock.seconds(),
  });
  return id;
}
