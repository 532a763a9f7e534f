import { ControlProblem } from '../../kernel/http-types.ts';
import type { ControlRoute } from '../../kernel/control.ts';
import type { TiktokShopContext, TiktokShopRoute } from '../route.ts';
import { activateProducts, deactivateProducts, deleteProducts, recoverProducts } from './change-products.ts';
import { checkListing, checkPrerequisites } from './check-listing.ts';
import { createProduct } from './create-product.ts';
import { editProduct, partialEditProduct } from './edit-product.ts';
import { diagnoseAndOptimize, diagnoseProducts, listSeoWords, suggestTexts } from './diagnose-listing.ts';
import { getProduct } from './get-product.ts';
import { moveProduct } from './move-product.ts';
import { readObjection } from './objection.ts';
import type { Product } from './product.ts';
import { searchInventory } from './search-inventory.ts';
import { searchProducts } from './search-products.ts';
import { findTransition } from './states.ts';
import { openProducts } from './store.ts';
import { updateInventory } from './update-inventory.ts';
import { updatePrices } from './update-prices.ts';

const first = ['202309'] as const;
const edits = ['202309', '202509'] as const;
const basic = 'seller.product.basic';
const write = 'seller.product.write';
const remove = 'seller.product.delete';
/** Spelt so by the service. */
const optimize = 'serller.product.optimize';
const shop = { cipher: 'required' } as const;
const products = '/product/:version/products';

/** Products, prices and stock (contract section 4.1). A literal path stands before one with a parameter in its place. */
export const productRoutes: readonly TiktokShopRoute[] = inTransactions([
  { ...shop, method: 'POST', path: products, versions: first, scope: write, handle: createProduct },
  { ...shop, method: 'DELETE', path: products, versions: first, scope: remove, handle: deleteProducts },
  {
    ...shop,
    method: 'POST',
    path: `${products}/search`,
    versions: ['202309', '202312', '202502'],
    scope: basic,
    handle: searchProducts,
  },
  { ...shop, method: 'POST', path: `${products}/activate`, versions: first, scope: basic, handle: activateProducts },
  {
    ...shop,
    method: 'POST',
    path: `${products}/deactivate`,
    versions: first,
    scope: basic,
    handle: deactivateProducts,
  },
  { ...shop, method: 'POST', path: `${products}/recover`, versions: first, scope: remove, handle: recoverProducts },
  {
    ...shop,
    method: 'POST',
    path: `${products}/listing_check`,
    versions: first,
    scope: [basic, optimize],
    handle: checkListing,
  },
  {
    ...shop,
    method: 'GET',
    path: `${products}/diagnoses`,
    versions: ['202405'],
    scope: optimize,
    handle: diagnoseProducts,
  },
  {
    ...shop,
    method: 'GET',
    path: `${products}/suggestions`,
    versions: ['202405'],
    scope: optimize,
    handle: suggestTexts,
  },
  { ...shop, method: 'GET', path: `${products}/seo_words`, versions: ['202405'], scope: basic, handle: listSeoWords },
  {
    ...shop,
    method: 'POST',
    path: `${products}/diagnose_optimize`,
    versions: ['202411'],
    scope: optimize,
    handle: diagnoseAndOptimize,
  },
  { ...shop, method: 'GET', path: `${products}/:product_id`, versions: first, scope: basic, handle: getProduct },
  { ...shop, method: 'PUT', path: `${products}/:product_id`, versions: edits, scope: write, handle: editProduct },
  {
    ...shop,
    method: 'POST',
    path: `${products}/:product_id/partial_edit`,
    versions: edits,
    scope: write,
    handle: partialEditProduct,
  },
  {
    ...shop,
    method: 'POST',
    path: `${products}/:product_id/prices/update`,
    versions: first,
    scope: write,
    handle: updatePrices,
  },
  {
    cipher: 'optional',
    method: 'POST',
    path: `${products}/:product_id/inventory/update`,
    versions: first,
    scope: write,
    handle: updateInventory,
  },
  {
    ...shop,
    method: 'POST',
    path: '/product/:version/inventory/search',
    versions: first,
    scope: basic,
    handle: searchInventory,
  },
  {
    ...shop,
    method: 'GET',
    path: '/product/:version/prerequisites',
    versions: ['202312'],
    scope: basic,
    handle: checkPrerequisites,
  },
]);

/** What a call changes, it changes whole or not at all; a kill in between leaves nothing half done. */
function inTransactions(table: readonly TiktokShopRoute[]): TiktokShopRoute[] {
  return table.map((route) => ({
    ...route,
    handle: (request, context) => context.state.transaction(() => route.handle(request, context)),
  }));
}

/** `POST /_sandbox/products/:id/{suspend,freeze,unfreeze}`: what only the platform does to a product (contract section 4.2). */
export function productControls(context: TiktokShopContext): ControlRoute[] {
  return (['suspend', 'freeze', 'unfreeze'] as const).map((trigger) => ({
    method: 'POST',
    path: `/_sandbox/products/:id/${trigger}`,
    run: ({ params, body }) =>
      context.state.transaction(() => {
        const product = openProducts(context).get(params['id'] ?? '');
        if (product === undefined) throw new ControlProblem(`There is no product ${params['id']}.`, 404);
        const transition = findTransition(product.status, trigger);
        if (transition === undefined)
          throw new ControlProblem(`A product that is ${product.status} cannot be changed so.`);
        // What the platform objects to, where it says so.
        const told = body['reason'] ?? body['reasons'];
        const failures = [{ ...readObjection(body), listing_platform: 'TIKTOK_SHOP' }];
        const change = (each: Product): Product =>
          told === undefined ? each : { ...each, audit_failed_reasons: failures };
        const { id, status } = moveProduct(context, product, transition, change);
        return { id, status };
      }),
  }));
}
