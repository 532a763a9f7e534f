import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkflowHandle } from '@temporalio/client';
import { serveFeed } from '../../local/serve-feed.ts';
import { startSandboxes } from '../../sandbox/start-sandboxes.ts';
import { addClient, type NewClient } from '../../starters/client-add.ts';
import { createCommandContext, type CommandContext } from '../../starters/command-context.ts';
import { connectWithCode } from '../../starters/connection-connect.ts';
import { ORCHESTRATION } from '../../starters/queues.ts';
import { productScheduleId } from '../../starters/schedule-client.ts';
import { productsOf } from '../../storage/products.ts';
import type { SyncInput, SyncPace, SyncResult } from '../../workflows/sync-input.ts';
import { makeNamespace, type Servers } from './servers.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

/** Everything that publishes one shop, with the worker in a process of its own. */
export interface System {
  readonly client: string;
  readonly context: CommandContext;
  readonly urls: { readonly tiktokShop: string; readonly vtex: string };
  control(sandbox: 'tiktokShop' | 'vtex', method: 'GET' | 'POST', path: string, body?: unknown): Promise<any>;
  /** The worker process that made the connection; it is up. */
  readonly firstWorker: WorkerProcess;
  /** Starts a worker process; several may live at once, as a new one comes up while a killed one is being missed. */
  startWorker(): WorkerProcess;
  publish(workflow: 'generateProducts' | 'updateProducts'): Promise<WorkflowHandle>;
  /** Calls that both sandboxes have had: how far a publication is. */
  countCalls(): Promise<number>;
  /** Looks again until no review is open, a minute at most. A worker must be up. */
  awaitVerdicts(): Promise<void>;
  close(): Promise<void>;
}

export interface SystemOptions {
  readonly servers: Pick<Servers, 'temporalAddress' | 'mongodbUri' | 'guard'>;
  /** Of the sandboxes: the same seed is the same shop. */
  readonly seed: number;
  /** How many SKUs of the shop the feed has, as it was at first; `live`: the shop's own feed, which follows it. */
  readonly skus: number | 'live';
  readonly account?: 'lojademo' | 'lojaduas';
  readonly settings?: NewClient['settings'];
  /** Another document than the shop's; the client has no VTEX account then. */
  readonly feed?: (vtexUrl: string) => string;
}

/** A dead worker is missed after three seconds instead of a minute, and its work given on within two. */
const PACE: Partial<SyncPace> = { heartbeatMs: 3_000, longestRetryMs: 2_000 };

const SHOP = 'lojademo';

/** Sandboxes, a database and a namespace of their own, and a client that is connected but was never published. */
export async function openSystem(options: SystemOptions): Promise<System> {
  const { servers, seed, skus, account = 'lojademo' } = options;
  const folder = await mkdtemp(join(tmpdir(), 'ponte-proof-feed-'));
  const sandboxes = await startSandboxes({ seed });
  const urls = { tiktokShop: sandboxes.tiktokShop.url, vtex: sandboxes.vtex.url };
  const file = join(folder, 'feed.xml');
  const own = `${urls.vtex}/${account}/XMLData/tiktok.xml`;
  await writeFile(file, options.feed?.(urls.vtex) ?? (skus === 'live' ? '' : await cutFeed(own, skus)));
  const feed = await serveFeed(file, 0);
  const hosts = [sandboxes.vtex.port, sandboxes.tiktokShop.port, feed.port].map((port) => `127.0.0.1:${port}`);
  const env = environment(servers, {
    namespace: await makeNamespace(servers.temporalAddress),
    urls,
    hosts,
  });
  const context = createCommandContext({ env, tell: () => undefined });
  const client = `proof-${randomUUID().slice(0, 8)}`;

  const control: System['control'] = async (sandbox, method, path, body) => {
    const answer = await fetch(`${urls[sandbox]}/_sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const read: unknown = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(read)}`);
    return read;
  };
  const publish: System['publish'] = async (workflow) => {
    const input: SyncInput = { client, trigger: 'command', pace: PACE };
    return (await context.temporal()).workflow.start(workflow, {
      workflowId: `products:${client}`,
      taskQueue: ORCHESTRATION,
      args: [input],
      searchAttributes: { ClientId: [client], Kind: ['product'], Status: ['running'] },
    });
  };

  const workers = new Set<WorkerProcess>();
  const system: Omit<System, 'firstWorker'> = {
    client,
    context,
    urls,
    control,
    startWorker() {
      const worker = startWorker(env, servers.guard);
      workers.add(worker);
      return worker;
    },
    publish,
    async countCalls() {
      const counts = await Promise.all(
        (['tiktokShop', 'vtex'] as const).map((sandbox) => control(sandbox, 'GET', `/calls?since=${FAR_AHEAD}`)),
      );
      return counts.reduce((sum: number, { next }: { next: number }) => sum + next, 0);
    },
    async awaitVerdicts() {
      const products = productsOf(await context.db());
      for (let looks = 0; looks < 12; looks += 1) {
        await control('tiktokShop', 'POST', '/clock', { advance: '10s' });
        const handle = await publish('updateProducts');
        await (handle.result() as Promise<SyncResult>);
        const isOpen = { client, $or: [{ status: 'PENDING' }, { auditStatus: 'AUDITING' }] };
        if ((await products.countDocuments(isOpen)) === 0) return;
        await sleep(5_000);
      }
      throw new Error('Reviews are still open after a minute.');
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.kill()));
      await (await context.db()).dropDatabase();
      await context.close();
      await Promise.all([sandboxes.close(), feed.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  const firstWorker = await connect(system, {
    name: client,
    hash: client,
    feed: skus === 'live' && options.feed === undefined ? own : feed.url,
    settings: {
      categoryDefaults: { '*': { weightGrams: 500, lengthCm: 20, widthCm: 15, heightCm: 10, quantityInStock: 10 } },
      ...options.settings,
    },
    ...(options.feed === undefined && {
      vtex: {
        account,
        tradePolicy: '2',
        affiliateId: 'TKT',
        // The sandbox's published credentials, not secrets.
        appKey: `vtexappkey-${account}-SANDBOX`,
        appToken: 'sandbox-token',
      },
    }),
  });
  return { ...system, firstWorker };
}

/** Beyond any number of calls: asks for their count alone. */
const FAR_AHEAD = 1_000_000_000;

/** As an operator would do it; the schedule is paused, so that nothing but the proof starts a publication. */
async function connect(system: Omit<System, 'firstWorker'>, wanted: NewClient): Promise<WorkerProcess> {
  const { context, control } = system;
  const client = await addClient(context, wanted);
  await (await context.temporal()).schedule.getHandle(productScheduleId(system.client)).pause('a proof is run');
  const { code } = await control('tiktokShop', 'POST', '/authorize', { shop: SHOP });
  const worker = system.startWorker();
  await worker.ready;
  await connectWithCode(context, client, { code, shop: SHOP, isDemo: true });
  return worker;
}

function environment(
  { temporalAddress, mongodbUri }: Pick<Servers, 'temporalAddress' | 'mongodbUri'>,
  { namespace, urls, hosts }: { namespace: string; urls: System['urls']; hosts: readonly string[] },
): Record<string, string> {
  const database = new URL(mongodbUri);
  database.pathname = `/${namespace.slice(0, 20)}`;
  return {
    PONTE_SANDBOX: '1',
    PONTE_LOG_LEVEL: 'info',
    PONTE_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    PONTE_SYNC_INTERVAL_SECONDS: '86400',
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    MONGODB_URI: database.href,
    TIKTOK_APP_KEY: 'sandbox-key',
    TIKTOK_APP_SECRET: 'sandbox-secret',
    TIKTOK_SHOP_API_URL: urls.tiktokShop,
    TIKTOK_SHOP_AUTH_URL: urls.tiktokShop,
    TIKTOK_SHOP_AUTHORIZE_URL: `${urls.tiktokShop}/oauth/authorize`,
    TIKTOK_SHOP_CLOCK_URL: `${urls.tiktokShop}/_sandbox/clock`,
    VTEX_API_URL: `${urls.vtex}/{account}`,
    VTEX_PRICING_URL: `${urls.vtex}/{account}`,
    PONTE_ALLOWED_PRIVATE_HOSTS: hosts.join(','),
  };
}

/** The shop's own feed with its first items alone. */
async function cutFeed(url: string, items: number): Promise<string> {
  const document = await (await fetch(url)).text();
  const ends = [...document.matchAll(/<\/(?:item|entry)>/g)].map(({ index, 0: tag }) => index + tag.length);
  const cut = ends[items - 1];
  const last = ends.at(-1);
  return cut === undefined || last === undefined ? document : document.slice(0, cut) + document.slice(last);
}
