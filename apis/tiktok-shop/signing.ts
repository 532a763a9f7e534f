import { createHmac } from 'node:crypto';

export interface SignedParts {
  readonly appSecret: string;
  /** Path without host and query: `/product/202309/products`. */
  readonly path: string;
  /** Query values as they mean, before percent-encoding. A key may come twice. */
  readonly query: ReadonlyArray<readonly [key: string, value: string]>;
  /** The very text that is sent; undefined for none and for uploads. */
  readonly body?: string;
}

/**
 * `sign` of a TikTok Shop request: lower-case hex HMAC-SHA256 over path, sorted query and body, wrapped in the
 * secret (contract section 2). The body is signed as sent: serialise once, sign and send that string. Bodies of
 * `multipart/form-data` are not signed.
 */
export function signRequest({ appSecret, path, query, body = '' }: SignedParts): string {
  const pairs = query
    .filter(([key]) => !UNSIGNED.has(key))
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, value]) => key + value)
    .join('');
  return createHmac('sha256', appSecret).update(`${appSecret}${path}${pairs}${body}${appSecret}`).digest('hex');
}

const UNSIGNED: ReadonlySet<string> = new Set(['sign', 'access_token']);
