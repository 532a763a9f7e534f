import { Context } from '@temporalio/activity';
import { withDefaults } from '../domain/listing/listing-settings.ts';
import { clientsOf } from '../storage/clients.ts';
import type { ActivityDeps } from './deps.ts';
import { createGoogleReader } from './google-categories.ts';
import { learnFromMappings } from './known-mappings.ts';
import { createRecommender } from './recommend-category.ts';
import { createShopCategories } from './shop-categories.ts';
import type { SuggestScene } from './suggest-leaf.ts';
import type { TiktokAccess } from './tiktok-access.ts';
import { refuse } from './to-activity-failure.ts';

export type SuggestScenes = ReturnType<typeof createSuggestScenes>;

/** Opens what suggestions for a client work with: its shop's tree, the dictionaries, its mappings and its wishes. */
export function createSuggestScenes(deps: ActivityDeps, access: TiktokAccess) {
  const categories = createShopCategories(deps);
  const readGoogle = createGoogleReader(deps);
  const recommend = createRecommender(deps);

  return {
    categories,
    readGoogle,
    /** @param wishes instead of the client's own settings. @throws ApiFailure where the tree cannot be had */
    async open(input: { client: string; adopt?: boolean; threshold?: number }): Promise<SuggestScene> {
      const client = await clientsOf(deps.db).findOne({ _id: input.client });
      if (!client) throw refuse('ClientUnknown', 'There is no such client any more');
      const { suggestions } = withDefaults(client.settings);
      const [shop, google] = await Promise.all([access.shopOf(input.client), readGoogle()]);
      return {
        client: input.client,
        shop,
        ...(await categories.of(input.client, shop)),
        similar: await learnFromMappings(deps.db, input.client, google),
        google,
        recommend,
        adopt: input.adopt ?? suggestions.adopt,
        threshold: input.threshold ?? suggestions.threshold,
        signal: Context.current().cancellationSignal,
      };
    },
  };
}
