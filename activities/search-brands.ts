import type { TiktokShopClient } from '../apis/tiktok-shop/client.ts';
import { brandKey } from '../domain/listing/brand.ts';
import { brandSearches, matchBrand, type BrandMatch, type TiktokBrand } from '../domain/listing/match-brand.ts';
import type { BrandRow } from '../storage/tiktok-brands.ts';

/** Calls of one look at TikTok's brands. */
export interface BrandLook {
  /** Nothing for a brand that is not wanted, unless the list was read anyway. */
  find(row: Sought): Promise<BrandMatch>;
  /** Calls made so far. */
  readonly calls: number;
  /** The whole list was read: any number of brands can be found in it without another call. */
  readonly isWhole: boolean;
}

export interface LookLimits {
  readonly searchPages: number;
  readonly listPages: number;
  readonly signal: AbortSignal;
}

type Sought = Pick<BrandRow, 'name' | 'key' | 'choice'>;

const PAGE = 100;
/** A name that is found costs one search, one that is not up to three. */
const SEARCHES_PER_BRAND = 2;

/**
 * Looks brands up the cheaper way. TikTok has no call for many names: either each is searched by the beginning of its
 * name, or the whole list is paged, 100 at a time. How long the list is stands on its first page: one call decides,
 * where more than two names are wanted.
 * @param brands `rows`: all that are looked up; `wanted`: those of them that are worth a search each
 */
export async function openBrandLook(
  api: TiktokShopClient,
  brands: { readonly rows: readonly Sought[]; readonly wanted: readonly Sought[] },
  limits: LookLimits,
): Promise<BrandLook> {
  const { rows, wanted } = brands;
  const { signal } = limits;
  let calls = 0;
  const mostPages = Math.min(wanted.length * SEARCHES_PER_BRAND, limits.listPages);
  const listed = wanted.length > SEARCHES_PER_BRAND ? await list(rows, mostPages) : null;
  const searched = new Set(wanted.map(({ key }) => key));

  /** What is wanted of the whole list; null where it has more than so many pages. */
  async function list(of: readonly Sought[], most: number): Promise<readonly TiktokBrand[] | null> {
    const keys = new Set(of.map(({ key }) => key));
    const ids = new Set(of.flatMap(({ choice }) => (choice?.kind === 'match' ? [choice.id] : [])));
    const kept: TiktokBrand[] = [];
    let read = 0;
    for await (const page of api.brands.searchPages({}, { signal })) {
      calls += 1;
      read += 1;
      kept.push(...page.brands.filter(({ id, name }) => ids.has(id) || keys.has(brandKey(name))));
      if (page.nextPageToken === null) return kept;
      const pages = page.totalCount === null ? Infinity : Math.ceil(page.totalCount / PAGE);
      if (pages > most || read >= most) return null;
    }
    return kept;
  }

  async function search(name: string): Promise<TiktokBrand[]> {
    const found: TiktokBrand[] = [];
    let pages = 0;
    for await (const page of api.brands.searchPages({ name }, { signal })) {
      calls += 1;
      pages += 1;
      found.push(...page.brands);
      if (pages >= limits.searchPages) break;
    }
    return found;
  }

  async function findByName(name: string): Promise<BrandMatch> {
    if (listed) return matchBrand(name, listed);
    for (const text of brandSearches(name)) {
      const match = matchBrand(name, await search(text));
      if (match.brand || match.candidates.length > 0) return match;
    }
    return { brand: null, candidates: [] };
  }

  async function findById(row: Sought, id: string): Promise<TiktokBrand | null> {
    const isIt = (brand: TiktokBrand): boolean => brand.id === id;
    if (listed) return listed.find(isIt) ?? null;
    for (const text of brandSearches(row.name)) {
      const brand = (await search(text)).find(isIt);
      if (brand) return brand;
    }
    // An operator may choose a brand of quite another name: only the whole list tells its name and standing.
    return (await list([row], limits.listPages))?.find(isIt) ?? null;
  }

  return {
    isWhole: listed !== null,
    get calls() {
      return calls;
    },
    async find(row) {
      if (!listed && !searched.has(row.key)) return { brand: null, candidates: [] };
      if (row.choice?.kind !== 'match') return findByName(row.name);
      return { brand: await findById(row, row.choice.id), candidates: [] };
    },
  };
}

/** Whether TikTok names a brand among those of a leaf; a search that does not come to an end says yes. */
export async function isSoldIn(
  api: TiktokShopClient,
  brand: { readonly id: string; readonly name: string },
  leafId: string,
  { searchPages, signal }: Pick<LookLimits, 'searchPages' | 'signal'>,
): Promise<boolean> {
  let pages = 0;
  for await (const page of api.brands.searchPages({ name: brand.name, categoryId: leafId }, { signal })) {
    pages += 1;
    if (page.brands.some(({ id }) => id === brand.id)) return true;
    if (pages >= searchPages) return page.nextPageToken !== null;
  }
  return false;
}
