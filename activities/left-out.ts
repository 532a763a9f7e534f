import { Context } from '@temporalio/activity';
import type { VtexClient } from '../apis/vtex/client.ts';
import { explainLeftOut } from '../domain/listing/left-out.ts';
import { clientsOf } from '../storage/clients.ts';
import { leftOutOf, type LeftOutRow } from '../storage/left-out.ts';
import { listingId, listingsOf } from '../storage/listings.ts';
import type { ActivityDeps } from './deps.ts';
import { inParallel } from './in-parallel.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';
import { openVtex } from './vtex-access.ts';

export type LeftOutActivities = ReturnType<typeof createLeftOutActivities>;

interface LeftOutInput {
  readonly client: string;
  readonly runId: string;
  /** The next page of VTEX's SKU ids; null: the first. */
  readonly cursor: string | null;
}

/** Compares all SKUs of the VTEX account with the feed: what is in neither TikTok nor any problem list is named here. */
export function createLeftOutActivities(deps: ActivityDeps) {
  const { db, settings } = deps;
  const leftOut = leftOutOf(db);

  return {
    /**
     * One page of VTEX's SKU ids against `Listings`. Rows of SKUs that came into the feed, or left VTEX, are deleted
     * with the last page. A client without a VTEX account has nothing to compare.
     */
    explainLeftOut: (input: LeftOutInput): Promise<{ next: string | null; skus: number }> =>
      withHeartbeat(() => explain(input)),
  };

  async function explain(input: LeftOutInput): Promise<{ next: string | null; skus: number }> {
    const client = await clientsOf(db).findOne({ _id: input.client });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    const vtex = openVtex(deps, client);
    if (!vtex || !client.vtex) return { next: null, skus: 0 };
    const { cancellationSignal: signal } = Context.current();
    const page = Number(input.cursor ?? '1');
    try {
      const ids = await vtex.catalog.allSkuIds({ page }, { signal });
      if (ids.length === 0) {
        await leftOut.deleteMany({ client: input.client, runId: { $ne: input.runId } });
        return { next: null, skus: 0 };
      }
      const missing = await missingFromFeed(input.client, ids);
      const { tradePolicy } = client.vtex;
      await inParallel(missing, settings.vtex.concurrency, async (sku) => {
        signal.throwIfAborted();
        await note(input, sku, await describe(vtex, input.client, sku, tradePolicy, signal));
      });
      return { next: String(page + 1), skus: missing.length };
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  }

  async function missingFromFeed(client: string, ids: readonly string[]): Promise<string[]> {
    const known = await listingsOf(db)
      .find({ _id: { $in: ids.map((sku) => listingId(client, sku)) }, removed: false })
      .project<{ sku: string }>({ sku: 1 })
      .toArray();
    const inFeed = new Set(known.map(({ sku }) => sku));
    return ids.filter((sku) => !inFeed.has(sku));
  }

  /** What was found out lately is not asked again: a shop may have a hundred thousand SKUs that it no longer sells. */
  async function describe(
    vtex: VtexClient,
    client: string,
    sku: string,
    tradePolicy: string,
    signal: AbortSignal,
  ): Promise<Pick<LeftOutRow, 'name' | 'problem' | 'askedAt'>> {
    const known = await leftOut.findOne({ _id: listingId(client, sku) });
    if (known && known.askedAt.getTime() > Date.now() - settings.vtex.leftOutFreshMs) return known;
    const found = await vtex.catalog.sku(sku, { signal });
    const facts = found && { ...found, isBrandActive: found.brand.isActive };
    return {
      name: found?.nameComplete || null,
      problem: explainLeftOut(facts, tradePolicy),
      askedAt: new Date(),
    };
  }

  async function note(
    { client, runId }: LeftOutInput,
    sku: string,
    { name, problem, askedAt }: Pick<LeftOutRow, 'name' | 'problem' | 'askedAt'>,
  ): Promise<void> {
    await leftOut.updateOne(
      { _id: listingId(client, sku) },
      { $set: { client, sku, name, problem, askedAt, runId } },
      { upsert: true },
    );
  }
}
