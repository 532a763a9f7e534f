import { continueAsNew, setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { BrandActivities } from '../activities/brands.ts';
import type { CollectBrandActivities } from '../activities/collect-brands.ts';
import { callActivities } from './call-activities.ts';
import { tellBadEnd } from './tell-bad-end.ts';

export interface GenerateBrandsInput {
  readonly client: string;
  /** `sync` asks only about what is new or old; a person's command asks about everything again. */
  readonly trigger: 'command' | 'sync';
  /** Make the brands that TikTok lacks, also where the client's setting says no. */
  readonly create?: boolean;
  /** Slices before the history is handed over. */
  readonly slicesPerRun?: number;
  /** Set by continue-as-new only. */
  readonly resume?: BrandProgress;
}

export interface BrandProgress {
  /** When the first run began, ISO 8601 UTC: what was looked at after it is not looked at again. */
  readonly startedAt: string;
  readonly totals: BrandTotals;
}

export interface BrandTotals {
  readonly brands: number;
  readonly inUse: number;
  readonly looked: number;
  readonly calls: number;
  readonly created: number;
  /** Wanted, and left for another day by the quota. */
  readonly waiting: number;
  /** Products that are looked at again. */
  readonly products: number;
}

const SLICES_PER_RUN = 300;

/**
 * Matches a client's brands with TikTok's and makes those that are wanted and lacking. One at a time per client, whoever
 * asks; ids and counts only. Id: `brands:{client}`.
 */
export async function generateBrands(input: GenerateBrandsInput): Promise<BrandTotals> {
  try {
    const totals = await generate(input);
    setCurrentDetails(describe('done', totals));
    upsertSearchAttributes({ Status: ['done'] });
    return totals;
  } catch (error) {
    tellBadEnd(error, 'Brands not matched to the end');
    throw error;
  }
}

async function generate(input: GenerateBrandsInput): Promise<BrandTotals> {
  const { client, trigger, create = false, slicesPerRun = SLICES_PER_RUN } = input;
  const vtex = callActivities<CollectBrandActivities>({ queue: 'vtex', client, priority: 4, kind: 'bulk' });
  const tiktok = callActivities<BrandActivities>({ queue: 'tiktok', client, priority: 4, kind: 'bulk' });
  const startedAt = input.resume?.startedAt ?? workflowInfo().startTime.toISOString();
  let totals =
    input.resume?.totals ??
    begin(await vtex.collectBrands({ client }, 'Collect the brands of VTEX and of the listings'));
  const since = trigger === 'command' ? startedAt : null;

  for (let slices = 1; ; slices += 1) {
    setCurrentDetails(describe('matching', totals));
    const slice = await tiktok.matchBrands({ client, since }, `Look brands up on TikTok, ${totals.looked} done`);
    totals = {
      ...totals,
      looked: totals.looked + slice.looked,
      calls: totals.calls + slice.calls,
      products: totals.products + slice.products,
    };
    if (!slice.more) break;
    if (slices < slicesPerRun && !workflowInfo().continueAsNewSuggested) continue;
    await continueAsNew<typeof generateBrands>({ ...input, resume: { startedAt, totals } });
  }

  setCurrentDetails(describe('creating', totals));
  const made = await tiktok.createBrands({ client, create }, 'Make the brands that TikTok lacks, within its quota');
  return { ...totals, created: made.created, waiting: made.waiting, products: totals.products + made.products };
}

function begin({ brands, inUse }: { brands: number; inUse: number }): BrandTotals {
  return { brands, inUse, looked: 0, calls: 0, created: 0, waiting: 0, products: 0 };
}

/** What an operator reads in the Web UI (markdown). */
function describe(phase: 'matching' | 'creating' | 'done', totals: BrandTotals): string {
  const lines = [
    `**${phase}**: ${totals.brands} brands, ${totals.inUse} of them in the feed`,
    `${totals.looked} looked up with ${totals.calls} calls, ${totals.created} made`,
    `${totals.products} products to be looked at again`,
  ];
  if (totals.waiting > 0) lines.push(`${totals.waiting} wait for the next day's quota`);
  return lines.join('\n\n');
}
