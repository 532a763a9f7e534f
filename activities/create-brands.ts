import { isApiFailure, type ApiFailure } from '../apis/failure.ts';
import { brazilDay, nextBrazilDay } from '../domain/brazil-day.ts';
import { newBrandName } from '../domain/listing/brand-name-rules.ts';
import { brandsOf, type BrandRow } from '../storage/tiktok-brands.ts';
import { DAY_IS_FULL, findFullQuota, SHOP_IS_FULL, type FullQuota } from './brand-quota.ts';
import type { ActivityDeps } from './deps.ts';
import { openBrandLook } from './search-brands.ts';
import type { ConnectedShop } from './tiktok-access.ts';
import type { BrandWriter } from './write-brand.ts';

export interface CreatedBrands {
  readonly created: number;
  /** Wanted, and left for another day: the quota is used up. */
  readonly waiting: number;
  readonly products: number;
}

type MakeBrands = (
  client: string,
  shop: ConnectedShop,
  writer: BrandWriter,
  signal: AbortSignal,
) => Promise<Omit<CreatedBrands, 'products'>>;

/**
 * Makes the wanted brands one after the other, those of most SKUs first. The intent is written before the call; a row
 * found with one is searched by name before anything is repeated, so that no name is made twice. An intent counts
 * against the day's quota until its outcome is known.
 */
export function createBrandMaker({ db, settings }: ActivityDeps): MakeBrands {
  const brands = brandsOf(db);

  return async (client, shop, writer, signal) => {
    let created = 0;
    const rows = await brands
      .find({ client, shopId: shop.shopId, $or: [{ state: 'to-create' }, { intent: { $ne: null } }] })
      .sort({ skus: -1, _id: 1 })
      .toArray();
    for (const [at, row] of rows.entries()) {
      signal.throwIfAborted();
      const rest = rows.slice(at);
      if (row.intent) {
        const found = await adopt(row);
        if (found?.state === 'created') created += 1;
        if (found?.state !== 'to-create') continue;
      }
      const now = new Date();
      if (row.createAfter && row.createAfter > now) continue;
      const full = (await findFullQuota(db, shop.shopId, settings.brands)) ?? (await make(row));
      if (full === 'created') created += 1;
      if (full !== DAY_IS_FULL && full !== SHOP_IS_FULL) continue;
      await postpone(rest, full, now);
      break;
    }
    const waiting = await brands.countDocuments({ client, shopId: shop.shopId, state: 'to-create' });
    return { created, waiting };

    /** An answer that was lost, or a crash: TikTok is asked whether the brand is there. */
    async function adopt(row: BrandRow): Promise<BrandRow | null> {
      const look = await openBrandLook(shop.api, { rows: [row], wanted: [row] }, { ...settings.brands, signal });
      const { brand } = await look.find({ ...row, choice: null });
      return writer.write(row, ({ intent, createdDay, choice, tiktok }) => ({
        intent: null,
        ...(brand && {
          // What an operator chose meanwhile stays, though the brand was made.
          tiktok: choice?.kind === 'match' ? tiktok : { ...brand },
          createdId: brand.id,
          createdDay: intent?.day ?? createdDay,
        }),
      }));
    }

    async function make(row: BrandRow): Promise<Made> {
      const now = new Date();
      const intended = await writer.write(row, () => ({
        intent: { at: now, day: brazilDay(now) },
        createAfter: null,
        creationProblem: null,
      }));
      // An operator chose something else meanwhile, or another run made it.
      if (intended?.state !== 'to-create') {
        if (intended) await writer.write(intended, () => ({ intent: null }));
        return 'refused';
      }
      const name = newBrandName(row.name);
      try {
        const id = await shop.api.brands.create(name, { signal });
        if (id === '') return await settle(intended, EXISTS);
        const tiktok = { id, name, isAuthorized: false, isT1: false, isAvailable: true };
        await writer.write(intended, ({ intent }) => ({
          tiktok,
          createdId: id,
          createdDay: intent?.day ?? brazilDay(now),
          intent: null,
        }));
        return 'created';
      } catch (failure) {
        if (!isApiFailure(failure) || failure.kind === 'OutcomeUnknown') throw failure;
        // Not carried out: it does not count.
        if (failure.kind !== 'Rejected') {
          await writer.write(intended, () => ({ intent: null }));
          throw failure;
        }
        return refused(intended, failure);
      }
    }

    async function refused(row: BrandRow, { code, message }: ApiFailure): Promise<Made> {
      if (code !== DAY_IS_FULL && code !== SHOP_IS_FULL) return settle(row, code ?? 'unknown', message);
      await writer.write(row, () => ({ intent: null }));
      return code;
    }

    /** "Exists": the brand that is there is the one to use. Another refusal is the name's. */
    async function settle(row: BrandRow, code: string, message?: string): Promise<Made> {
      const look =
        code === EXISTS
          ? await openBrandLook(shop.api, { rows: [row], wanted: [row] }, { ...settings.brands, signal })
          : null;
      const { brand, candidates } = (await look?.find(row)) ?? { brand: null, candidates: [] };
      const isFound = brand !== null || candidates.length > 0;
      await writer.write(row, () => ({
        intent: null,
        tiktok: brand && { ...brand },
        candidates: candidates.map((one) => ({ ...one })),
        creationProblem: isFound
          ? null
          : { code: `tiktok:${code}`, params: { brand: row.name, ...(message && { message }) } },
      }));
      return 'refused';
    }

    async function postpone(rest: readonly BrandRow[], code: FullQuota, now: Date): Promise<void> {
      const createAfter =
        code === DAY_IS_FULL ? nextBrazilDay(now) : new Date(now.getTime() + settings.brands.recheckMs);
      const creationProblem = code === SHOP_IS_FULL ? { code: `tiktok:${SHOP_IS_FULL}` } : null;
      for (const row of rest) await writer.write(row, () => ({ createAfter, creationProblem }));
    }
  };
}

type Made = 'created' | 'refused' | FullQuota;

/** "This brand name already exists" (contract section 4.8). */
const EXISTS = '12052205';
