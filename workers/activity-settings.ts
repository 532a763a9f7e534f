import type { ActivitySettings } from '../activities/deps.ts';
import type { Config } from '../config/environment.ts';
import { limits } from '../config/limits.ts';

/** What activities take from the environment and the limits; nothing else of the configuration reaches them. */
export function activitySettings(config: Config): ActivitySettings {
  return {
    mode: config.mode,
    tiktokShop: {
      appKey: config.tiktokShop.appKey,
      appSecret: config.tiktokShop.appSecret,
      apiUrl: config.tiktokShop.apiUrl,
      authUrl: config.tiktokShop.authUrl,
      timeoutMs: limits.tiktokShop.timeoutMs,
      refreshBeforeMs: limits.tiktokShop.refreshBeforeMs,
      clockUrl: config.tiktokShop.clockUrl,
      clockFreshMs: limits.tiktokShop.clockFreshMs,
    },
    vtex: {
      apiUrl: config.vtex.apiUrl,
      pricingUrl: config.vtex.pricingUrl,
      timeoutMs: limits.vtex.timeoutMs,
      concurrency: limits.vtex.concurrency,
      sliceSkus: limits.vtex.sliceSkus,
      skuTries: limits.vtex.skuTries,
      skuPauseMs: limits.vtex.skuPauseMs,
      skuRetryAfterMs: limits.vtex.skuRetryAfterMs,
      skuRetryCapMs: limits.vtex.skuRetryCapMs,
      troubledAttempts: limits.vtex.troubledAttempts,
      leftOutFreshMs: limits.vtex.leftOutFreshMs,
    },
    publicUrl: config.publicUrl,
    allowedPrivateHosts: config.allowedPrivateHosts,
    drawUnreachableImages: config.drawUnreachableImages,
    feed: limits.feed,
    publish: limits.publish,
    reviews: { pollAfterMs: limits.reviews.pollAfterMs[config.mode], batch: limits.reviews.batch },
    brands: limits.brands,
    images: limits.images,
    existing: limits.existing,
    taxonomy: limits.taxonomy,
    catalogueCacheMs: limits.catalogueCacheMs,
    longestRetryDelayMs: limits.longestRetryDelayMs,
  };
}
