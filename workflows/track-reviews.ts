import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import type { ReviewActivities } from '../activities/reviews.ts';
import { callActivities } from './call-activities.ts';

/** A product event of this client lies in the inbox. Carries the row's id, never the event. */
export const inboxArrived = defineSignal<[string]>('inboxArrived');

const QUIET_MS = 300;
const LONGEST_MS = 2_000;
const BATCH = 200;
const BATCHES_PER_RUN = 200;

/**
 * Gathers a burst of review webhooks (`signalWithStart`), reads the products concerned once, and ends when nothing
 * more comes. Id: `reviews:{client}`. What it misses, the client's schedule finds.
 */
export async function trackReviews(input: { client: string; waiting?: string[] }): Promise<{ products: number }> {
  const { client } = input;
  const reviews = callActivities<ReviewActivities>({ queue: 'tiktok', client, priority: 3, kind: 'bulk' });
  const waiting = [...(input.waiting ?? [])];
  let products = 0;
  setHandler(inboxArrived, (id) => {
    waiting.push(id);
  });

  for (let batches = 0; ; batches += 1) {
    if (waiting.length === 0) await condition(() => waiting.length > 0, QUIET_MS);
    if (waiting.length === 0) break;
    await gather(() => waiting.length);
    const ids = waiting.splice(0, BATCH);
    const read = await reviews.readReviewedProducts({ client, inboxIds: ids });
    products += read.products;
    setCurrentDetails(`${products} products read after ${batches + 1} bursts of review events`);
    if (batches >= BATCHES_PER_RUN) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof trackReviews>({ client, waiting });
    }
  }
  await condition(allHandlersFinished);
  return { products };
}

/** Waits until no signal came for the quiet time, at most the longest, or until a batch is full. */
async function gather(count: () => number): Promise<void> {
  for (let waited = 0; waited < LONGEST_MS && count() < BATCH; waited += QUIET_MS) {
    const before = count();
    const more = await condition(() => count() > before, QUIET_MS);
    if (!more) return;
  }
}
