import { setTimeout as sleep } from 'node:timers/promises';
import type { SyncProgress, SyncTotals } from '../../workflows/sync-input.ts';
import { openSystem, type System, type SystemOptions } from './open-system.ts';
import { randomFrom } from './random.ts';

export interface QuotaOptions extends Pick<SystemOptions, 'servers' | 'seed'> {
  readonly products: number;
  /** Products that TikTok lets the shop create a day. */
  readonly quota: number;
  /** Days of the sandbox's clock to give it. */
  readonly days: number;
  readonly say: (line: string) => void;
}

export interface QuotaReport {
  readonly products: number;
  readonly quota: number;
  /** Creates by day in Brazil, as the sandbox counts them. */
  readonly perDay: Readonly<Record<string, number>>;
  readonly refusedCalls: number;
  /** Products created on the first day that do not belong to the best, by stock, then price. */
  readonly outOfTurn: number;
  readonly violations: readonly string[];
}

interface Offer {
  readonly id: string;
  readonly cents: number;
  readonly quantity: number;
}

const HOUR = 3_600_000;
/** Brazil keeps UTC−3 the whole year. */
const BRAZIL = 3 * HOUR;
const DAY = 24 * HOUR;

/**
 * Publishes more products than the daily quota allows, one publication a day on the sandbox's clock, and looks at who
 * was created when. A feed alone, without VTEX; every product shows the same picture.
 */
export async function proveQuota(options: QuotaOptions): Promise<QuotaReport> {
  const { products, quota, days, seed, say, servers } = options;
  const offers = drawOffers(products, seed);
  const system = await openSystem({
    servers,
    seed,
    skus: products,
    settings: { uploadsPerDay: quota },
    feed: (vtex) => writeFeed(offers, `${vtex}/lojademo/arquivos/ids/155001/foto.png`),
  });
  try {
    await system.control('tiktokShop', 'POST', '/switches', { productUploadsPerDay: quota });
    await advanceToNextDay(system);
    for (let day = 0; day < days; day += 1) {
      if (day > 0) await advanceToNextDay(system);
      const {
        products: seen,
        sent,
        blocked,
      } = await publishOnly(system, day === 0 ? 'generateProducts' : 'updateProducts');
      say(`day ${day + 1}: ${seen} products looked at, ${sent} sent, ${blocked} blocked`);
    }
    return await judge(system, options, offers);
  } finally {
    await system.close();
  }
}

/** A second apart. */
const MOST_LOOKS = 1_800;

/** A run up to its looks at reviews, which are nothing of the quota's. */
async function publishOnly(system: System, workflow: 'generateProducts' | 'updateProducts'): Promise<SyncTotals> {
  const handle = await system.publish(workflow);
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    // A worker that is busy answers the next look.
    const progress = await handle.query<SyncProgress>('readProgress').catch(() => null);
    if (progress?.phase === 'reviewing' || progress?.phase === 'done') {
      await handle.terminate('only the publication is looked at').catch(() => undefined);
      return progress.totals;
    }
    await sleep(1_000);
  }
  throw new Error(`The ${workflow} run did not come to its reviews within half an hour.`);
}

/** An hour after midnight in Brazil, so that a slow publication stays within its day. */
async function advanceToNextDay(system: System): Promise<void> {
  const { now } = await system.control('tiktokShop', 'GET', '/clock');
  const local = Date.parse(now) - BRAZIL;
  const wait = DAY - (local % DAY) + HOUR;
  await system.control('tiktokShop', 'POST', '/clock', { advance: `${Math.ceil(wait / 1000)}s` });
}

async function judge(
  system: System,
  { products, quota, days }: QuotaOptions,
  offers: readonly Offer[],
): Promise<QuotaReport> {
  const { items } = await system.control('tiktokShop', 'GET', '/state?kind=products');
  const created = (items as { create_time: number; skus: { seller_sku: string }[] }[])
    .map(({ create_time, skus }) => ({ sku: skus[0]?.seller_sku ?? '', day: dayOf(create_time) }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const perDay: Record<string, number> = {};
  for (const { day } of created) perDay[day] = (perDay[day] ?? 0) + 1;
  const refusedCalls = await countRefused(system);

  const [firstDay] = Object.keys(perDay);
  const best = new Set(
    [...offers]
      .toSorted((a, b) => Number(b.quantity > 0) - Number(a.quantity > 0) || b.cents - a.cents)
      .slice(0, quota)
      .map(({ id }) => id),
  );
  const outOfTurn = created.filter(({ day, sku }) => day === firstDay && !best.has(sku)).length;
  const doubled = created.length - new Set(created.map(({ sku }) => sku)).size;
  return {
    products,
    quota,
    perDay,
    refusedCalls,
    outOfTurn,
    violations: [
      ...(created.length === products ? [] : [`${created.length} of ${products} products were created`]),
      ...(doubled === 0 ? [] : [`${doubled} products were created twice`]),
      ...(Object.keys(perDay).length === Math.min(days, Math.ceil(products / quota))
        ? []
        : [`it took ${Object.keys(perDay).length} days`]),
      ...Object.entries(perDay).flatMap(([day, count]) => (count > quota ? [`${count} creates on ${day}`] : [])),
      ...(refusedCalls === 0 ? [] : [`${refusedCalls} calls were refused`]),
      ...(outOfTurn === 0 ? [] : [`${outOfTurn} products of the first day were not among the best`]),
    ],
  };
}

const dayOf = (seconds: number): string => new Date(seconds * 1000 - BRAZIL).toISOString().slice(0, 10);

/** Calls of the journal that the service refused, by its own code or by the status. */
async function countRefused(system: System): Promise<number> {
  let since = 0;
  let refused = 0;
  for (;;) {
    const { calls, next } = await system.control('tiktokShop', 'GET', `/calls?since=${since}`);
    for (const { code, status } of calls as { code: number | null; status: number }[])
      if (status !== 200 || (code !== 0 && code !== null)) refused += 1;
    if (calls.length === 0) return refused;
    since = next;
  }
}

/** Every price once, so that the order is clear; three in ten are out of stock. */
function drawOffers(products: number, seed: number): Offer[] {
  const random = randomFrom(seed);
  return Array.from({ length: products }, (_, place) => place)
    .map((place) => ({ place, turn: random() }))
    .toSorted((a, b) => a.turn - b.turn)
    .map(({ place }, number) => ({
      id: `Q${String(number + 1).padStart(5, '0')}`,
      cents: 1_000 + place * 25,
      quantity: random() < 0.3 ? 0 : 1 + Math.floor(random() * 50),
    }));
}

function writeFeed(offers: readonly Offer[], image: string): string {
  const items = offers.map(
    ({ id, cents, quantity }) => `<item><g:id>${id}</g:id><title>Caneca de cerâmica esmaltada modelo ${id}</title>
<description>Caneca de cerâmica para café e chá, modelo ${id}.</description><link>http://127.0.0.1/p/${id}</link>
<g:image_link>${image}</g:image_link><g:price>${(cents / 100).toFixed(2)} BRL</g:price><g:condition>new</g:condition>
<g:availability>${quantity > 0 ? 'in stock' : 'out of stock'}</g:availability><g:quantity>${quantity}</g:quantity></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Loja</title>
${items.join('\n')}
</channel></rss>\n`;
}
