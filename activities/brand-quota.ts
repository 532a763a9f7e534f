import type { Db } from 'mongodb';
import { brazilDay } from '../domain/brazil-day.ts';
import { brandsOf } from '../storage/tiktok-brands.ts';

/** The codes by which TikTok says that a quota of new brands is used up (contract section 4.8). */
export const DAY_IS_FULL = '12052202';
export const SHOP_IS_FULL = '12052203';

export type FullQuota = typeof DAY_IS_FULL | typeof SHOP_IS_FULL;

/**
 * Which of a shop's quotas of new brands is used up; null: another one may be made. Counted for the shop, whichever
 * client made its brands; one whose outcome is not known counts.
 */
export async function findFullQuota(
  db: Db,
  shopId: string,
  { perDay, inAll }: { readonly perDay: number; readonly inAll: number },
): Promise<FullQuota | null> {
  const day = brazilDay(new Date());
  const brands = brandsOf(db);
  const [today, ever] = await Promise.all([
    brands.countDocuments({ shopId, $or: [{ createdDay: day }, { 'intent.day': day }] }),
    brands.countDocuments({ shopId, $or: [{ createdDay: { $ne: null } }, { intent: { $ne: null } }] }),
  ]);
  if (ever >= inAll) return SHOP_IS_FULL;
  return today >= perDay ? DAY_IS_FULL : null;
}
