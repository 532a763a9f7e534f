import { text } from './call.ts';
import type { Call, Reply, Route } from './call.ts';

/** The product page that feeds and searches link to: enough for a browser or a link checker. */
export const siteRoutes: readonly Route[] = [
  { method: 'GET', path: '/:link/p', family: 'site', access: 'public', handle: showProduct },
];

function showProduct({ shop, params }: Call): Reply {
  const product = shop.list('products').find(({ linkId }) => linkId === params['link']);
  if (!product?.active) return text('Not Found', 404);
  const name = product.name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const page = `<!DOCTYPE html>\n<html lang="pt-BR"><head><meta charset="utf-8"><title>${name}</title></head><body><h1>${name}</h1>${product.description}</body></html>\n`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
}
