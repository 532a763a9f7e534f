import type { Client } from '@temporalio/client';
import { ownerOf } from '../domain/client-scope.ts';
import { ORCHESTRATION } from './queues.ts';

/** Tells the review workflow of a client, or of its sandbox scope, of an inbox row, starting it where it does not run. The row's id, never the event. */
export async function signalReviews(
  temporal: Client,
  client: string,
  inboxId: string,
  taskQueue: string = ORCHESTRATION,
): Promise<void> {
  // A server that is away must not pile up waiting calls: what is not signalled, the schedule finds.
  await temporal.withDeadline(Date.now() + PATIENCE_MS, () =>
    temporal.workflow.signalWithStart('trackReviews', {
      workflowId: `reviews:${client}`,
      taskQueue,
      args: [{ client }],
      signal: 'inboxArrived',
      signalArgs: [inboxId],
      staticSummary: 'Reviews: read the products that events spoke of',
      searchAttributes: { ClientId: [ownerOf(client)], Kind: ['product'], Status: ['running'] },
    }),
  );
}

const PATIENCE_MS = 5_000;
