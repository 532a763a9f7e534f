import { sandboxScopeOf } from '../domain/client-scope.ts';
import { clientsOf, type ClientRow } from '../storage/clients.ts';
import { authorizationsOf } from '../storage/tiktok-tokens.ts';
import { addClient, type NewClient } from './client-add.ts';
import type { CommandContext } from './command-context.ts';
import { connectWithCode } from './connection-connect.ts';
import { productScheduleId, scheduleClient } from './schedule-client.ts';

export const DEMO_CLIENT = 'lojademo';

/** Where `ponte product sandbox lojademo` sends to. */
const DEMO_SANDBOX_SHOP = 'lojateste';

/**
 * The demo client as `npm start` wants it: added or brought up to date, connected to the sandbox shop, scheduled, and
 * synchronised at once. Repeating it changes nothing.
 * @param authorize gives an authorization code of a shop; asked only where it is not connected yet.
 */
export async function prepareDemoClient(
  context: CommandContext,
  wanted: NewClient,
  authorize: (shop: string) => Promise<string>,
): Promise<ClientRow> {
  const db = await context.db();
  const clients = clientsOf(db);
  let client = await clients.findOne({ _id: DEMO_CLIENT });
  if (!client) {
    client = await addClient(context, { ...wanted, hash: DEMO_CLIENT });
  } else if (wanted.feed && client.tik_tok_shop_feed_link !== wanted.feed) {
    const source = { tik_tok_shop_feed_link: wanted.feed, ...(wanted.vtex ? {} : { vtex: null }) };
    await clients.updateOne({ _id: DEMO_CLIENT }, { $set: { ...source, updatedAt: new Date() } });
    client = { ...client, ...source };
  }
  const connected = await authorizationsOf(db).findOne({
    client: DEMO_CLIENT,
    state: 'connected',
    shopId: { $ne: null },
  });
  if (!connected || !client.tik_tok_shop_warehouse_id || !client.settings.defaultCategoryId) {
    await connectWithCode(context, client, { code: await authorize(DEMO_CLIENT), shop: DEMO_CLIENT, isDemo: true });
  }
  const sandbox = await authorizationsOf(db).findOne({
    client: sandboxScopeOf(DEMO_CLIENT),
    state: 'connected',
    shopId: { $ne: null },
  });
  if (!sandbox) {
    const code = await authorize(DEMO_SANDBOX_SHOP);
    await connectWithCode(context, client, { code, shop: DEMO_SANDBOX_SHOP, isSandboxShop: true });
  }
  const temporal = await context.temporal();
  await scheduleClient(temporal, client, context.config);
  if (client.state === 'active') await temporal.schedule.getHandle(productScheduleId(DEMO_CLIENT)).trigger();
  return (await clients.findOne({ _id: DEMO_CLIENT })) ?? client;
}
