import type { TiktokShopWebhook } from '../../apis/tiktok-shop/verify-webhook.ts';

/** Status, information, creation, audit of a product (contract section 9.3). */
const PRODUCT_EVENTS: ReadonlySet<number> = new Set([5, 15, 16, 37]);

/** What product events say beside the product's id; of an audit only its status. */
const PRODUCT_FIELDS = ['status', 'change_source', 'changed_fields', 'product_types', 'update_time'];

/** Names of things that are read again when their event is acted upon; no field of a person is among them. */
const IDS: ReadonlySet<string> = new Set([
  'product_id',
  'sku_id',
  'order_id',
  'order_ids',
  'order_id_list',
  'package_id',
  'cancel_id',
  'return_id',
  'conversation_id',
  'message_id',
]);

/** Lists of things, inside of which ids are looked for too. */
const LISTS: ReadonlySet<string> = new Set(['package_list']);

export const isProductEvent = (type: number): boolean => PRODUCT_EVENTS.has(type);

/**
 * What is kept of an event: of product events what reviews need, of every other type the ids alone. Events are hints and
 * the thing itself is read again, so a buyer's words and data have no reason to lie in the inbox.
 */
export function keepEventData({ type, data }: TiktokShopWebhook): Record<string, unknown> {
  const ids = keepIds(data);
  if (!isProductEvent(type)) return ids;
  const said = PRODUCT_FIELDS.flatMap((name) => (isPlain(data[name]) ? [[name, data[name]] as const] : []));
  const audit = statusOf(data.audit);
  return { ...ids, ...Object.fromEntries(said), ...(audit === undefined ? {} : { audit: { status: audit } }) };
}

function keepIds(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
      if (IDS.has(name)) return isPlain(value) ? [[name, asText(value)]] : [];
      if (!LISTS.has(name) || !Array.isArray(value)) return [];
      return [[name, value.filter(isObject).map(keepIds)]];
    }),
  );
}

/** Ids are text, also where TikTok sends bare numbers; those beyond 2^53 come as text already. */
const asText = (value: unknown): unknown => (Array.isArray(value) ? value.map(String) : String(value));

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
const isPlain = (value: unknown): boolean => isScalar(value) || (Array.isArray(value) && value.every(isScalar));
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function statusOf(audit: unknown): string | undefined {
  return isObject(audit) && typeof audit.status === 'string' ? audit.status : undefined;
}
