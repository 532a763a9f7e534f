import type { Db } from 'mongodb';
import type { Limiter } from '../apis/limiter.ts';
import type { FeedFiles } from '../storage/feed-files.ts';
import type { SecretBox } from '../storage/secrets.ts';

/** What activities work with. Numbers and addresses come in as plain settings: `config/` is the workers' business. */
export interface ActivityDeps {
  readonly db: Db;
  readonly files: FeedFiles;
  readonly secrets: SecretBox;
  readonly log: ActivityLog;
  readonly tiktokLimiter: Limiter;
  readonly vtexLimiter: Limiter;
  readonly settings: ActivitySettings;
}

/** The part of a structured logger that activities use; ids and counts only, never a body. */
export interface ActivityLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

export interface ActivitySettings {
  readonly mode: 'live' | 'sandbox';
  readonly tiktokShop: {
    readonly appKey: string;
    readonly appSecret: string;
    readonly apiUrl: string;
    readonly authUrl: string;
    readonly timeoutMs: number;
    readonly refreshBeforeMs: number;
    /** Where a stand-in tells its clock; null: the shop follows real time. */
    readonly clockUrl: string | null;
    readonly clockFreshMs: number;
  };
  readonly vtex: {
    readonly apiUrl: string;
    readonly pricingUrl: string;
    readonly timeoutMs: number;
    readonly concurrency: number;
    readonly sliceSkus: number;
    readonly skuTries: number;
    readonly skuPauseMs: number;
    readonly skuRetryAfterMs: number;
    readonly skuRetryCapMs: number;
    readonly troubledAttempts: number;
    readonly leftOutFreshMs: number;
  };
  /** Where TikTok sends its events. */
  readonly publicUrl: string;
  readonly allowedPrivateHosts: readonly string[];
  readonly drawUnreachableImages: boolean;
  readonly feed: {
    readonly maxBytes: number;
    readonly timeoutMs: number;
    readonly sliceItems: number;
    readonly keptRuns: number;
  };
  readonly publish: {
    readonly sliceProducts: number;
    readonly concurrency: number;
    readonly retryAfterMs: number;
    readonly retryCapMs: number;
    readonly queueBatch: number;
  };
  readonly reviews: { readonly pollAfterMs: number; readonly batch: number };
  readonly brands: {
    readonly perDay: number;
    readonly inAll: number;
    readonly recheckMs: number;
    readonly slice: number;
    readonly concurrency: number;
    readonly searchPages: number;
    readonly listPages: number;
  };
  readonly images: {
    readonly maxBytes: number;
    readonly timeoutMs: number;
    readonly deadHostMs: number;
    readonly retryAfterMs: number;
  };
  readonly existing: { readonly freshMs: number; readonly sliceProducts: number };
  readonly taxonomy: {
    readonly sliceProducts: number;
    readonly sliceCategories: number;
    readonly sliceSuggestions: number;
    readonly samples: number;
    readonly concurrency: number;
    readonly googleCacheMs: number;
    readonly previewProducts: number;
  };
  readonly catalogueCacheMs: number;
  readonly longestRetryDelayMs: number;
}
