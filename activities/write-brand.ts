import type { Db } from 'mongodb';
import { decideBrand } from '../domain/listing/decide-brand.ts';
import type { TiktokBrand } from '../domain/listing/match-brand.ts';
import { markBrandProducts } from '../storage/brand-use.ts';
import { brandsOf, type BrandRow } from '../storage/tiktok-brands.ts';

/** Part of a brand's row, from the row as it is at the moment of writing. */
export type BrandChange = (row: BrandRow) => Partial<BrandRow>;

export interface BrandWriter {
  /**
   * Writes a change and what it leads to: the brand's state, and its products to be looked at again where that differs.
   * A row that an operator changed meanwhile is read again, so that no run takes back a choice.
   * @returns the row as it is stored now, null where it has gone
   */
  write(row: BrandRow, change: BrandChange): Promise<BrandRow | null>;
  /** Ends what a crash left half told: products whose brand changed are marked. @returns how many products */
  spread(client: string): Promise<number>;
}

/** @param createsAll whether every brand that TikTok lacks is to be made (the client's setting). */
export function createBrandWriter(db: Db, createsAll: boolean): BrandWriter {
  const brands = brandsOf(db);

  async function write(row: BrandRow, change: BrandChange): Promise<BrandRow | null> {
    for (let before: BrandRow | null = row; before; before = await brands.findOne({ _id: row._id })) {
      const { _id, ...after } = decide({ ...before, ...change(before) }, before);
      const { matchedCount } = await brands.updateOne({ _id, version: before.version }, { $set: after });
      if (matchedCount === 1) return { _id, ...after };
    }
    return null;
  }

  function decide(changed: BrandRow, before: BrandRow): BrandRow {
    const row = { ...changed, ...forgetRefusals(changed, before) };
    const now = new Date();
    const { state, why } = decideBrand({
      ...row,
      brand: row.tiktok,
      createWanted: createsAll || row.createWanted,
      quotaUntil: row.createAfter && row.createAfter > now ? row.createAfter.toISOString() : null,
    });
    const after: BrandRow = { ...row, state, why, version: before.version + 1, updatedAt: now };
    return { ...after, spread: after.spread || bearing(after) !== bearing(before) };
  }

  return {
    write,
    async spread(client) {
      const rows = await brands.find({ client, spread: true }).toArray();
      const marked = await markBrandProducts(db, client, new Set(rows.map(({ key }) => key)));
      for (const row of rows) {
        // Only if nothing changed in between: what came then has to be told too.
        await brands.updateOne({ _id: row._id, version: row.version }, { $set: { spread: false } });
      }
      return marked;
    },
  };
}

/** What TikTok refused stands until it tells something else of the brand. */
function forgetRefusals(row: BrandRow, before: BrandRow): Partial<BrandRow> {
  if (JSON.stringify(standing(row.tiktok)) === JSON.stringify(standing(before.tiktok))) return {};
  return {
    refusal: null,
    categories: row.categories.filter(({ allowed }) => allowed && row.tiktok?.id === before.tiktok?.id),
  };
}

const standing = (brand: TiktokBrand | null): unknown =>
  brand && [brand.id, brand.isAuthorized, brand.isT1, brand.isAvailable];

/**
 * What products hang on: where it differs, they are to be looked at again. Single categories are none of it: each
 * product asks about its own before it is judged.
 */
function bearing({ state, why, tiktok, shopId }: BrandRow): string {
  return JSON.stringify([state, why?.code, standing(tiktok), tiktok?.name, shopId]);
}
