import { hash } from 'node:crypto';

/**
 * The key under which a product is created: the same for every repeat of one creation, so that it never makes a second
 * product (contract section 4.3). In the form of a UUID of version 8, as TikTok advises a UUID.
 * `scope` sets shops apart, `attempt` counts creations that were refused and changed since.
 */
export function idempotencyKey(scope: string, productKey: string, attempt: string | number): string {
  const hex = hash('sha256', JSON.stringify([scope, productKey, String(attempt)]));
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}
