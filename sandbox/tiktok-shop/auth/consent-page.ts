import type { SandboxAnswer, SandboxRequest } from '../../kernel/http-types.ts';
import { app } from '../app.ts';
import type { TiktokShopContext } from '../route.ts';
import { findShop, listShops } from '../shops.ts';
import type { Shop } from '../shops.ts';
import type { Authorizations } from './authorizations.ts';

const paths = new Set(['/oauth/authorize', '/open/authorize']);

/**
 * The page a seller consents on, by `app_key` (older form) or `service_id`; its form comes back to the same path and
 * leads to the app's redirect URL (contract sections 1.1 and 1.2). Undefined for another path.
 */
export function answerConsent(
  request: SandboxRequest,
  context: TiktokShopContext,
  authorizations: Authorizations,
): SandboxAnswer | undefined {
  if (!paths.has(request.path)) return undefined;
  if (request.method === 'POST')
    return decide(new URLSearchParams(request.raw.toString('utf8')), context, authorizations);
  if (request.method !== 'GET' && request.method !== 'HEAD') return page(405, '<p>Method not allowed.</p>');
  const { query } = request;
  const known = query.get('app_key') === app.key || (query.get('service_id') ?? '') !== '';
  if (!known)
    return page(
      400,
      '<h1>Invalid app</h1><p>The link names no app of this sandbox: <code>app_key=sandbox-key</code> or a <code>service_id</code>.</p>',
    );
  return page(200, form(listShops(context.state), query.get('state') ?? ''));
}

function decide(fields: URLSearchParams, context: TiktokShopContext, authorizations: Authorizations): SandboxAnswer {
  const target = new URL(context.switches.text('redirectUrl'));
  const state = fields.get('state') ?? '';
  if (fields.get('decision') !== 'authorize') {
    target.searchParams.set('code', 'null');
    target.searchParams.set('error', 'auth_denied');
    target.searchParams.set('state', state);
    return { status: 302, headers: { location: target.href } };
  }
  const shop = findShop(context.state, fields.get('shop') ?? '');
  if (shop === undefined) return page(400, '<h1>No such shop</h1>');
  if (context.switches.flag('callbackExtras')) {
    target.searchParams.set('app_key', app.key);
    target.searchParams.set('locale', 'pt-BR');
    target.searchParams.set('shop_region', shop.region);
  }
  target.searchParams.set('code', authorizations.consent(shop));
  target.searchParams.set('state', state);
  return { status: 302, headers: { location: target.href }, shop: shop.id };
}

function form(shops: readonly Shop[], state: string): string {
  const choices = shops.map(
    ({ id, name, code }, index) =>
      `<label><input type="radio" name="shop" value="${escapeHtml(id)}"${index === 0 ? ' checked' : ''}> ${escapeHtml(name)} <small>${escapeHtml(code)}</small></label>`,
  );
  return `<h1>Authorize this app?</h1>
<p>The app <strong>${app.key}</strong> asks for access to one of your shops: products, orders, fulfillment, returns.</p>
<form method="post">
<input type="hidden" name="state" value="${escapeHtml(state)}">
<fieldset><legend>Shop</legend>${choices.join('\n')}</fieldset>
<button name="decision" value="authorize">Authorize</button>
<button name="decision" value="refuse">Refuse</button>
</form>`;
}

function page(status: number, content: string): SandboxAnswer {
  const body = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>TikTok Shop (sandbox)</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:28rem;margin:3rem auto;padding:0 1rem}label{display:block;padding:.3rem 0}fieldset{border:1px solid #ccc;margin:1rem 0}button{font:inherit;padding:.4rem 1rem;margin-right:.5rem}</style>
</head><body>${content}</body></html>
`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body };
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
