/** How far a feed may go before it is refused, so that memory and time stay bounded whatever is sent. */
export interface FeedBounds {
  /** Decoded bytes of the whole document. */
  readonly maxBytes: number;
  /** Decoded bytes for each compressed one, judged from the first MiB of output on. */
  readonly maxInflationRatio: number;
  /** Item elements of a document. */
  readonly maxItems: number;
  /** Bytes of one item; a longer one is rejected by itself. */
  readonly maxItemBytes: number;
  /** Bytes in which a document must show what its items are. */
  readonly maxHeadBytes: number;
  /** Seconds from the first byte to the last. */
  readonly maxSeconds: number;
}

export const FEED_BOUNDS: FeedBounds = {
  // Ten times the largest feed a million products give (2.4 kB an item).
  maxBytes: 24 * 1024 ** 3,
  // deflate cannot pass 1032; a feed that repeats one item with fresh ids stays near 150.
  maxInflationRatio: 500,
  maxItems: 10_000_000,
  // The longest item seen in public feeds is 30 kB.
  maxItemBytes: 1024 ** 2,
  // Room for a first item of the largest size inside a wrapper, and for a second one to compare it with.
  maxHeadBytes: 4 * 1024 ** 2,
  maxSeconds: 3600,
};
