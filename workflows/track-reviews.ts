import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { ReviewActivities } from '../activities/reviews.ts';
import { callActivities } from './call-activities.ts';

/** A product event of this client lies in the inbox. Carries the row's id, never the event. */
const inboxArrived = defineSignal<[string]>('inboxArrived');

export interface TrackReviewsInput {
  readonly client: string;
  /** Batches before the history is handed over. */
  readonly batchesPerRun?: number;
  /** Set by continue-as-new only: what came and was not read yet, and what was read so far. */
  readonly waiting?: readonly string[];
  readonly products?: number;
}

/** A burst gathers until no event came for the quiet time, for two seconds at most, or until a batch is full. */
const QUIET_MS = 300;
const LONGEST_MS = 2_000;
const BATCH = 200;
const BATCHES_PER_RUN = 200;

/**
 * Gathers a burst of review webhooks (`signalWithStart`), reads the products concerned once, and ends when nothing
 * more comes. Id: `reviews:{client}`. What it misses, the client's schedule finds.
 */
export async function trackReviews(input: TrackReviewsInput): Promise<{ products: number }> {
  const { client, batchesPerRun = BATCHES_PER_RUN } = input;
  const reviews = callActivities<ReviewActivities>({ queue: 'tiktok', client, priority: 3, kind: 'bulk' });
  const waiting = [...(input.waiting ?? [])];
  let products = input.products ?? 0;
  setHandler(inboxArrived, (id) => {
    waiting.push(id);
  });

  for (let batches = 1; ; batches += 1) {
    if (waiting.length === 0) await condition(() => waiting.length > 0, QUIET_MS);
    if (waiting.length === 0) break;
    await gather(waiting);
    const inboxIds = waiting.splice(0, BATCH);
    const read = await reviews.readReviewedProducts({ client, inboxIds }, `Read what ${inboxIds.length} events name`);
    products += read.products;
    setCurrentDetails(`${products} products read, ${waiting.length} events waiting`);
    if (batches >= batchesPerRun || workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof trackReviews>({ ...input, waiting, products });
    }
  }
  upsertSearchAttributes({ Status: ['done'] });
  await condition(allHandlersFinished);
  return { products };
}

/** One timer per quiet time, not one per event: a burst of thousands must not fill the history by itself. */
async function gather(waiting: readonly string[]): Promise<void> {
  for (let waited = 0; waited < LONGEST_MS; waited += QUIET_MS) {
    const before = waiting.length;
    if (await condition(() => waiting.length >= BATCH, QUIET_MS)) return;
    if (waiting.length === before) return;
  }
}
