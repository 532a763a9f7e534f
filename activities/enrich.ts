import { Context } from '@temporalio/activity';
import type { AnyBulkWriteOperation } from 'mongodb';
import { isApiFailure, type ApiFailure } from '../apis/failure.ts';
import type { Enrichment } from '../domain/listing/enrichment.ts';
import type { Problem } from '../domain/problem.ts';
import { clientsOf } from '../storage/clients.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import { askAboutEach, type Answer } from './ask-about-each.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { readVtexSku, warehousesOf } from './read-vtex-sku.ts';
import { findRegrouped } from './find-regrouped.ts';
import { moveSkus } from './move-skus.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';
import { openVtex } from './vtex-access.ts';

export type EnrichActivities = ReturnType<typeof createEnrichActivities>;

interface EnrichInput {
  readonly client: string;
  readonly runId: string;
  readonly cursor: string | null;
}

interface EnrichSlice {
  readonly next: string | null;
  readonly skus: number;
}

/**
 * What VTEX adds to a feed: package, EAN, brand, specifications, category, pictures, stock of the trade policy (vtex
 * contract 2.2, 2.3, 4).
 */
export function createEnrichActivities(deps: ActivityDeps) {
  const { db, settings } = deps;
  const listings = listingsOf(db);

  return {
    /**
     * Asks VTEX about SKUs whose item is new or changed. A SKU that VTEX does not know stays as the feed has it; one that
     * VTEX fails to tell of keeps what was known, says so, and is asked about again later.
     * For a client without a VTEX account there is nothing to do.
     */
    enrichListings: (input: EnrichInput): Promise<EnrichSlice> => withHeartbeat(() => enrich(input)),
  };

  async function enrich(input: EnrichInput): Promise<EnrichSlice> {
    const client = await clientsOf(db).findOne({ _id: input.client });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    const vtex = openVtex(deps, client);
    if (!vtex || !client.vtex) return { next: null, skus: 0 };
    const { tradePolicy } = client.vtex;
    const rows = await nextRows(input);
    if (rows.length === 0) return { next: null, skus: 0 };
    try {
      const { cancellationSignal: signal } = Context.current();
      const warehouses = await warehousesOf(vtex, tradePolicy, signal);
      const told: { row: ListingRow; answer: Answer<Enrichment | null> }[] = [];
      const asked = askAboutEach(
        rows,
        settings.vtex,
        (row) => readVtexSku({ vtex, tradePolicy, warehouses, signal }, row),
        (row, answer) => void told.push({ row, answer }),
      );
      // What was told is kept even where a later question failed: the repeat then asks about the rest alone.
      const [outcome] = await Promise.allSettled([asked]);
      await keep(told);
      if (outcome.status === 'rejected') throw outcome.reason;
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
    return { next: rows.length < settings.vtex.sliceSkus ? null : rows.at(-1)!._id, skus: rows.length };
  }

  function nextRows({ client, cursor }: EnrichInput): Promise<ListingRow[]> {
    return listings
      .find({
        client,
        enrichDue: true,
        removed: false,
        $or: [{ enrichRetryAt: null }, { enrichRetryAt: { $lte: new Date() } }],
        ...(cursor === null ? {} : { _id: { $gt: cursor } }),
      })
      .sort({ _id: 1 })
      .limit(settings.vtex.sliceSkus)
      .toArray();
  }

  /** Their products first: a repeat after the rows were written would not see any more which they were. */
  async function keep(told: readonly { row: ListingRow; answer: Answer<Enrichment | null> }[]): Promise<void> {
    if (told.length === 0) return;
    await regroup(told);
    await productsOf(db).updateMany(
      { _id: { $in: [...new Set(told.map(({ row }) => `${row.client}:${row.productKey}`))] } },
      { $set: { dueAt: new Date() } },
    );
    const writes = told.map(({ row, answer }): AnyBulkWriteOperation<ListingRow> => ({
      updateOne: {
        filter: { _id: row._id },
        update: {
          $set: {
            enrichment: answer.value,
            ...(answer.failure ? afterFailure(row, answer.failure) : { ...TOLD, enrichedAt: new Date() }),
          },
        },
      },
    }));
    await listings.bulkWrite(writes, { ordered: false });
  }

  /** VTEX's products are the products; before their rows say so, so that a repeat finds what is left to do. */
  async function regroup(told: readonly { row: ListingRow; answer: Answer<Enrichment | null> }[]): Promise<void> {
    const answered = told.flatMap(({ row, answer }) => (answer.value ? [{ row, enrichment: answer.value }] : []));
    for (const move of await findRegrouped(db, answered)) {
      await moveSkus(db, [move], move.row.itemRun);
      // What follows speaks of the row where it is now.
      move.row.productKey = move.to;
    }
  }

  /** What VTEX refuses is refused again until something changes; what it fails at is asked again, later each time. */
  function afterFailure(row: ListingRow, failure: ApiFailure): Partial<ListingRow> {
    const enrichProblem = vtexProblem(failure);
    if (!isApiFailure(failure, 'Unavailable')) return { ...TOLD, enrichProblem };
    const enrichTries = (row.enrichTries ?? 0) + 1;
    const wait = Math.min(settings.vtex.skuRetryAfterMs * 2 ** (enrichTries - 1), settings.vtex.skuRetryCapMs);
    return { enrichDue: true, enrichTries, enrichRetryAt: new Date(Date.now() + wait), enrichProblem };
  }
}

const TOLD = { enrichDue: false, enrichTries: 0, enrichRetryAt: null, enrichProblem: null } as const;

/** Why what VTEX adds to a SKU is not up to date. */
export function vtexProblem(failure: ApiFailure): Problem {
  const params = { reason: failure.message };
  return isApiFailure(failure, 'Unavailable')
    ? { code: 'vtex-sku-unavailable', params }
    : { code: 'vtex-sku-refused', params };
}
