import { setCurrentDetails, sleep, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { ExistingProductActivities } from '../activities/existing-products.ts';
import type { PublishActivities } from '../activities/publish.ts';
import type { ReviewActivities } from '../activities/reviews.ts';
import type { SandboxShopActivities } from '../activities/sandbox-shop.ts';
import { sandboxScopeOf } from '../domain/client-scope.ts';
import { callActivities, type ActivityCalls } from './call-activities.ts';
import { tellBadEnd } from './tell-bad-end.ts';

export interface SandboxInput {
  readonly client: string;
  /** Only the products of these SKUs. */
  readonly skus?: readonly string[];
  /** Another pace than the workflow's own. */
  readonly pace?: Partial<SandboxPace>;
}

/** Numbers that the history depends on: they come with the input. */
export interface SandboxPace {
  readonly passRestMs: number;
  /** Before the first look at the reviews; each further look waits twice as long, a minute at most. */
  readonly reviewRestMs: number;
  readonly reviewLooks: number;
}

export interface SandboxResult {
  /** The attempts of this run carry it (`TikTokLogProduct.runId`). */
  readonly runId: string;
  readonly products: number;
  readonly calls: number;
  readonly sent: number;
  readonly blocked: number;
  readonly postponed: number;
  /** Still under review when the run stopped looking. */
  readonly open: number;
}

/** Looks at some ten minutes: a review of TikTok's may take days, the report then says that it is open. */
const PACE: SandboxPace = { passRestMs: 1_000, reviewRestMs: 2_000, reviewLooks: 14 };
const LONGEST_REST_MS = 60_000;
const MOST_PASSES = 5;

type Calls = ActivityCalls<SandboxShopActivities & ExistingProductActivities & PublishActivities & ReviewActivities>;

/**
 * Sends a client's products to its sandbox shop by the same activities as to the live one, and waits for the reviews.
 * Everything is kept under the scope `{client}~sandbox`; no call of it can reach the live shop, since opening a shop
 * that is both is refused. Id: `sandbox:{client}`.
 */
export async function sendProductSandbox(input: SandboxInput): Promise<SandboxResult> {
  try {
    const result = await send(input);
    upsertSearchAttributes({ Status: [result.open > 0 ? 'in-review' : 'done'] });
    return result;
  } catch (error) {
    tellBadEnd(error, 'Not finished');
    throw error;
  }
}

async function send(input: SandboxInput): Promise<SandboxResult> {
  const { client } = input;
  const pace = { ...PACE, ...input.pace };
  const scope = sandboxScopeOf(client);
  const calls: Calls = callActivities({ queue: 'tiktok', client, priority: 4, kind: 'bulk' });
  const { runId } = workflowInfo();
  const skus = input.skus ?? null;
  await eachSlice((cursor) => calls.copyToSandbox({ client, skus, cursor }, `Copy products ${after(cursor)}`));
  setCurrentDetails('Products copied; looking at what is on the sandbox shop');
  await calls.readExistingProducts({ client: scope, force: false }, 'Read what is on the sandbox shop, if it is time');
  await eachSlice((cursor) =>
    calls.linkExistingProducts({ client: scope, runId, cursor }, `Link products found there ${after(cursor)}`),
  );
  const totals = await publish(calls, scope, runId, pace);
  const open = await awaitReviews(calls, client, runId, pace);
  setCurrentDetails(`${totals.products} products looked at, ${totals.sent} sent, ${open} still under review`);
  return { runId, ...totals, open };
}

async function publish(calls: Calls, scope: string, runId: string, { passRestMs }: SandboxPace) {
  const totals = { products: 0, calls: 0, sent: 0, blocked: 0, postponed: 0 };
  for (let pass = 1; ; pass += 1) {
    totals.postponed = 0;
    await eachSlice(async (cursor) => {
      const plain = { dryRun: false, overlay: false, everything: false, warehouseId: null };
      const slice = await calls.publishProducts(
        { client: scope, runId, cursor, ...plain },
        `Publish to the sandbox shop ${after(cursor)}`,
      );
      for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += slice[key];
      return slice;
    });
    if (totals.postponed === 0 || pass > MOST_PASSES) return totals;
    await sleep(passRestMs * pass, { summary: 'Rest before another look at postponed products' });
  }
}

/** @returns how many reviews are open when it stops looking. */
async function awaitReviews(calls: Calls, client: string, runId: string, pace: SandboxPace): Promise<number> {
  const scope = sandboxScopeOf(client);
  for (let look = 0; ; look += 1) {
    const { open } = await calls.countOpenReviews({ client }, 'Count open reviews');
    if (open === 0 || look === pace.reviewLooks) return open;
    setCurrentDetails(`Sent; ${open} products under review`);
    await sleep(Math.min(pace.reviewRestMs * 2 ** look, LONGEST_REST_MS), { summary: 'Wait for reviews' });
    await eachSlice((cursor) =>
      calls.pollReviews({ client: scope, runId, cursor }, `Look at open reviews ${after(cursor)}`),
    );
  }
}

async function eachSlice(take: (cursor: string | null) => Promise<{ next: string | null }>): Promise<void> {
  let cursor: string | null = null;
  do cursor = (await take(cursor)).next;
  while (cursor !== null);
}

const after = (cursor: string | null): string => (cursor === null ? 'from the start' : `after ${cursor}`);
