import type { Db } from 'mongodb';
import { approvalsOf } from '../storage/approvals.ts';
import { feedRunsOf } from '../storage/feed-runs.ts';
import { listingsOf } from '../storage/listings.ts';

/** Where a client's products stand, in one line for a terminal. */
export async function describeClient(db: Db, client: string): Promise<string> {
  const [run, approval, states, causes] = await Promise.all([
    feedRunsOf(db).findOne({ client, state: { $ne: 'unchanged' } }, { sort: { startedAt: -1 } }),
    approvalsOf(db).findOne({ client, state: 'open' }),
    countBy(db, [{ $match: { client } }, { $group: { _id: '$state', count: { $sum: 1 } } }]),
    countBy(db, [
      { $match: { client, state: { $in: ['blocked', 'refused'] } } },
      { $unwind: '$problems' },
      { $group: { _id: '$problems.code', count: { $sum: 1 } } },
      { $sort: { count: -1 } },
      { $limit: 4 },
    ]),
  ]);
  if (!run) return 'products: nothing read yet';
  if (run.state === 'failed') return `products: the feed could not be used (${run.problems[0]?.code ?? 'unknown'})`;
  const total = Object.values(states).reduce((sum, count) => sum + count, 0);
  const parts = STATES.flatMap(([state, word]) => (states[state] ? [`${states[state]} ${word}`] : []));
  const why = Object.entries(causes).map(([code, count]) => `${count} ${code}`);
  const rejected = run.counts?.rejected ? `; ${run.counts.rejected} items of the feed unusable` : '';
  const held = approval ? `; HELD: ${approval.count} items ${approval.reason}, see: ponte approval list` : '';
  return `products: ${total} SKUs: ${parts.join(', ')}${why.length > 0 ? ` (${why.join(', ')})` : ''}${rejected}${held}`;
}

const STATES = [
  ['waiting', 'waiting'],
  ['in-review', 'in review'],
  ['accepted', 'accepted'],
  ['blocked', 'with a named problem'],
  ['refused', 'refused by TikTok'],
  ['deactivated', 'off sale'],
] as const;

async function countBy(db: Db, pipeline: object[]): Promise<Record<string, number>> {
  const rows = await listingsOf(db).aggregate<{ _id: string | null; count: number }>(pipeline).toArray();
  return Object.fromEntries(rows.map(({ _id, count }) => [_id ?? 'unknown', count]));
}
