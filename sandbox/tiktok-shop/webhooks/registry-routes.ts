import { missingField, Refusal, succeed } from '../route.ts';
import type { TiktokShopContext, TiktokShopRequest, TiktokShopRoute } from '../route.ts';
import type { Webhook } from './emit-events.ts';
import { eventTypes } from './event-types.ts';

const base = {
  path: '/event/:version/webhooks',
  versions: ['202309'],
  scope: 'seller.authorization.info',
  cipher: 'required',
} as const;

/** Webhook addresses of a shop: one per event type, set again to replace; contract section 9.4. */
export const routes: TiktokShopRoute[] = [
  { ...base, method: 'GET', handle: listWebhooks },
  { ...base, method: 'PUT', handle: setWebhook },
  { ...base, method: 'DELETE', handle: deleteWebhook },
];

const known = new Set(eventTypes.values());

function listWebhooks({ shop }: TiktokShopRequest, { state }: TiktokShopContext) {
  const webhooks = state
    .collection<Webhook>('webhooks')
    .list({ shop: shop.id })
    .map(({ event_type, address, create_time, update_time }) => ({ event_type, address, create_time, update_time }));
  return succeed({ total_count: webhooks.length, webhooks });
}

function setWebhook({ shop, body }: TiktokShopRequest, { state, clock, switches }: TiktokShopContext) {
  const eventType = readEventType(body);
  const address = body['address'];
  if (typeof address !== 'string' || address === '') throw missingField('body.address');
  if (!isAddress(address, switches.flag('strictWebhookAddresses')))
    throw new Refusal(36009004, 'param body.address is invalid');
  const webhooks = state.collection<Webhook>('webhooks');
  const id = `${shop.id}:${eventType}`;
  const now = clock.seconds();
  const create_time = webhooks.get(id)?.create_time ?? now;
  webhooks.put(id, shop.id, { shop: shop.id, event_type: eventType, address, create_time, update_time: now });
  return succeed();
}

/** A success even if none was set. */
function deleteWebhook({ shop, body }: TiktokShopRequest, { state }: TiktokShopContext) {
  state.collection<Webhook>('webhooks').delete(`${shop.id}:${readEventType(body)}`);
  return succeed();
}

function readEventType(body: Record<string, unknown>): string {
  const eventType = body['event_type'];
  if (typeof eventType !== 'string' || eventType === '') throw missingField('body.event_type');
  if (!known.has(eventType)) throw new Refusal(36009004, 'param body.event_type is invalid');
  return eventType;
}

function isAddress(address: string, strict: boolean): boolean {
  if (address.length > 255 || !URL.canParse(address)) return false;
  const { protocol, hostname, port } = new URL(address);
  if (!strict) return protocol === 'https:' || protocol === 'http:';
  // A domain name ends in letters; that keeps out IP addresses (v4, and v6 in brackets) and bare names such as localhost.
  return (
    protocol === 'https:' && port === '' && /\.[a-z][a-z0-9-]*$/i.test(hostname) && !/(^|\.)localhost$/i.test(hostname)
  );
}
