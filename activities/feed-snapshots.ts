import { compactSnapshot, PACKS_BEFORE_COMPACTION } from '../domain/feed/compact-snapshot.ts';
import type { ItemIndex } from '../domain/feed/item-index.ts';
import type { ReadRange } from '../domain/feed/pack-reader.ts';
import { readSnapshot, SnapshotError, writeSnapshot } from '../domain/feed/snapshot.ts';
import { feedRunsOf } from '../storage/feed-runs.ts';
import type { ActivityDeps } from './deps.ts';

const BUCKET = 'FeedSnapshots';
const indexName = (runId: string): string => `${runId}.index`;
const packName = (runId: string): string => `${runId}.pack`;

export interface FeedSnapshots {
  /** Null where there is none, or where it cannot be trusted: the feed is then read as if for the first time. */
  load(runId: string | null): Promise<ItemIndex | null>;
  store(runId: string, index: ItemIndex): Promise<void>;
  readonly readRange: ReadRange;
  /** Where the copies of new items go; `close` only after a reading that came to its end. */
  openPack(runId: string): Promise<{
    readonly name: string;
    write(part: Uint8Array): Promise<void>;
    close(): Promise<void>;
    abort(): Promise<void>;
  }>;
  /** Removes what a run wrote whose reading came to nothing. */
  discard(runId: string): Promise<void>;
  /** Keeps the last runs' snapshots and every pack that one of them points into; that of the applied run in any case. */
  forgetOld(client: string, appliedRunId: string, keep: number): Promise<void>;
}

/** Snapshots in GridFS: the packed index of each run and the compressed copies of its new items. */
export function createFeedSnapshots(deps: ActivityDeps): FeedSnapshots {
  const { files, db, log } = deps;

  const readRange: ReadRange = async (name, offset, length) => {
    const parts: Uint8Array[] = [];
    for await (const part of files.read(BUCKET, name, { start: offset, end: offset + length })) parts.push(part);
    return Buffer.concat(parts);
  };

  async function load(runId: string | null): Promise<ItemIndex | null> {
    if (runId === null || !(await files.exists(BUCKET, indexName(runId)))) return null;
    try {
      return await readSnapshot(files.read(BUCKET, indexName(runId)));
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      log.warn({ runId, err: error.message }, 'snapshot unusable: the feed is read as if for the first time');
      return null;
    }
  }

  async function openPack(runId: string) {
    const writer = await files.open(BUCKET, packName(runId));
    return { name: packName(runId), ...writer };
  }

  return {
    load,
    readRange,
    openPack,
    async store(runId, index) {
      let stored = index;
      if (index.meta.packs.length >= PACKS_BEFORE_COMPACTION) {
        const pack = await openPack(`${runId}-compact`);
        stored = await compactSnapshot(index, readRange, pack);
        await pack.close();
      }
      await files.write(BUCKET, indexName(runId), writeSnapshot(stored));
    },
    async discard(runId) {
      for (const name of [indexName(runId), packName(runId), packName(`${runId}-compact`)]) {
        await files.remove(BUCKET, name);
      }
    },
    async forgetOld(client, appliedRunId, keep) {
      const runs = await feedRunsOf(db)
        .find({ client, state: { $in: ['applied', 'held', 'rejected', 'read'] } })
        .sort({ startedAt: -1 })
        .project<{ _id: string; packs?: string[] }>({ _id: 1, packs: 1 })
        .toArray();
      const isKept = ({ _id }: { _id: string }, at: number): boolean => at < keep || _id === appliedRunId;
      const needed = new Set(runs.filter(isKept).flatMap(({ packs }) => packs ?? []));
      for (const { _id, packs } of runs.filter((run, at) => !isKept(run, at))) {
        await files.remove(BUCKET, indexName(_id));
        for (const name of [packName(_id), packName(`${_id}-compact`), ...(packs ?? [])]) {
          if (!needed.has(name)) await files.remove(BUCKET, name);
        }
        await feedRunsOf(db).updateOne({ _id }, { $set: { state: 'forgotten' } });
      }
    },
  };
}
