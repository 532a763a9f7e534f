import { hash } from 'node:crypto';
import { isApiFailure } from '../apis/failure.ts';
import { recommendedCategoriesOf } from '../storage/category-suggestions.ts';
import type { ActivityDeps } from './deps.ts';
import type { ConnectedShop } from './tiktok-access.ts';

/** What TikTok is asked about a product. */
export interface RecommendText {
  readonly title: string;
  readonly description: string;
  /** Not sent; another category is another question. */
  readonly categories: readonly string[];
}

/** The leaf that TikTok recommends for a product; null where it knows none. @throws ApiFailure where it cannot be asked */
export type RecommendCategory = (
  shop: ConnectedShop,
  text: RecommendText,
  signal: AbortSignal,
) => Promise<string | null>;

/** Asks TikTok once about each text: an unchanged catalogue makes no calls (contract section 4.8). */
export function createRecommender(deps: ActivityDeps): RecommendCategory {
  const known = recommendedCategoriesOf(deps.db);

  return async (shop, text, signal) => {
    const title = sendable(text.title).slice(0, LONGEST_TITLE);
    if (title === '') return null;
    const description = sendable(text.description.replaceAll(/<[^>]*>/g, ' ')).slice(0, LONGEST_DESCRIPTION);
    const _id = `${shop.shopId}:${hash('sha256', JSON.stringify([title, description, text.categories]))}`;
    const answer = await known.findOne({ _id });
    if (answer) return answer.leafId;
    const leafId = await ask(shop, title, description, signal);
    await known.updateOne({ _id }, { $set: { leafId, at: new Date() } }, { upsert: true });
    return leafId;
  };
}

/** What follows says little more about what a thing is. */
const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 600;

async function ask(
  shop: ConnectedShop,
  title: string,
  description: string,
  signal: AbortSignal,
): Promise<string | null> {
  // A description may be refused for what it holds; the title alone is a question too.
  const questions = description === '' ? [{ title }] : [{ title, description: `<p>${description}</p>` }, { title }];
  for (const question of questions) {
    try {
      return (await shop.api.categories.recommend(question, { signal }))?.leafCategoryId ?? null;
    } catch (failure) {
      if (!isApiFailure(failure, 'Rejected')) throw failure;
      if (NONE_FOUND.has(failure.code ?? '')) return null;
    }
  }
  return null;
}

/** None fits; none that this shop may use. */
const NONE_FOUND: ReadonlySet<string> = new Set(['12019064', '12052912']);

/** Without emoji, control characters and what would be markup; addresses and numbers say nothing of a thing's kind. */
function sendable(text: string): string {
  return text
    .replaceAll(/\S+@\S+|https?:\/\/\S+|www\.\S+|\d{6,}/g, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{Zs}]|[<>&]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
