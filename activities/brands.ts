import { Context } from '@temporalio/activity';
import type { Filter } from 'mongodb';
import { isApiFailure } from '../apis/failure.ts';
import type { BrandMatch, TiktokBrand } from '../domain/listing/match-brand.ts';
import { withDefaults } from '../domain/listing/listing-settings.ts';
import type { Problem } from '../domain/problem.ts';
import { readBrandUse } from '../storage/brand-use.ts';
import { clientsOf } from '../storage/clients.ts';
import { brandsOf, type BrandCategory, type BrandRow } from '../storage/tiktok-brands.ts';
import { createBrandMaker, type CreatedBrands } from './create-brands.ts';
import type { ActivityDeps } from './deps.ts';
import { inParallel } from './in-parallel.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { openBrandLook } from './search-brands.ts';
import type { TiktokAccess } from './tiktok-access.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';
import { createBrandWriter } from './write-brand.ts';

export type BrandActivities = ReturnType<typeof createBrandActivities>;

export interface MatchInput {
  readonly client: string;
  /** Look again at what was looked at before this moment, ISO 8601 UTC; null: at what is older than the limit. */
  readonly since: string | null;
}

export interface MatchedBrands {
  readonly looked: number;
  /** Calls to TikTok, all of them reads. */
  readonly calls: number;
  /** Products that are looked at again because their brand changed. */
  readonly products: number;
  /** Brands are left for another slice. */
  readonly more: boolean;
}

/** Matching a client's brands with TikTok's, and making those that TikTok lacks (contract section 4.8). */
export function createBrandActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, settings } = deps;
  const brands = brandsOf(db);
  const makeBrands = createBrandMaker(deps);

  return {
    /** Whether something about the brands of this client's listings is to be found out or done; asks nobody. */
    async checkBrands({ client }: { readonly client: string }): Promise<{ due: boolean }> {
      const { settings: own } = await clientOf(client);
      if (own.noBrand) return { due: false };
      const shopId = await shopIdOf(client);
      if (shopId === null) return { due: false };
      const [use, rows] = await Promise.all([readBrandUse(db, client), brands.find({ client }).toArray()]);
      const known = new Map(rows.map((row) => [row.key, row]));
      const due = [...use.keys()].some((key) => isDue(known.get(key), shopId, own.createBrands));
      return { due: due || rows.some(({ spread }) => spread) };
    },

    /**
     * Looks brands up on TikTok: all of them where its list is read, else a slice. What was looked up is not asked again,
     * so a repeat goes on where it broke.
     */
    matchBrands: (input: MatchInput): Promise<MatchedBrands> => withHeartbeat(() => tell(() => matchSlice(input))),

    /** Makes brands that TikTok lacks, within the shop's quotas. `create`: also where the client's setting says no. */
    createBrands: (input: { readonly client: string; readonly create: boolean }): Promise<CreatedBrands> =>
      withHeartbeat(() => tell(() => createWanted(input))),
  };

  async function matchSlice({ client, since }: MatchInput): Promise<MatchedBrands> {
    const { settings: own } = await clientOf(client);
    const shop = await access.shopOf(client);
    const signal = Context.current().cancellationSignal;
    const writer = createBrandWriter(db, own.createBrands);
    const stale: Filter<BrandRow> = {
      client,
      $or: [
        { lookedAt: null },
        { lookedAt: { $lt: since ? new Date(since) : new Date(Date.now() - settings.brands.recheckMs) } },
        { shopId: { $ne: shop.shopId } },
      ],
    };
    const rows = await brands.find(stale).sort({ skus: -1, _id: 1 }).toArray();
    if (rows.length === 0) return { looked: 0, calls: 0, products: await writer.spread(client), more: false };
    // Those in use alone are searched for where the list is too long to be read.
    const wanted = rows.filter(({ skus, choice }) => skus > 0 || choice?.kind === 'match');
    const look = await openBrandLook(shop.api, { rows, wanted }, { ...settings.brands, signal });
    const slice = look.isWhole ? rows : rows.slice(0, settings.brands.slice);
    await inParallel(slice, settings.brands.concurrency, async (row) => {
      signal.throwIfAborted();
      const match = await look.find(row);
      await writer.write(row, (now) => ({
        ...(now.shopId === shop.shopId ? {} : forAnotherShop()),
        shopId: shop.shopId,
        tiktok: match.brand ? { ...match.brand } : madeHere(now, match, shop.shopId),
        candidates: match.candidates.slice(0, MOST_CANDIDATES).map((one) => ({ ...one })),
        creationProblem: isOfName(now.creationProblem) ? now.creationProblem : null,
        // Of what a search said of single categories, the refusals are asked again, by the products concerned.
        categories: now.categories.filter((one) => !isAskedAgain(one)),
        spread: now.spread || now.categories.some(isAskedAgain),
        // Never before `since`, which another machine's clock gave: the row would be stale for ever.
        lookedAt: new Date(Math.max(Date.now(), since ? Date.parse(since) : 0)),
      }));
    });
    const products = await writer.spread(client);
    return { looked: slice.length, calls: look.calls, products, more: rows.length > slice.length };
  }

  async function createWanted({ client, create }: { client: string; create: boolean }): Promise<CreatedBrands> {
    const { settings: own } = await clientOf(client);
    const shop = await access.shopOf(client);
    const writer = createBrandWriter(db, own.createBrands);
    if (create || own.createBrands) {
      const undecided = { client, shopId: shop.shopId, state: 'unknown' as const, skus: { $gt: 0 } };
      for (const row of await brands.find(undecided).toArray()) {
        // Asked for once by an operator, it goes on with the quota's next day.
        await writer.write(row, (now) => ({ createWanted: create || now.createWanted }));
      }
    }
    const made = await makeBrands(client, shop, writer, Context.current().cancellationSignal);
    return { ...made, products: await writer.spread(client) };
  }

  function isDue(row: BrandRow | undefined, shopId: string, createsAll: boolean): boolean {
    if (!row?.lookedAt || row.shopId !== shopId || row.skus === 0 || row.intent) return true;
    if (row.lookedAt.getTime() < Date.now() - settings.brands.recheckMs) return true;
    if (row.state === 'to-create') return row.createAfter === null || row.createAfter <= new Date();
    return createsAll && row.why?.code === 'brand-unknown';
  }

  async function clientOf(id: string) {
    const client = await clientsOf(db).findOne({ _id: id });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    return { ...client, settings: withDefaults(client.settings) };
  }

  /** Null where no shop is connected: there is nothing to match with, and the publication says so. */
  async function shopIdOf(client: string): Promise<string | null> {
    try {
      return (await access.shopOf(client)).shopId;
    } catch (error) {
      if (isApiFailure(error, 'CredentialsRejected')) return null;
      throw error;
    }
  }

  async function tell<T>(body: () => Promise<T>): Promise<T> {
    try {
      return await body();
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  }
}

/** A brand that Ponte made is there, also where TikTok's list does not show it yet. */
function madeHere(
  { shopId, createdId, tiktok, choice }: BrandRow,
  match: BrandMatch,
  shop: string,
): TiktokBrand | null {
  const isHere = shopId === shop && createdId !== null && tiktok?.id === createdId && choice === null;
  return isHere && match.candidates.length === 0 ? tiktok : null;
}

const isAskedAgain = ({ allowed, by }: BrandCategory): boolean => !allowed && by === 'search';

/** For a person to choose from; a name that more brands share is told by these. */
const MOST_CANDIDATES = 20;

/** What was found out for the shop before: its own brands, its authorizations, its quota. */
function forAnotherShop(): Partial<BrandRow> {
  return {
    refusal: null,
    categories: [],
    intent: null,
    createdId: null,
    createdDay: null,
    createAfter: null,
    creationProblem: null,
  };
}

/** A name that TikTok does not take stays refused; a quota or a race passes. */
function isOfName(problem: Problem | null): boolean {
  return problem !== null && !['tiktok:12052203', 'tiktok:12052205'].includes(problem.code);
}
