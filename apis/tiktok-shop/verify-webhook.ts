import { createHmac, timingSafeEqual } from 'node:crypto';
import { readEpoch, readFields, readNumber, readText, type Fields } from '../read-value.ts';
import { readJson } from '../read-json.ts';

export interface WebhookSecrets {
  readonly appKey: string;
  readonly appSecret: string;
}

/**
 * Whether the `Authorization` header signs these very bytes: hex HMAC-SHA256 over app key + raw body with the app
 * secret (contract section 9.2), compared in constant time.
 */
export function verifyWebhook(
  rawBody: Uint8Array,
  authorization: string | undefined,
  secrets: WebhookSecrets,
): boolean {
  const expected = createHmac('sha256', secrets.appSecret).update(secrets.appKey).update(rawBody).digest();
  const given = authorization?.trim() ?? '';
  if (!/^[0-9a-f]{64}$/i.test(given)) return false;
  return timingSafeEqual(expected, Buffer.from(given, 'hex'));
}

/** One webhook as received (contract section 9.1). Ids in `data` are text, also where TikTok sends bare numbers. */
export interface TiktokShopWebhook {
  readonly type: number;
  /** What repeats of the same event share; absent in some examples of type 3. */
  readonly notificationId: string | null;
  readonly shopId: string | null;
  /** ISO 8601 UTC; null where missing. */
  readonly sentAt: string | null;
  readonly data: Fields;
}

/** Parses a verified webhook; null for a body that is no webhook envelope. */
export function parseWebhook(rawBody: Uint8Array): TiktokShopWebhook | null {
  let fields: Fields;
  try {
    fields = readFields(readJson(Buffer.from(rawBody).toString('utf8')));
  } catch {
    return null;
  }
  const type = readNumber(fields.type);
  if (type === undefined) return null;
  const data = readFields(fields.data);
  return {
    type,
    notificationId: readText(fields.tts_notification_id) ?? null,
    shopId: readText(fields.shop_id) ?? null,
    sentAt: readEpoch(fields.timestamp) ?? null,
    data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, isId(key) ? idText(value) : value])),
  };
}

/** Ids below 2^53 survive parsing as numbers; consumers still get text, always. */
function isId(key: string): boolean {
  return key.endsWith('_id');
}

function idText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value;
}
