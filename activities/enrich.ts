import { Context } from '@temporalio/activity';
import type { AnyBulkWriteOperation } from 'mongodb';
import { isApiFailure } from '../apis/failure.ts';
import type { VtexClient } from '../apis/vtex/client.ts';
import type { VtexSku } from '../apis/vtex/sku-context.ts';
import type { Enrichment } from '../domain/listing/enrichment.ts';
import { clientsOf } from '../storage/clients.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import type { ActivityDeps } from './deps.ts';
import { inParallel } from './in-parallel.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
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

/** What VTEX adds to a feed: package, EAN, specifications, category, stock of the trade policy (vtex contract 2.2, 4). */
export function createEnrichActivities(deps: ActivityDeps) {
  const { db, settings } = deps;
  const listings = listingsOf(db);

  return {
    /**
     * Asks VTEX about SKUs whose item is new or changed. A SKU that VTEX does not know stays as the feed has it.
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
    const rows = await listings
      .find({
        client: input.client,
        enrichDue: true,
        removed: false,
        ...(input.cursor === null ? {} : { _id: { $gt: input.cursor } }),
      })
      .sort({ _id: 1 })
      .limit(settings.vtex.sliceSkus)
      .toArray();
    if (rows.length === 0) return { next: null, skus: 0 };
    try {
      const { cancellationSignal: signal } = Context.current();
      const warehouses = await warehousesOf(vtex, tradePolicy, signal);
      const writes: AnyBulkWriteOperation<ListingRow>[] = [];
      const asked = inParallel(rows, settings.vtex.concurrency, async (row) => {
        signal.throwIfAborted();
        const enrichment = await readOrKeep(row, () => readSku(vtex, row.sku, tradePolicy, warehouses, signal));
        writes.push({
          updateOne: {
            filter: { _id: row._id },
            update: { $set: { enrichment, enrichDue: false, enrichedAt: new Date() } },
          },
        });
      });
      // What was told is kept even where a later question failed: the repeat then asks about the rest alone.
      const [outcome] = await Promise.allSettled([asked]);
      if (writes.length > 0) await listings.bulkWrite(writes, { ordered: false });
      if (outcome.status === 'rejected') throw outcome.reason;
      await productsOf(db).updateMany(
        { _id: { $in: [...new Set(rows.map((row) => `${row.client}:${row.productKey}`))] } },
        { $set: { dueAt: new Date() } },
      );
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
    return { next: rows.length < settings.vtex.sliceSkus ? null : rows.at(-1)!._id, skus: rows.length };
  }
}

/** A SKU that VTEX refuses to tell of keeps what was known, and never holds up the others. */
async function readOrKeep(row: ListingRow, read: () => Promise<Enrichment | null>): Promise<Enrichment | null> {
  try {
    return await read();
  } catch (error) {
    if (!isApiFailure(error, 'Rejected')) throw error;
    return row.enrichment;
  }
}

async function readSku(
  vtex: VtexClient,
  skuId: string,
  tradePolicy: string,
  warehouses: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Enrichment | null> {
  // Ids of feeds that are no VTEX SKU ids cannot be asked for.
  if (!/^\d{1,10}$/.test(skuId)) return null;
  const sku = await vtex.catalog.sku(skuId, { salesChannel: tradePolicy, signal });
  if (!sku) return null;
  const balances = await vtex.inventory.bySku(skuId, { signal });
  const stockQuantity = balances
    .filter(({ warehouseId }) => warehouses.has(warehouseId))
    .reduce((sum, { available }) => sum + Math.max(0, available), 0);
  return { ...toEnrichment(sku, tradePolicy), stockQuantity };
}

/** Active warehouses with an active dock that lists the trade policy: what they hold is for sale there (contract 4). */
async function warehousesOf(vtex: VtexClient, tradePolicy: string, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const [warehouses, docks] = await Promise.all([
    vtex.inventory.warehouses({ signal }),
    vtex.inventory.docks({ signal }),
  ]);
  const selling = new Set(
    docks.filter((dock) => dock.isActive && dock.salesChannels.includes(tradePolicy)).map(({ id }) => id),
  );
  return new Set(
    warehouses.filter((one) => one.isActive && one.dockIds.some((dock) => selling.has(dock))).map(({ id }) => id),
  );
}

function toEnrichment(sku: VtexSku, tradePolicy: string): Enrichment {
  const { weight, length, width, height } = sku.packageSize;
  return {
    productId: sku.productId,
    productName: sku.productName,
    skuName: sku.skuName,
    isActive: sku.isSellable && (sku.salesChannels.length === 0 || sku.salesChannels.includes(tradePolicy)),
    ...(weight ? { weightGrams: weight } : {}),
    ...(length ? { lengthCm: length } : {}),
    ...(width ? { widthCm: width } : {}),
    ...(height ? { heightCm: height } : {}),
    ...(sku.ean ? { ean: sku.ean } : {}),
    skuSpecifications: sku.skuSpecifications.map(({ name, values }) => ({ name, values })),
    productSpecifications: sku.productSpecifications.map(({ name, values }) => ({ name, values })),
    ...(sku.categories.length > 0
      ? { categoryId: sku.categories.at(-1)!.id, categoryPath: sku.categories.map(({ name }) => name).join(' > ') }
      : {}),
  };
}
