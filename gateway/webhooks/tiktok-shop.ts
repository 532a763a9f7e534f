import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import { parseWebhook, verifyWebhook, type TiktokShopWebhook } from '../../apis/tiktok-shop/verify-webhook.ts';
import { signalReviews } from '../../starters/signal-reviews.ts';
import { inboxOf, type InboxRow } from '../../storage/inbox.ts';
import { authorizationsOf } from '../../storage/tiktok-tokens.ts';
import type { GatewayDeps } from '../server.ts';
import { isProductEvent, keepEventData } from './event-data.ts';

/**
 * `POST /webhooks/tiktok-shop` (contract section 9): verified over the bytes as received, stored once, acknowledged,
 * and only then acted upon. A signal that fails is no loss: the client's schedule finds the row. Where the row cannot be
 * stored in time, the answer is an error and TikTok sends the event again.
 */
export function registerTiktokShopWebhook(app: FastifyInstance, deps: GatewayDeps): void {
  const { config, db, temporal, log } = deps;

  app.post('/webhooks/tiktok-shop', async (request, reply) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!verifyWebhook(raw, request.headers.authorization, config.tiktokShop)) return reply.code(401).send();
    const event = parseWebhook(raw);
    // Signed but not an envelope: asking for it again would not change it.
    if (!event) return reply.code(200).send();

    const row = toRow(event, raw, await clientOf(event));
    const isNew = await store(row);
    // Not awaited: a caller that has gone away is no reason to leave the event for later.
    void reply.code(200).send();

    if (!isNew || !row.client || !isProductEvent(event.type)) return reply;
    try {
      await signalReviews(temporal, row.client, row._id);
    } catch (error) {
      log.warn({ inbox: row._id, err: (error as Error).message }, 'review signal failed; the schedule will find it');
    }
    return reply;
  });

  async function clientOf(event: TiktokShopWebhook): Promise<string | null> {
    if (!event.shopId) return null;
    const row = await authorizationsOf(db).findOne(
      { shopId: event.shopId },
      { sort: { updatedAt: -1 }, timeoutMS: PATIENCE_MS },
    );
    return row?.client ?? null;
  }

  /** False where the event was already there. */
  async function store(row: InboxRow): Promise<boolean> {
    try {
      await inboxOf(db).insertOne(row, { timeoutMS: PATIENCE_MS });
      return true;
    } catch (error) {
      if ((error as { code?: number }).code === DUPLICATE_KEY) return false;
      throw error;
    }
  }
}

/** Twice this is within the 3 s that TikTok waits for an answer. */
const PATIENCE_MS = 1_200;
const DUPLICATE_KEY = 11000;

function toRow(event: TiktokShopWebhook, raw: Buffer, client: string | null): InboxRow {
  // Some examples lack the notification id: then the bytes themselves are what a repeat has in common.
  const key = event.notificationId ?? createHash('sha256').update(raw).digest('hex');
  return {
    _id: `tiktok-shop:${key}`,
    source: 'tiktok-shop',
    type: event.type,
    client,
    shopId: event.shopId,
    data: keepEventData(event),
    sentAt: event.sentAt ? new Date(event.sentAt) : null,
    receivedAt: new Date(),
    processedAt: null,
  };
}
