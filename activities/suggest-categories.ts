import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { MongoError } from 'mongodb';
import { isApiFailure } from '../apis/failure.ts';
import { categorySuggestionsOf } from '../storage/category-suggestions.ts';
import { createCategoryCollector } from './collect-categories.ts';
import { createCategoryDecider } from './decide-categories.ts';
import { createProductDecider } from './decide-products.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './keep-heartbeat.ts';
import type { SuggestScenes } from './suggest-scene.ts';
import type { TiktokAccess } from './tiktok-access.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';

export type TaxonomyActivities = ReturnType<typeof createTaxonomyActivities>;

export interface SuggestInput {
  readonly client: string;
  readonly runId: string;
  /** The step and how far it has come; null at the beginning. */
  readonly cursor: string | null;
  /** `due`: products that changed. `every`: all without a category. `again`: these once more, also if nothing changed. */
  readonly scope: 'due' | 'every' | 'again';
  /** Instead of the client's own settings. */
  readonly adopt?: boolean;
  readonly threshold?: number;
}

export interface SuggestSlice {
  readonly next: string | null;
  /** Categories and single products that were decided. */
  readonly decided: number;
  readonly adopted: number;
  /** Why no more could be decided now; the rest stays for the next time. */
  readonly lastError: string | null;
}

/** Leaves for products that no mapping covers. */
export function createTaxonomyActivities(deps: ActivityDeps, access: TiktokAccess, scenes: SuggestScenes) {
  const { db, settings } = deps;
  const { categories, readGoogle, open } = scenes;
  const collect = createCategoryCollector(deps);
  const steps = {
    categories: createCategoryDecider(deps),
    products: createProductDecider(deps),
  };

  return {
    /** Reads the shop's category tree anew, for whoever checks a mapping by it. */
    async readShopCategories(input: { client: string }): Promise<{ categories: number }> {
      try {
        const { tree } = await categories.read(input.client, await access.shopOf(input.client));
        return { categories: tree.leaves.length };
      } catch (error) {
        throw toActivityFailure(error, settings.longestRetryDelayMs);
      }
    },

    /**
     * A slice of three steps: products without a category are gathered by their own category; each category is
     * decided by samples, or left to its products; what is left is decided product by product. Every result is
     * durable by itself. TikTok's troubles end the run of slices instead of failing it: publication must go on for
     * the products that have a category.
     */
    suggestCategories: (input: SuggestInput): Promise<SuggestSlice> => withHeartbeat(() => suggestSlice(input)),
  };

  async function suggestSlice(input: SuggestInput): Promise<SuggestSlice> {
    const { step, after } = readCursor(input.cursor);
    const quiet = { decided: 0, adopted: 0, lastError: null };
    if (step === 'collect') {
      const next = await collect(input, after, await readGoogle());
      if (next !== null) return { next: `collect:${next}`, ...quiet };
      return { next: (await isWaiting(input.client)) ? 'categories:' : null, ...quiet };
    }
    let counts = { decided: 0, adopted: 0 };
    try {
      const scene = await open(input);
      const { next, failure, ...done } = await steps[step](scene, after);
      counts = done;
      if (failure) throw failure;
      const then = step === 'categories' ? 'products:' : null;
      return { next: next === null ? then : `${step}:${next}`, ...done, lastError: null };
    } catch (error) {
      // A wait that TikTok asks for is kept, a few times; what lasts longer must not hold up the publication.
      const isPassing = isApiFailure(error, 'RateLimited') && Context.current().info.attempt < MOST_WAITS;
      if (isPassing) throw toActivityFailure(error, settings.longestRetryDelayMs);
      if (mustStop(error)) throw error;
      deps.log.warn({ client: input.client, err: error }, 'categories could not be suggested now');
      const lastError = isApiFailure(error) ? error.message : 'Categories could not be suggested: unexpected error';
      return { next: null, ...counts, lastError };
    }
  }

  async function isWaiting(client: string): Promise<boolean> {
    const row = await categorySuggestionsOf(db).findOne({ client, due: true }, { projection: { _id: 1 } });
    return row !== null;
  }
}

const MOST_WAITS = 4;

/** The database's trouble, the order to stop, and a client that is gone are nothing to go on after. */
function mustStop(error: unknown): boolean {
  const { cancellationSignal } = Context.current();
  return error instanceof MongoError || error instanceof ApplicationFailure || cancellationSignal.aborted;
}

function readCursor(cursor: string | null): { step: 'collect' | 'categories' | 'products'; after: string } {
  const [, step, after] = /^(collect|categories|products):([^]*)$/.exec(cursor ?? 'collect:') ?? [];
  if (step === undefined || after === undefined) throw refuse('CursorInvalid', 'There is no such step of suggestions');
  return { step: step as 'collect' | 'categories' | 'products', after };
}
