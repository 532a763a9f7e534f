/**
 * Every number that tunes behaviour, with its reason. Times are in milliseconds unless the name says otherwise.
 * The numbers that a workflow's history depends on (slices before it continues as new, quiet time of a burst) stand in
 * the workflows: read from here they could change under a running one.
 */
export const limits = {
  feed: {
    /** A million items of 2.4 kB, twice over. Beyond it something other than a product feed is being sent. */
    maxBytes: 6 * 1024 ** 3,
    /** A slow shop server still delivers 100 MB in this time at 60 kB/s. */
    timeoutMs: 30 * 60_000,
    /** Staged changes written and applied at once: large enough for bulk writes, small enough to repeat cheaply. */
    sliceItems: 500,
    /** Snapshots that stay readable (house rule: the last 30 runs). */
    keptRuns: 30,
  },
  publish: {
    /** Products of one activity call: about 10 s of work at the API's limit, so a drained worker loses little. */
    sliceProducts: 100,
    /** Products in flight in one activity: enough to reach 50 requests a second at 150 ms an answer. */
    concurrency: 8,
    /** First wait after a product could not be sent for a passing reason; doubles up to the cap. */
    retryAfterMs: 60_000,
    retryCapMs: 6 * 60 * 60_000,
    /** Products put off to the shop's next day at once: 100,000 of them in a hundred short calls. */
    queueBatch: 1_000,
  },
  reviews: {
    /** A pending review that no webhook spoke of is looked at this often. */
    pollAfterMs: { live: 10 * 60_000, sandbox: 20_000 },
    batch: 200,
  },
  tiktokShop: {
    /** The documented limit is 50 requests a second per app, shop and API (contract 3.4); one below it, so that clocks may differ. */
    perSecond: 49,
    /** No burst: after a quiet second a burst of 50 and the next second's 50 would be 100 within one of TikTok's seconds. */
    burst: 1,
    timeoutMs: 30_000,
    /** Beyond this the wait belongs to the server (`nextRetryDelay`), not to a worker slot. */
    longestWaitMs: 5_000,
    /** A token is renewed this long before its end, so that no call starts with a dying one. */
    refreshBeforeMs: 60 * 60_000,
    /** How long a stand-in's clock is believed: it may be moved by hand at any moment. */
    clockFreshMs: 1_000,
  },
  vtex: {
    /** Catalogue: 15,000 requests a minute per endpoint and account (contract 1.4), with a margin for the shop's own use. */
    perSecond: 100,
    burst: 20,
    timeoutMs: 30_000,
    longestWaitMs: 5_000,
    concurrency: 8,
    sliceSkus: 200,
    /** Questions about one SKU before it is set aside: a passing 5xx is over by then, a lasting one holds up nobody. */
    skuTries: 3,
    /** Between two of them, longer each time. */
    skuPauseMs: 500,
    /** A SKU set aside is asked about again after this; twice as long each time, up to the cap. */
    skuRetryAfterMs: 15 * 60_000,
    skuRetryCapMs: 6 * 60 * 60_000,
    /** Attempts (some five minutes of the server's waits) at a slice in which one SKU after the other fails. */
    troubledAttempts: 10,
    /** Why a SKU is not in the feed is asked once a day at most: what is switched off mostly stays so. */
    leftOutFreshMs: 24 * 60 * 60_000,
  },
  brands: {
    /** New brands a day, and in all, that TikTok lets a shop make (contract section 3.4). */
    perDay: 50,
    inAll: 1_000,
    /** An authorization granted in Seller Center is noticed within a day; a catalogue without news costs no call before. */
    recheckMs: 24 * 60 * 60_000,
    /** Brands of one activity call: at most some 300 searches, a few seconds at the API's limit. */
    slice: 100,
    concurrency: 4,
    /** Pages of 100 read for one search: a prefix that more brands begin with says too little. */
    searchPages: 3,
    /** Pages read at most where an operator's id is looked for in the whole list. */
    listPages: 200,
  },
  images: {
    maxBytes: 20 * 1024 ** 2,
    timeoutMs: 20_000,
    /** A host that could not be reached is not asked again for this long: one dead CDN must not cost a minute an image. */
    deadHostMs: 60_000,
    retryAfterMs: 15 * 60_000,
  },
  existing: {
    /** The products on the shop are read again after this long; events tell of new ones meanwhile. */
    freshMs: 24 * 60 * 60_000,
    /** Products of one linking call: at most one read each, about 10 s at the API's limit with everything linked. */
    sliceProducts: 100,
  },
  taxonomy: {
    /** Products looked through for a missing category at once: their listings are read, TikTok is not asked. */
    sliceProducts: 500,
    /** Categories of one activity call: `samples` questions each, some ten seconds at 150 ms an answer. */
    sliceCategories: 25,
    sliceSuggestions: 200,
    /** Products of a category that are asked about: enough to tell a mixed one, few enough for a tree of thousands. */
    samples: 8,
    /** As a publication's: 50 requests a second at 150 ms an answer. */
    concurrency: 8,
    /** An import of Google's taxonomy counts in every worker after this long. */
    googleCacheMs: 60_000,
    /** A preview is for looking: of a larger feed its first products. */
    previewProducts: 20_000,
  },
  /** Category trees and rules are fresh for this long (TikTok asks for fresh data rather than long caching). */
  catalogueCacheMs: 10 * 60_000,
  /** House rule for waits asked of the server. */
  longestRetryDelayMs: 15 * 60_000,
  schedule: {
    /** A sync missed for longer than this is not made up for (the default of a year would start a flood). */
    catchupMs: 10 * 60_000,
    /** Starts a second never exceeded when schedules are reconciled. */
    startsPerSecond: 30,
  },
  worker: { shutdownGraceMs: 15_000 },
} as const;
