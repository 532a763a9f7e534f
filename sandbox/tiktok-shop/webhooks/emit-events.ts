import { createDeliveries } from '../../kernel/deliver-webhooks.ts';
import type { Deliveries } from '../../kernel/deliver-webhooks.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { app } from '../app.ts';
import { signWebhook } from '../signing.ts';
import type { SwitchName } from '../switches.ts';
import { eventTypes, numericProductId } from './event-types.ts';

/** An address registered for one event type of one shop; documents of kind `webhooks`. */
export interface Webhook {
  shop: string;
  event_type: string;
  address: string;
  create_time: number;
  update_time: number;
}

const minute = 60_000;
/** After each failure, then given up; contract section 9.1. */
const retryAfter = [2 * minute, 30 * minute, 180 * minute, 720 * minute];

export interface Webhooks {
  emit(shopId: string, type: number, data: Record<string, unknown>): void;
  deliveries: Deliveries;
}

/** Signed deliveries to what is registered, else to the app's own URL (switch `appWebhookUrl`), else to nobody. */
export function createWebhooks(kernel: Kernel<SwitchName>, isAuthorized: (shopId: string) => boolean): Webhooks {
  const registered = kernel.state.collection<Webhook>('webhooks');
  const deliveries = createDeliveries({
    kernel,
    headers: ({ body }) => ({
      'content-type': 'application/json',
      authorization: signWebhook(app.key, app.secret, body),
    }),
    retryAfter,
    judge: (status) => (status === 200 ? 'delivered' : status === 401 ? 'refused' : 'retry'),
  });

  return {
    deliveries,
    emit(shopId, type, data) {
      if (!isAuthorized(shopId)) return;
      const eventType = eventTypes.get(type);
      const own = eventType === undefined ? undefined : registered.get(`${shopId}:${eventType}`)?.address;
      const url = own ?? kernel.switches.text('appWebhookUrl');
      if (url === '') return;
      const body = writeEvent({ type, id: kernel.ids.next('73', 19), shopId, timestamp: kernel.clock.seconds(), data });
      deliveries.send({ shop: shopId, type: String(type), url, body });
    },
  };
}

/** `JSON.rawJSON` (Node 22 and later) writes a text of digits as a number without reading it as one. */
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** The envelope of contract section 9.1. */
export function writeEvent(event: {
  type: number;
  id: string;
  shopId: string;
  timestamp: number;
  data: Record<string, unknown>;
}): string {
  const { type, id, shopId, timestamp, data } = event;
  const productId = data['product_id'];
  const bare = numericProductId.has(type) && typeof productId === 'string' && /^[1-9]\d*$/.test(productId);
  return JSON.stringify({
    type,
    tts_notification_id: id,
    shop_id: shopId,
    timestamp,
    data: bare ? { ...data, product_id: rawJSON(productId) } : data,
  });
}
