import { productKeyOf } from '../domain/listing/group-products.ts';
import type { FeedDiff } from '../domain/feed/diff-indexes.ts';
import type { PriceStyle } from '../domain/feed/parse-price.ts';
import type { StagedItem } from '../domain/feed/record-items.ts';
import { feedChangeId, feedChangesOf, type FeedChangeRow } from '../storage/feed-runs.ts';
import { listingId, listingsOf } from '../storage/listings.ts';
import type { ActivityDeps } from './deps.ts';

export interface ChangeStage {
  /** Forgets what the run has staged: before a repeat, and after a reading that is not to be applied. */
  clear(): Promise<void>;
  take(batch: readonly StagedItem[]): Promise<void>;
  /** Settles prices that could be read in two ways, once the document has shown its style. */
  settlePrices(style: PriceStyle | null): Promise<void>;
  takeRemoved(diff: FeedDiff): Promise<void>;
}

/** Writes a reading's changes to `FeedChanges`, in the order of the document, then the removed. */
export function createChangeStage(
  deps: ActivityDeps,
  run: { readonly client: string; readonly runId: string },
): ChangeStage {
  const changes = feedChangesOf(deps.db);
  const { sliceItems } = deps.settings.feed;
  const at = new Date();
  let seq = 0;

  const row = (
    sku: string,
    rest: Pick<FeedChangeRow, 'productKey' | 'change' | 'facets' | 'item' | 'problems' | 'byPriceStyle'>,
  ): FeedChangeRow => {
    const next = seq;
    seq += 1;
    return { _id: feedChangeId(run.runId, next), seq: next, ...run, sku, ...rest, at };
  };

  /** Where VTEX has grouped SKUs already: the feed's own grouping counts until then. */
  async function findHomes(skus: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const known = await listingsOf(deps.db)
      .find({
        _id: { $in: skus.map((sku) => listingId(run.client, sku)) },
        'enrichment.productId': { $type: 'string' },
      })
      .project<{ sku: string; productKey: string }>({ sku: 1, productKey: 1 })
      .toArray();
    return new Map(known.map(({ sku, productKey }) => [sku, productKey]));
  }

  return {
    clear: async () => void (await changes.deleteMany({ runId: run.runId })),
    async take(batch) {
      const homes = await findHomes(batch.map(({ item }) => item.id));
      const rows = batch.map(({ item, change, facets, byPriceStyle, problems }) =>
        row(item.id, {
          productKey: homes.get(item.id) ?? productKeyOf({ item }),
          change,
          facets: [...facets],
          item,
          problems: problems.map((code) => ({ code })),
          ...(byPriceStyle ? { byPriceStyle } : {}),
        }),
      );
      await changes.insertMany(rows, { ordered: false });
    },
    async settlePrices(style) {
      const open = { runId: run.runId, byPriceStyle: { $exists: true } };
      if (style) {
        await changes.updateMany(open, [
          {
            $set: {
              item: `$byPriceStyle.${style}`,
              problems: { $filter: { input: '$problems', cond: { $ne: ['$$this.code', 'price-ambiguous'] } } },
            },
          },
        ]);
      }
      await changes.updateMany(open, { $unset: { byPriceStyle: '' } });
    },
    async takeRemoved(diff) {
      let batch: string[] = [];
      const flush = async (): Promise<void> => {
        if (batch.length === 0) return;
        const known = await listingsOf(deps.db)
          .find({ _id: { $in: batch.map((sku) => listingId(run.client, sku)) } })
          .project<{ sku: string; productKey: string }>({ sku: 1, productKey: 1 })
          .toArray();
        const keys = new Map(known.map(({ sku, productKey }) => [sku, productKey]));
        const rows = batch.map((sku) =>
          row(sku, { productKey: keys.get(sku) ?? '', change: 'removed', facets: [], item: null, problems: [] }),
        );
        await changes.insertMany(rows, { ordered: false });
        batch = [];
      };
      for (const { id, change } of diff.changes()) {
        if (change !== 'removed') continue;
        batch.push(id);
        if (batch.length >= sliceItems) await flush();
      }
      await flush();
    },
  };
}
