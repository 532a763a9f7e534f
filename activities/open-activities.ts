import { createLimiter } from '../apis/limiter.ts';
import { connectStorage } from '../storage/connect.ts';
import { createFeedFiles } from '../storage/feed-files.ts';
import { createSecretBox } from '../storage/secrets.ts';
import { createBrandActivities } from './brands.ts';
import { createCollectBrandActivities } from './collect-brands.ts';
import { createConnectActivities } from './connect.ts';
import type { ActivityDeps, ActivityLog, ActivitySettings } from './deps.ts';
import { createEnrichActivities } from './enrich.ts';
import { createExistingProductActivities } from './existing-products.ts';
import { createFeedActivities } from './feed.ts';
import { createLeftOutActivities } from './left-out.ts';
import { createPublishActivities } from './publish.ts';
import { createPreviewActivities } from './preview-categories.ts';
import { createRecheckImagesActivities } from './recheck-images.ts';
import { createRemoveActivities } from './remove-products.ts';
import { createReviewActivities } from './reviews.ts';
import { createSandboxShopActivities } from './sandbox-shop.ts';
import { createSearchImagesActivities } from './search-images.ts';
import { createTaxonomyActivities } from './suggest-categories.ts';
import { createSuggestScenes } from './suggest-scene.ts';
import { createTiktokAccess } from './tiktok-access.ts';

export interface OpenOptions {
  readonly mongodbUri: string;
  readonly encryptionKeys: readonly Buffer[];
  readonly settings: ActivitySettings;
  readonly tiktokRate: Rate;
  readonly vtexRate: Rate;
  readonly log: ActivityLog;
}

interface Rate {
  readonly perSecond: number;
  readonly burst: number;
  readonly longestWaitMs: number;
}

/** Every activity by the queue it is served on, over one connection to MongoDB. */
export async function openActivities(options: OpenOptions) {
  const storage = await connectStorage(options.mongodbUri, { appName: 'ponte-worker' });
  const deps: ActivityDeps = {
    db: storage.db,
    files: createFeedFiles(storage.db),
    secrets: createSecretBox(options.encryptionKeys),
    log: options.log,
    tiktokLimiter: createLimiter(adaptive(options.tiktokRate)),
    vtexLimiter: createLimiter(adaptive(options.vtexRate)),
    settings: options.settings,
  };
  const access = createTiktokAccess(deps);
  const suggestions = createSuggestScenes(deps, access);
  return {
    feed: createFeedActivities(deps),
    vtex: {
      ...createEnrichActivities(deps),
      ...createSearchImagesActivities(deps),
      ...createLeftOutActivities(deps),
      ...createCollectBrandActivities(deps),
    },
    tiktok: {
      ...createConnectActivities(deps, access),
      ...createTaxonomyActivities(deps, access, suggestions),
      ...createPreviewActivities(deps, suggestions),
      ...createPublishActivities(deps, access),
      ...createBrandActivities(deps, access),
      ...createReviewActivities(deps, access),
      ...createRecheckImagesActivities(deps, access),
      ...createExistingProductActivities(deps, access),
      ...createRemoveActivities(deps, access),
      ...createSandboxShopActivities(deps, access),
    },
    close: () => storage.close(),
  };
}

/** Halves at a refusal down to a fiftieth, and is back at the documented rate within half a minute of quiet. */
function adaptive({ perSecond, burst, longestWaitMs }: Rate) {
  return { perSecond, burst, longestWaitMs, slowestPerSecond: perSecond / 50, regainPerSecond: perSecond / 30 };
}
