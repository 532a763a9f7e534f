import type { Db } from 'mongodb';
import { sandboxScopeOf } from '../domain/client-scope.ts';
import { approvalsOf } from '../storage/approvals.ts';
import { clientsOf, type ClientRow } from '../storage/clients.ts';
import { existingProductsOf } from '../storage/existing-products.ts';
import { createFeedFiles } from '../storage/feed-files.ts';
import { feedChangesOf, feedRunsOf } from '../storage/feed-runs.ts';
import { imagesOf, imageSourcesOf } from '../storage/images.ts';
import { inboxOf } from '../storage/inbox.ts';
import { leftOutOf } from '../storage/left-out.ts';
import { listingsOf } from '../storage/listings.ts';
import { plansOf } from '../storage/plans.ts';
import { productsOf } from '../storage/products.ts';
import { taxonomyOf } from '../storage/taxonomy.ts';
import { brandsOf } from '../storage/tiktok-brands.ts';
import { authorizationsOf, tokensOf } from '../storage/tiktok-tokens.ts';
import type { CommandContext } from './command-context.ts';
import { scheduleClient, unscheduleClient } from './schedule-client.ts';

/** A client as it may be shown: no secret, not even a sealed one. */
export interface ClientView {
  readonly hash: string;
  readonly name: string;
  readonly state: ClientRow['state'];
  readonly feed: string | null;
  readonly warehouse: string | null;
  readonly vtex: { account: string; tradePolicy: string; affiliateId: string | null } | null;
  readonly shop: { id: string; name: string } | null;
  readonly connection: string;
  /** Where `product sandbox` sends to. */
  readonly sandboxShop: { id: string; name: string } | null;
  readonly settings: ClientRow['settings'];
  readonly products: Record<string, number>;
  readonly listings: Record<string, number>;
}

export async function listClients(context: CommandContext): Promise<ClientView[]> {
  const rows = await clientsOf(await context.db())
    .find()
    .sort({ name: 1 })
    .toArray();
  return Promise.all(rows.map((row) => viewClient(context, row)));
}

export async function viewClient(context: CommandContext, row: ClientRow): Promise<ClientView> {
  const db = await context.db();
  const authorization = await authorizationsOf(db).findOne({ client: row._id }, { sort: { updatedAt: -1 } });
  const shop = authorization?.shops.find(({ id }) => id === authorization.shopId);
  return {
    hash: row._id,
    name: row.name,
    state: row.state,
    feed: row.tik_tok_shop_feed_link,
    warehouse: row.tik_tok_shop_warehouse_id,
    vtex: row.vtex && {
      account: row.vtex.account,
      tradePolicy: row.vtex.tradePolicy,
      affiliateId: row.vtex.affiliateId,
    },
    shop: shop ? { id: shop.id, name: shop.name } : null,
    connection: authorization?.state ?? 'not-connected',
    sandboxShop: await sandboxShopOf(db, row._id),
    settings: row.settings,
    products: await countBy(productsOf(db), row._id, 'status'),
    listings: await countBy(listingsOf(db), row._id, 'state'),
  };
}

async function sandboxShopOf(db: Db, client: string): Promise<ClientView['sandboxShop']> {
  const connected = { client: sandboxScopeOf(client), state: 'connected' as const, shopId: { $ne: null } };
  const row = await authorizationsOf(db).findOne(connected, { sort: { updatedAt: -1 } });
  const shop = row?.shops.find(({ id }) => id === row.shopId);
  return shop ? { id: shop.id, name: shop.name } : null;
}

/** Pauses or resumes a client: its schedule follows. What runs already ends by itself. */
export async function setClientState(
  context: CommandContext,
  row: ClientRow,
  state: ClientRow['state'],
): Promise<ClientRow> {
  const changed = { ...row, state, updatedAt: new Date() };
  await clientsOf(await context.db()).updateOne({ _id: row._id }, { $set: { state, updatedAt: changed.updatedAt } });
  await scheduleClient(await context.temporal(), changed, context.config);
  return changed;
}

/**
 * Forgets a client: first its schedule, so that nothing writes any more, then its data, the client's row last, so
 * that an interrupted removal can be repeated. Products on TikTok stay as they are; logs stay for the law's time.
 */
export async function removeClient(
  context: CommandContext,
  row: ClientRow,
): Promise<{ deleted: Record<string, number> }> {
  const db = await context.db();
  const temporal = await context.temporal();
  const client = row._id;
  await unscheduleClient(temporal, client);
  const sandbox = sandboxScopeOf(client);
  const running = [client, sandbox].flatMap((scope) =>
    ['products', 'reviews', 'connect', 'images', 'brands', 'sandbox'].map((kind) => `${kind}:${scope}`),
  );
  for (const workflowId of running) {
    await temporal.workflow
      .getHandle(workflowId)
      .terminate('Client removed')
      .catch(() => undefined);
  }
  await removeFeedFiles(db, row);
  const deleted: Record<string, number> = {};
  const perClient = [
    listingsOf(db),
    leftOutOf(db),
    productsOf(db),
    existingProductsOf(db),
    brandsOf(db),
    feedChangesOf(db),
    feedRunsOf(db),
    approvalsOf(db),
    imagesOf(db),
    imageSourcesOf(db),
    inboxOf(db),
    plansOf(db),
    taxonomyOf(db),
    tokensOf(db),
    authorizationsOf(db),
  ];
  for (const collection of perClient) {
    const named = collection as unknown as {
      collectionName: string;
      deleteMany(filter: object): Promise<{ deletedCount: number }>;
    };
    deleted[named.collectionName] = (await named.deleteMany({ client: { $in: [client, sandbox] } })).deletedCount;
  }
  deleted.Clients = (await clientsOf(db).deleteOne({ _id: client })).deletedCount;
  return { deleted };
}

/** The indexes and packs of its runs, and the file that its link names. */
async function removeFeedFiles(db: Db, { _id: client, tik_tok_shop_feed_link: link }: ClientRow): Promise<void> {
  const files = createFeedFiles(db);
  const runs = feedRunsOf(db).find({ client });
  for await (const { _id, packs } of runs.project<{ _id: string; packs?: string[] }>({ _id: 1, packs: 1 })) {
    const names = [`${_id}.index`, `${_id}.pack`, `${_id}-compact.pack`, ...(packs ?? [])];
    for (const name of new Set(names)) await files.remove('FeedSnapshots', name);
  }
  const upload = /^upload:(.+)$/.exec(link ?? '')?.[1];
  if (upload) await files.remove('FeedUploads', upload);
}

/** How many of a client's rows are in each state. */
async function countBy(
  collection: { aggregate(pipeline: object[]): { toArray(): Promise<unknown[]> } },
  client: string,
  field: string,
): Promise<Record<string, number>> {
  const rows = (await collection
    .aggregate([{ $match: { client } }, { $group: { _id: `$${field}`, count: { $sum: 1 } } }])
    .toArray()) as { _id: string | null; count: number }[];
  return Object.fromEntries(rows.map(({ _id, count }) => [_id ?? 'not sent', count]));
}
