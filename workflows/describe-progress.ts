import type { SyncProgress } from './sync-input.ts';

const NEXT_STEP: Record<SyncProgress['phase'], string> = {
  reading: 'reading the feed',
  held: 'waiting for a decision: `ponte approval list`, or for a feed that is good again',
  applying: 'writing the changes to Listings',
  enriching: 'asking VTEX for what the feed lacks',
  comparing: 'looking for SKUs of VTEX that the feed lacks',
  linking: 'looking at what is on the shop already',
  classifying: 'finding TikTok categories for products without one',
  publishing: 'sending products to TikTok Shop',
  reviewing: 'looking at reviews',
  done: 'nothing left to do in this run',
};

/** What an operator reads in the Web UI: where it stands, what it did, what comes next (markdown). */
export function describeProgress(progress: SyncProgress): string {
  const t = progress.totals;
  const lines = [
    `**${progress.phase === 'done' ? progress.outcome : progress.phase}** — ${NEXT_STEP[progress.phase]}`,
    '',
    `Feed: ${t.items} items (${t.ids} ids, ${t.rejected} rejected): ${t.added} added, ${t.changed} changed, ` +
      `${t.removed} removed, ${t.unchanged} unchanged`,
    `Products: ${t.products} looked at, ${t.sent} sent with ${t.calls} calls, ${t.blocked} blocked, ` +
      `${t.queued ?? 0} queued, ${t.postponed} postponed`,
  ];
  if (progress.lastError) lines.push('', `Last problem: ${progress.lastError}`);
  return lines.join('\n');
}
