import { setTimeout as sleep } from 'node:timers/promises';
import { createCommandContext, type CommandContext } from '../starters/command-context.ts';
import { DEMO_CLIENT, prepareDemoClient } from '../starters/demo-client.ts';
import type { NewClient } from '../starters/client-add.ts';
import { describeClient } from '../starters/watch-client.ts';

/** What `npm start` hands over once everything runs. */
export interface DemoShopOptions {
  /** The environment of the programs, encryption key included: `loadConfig(env)` reads it. */
  readonly env: Readonly<Record<string, string>>;
  /** Address of the feed given by --feed (a file is served on the loopback address); undefined = the VTEX account. */
  readonly feedUrl: string | undefined;
  readonly sandboxes: { readonly tiktokShop: string; readonly vtex: string };
  /** One line on screen. */
  readonly say: (line: string) => void;
  /** Aborted when Ponte is asked to stop. */
  readonly signal: AbortSignal;
}

/** How often the lifecycles' lines are looked at; a line is said only when it differs. */
const LOOK_EVERY_MS = 2_000;

/**
 * Connects the demo shop and tells on screen how each of its lifecycles goes, until `signal` is aborted.
 * Rejects only where the demo cannot go on at all; a server that is away for a moment is no such case.
 */
export async function connectDemoShop(options: DemoShopOptions): Promise<void> {
  const { say } = options;
  const context = createCommandContext({ env: { ...process.env, ...options.env }, tell: say });
  try {
    // The app's redirect address is one of its settings at TikTok; here it follows the gateway's port.
    await control(options.sandboxes.tiktokShop, 'switches', { redirectUrl: context.config.tiktokShop.redirectUri });
    const client = await prepareDemoClient(context, demoClient(options), (shop) =>
      authorize(options.sandboxes.tiktokShop, shop),
    );
    say(
      `demo client ${DEMO_CLIENT}: ${client.tik_tok_shop_feed_link} → sandbox shop ${DEMO_CLIENT}, every ${context.config.syncIntervalMs / 1000} s`,
    );
    if (context.config.drawUnreachableImages) {
      say(
        'images that cannot be reached are replaced by drawn ones (sandbox only; PONTE_DRAW_UNREACHABLE_IMAGES=0 names them instead)',
      );
    }
    await tellProgress(context, options);
  } finally {
    await context.close();
  }
}

async function tellProgress(context: CommandContext, { say, signal }: DemoShopOptions): Promise<void> {
  const db = await context.db();
  for (let said = ''; !signal.aborted;) {
    // MongoDB may be away for a moment: the line comes when it is back.
    const startedAt = performance.now();
    const line = await describeClient(db, DEMO_CLIENT).catch(() => said);
    if (line !== said) say(line);
    said = line;
    // Looking must never cost the database more than a tenth of its time.
    const rest = Math.max(LOOK_EVERY_MS, 10 * (performance.now() - startedAt));
    await sleep(rest, undefined, { signal }).catch(() => undefined);
  }
}

/** With a feed: that feed and nothing else. Without: the VTEX account with its own feed, trade policy 2 (TikTok). */
function demoClient({ feedUrl, sandboxes }: DemoShopOptions): NewClient {
  const settings = {
    categoryDefaults: { '*': { weightGrams: 500, lengthCm: 20, widthCm: 15, heightCm: 10, quantityInStock: 10 } },
  };
  if (feedUrl !== undefined) return { name: DEMO_CLIENT, feed: feedUrl, settings };
  return {
    name: DEMO_CLIENT,
    feed: `${sandboxes.vtex}/${DEMO_CLIENT}/XMLData/tiktok.xml`,
    settings,
    vtex: {
      account: DEMO_CLIENT,
      tradePolicy: '2',
      affiliateId: 'TKT',
      // The sandbox's published credentials, not secrets.
      appKey: `vtexappkey-${DEMO_CLIENT}-SANDBOX`,
      appToken: 'sandbox-token',
    },
  };
}

/** What the seller does on the consent page, by the sandbox's control. */
async function authorize(sandbox: string, shop: string): Promise<string> {
  const answer = (await control(sandbox, 'authorize', { shop })) as { code: string };
  return answer.code;
}

async function control(sandbox: string, what: string, body: Record<string, string>): Promise<unknown> {
  const answer = await fetch(`${sandbox}/_sandbox/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The sandbox refused ${what} (${answer.status}).`);
  return answer.json();
}
