import type { ControlRoute } from '../kernel/control.ts';
import type { SandboxAnswer, SandboxRequest } from '../kernel/http-types.ts';
import { openKernel } from '../kernel/kernel.ts';
import { startSandboxServer } from '../kernel/server.ts';
import type { SandboxServer } from '../kernel/server.ts';
import { createAuthorizations } from './auth/authorizations.ts';
import type { Authorization } from './auth/authorizations.ts';
import { attachProducts } from './attach-products.ts';
import { answerConsent } from './auth/consent-page.ts';
import { createAuthControl } from './auth/control.ts';
import { answerTokenCall } from './auth/token-calls.ts';
import { commonError, commonMessage } from './common-errors.ts';
import { wrapAnswer } from './envelope.ts';
import { createGate } from './gate.ts';
import { createOrderControl } from './orders/control.ts';
import { Refusal, refuse } from './route.ts';
import type { TiktokShopAnswer, TiktokShopContext } from './route.ts';
import { routes } from './routes.ts';
import { findShop, seedShops } from './shops.ts';
import { switchDefinitions } from './switches.ts';
import { isStored, serveStored } from './uploads/serve-stored.ts';
import { createWebhookControl } from './webhooks/control.ts';
import { createWebhooks } from './webhooks/emit-events.ts';

export interface TiktokShopSandboxOptions {
  /** Default 0: a free one. */
  port?: number;
  /** Where `tiktok-shop.sqlite` lies; without it nothing is kept. */
  stateDir?: string;
  seed?: number;
}

/** Starts the stand-in for TikTok Shop: open API, auth API and consent page on one port. */
export async function startTiktokShopSandbox({
  port = 0,
  stateDir,
  seed = 1,
}: TiktokShopSandboxOptions = {}): Promise<SandboxServer> {
  const kernel = openKernel({
    name: 'tiktok-shop',
    stateDir,
    seed,
    switches: switchDefinitions,
    perSecond: 50,
    resolveShop: (state, name) => findShop(state, name)?.id,
  });
  const { state, clock, ids, switches } = kernel;
  seedShops(state, ids);
  const authorizationsKept = state.collection<Authorization>('authorizations');
  const webhooks = createWebhooks(kernel, (shop) => authorizationsKept.get(shop)?.active === true);
  let baseUrl = '';
  const context: TiktokShopContext = { kernel, state, clock, ids, switches, webhooks, baseUrl: () => baseUrl };
  const authorizations = createAuthorizations(context);
  const gate = createGate(routes, context, authorizations);
  const control: ControlRoute[] = [
    ...createAuthControl(context, authorizations),
    ...createWebhookControl(webhooks.deliveries),
    ...createOrderControl(context),
    ...attachProducts(context),
  ];

  async function handle(request: SandboxRequest): Promise<SandboxAnswer> {
    const aside =
      answerTokenCall(request, context, authorizations) ??
      answerConsent(request, context, authorizations) ??
      (await serveStored(request, context));
    if (aside !== undefined) return aside;
    const passed = gate(request);
    if ('answer' in passed) return wrapAnswer(passed.answer, switches, passed.shop);
    const { route, request: checked } = passed;
    return wrapAnswer(await answerOf(() => route.handle(checked, context)), switches, checked.shop.id);
  }

  function faultAnswer(kind: string): SandboxAnswer {
    if (kind === '429')
      return wrapAnswer({ ...commonError('tooManyRequests'), status: 429, headers: retryHeaders() }, switches);
    if (kind === '500') return wrapAnswer({ ...commonError('internalError'), status: 500 }, switches);
    if (kind === '503')
      return { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Service Unavailable' };
    const code = Number(kind.slice('code:'.length));
    return wrapAnswer(refuse(code, commonMessage(code)), switches);
  }

  const retryHeaders = (): Record<string, string> | undefined =>
    switches.flag('retryAfter') ? { 'retry-after': '1' } : undefined;

  webhooks.deliveries.resume();
  const server = await startSandboxServer({ port, kernel, handle, control, faultAnswer, isPrivate: isStored });
  baseUrl = server.url;
  clock.start();
  return server;
}

/** A refusal thrown in a deep place is an answer; anything else thrown is a fault of ours, told as the service tells its own. */
async function answerOf(run: () => TiktokShopAnswer | Promise<TiktokShopAnswer>): Promise<TiktokShopAnswer> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.code, error.message);
    console.error('sandbox: an endpoint failed', error);
    return commonError('internalError');
  }
}
