import { randomUUID } from 'node:crypto';
import { codePlace } from '../storage/secret-places.ts';
import { authorizationsOf } from '../storage/tiktok-tokens.ts';
import type { ClientRow } from '../storage/clients.ts';
import type { ConnectInput, ConnectResult } from '../workflows/connect-tiktok-shop.ts';
import type { CommandContext } from './command-context.ts';
import { ORCHESTRATION } from './queues.ts';

/**
 * Connects a client to TikTok Shop with an authorization code. The code is sealed in `TikTokAuthToken` before the
 * workflow starts: no history ever holds it.
 * `shop`: a shop's id or name where the seller has several.
 */
export async function connectWithCode(
  context: CommandContext,
  client: ClientRow,
  { code, shop, isDemo }: { code: string; shop: string | null; isDemo?: boolean },
): Promise<ConnectResult> {
  const now = new Date();
  const authorizationId = `${client._id}:${randomUUID()}`;
  await authorizationsOf(await context.db()).insertOne({
    _id: authorizationId,
    client: client._id,
    state: 'exchanging',
    code: context.secrets().seal(code, codePlace(authorizationId)),
    openId: null,
    sellerName: null,
    region: null,
    scopes: [],
    refreshToken: null,
    refreshTokenEndsAt: null,
    shops: [],
    shopId: null,
    createdAt: now,
    updatedAt: now,
  });
  const input: ConnectInput = { client: client._id, authorizationId, shop, isDemo };
  return (await context.temporal()).workflow.execute<(input: ConnectInput) => Promise<ConnectResult>>(
    'connectTiktokShop',
    {
      workflowId: `connect:${client._id}`,
      taskQueue: ORCHESTRATION,
      args: [input],
      staticSummary: `Connect ${client.name} to TikTok Shop`,
      searchAttributes: { ClientId: [client._id], Kind: ['connection'], Status: ['running'] },
    },
  );
}
