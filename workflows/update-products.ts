import { syncProducts } from './sync-products.ts';
import type { SyncInput, SyncResult } from './sync-input.ts';

/** Compares the feed with the last applied one and sends only the differences. Id: `products:{client}`. */
export async function updateProducts(input: SyncInput): Promise<SyncResult> {
  return syncProducts(input, false);
}
