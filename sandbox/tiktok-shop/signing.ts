import { createHmac } from 'node:crypto';

/** What a request's signature covers; contract section 2. */
export interface SignedParts {
  path: string;
  /** Decoded pairs as sent, repeated keys included. */
  query: Iterable<readonly [string, string]>;
  /** The raw body; empty for multipart and where nothing was sent. */
  body: Uint8Array;
}

/** Lower-case hex HMAC-SHA256 over secret + path + sorted pairs + body + secret. `sign` and `access_token` are left out. */
export function signRequest(secret: string, { path, query, body }: SignedParts): string {
  const hmac = createHmac('sha256', secret).update(secret).update(path);
  const pairs = [...query].filter(([key]) => key !== 'sign' && key !== 'access_token');
  // Stable, so that a key sent twice is signed in the order it was sent in.
  for (const [key, value] of pairs.sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other))))
    hmac.update(key + value);
  return hmac.update(body).update(secret).digest('hex');
}

/** The `Authorization` header of a webhook: app key and raw body under the app's secret; contract section 9.2. */
export function signWebhook(appKey: string, secret: string, rawBody: string): string {
  return createHmac('sha256', secret).update(appKey).update(rawBody).digest('hex');
}
