import { isApiFailure } from '../apis/failure.ts';
import { isSandboxScope, ownerOf } from '../domain/client-scope.ts';
import { brandKey, type BrandIndex, type KnownBrand } from '../domain/listing/brand.ts';
import { brandNameOf } from '../domain/listing/choose-brand.ts';
import type { DesiredListing } from '../domain/listing/desired-listing.ts';
import type { SourceSku } from '../domain/listing/group-products.ts';
import { obstacleTo } from '../domain/listing/match-brand.ts';
import { brandId, brandsOf, type BrandRow } from '../storage/tiktok-brands.ts';
import type { ActivityDeps } from './deps.ts';
import { isSoldIn } from './search-brands.ts';
import type { ConnectedShop } from './tiktok-access.ts';
import { createBrandWriter, type BrandChange } from './write-brand.ts';

/** A client's brands as a publication uses them, and what it learns of them on the way. */
export interface BrandShelf {
  readonly index: BrandIndex;
  /** Reads these SKUs' brand anew, and finds out whether it sells in a leaf: asked once for each pair, and kept. */
  prepare(skus: readonly SourceSku[], leafId: string): Promise<void>;
  /**
   * Remembers that TikTok refused, or dropped, a listing's brand; the listing made anew goes without it.
   * @returns false where the code does not speak of a brand that was sent
   */
  learnRefusal(listing: DesiredListing, code: string | undefined): Promise<boolean>;
}

/**
 * @param scope a client, or its sandbox scope: the sandbox shop has the live shop's matches, without the brands made for
 * that, and what is learned there is forgotten with the shelf
 */
export async function openBrandShelf(
  deps: ActivityDeps,
  scope: string,
  shop: ConnectedShop,
  signal: AbortSignal,
): Promise<BrandShelf> {
  const { db, settings } = deps;
  const client = ownerOf(scope);
  const isSandbox = isSandboxScope(scope);
  const rows = await brandsOf(db)
    .find({ client, shopId: isSandbox ? { $ne: null } : shop.shopId })
    .toArray();
  const known = (row: BrandRow): KnownBrand => (isSandbox && isMade(row) ? OF_THE_LIVE_SHOP : toKnownBrand(row));
  const index = new Map(rows.map((row) => [row.key, known(row)]));
  const stored = new Map(rows.map((row) => [row.key, row]));
  const asked = new Map<string, Promise<void>>();
  // What a publication learns changes no wish to make brands: the client's setting is not asked for.
  const writer = createBrandWriter(db, false);

  async function learn({ key }: BrandRow, change: BrandChange): Promise<void> {
    const before = stored.get(key)!;
    const row = isSandbox ? changed(before, change(before)) : await writer.write(before, change);
    if (!row) return;
    stored.set(key, row);
    index.set(key, known(row));
  }

  async function ask(row: BrandRow, leafId: string): Promise<void> {
    const allowed = await isSoldIn(shop.api, row.tiktok!, leafId, { ...settings.brands, signal }).catch((failure) => {
      // A leaf that the search does not take says nothing of the brand.
      if (isApiFailure(failure, 'Rejected')) return true;
      throw failure;
    });
    await learn(row, (now) => withCategory(now, leafId, allowed, 'search'));
  }

  /** As it is now: a product that is judged by an older reading would be taken for done. */
  async function refresh(key: string): Promise<void> {
    const row = await brandsOf(db).findOne({ _id: brandId(client, key), shopId: shop.shopId });
    if (!row) {
      stored.delete(key);
      index.delete(key);
      return;
    }
    stored.set(key, row);
    index.set(key, known(row));
  }

  return {
    index,
    async prepare(skus, leafId) {
      const key = brandKey(brandNameOf(skus) ?? '');
      if (key === '') return;
      if (!isSandbox) await refresh(key);
      const row = stored.get(key);
      if (!row?.tiktok || !index.get(row.key)?.brand) return;
      // The shop's own brands sell everywhere.
      if (isMade(row) || row.categories.some((one) => one.leafId === leafId)) return;
      const question = `${row.key}:${leafId}`;
      if (!asked.has(question)) asked.set(question, ask(row, leafId));
      await asked.get(question);
    },
    async learnRefusal({ brand, categoryId }, code) {
      if (!brand || !code || !BRAND_REFUSALS.has(code)) return false;
      for (const row of [...stored.values()].filter(({ tiktok }) => tiktok?.id === brand.id)) {
        await learn(row, (now) =>
          code === NOT_IN_CATEGORY ? withCategory(now, categoryId, false, 'refusal') : { refusal: code },
        );
      }
      // A brand that is refused as such stands on other products too.
      if (code !== NOT_IN_CATEGORY && !isSandbox) await writer.spread(client);
      return true;
    },
  };
}

const isMade = ({ tiktok, createdId }: BrandRow): boolean => tiktok !== null && tiktok.id === createdId;

const OF_THE_LIVE_SHOP: KnownBrand = {
  state: 'created',
  brand: null,
  isAuthorized: false,
  obstacle: 'of-live-shop',
  refusedIn: new Set(),
};

/** As a row is decided on when it is written. */
function changed(row: BrandRow, change: Partial<BrandRow>): BrandRow {
  return { ...row, ...change, ...(change.refusal ? { state: 'unusable' as const } : {}) };
}

/** "Not for this category": of one leaf alone. */
const NOT_IN_CATEGORY = '12052201';

/** What TikTok says to a product whose brand it does not take (contract section 4.9). */
const BRAND_REFUSALS: ReadonlySet<string> = new Set(['12052026', '12052200', NOT_IN_CATEGORY, '12052208', '12019013']);

function withCategory(
  { categories }: BrandRow,
  leafId: string,
  allowed: boolean,
  by: 'search' | 'refusal',
): Pick<BrandRow, 'categories'> {
  return {
    categories: [...categories.filter((one) => one.leafId !== leafId), { leafId, allowed, by, at: new Date() }],
  };
}

function toKnownBrand({ state, tiktok, refusal, categories }: BrandRow): KnownBrand {
  const isUsable = state === 'matched' || state === 'unauthorized' || state === 'created';
  return {
    state,
    brand: isUsable && tiktok ? { id: tiktok.id, name: tiktok.name } : null,
    isAuthorized: tiktok?.isAuthorized ?? false,
    obstacle: (tiktok && obstacleTo(tiktok)) ?? refusal,
    refusedIn: new Set(categories.filter(({ allowed }) => !allowed).map(({ leafId }) => leafId)),
  };
}
