import { Context } from '@temporalio/activity';
import type { VtexClient } from '../apis/vtex/client.ts';
import type { VtexImage } from '../domain/listing/enrichment.ts';
import { clientsOf } from '../storage/clients.ts';
import { listingsOf, type ListingRow } from '../storage/listings.ts';
import { productsOf } from '../storage/products.ts';
import { askAboutEach, type Answer } from './ask-about-each.ts';
import type { ActivityDeps } from './deps.ts';
import { vtexProblem } from './enrich.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { readVtexImages } from './read-vtex-sku.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';
import { openVtex } from './vtex-access.ts';

export type SearchImagesActivities = ReturnType<typeof createSearchImagesActivities>;

export interface SearchImagesInput {
  readonly client: string;
  /** Only the products of these SKUs, all their SKUs; null: every product. */
  readonly skus: readonly string[] | null;
  readonly cursor: string | null;
}

export interface SearchImagesSlice {
  readonly next: string | null;
  readonly skus: number;
  /** Pictures that VTEX has of them. */
  readonly images: number;
  /** Products whose pictures are others than before; they are due. */
  readonly changedProducts: number;
  /** SKUs that VTEX did not tell of; what was known of them stays. */
  readonly failed: number;
}

/** Pictures in VTEX's file API: of every SKU, so of every sibling of a product, too (vtex contract 2.3). */
export function createSearchImagesActivities(deps: ActivityDeps) {
  const { db, settings } = deps;
  const listings = listingsOf(db);

  return {
    /**
     * Reads the pictures of a slice of SKUs and keeps them. Only products whose pictures have really changed become due:
     * VTEX's file id tells, not the address.
     */
    searchImages: (input: SearchImagesInput): Promise<SearchImagesSlice> => withHeartbeat(() => search(input)),
  };

  async function search(input: SearchImagesInput): Promise<SearchImagesSlice> {
    const none = { next: null, skus: 0, images: 0, changedProducts: 0, failed: 0 };
    const client = await clientsOf(db).findOne({ _id: input.client });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    const vtex = openVtex(deps, client);
    if (!vtex) return none;
    const rows = await nextRows(input);
    if (rows.length === 0) return none;
    try {
      const told = await ask(vtex, rows);
      const changed = told.filter(({ row, answer }) => answer.value && differs(row.enrichment?.images, answer.value));
      const products = [...new Set(changed.map(({ row }) => `${row.client}:${row.productKey}`))];
      await keep(changed, products);
      await tellFailures(told);
      return {
        next: rows.length < settings.vtex.sliceSkus ? null : rows.at(-1)!._id,
        skus: rows.length,
        images: told.reduce((sum, { answer }) => sum + (answer.value?.length ?? 0), 0),
        changedProducts: products.length,
        failed: told.filter(({ answer }) => answer.failure).length,
      };
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  }

  async function nextRows({ client, skus, cursor }: SearchImagesInput): Promise<ListingRow[]> {
    const keys = skus && (await listings.distinct('productKey', { client, sku: { $in: [...skus] } }));
    return listings
      .find({
        client,
        removed: false,
        ...(keys && { productKey: { $in: keys } }),
        ...(cursor === null ? {} : { _id: { $gt: cursor } }),
      })
      .sort({ _id: 1 })
      .limit(settings.vtex.sliceSkus)
      .toArray();
  }

  async function ask(vtex: VtexClient, rows: readonly ListingRow[]): Promise<Told[]> {
    const { cancellationSignal: signal } = Context.current();
    const told: Told[] = [];
    await askAboutEach(
      rows,
      settings.vtex,
      (row) => readVtexImages({ vtex, signal }, row.sku),
      (row, answer) => void told.push({ row, answer }),
    );
    return told;
  }

  /** The products first: a repeat would not find the rows changed any more. */
  async function keep(changed: readonly Told[], products: readonly string[]): Promise<void> {
    if (changed.length === 0) return;
    await markDue(products);
    await listings.bulkWrite(
      changed.flatMap(({ row, answer }) => [
        {
          updateOne: {
            filter: { _id: row._id, enrichment: { $ne: null } },
            update: { $set: { 'enrichment.images': answer.value } },
          },
        },
        {
          updateOne: {
            filter: { _id: row._id, enrichment: null },
            update: { $set: { enrichment: { images: answer.value! } } },
          },
        },
      ]),
      { ordered: true },
    );
    // A publication that ran in between has seen them as they were.
    await markDue(products);
  }

  async function markDue(products: readonly string[]): Promise<void> {
    await productsOf(db).updateMany({ _id: { $in: [...products] } }, { $set: { dueAt: new Date() } });
  }

  /** Said at the SKU, and asked again by the next synchronisation. */
  async function tellFailures(told: readonly Told[]): Promise<void> {
    const writes = told.flatMap(({ row, answer: { failure } }) =>
      failure
        ? [
            {
              updateOne: {
                filter: { _id: row._id },
                update: { $set: { enrichDue: true, enrichProblem: vtexProblem(failure) } },
              },
            },
          ]
        : [],
    );
    if (writes.length > 0) await listings.bulkWrite(writes, { ordered: false });
  }
}

interface Told {
  readonly row: ListingRow;
  readonly answer: Answer<readonly VtexImage[] | null>;
}

/** Other files, another order, or another label; that there never were any is no change. */
function differs(before: readonly VtexImage[] | undefined, now: readonly VtexImage[]): boolean {
  const line = (images: readonly VtexImage[]): string =>
    JSON.stringify(images.map(({ fileId, url, label }) => [fileId || url, label]));
  return line(before ?? []) !== line(now);
}
