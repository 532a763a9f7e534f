import { approvalsOf } from '../storage/approvals.ts';
import { clientsOf, type ClientRow, type FeedPosition } from '../storage/clients.ts';
import { feedChangesOf, feedRunsOf, type FeedChangeRow, type FeedRunCounts } from '../storage/feed-runs.ts';
import { listingId, listingsOf } from '../storage/listings.ts';
import { newProduct, productId, productsOf } from '../storage/products.ts';
import { listingWrite } from './apply-change.ts';
import type { ActivityDeps } from './deps.ts';
import { createFeedSnapshots } from './feed-snapshots.ts';
import { moveSkus, type Move } from './move-skus.ts';
import { createChangeStage } from './stage-changes.ts';
import { readFeedRun, type RunInput, type RunOutcome, type Validators } from './read-feed-run.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import { refuse } from './to-activity-failure.ts';

export type FeedActivities = ReturnType<typeof createFeedActivities>;

type Totals = Pick<FeedRunCounts, 'items' | 'ids' | 'rejected' | 'added' | 'changed' | 'removed' | 'unchanged'>;

/** Reading a client's feed, holding it where it would change too much, and applying what changed. */
export function createFeedActivities(deps: ActivityDeps) {
  const { db, settings } = deps;
  const clients = clientsOf(db);
  const runs = feedRunsOf(db);
  const approvals = approvalsOf(db);

  return {
    /** One request where the feed is unchanged. A feed that cannot be used is an outcome, not an error. */
    async readFeed(input: RunInput): Promise<{
      outcome: 'unchanged' | 'read' | 'held' | 'failed';
      counts: Totals | Record<string, never>;
      problem: string | null;
    }> {
      const client = await clientOf(input.client);
      const run = await withHeartbeat(() => readFeedRun(deps, input, validatorsOf(client, input)));
      if (run.state === 'held' && !input.dryRun) await openApproval(input, run);
      if (run.state === 'unchanged' && !input.dryRun) await keepPosition(client, input, { readRunId: input.runId });
      return { outcome: outcomeOf(run), counts: totalsOf(run), problem: run.problems[0]?.code ?? null };
    },

    /**
     * Looks at the feed again while a run is held. The same document keeps waiting; a good one releases the held run,
     * another bad one takes its place.
     */
    async readHeldAgain(input: RunInput & { readonly nextRunId: string }): Promise<{
      outcome: 'still-held' | 'unchanged' | 'read' | 'held';
      runId: string;
      counts: Totals | Record<string, never>;
    }> {
      const held = await runs.findOne({ _id: input.runId });
      const stillHeld = { outcome: 'still-held', runId: input.runId, counts: {} } as const;
      if (!held) throw refuse('RunUnknown', 'The held run is not there any more');
      const next: RunInput = { ...input, runId: input.nextRunId };
      const validators = { etag: held.etag, lastModified: held.lastModified };
      const run = await withHeartbeat(() => readFeedRun(deps, next, validators));
      if (run.state === 'held' && run.fingerprint === held.fingerprint) {
        // The very same document again, from a server that knows no validators: one copy of it is enough.
        await forgetReading(next);
        return stillHeld;
      }
      // Not modified since the held reading, or unreadable just now.
      if ((run.state === 'unchanged' && run.counts === null) || run.state === 'failed') return stillHeld;
      await approvals.updateOne(
        { _id: held._id, state: 'open' },
        {
          $set: {
            state: 'released',
            decidedAt: new Date(),
            decidedBy: run.state === 'held' ? 'a newer feed' : 'a good feed',
          },
        },
      );
      await runs.updateOne({ _id: held._id }, { $set: { state: 'rejected' } });
      if (run.state === 'held') await openApproval(next, run);
      if (run.state === 'unchanged') await keepPosition(await clientOf(input.client), next, { readRunId: next.runId });
      const outcome = run.state === 'held' ? 'held' : run.state === 'unchanged' ? 'unchanged' : 'read';
      return { outcome, runId: next.runId, counts: totalsOf(run) };
    },

    /** Writes an operator's word on a held run. */
    async recordDecision(input: {
      client: string;
      runId: string;
      decision: 'approve' | 'reject';
      by: string;
    }): Promise<void> {
      const state = input.decision === 'approve' ? 'approved' : 'rejected';
      await approvals.updateOne(
        { _id: input.runId, client: input.client },
        { $set: { state, decidedAt: new Date(), decidedBy: input.by } },
      );
      if (state === 'approved') return;
      const run = await runs.findOneAndUpdate({ _id: input.runId }, { $set: { state: 'rejected' } });
      // The same document read again is then nothing new. Its validators are left to that reading: the document may
      // have been given for this one run, and those of another address say nothing of the client's own.
      await clients.updateOne(
        { _id: input.client },
        { $set: { 'feed.rejectedFingerprint': run?.fingerprint ?? null, updatedAt: new Date() } },
      );
    },

    /** Applies a slice of the run's changes to `Listings` and marks their products as due. Repeating it is harmless. */
    async applyFeedChanges(input: {
      client: string;
      runId: string;
      cursor: string | null;
    }): Promise<{ next: string | null; applied: number }> {
      const changes = await feedChangesOf(db)
        .find({ runId: input.runId, ...(input.cursor === null ? {} : { seq: { $gt: Number(input.cursor) } }) })
        .sort({ seq: 1 })
        .limit(settings.feed.sliceItems)
        .toArray();
      if (changes.length === 0) return { next: null, applied: 0 };
      const rows = changes.filter(({ productKey }) => productKey !== '');
      if (rows.length > 0) {
        await moveSkus(db, await findMoves(input.client, rows), input.runId);
        await markDue(input.client, [...new Set(rows.map(({ productKey }) => productKey))]);
        await listingsOf(db).bulkWrite(rows.map(listingWrite), { ordered: false });
      }
      const next = changes.length < settings.feed.sliceItems ? null : String(changes.at(-1)!.seq);
      return { next, applied: changes.length };
    },

    /** The run's items are now the desired state: the next reading is compared with them. */
    async finishFeedRun(input: { client: string; runId: string; source: string | null }): Promise<void> {
      const client = await clientOf(input.client);
      const run = await runs.findOneAndUpdate({ _id: input.runId }, { $set: { state: 'applied' } });
      if (!run) throw refuse('RunUnknown', 'The run to finish is not there any more');
      await keepPosition(client, input, {
        readRunId: input.runId,
        appliedRunId: input.runId,
        rejectedFingerprint: null,
      });
      await createFeedSnapshots(deps).forgetOld(input.client, input.runId, settings.feed.keptRuns);
    },

    /** Every product is looked at again (`product generate`), and VTEX asked again about every SKU. */
    async markAllProducts(input: { client: string }): Promise<void> {
      const now = new Date();
      await listingsOf(db).updateMany(
        { client: input.client, removed: false },
        { $set: { enrichDue: true, enrichRetryAt: null } },
      );
      await productsOf(db).updateMany({ client: input.client }, { $set: { dueAt: now, refusedDigest: null } });
    },
  };

  async function clientOf(id: string): Promise<ClientRow> {
    const client = await clients.findOne({ _id: id });
    if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
    return client;
  }

  /** SKUs that change to another product. */
  async function findMoves(client: string, changes: readonly FeedChangeRow[]): Promise<Move[]> {
    const keys = new Map(changes.map(({ sku, productKey }) => [sku, productKey]));
    const known = listingsOf(db)
      .find({ _id: { $in: [...keys.keys()].map((sku) => listingId(client, sku)) } })
      .project<{ _id: string; sku: string; productKey: string }>({ sku: 1, productKey: 1 });
    const ids: string[] = [];
    for await (const row of known) if (row.productKey !== keys.get(row.sku)) ids.push(row._id);
    if (ids.length === 0) return [];
    const rows = await listingsOf(db)
      .find({ _id: { $in: ids } })
      .toArray();
    return rows.map((row) => ({ row, to: keys.get(row.sku)! }));
  }

  async function markDue(client: string, keys: readonly string[]): Promise<void> {
    const now = new Date();
    await productsOf(db).bulkWrite(
      keys.map((key) => ({
        updateOne: {
          filter: { _id: productId(client, key) },
          update: { $set: { dueAt: now, updatedAt: now }, $setOnInsert: newProduct(client, key) },
          upsert: true,
        },
      })),
      { ordered: false },
    );
  }

  async function forgetReading({ client, runId }: RunInput): Promise<void> {
    await createChangeStage(deps, { client, runId }).clear();
    await createFeedSnapshots(deps).discard(runId);
    await runs.updateOne({ _id: runId }, { $set: { state: 'unchanged', packs: [] } });
  }

  async function keepPosition(
    client: ClientRow,
    input: { readonly runId: string; readonly source: string | null },
    position: Partial<FeedPosition>,
  ): Promise<void> {
    const run = await runs.findOne({ _id: input.runId });
    // A document that was given for one run says nothing of the client's own.
    const own = input.source === null;
    const feed: FeedPosition = {
      ...client.feed,
      ...position,
      link: own ? client.tik_tok_shop_feed_link : null,
      etag: own ? (run?.etag ?? null) : null,
      lastModified: own ? (run?.lastModified ?? null) : null,
    };
    await clients.updateOne({ _id: client._id }, { $set: { feed, updatedAt: new Date() } });
  }

  async function openApproval(input: RunInput, { held, counts }: RunOutcome): Promise<void> {
    if (!held || !counts) return;
    const removed = await feedChangesOf(db).find({ runId: input.runId }).sort({ seq: -1 }).limit(10).toArray();
    const { added, changed, unchanged } = counts;
    await approvals.updateOne(
      { _id: input.runId },
      {
        $setOnInsert: {
          client: input.client,
          state: 'open',
          ...held,
          report: { added, removed: counts.removed, changed, unchanged, sample: removed.map(({ sku }) => sku) },
          workflowId: input.workflowId,
          createdAt: new Date(),
          decidedAt: null,
          decidedBy: null,
        },
      },
      { upsert: true },
    );
  }
}

/** Validators count only for the address they came from. */
function validatorsOf(client: ClientRow, input: RunInput): Validators {
  const isKnown =
    input.source === null && input.oldSource === null && client.feed.link === client.tik_tok_shop_feed_link;
  if (!isKnown || client.feed.readRunId === null) return { etag: null, lastModified: null };
  return { etag: client.feed.etag, lastModified: client.feed.lastModified };
}

function outcomeOf({ state }: RunOutcome): 'unchanged' | 'read' | 'held' | 'failed' {
  if (state === 'unchanged' || state === 'held' || state === 'failed') return state;
  return 'read';
}

function totalsOf({ counts }: RunOutcome): Totals | Record<string, never> {
  if (!counts) return {};
  const { items, ids, rejected, added, changed, removed, unchanged } = counts;
  return { items, ids, rejected, added, changed, removed, unchanged };
}
