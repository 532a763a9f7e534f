import { syncProducts } from './sync-products.ts';
import type { SyncInput, SyncResult } from './sync-input.ts';

/** Reads the feed, builds every listing anew and publishes where desired ≠ accepted. Id: `products:{client}`. */
export async function generateProducts(input: SyncInput): Promise<SyncResult> {
  return syncProducts(input, true);
}
