import { readEpoch, readFields, readList, readText } from '../read-value.ts';
import type { CallOptions, Send } from './transport.ts';

export interface RegisteredWebhook {
  /** `PRODUCT_STATUS_CHANGE`, … (contract section 9.3). */
  readonly eventType: string;
  readonly address: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
}

const PATH = '/event/202309/webhooks';

/** Where TikTok sends a shop's events: one address for each event type (contract section 9.4). */
export function createWebhookCalls(send: Send) {
  return {
    /** Sets or replaces the address, at most 255 characters. */
    async register(eventType: string, address: string, options?: CallOptions): Promise<void> {
      await send({ method: 'PUT', path: PATH, body: { address, event_type: eventType }, effect: 'write' }, options);
    },

    async list(options?: CallOptions): Promise<readonly RegisteredWebhook[]> {
      const { data } = await send({ method: 'GET', path: PATH, effect: 'read' }, options);
      return readList(data.webhooks).map((element) => {
        const fields = readFields(element);
        return {
          eventType: readText(fields.event_type) ?? '',
          address: readText(fields.address) ?? '',
          createdAt: readEpoch(fields.create_time) ?? null,
          updatedAt: readEpoch(fields.update_time) ?? null,
        };
      });
    },

    /** Succeeds also where none was set. */
    async delete(eventType: string, options?: CallOptions): Promise<void> {
      await send({ method: 'DELETE', path: PATH, body: { event_type: eventType }, effect: 'write' }, options);
    },
  };
}
