import { createDeliveries } from '../kernel/deliver-webhooks.ts';
import type { SandboxAnswer } from '../kernel/http-types.ts';
import { openKernel } from '../kernel/kernel.ts';
import { startSandboxServer } from '../kernel/server.ts';
import { createChangeAnnouncer } from './announce-changes.ts';
import type { Route, World } from './call.ts';
import { text } from './call.ts';
import { categoryRoutes } from './catalog/category-routes.ts';
import { productRoutes } from './catalog/product-routes.ts';
import { searchRoutes } from './catalog/search-routes.ts';
import { skuRoutes } from './catalog/sku-routes.ts';
import { affiliateRoutes } from './checkout/affiliate-routes.ts';
import { simulationRoutes } from './checkout/simulation-routes.ts';
import { controlRoutes } from './control/control-routes.ts';
import { feedRoutes } from './feed/feed-routes.ts';
import { createHandler, splitPath } from './handle-request.ts';
import { imageRoutes } from './images/image-routes.ts';
import { inventoryRoutes } from './logistics/inventory-routes.ts';
import { placeRoutes } from './logistics/place-routes.ts';
import { priceRoutes } from './pricing/price-routes.ts';
import { openShops } from './seed-shops.ts';
import { siteRoutes } from './site-routes.ts';
import { vtexSwitches } from './switches.ts';

export interface VtexSandbox {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface VtexSandboxOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Where the state's file lives; undefined keeps it in memory. */
  readonly stateDir?: string;
  readonly seed: number;
}

/** Catalog's published 15,000 requests a minute and endpoint (contract 1.4); for the others no figure is published. */
const perSecond = 250;

/** Starts the stand-in for VTEX, with its two seeded accounts, on a loopback port. */
export async function startVtexSandbox({ port, stateDir, seed }: VtexSandboxOptions): Promise<VtexSandbox> {
  const kernel = openKernel({
    name: 'vtex',
    ...(stateDir === undefined ? {} : { stateDir }),
    seed,
    switches: vtexSwitches,
    perSecond,
    resolveShop: (state, name) =>
      state.collection('accounts').get(`${name}:${name}`) === undefined ? undefined : name,
  });
  const { state, clock, switches, limits } = kernel;
  const shops = openShops(state, kernel.seed);
  const deliveries = createDeliveries({
    kernel,
    headers: () => ({ 'content-type': 'application/json; charset=utf-8' }),
    retryAfter: [],
  });
  const world: World = { clock, switches, announce: createChangeAnnouncer({ deliveries, clock, switches }) };
  const routes: readonly Route[] = [
    ...skuRoutes,
    ...productRoutes,
    ...categoryRoutes,
    ...searchRoutes,
    ...priceRoutes,
    ...inventoryRoutes(),
    ...placeRoutes,
    ...simulationRoutes,
    ...affiliateRoutes,
    ...feedRoutes(state),
    ...imageRoutes(),
    ...siteRoutes,
  ];
  deliveries.resume();
  clock.start();
  const server = await startSandboxServer({
    port,
    kernel,
    handle: createHandler({ routes, shops, world, limits }),
    control: controlRoutes({ shops, world, deliveries }),
    faultAnswer,
    locate: (request) => splitPath(request.path),
  }).catch(async (error: unknown) => {
    await kernel.stop();
    throw error;
  });
  return { url: server.url, port: server.port, close: () => server.close() };
}

/** A fault as VTEX's gateway words it; `code:N` in the wrapper of checkout and OMS. */
function faultAnswer(kind: string): SandboxAnswer {
  if (kind === '429') return text('Too Many Requests', 429, { 'retry-after': '1' });
  if (kind === '503') return text('Service Unavailable', 503);
  if (kind === '500') return { status: 500, body: { Message: 'An error has occurred.' } };
  const code = kind.replace(/^code:/, '');
  return { status: 400, code, body: { error: { code, message: 'An error has occurred.', exception: null } } };
}
