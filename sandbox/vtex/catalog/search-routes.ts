import { json, wholeNumber } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { failure } from '../errors.ts';
import { priceInCheckout, computePrice } from '../pricing-rules.ts';
import { sellableStock } from '../sellable-stock.ts';
import type { Product, Sku } from '../shop.ts';
import { slugOf } from '../slug.ts';
import { categoryPath } from './describe-sku.ts';
import { readWindow } from './read-page.ts';
import { describeFound } from './describe-found.ts';

const path = '/api/catalog_system/pub/products/search';

/** The public product search (contract 2.1): windows of 50, 206 and a `resources` header. */
export const searchRoutes: readonly Route[] = [
  { method: 'GET', path, family: 'catalog-system', access: 'public', handle: search },
  { method: 'GET', path: `${path}/:term`, family: 'catalog-system', access: 'public', handle: search },
];

/** A product that the policy shows, with the SKUs that are active in it. */
export interface Found {
  readonly product: Product;
  readonly skus: readonly Sku[];
  readonly policy: number;
}

function search(call: Call): Reply {
  const { world } = call;
  const window = readWindow(call, { first: 0, width: 10, most: 50, lastFrom: 2500 });
  if ('problem' in window) return failure('catalog-system', { status: 400, message: window.problem }, world.switches);
  const filters = readFilters(call);
  if ('problem' in filters) return failure('catalog-system', { status: 400, message: filters.problem }, world.switches);

  const policy = wholeNumber(call.query('sc')) ?? 1;
  const found = order(
    call,
    visible(call, policy).filter((each) => filters.fit(each)),
  );
  const shown = found.slice(window.from, window.to + 1);
  const whole = shown.length === found.length && !window.given;
  return json(
    shown.map((each) => describeFound(call, each)),
    whole ? 200 : 206,
    { resources: `${window.from}-${window.to}/${found.length}`, 'cache-control': 'public, max-age=60' },
  );
}

function visible({ shop, now, world }: Call, policy: number): Found[] {
  const skus = Map.groupBy(
    shop.list('skus').filter((sku) => sku.active && sku.policies.includes(policy)),
    ({ productId }) => productId,
  );
  const lag = world.switches.number('checkoutPriceLagMs');
  return shop.list('products').flatMap((product) => {
    const own = skus.get(product.id) ?? [];
    const shown = product.active && product.visible && own.length > 0;
    const sells = own.some(
      (sku) =>
        sellableStock(shop, sku.id, policy).quantity > 0 &&
        priceInCheckout(shop.get('prices', sku.id), now, lag) !== undefined,
    );
    return shown && (sells || product.showWithoutStock) ? [{ product, skus: own, policy }] : [];
  });
}

type Test = (found: Found) => boolean;

/** `fq` of one field are alternatives, those of different fields all hold; `ft` and the path's term are words of the name. */
function readFilters(call: Call): { fit: Test } | { problem: string } {
  const groups = new Map<string, Test[]>();
  for (const filter of call.queryAll('fq')) {
    const cut = filter.indexOf(':');
    const field = cut < 0 ? filter : filter.slice(0, cut);
    const make = tests[field.toLowerCase().replace(/_\d+$/, '')];
    if (cut < 0 || !make) return { problem: `The filter ${filter} is not known.` };
    groups.set(field, [...(groups.get(field) ?? []), make(filter.slice(cut + 1), call)]);
  }
  const words = slugOf(call.query('ft') ?? call.params['term'] ?? '')
    .split('-')
    .filter(Boolean);
  return {
    fit: (found) => {
      const name = slugOf(`${found.product.name} ${found.product.keyWords}`);
      return (
        words.every((word) => name.includes(word)) &&
        [...groups.values()].every((group) => group.some((test) => test(found)))
      );
    },
  };
}

const tests: Readonly<Record<string, (value: string, call: Call) => Test>> = {
  skuid:
    (value) =>
    ({ skus }) =>
      skus.some(({ id }) => String(id) === value),
  productid:
    (value) =>
    ({ product }) =>
      String(product.id) === value,
  c:
    (value, { shop }) =>
    ({ product }) =>
      `/${categoryPath(shop, product.categoryId)
        .map(({ id }) => id)
        .join('/')}/`.startsWith(`/${value.replaceAll(/^\/|\/$/g, '')}/`),
  b:
    (value) =>
    ({ product }) =>
      String(product.brandId) === value,
  h:
    (value) =>
    ({ product }) =>
      product.clusterIds.includes(Number(value)),
  productclusterids:
    (value) =>
    ({ product }) =>
      product.clusterIds.includes(Number(value)),
  alternateids_ean:
    (value) =>
    ({ skus }) =>
      skus.some(({ ean }) => ean === value),
  alternateids_refid:
    (value) =>
    ({ skus }) =>
      skus.some(({ refId }) => refId === value),
  isavailablepersaleschannel:
    (value, { shop }) =>
    ({ skus, policy }) =>
      skus.some(({ id }) => sellableStock(shop, id, policy).quantity > 0) === (value === '1'),
  p: (value, call) => {
    const [, from, to] = /^\[([\d.*]+) TO ([\d.*]+)\]$/i.exec(value) ?? [];
    const within = (cents: number): boolean =>
      (from === '*' || cents >= Number(from) * 100) && (to === '*' || cents <= Number(to) * 100);
    return (found) => from !== undefined && lowestPrice(call, found) !== null && within(lowestPrice(call, found) ?? 0);
  },
};

function order(call: Call, found: Found[]): Found[] {
  const by = call.query('O')?.toLowerCase();
  if (by === 'orderbypriceasc')
    return found.toSorted((a, b) => (lowestPrice(call, a) ?? 0) - (lowestPrice(call, b) ?? 0));
  if (by === 'orderbypricedesc')
    return found.toSorted((a, b) => (lowestPrice(call, b) ?? 0) - (lowestPrice(call, a) ?? 0));
  if (by === 'orderbynameasc') return found.toSorted((a, b) => a.product.name.localeCompare(b.product.name, 'pt-BR'));
  if (by === 'orderbynamedesc') return found.toSorted((a, b) => b.product.name.localeCompare(a.product.name, 'pt-BR'));
  if (by === 'orderbyreleasedatedesc')
    return found.toSorted((a, b) => b.product.releaseDate.localeCompare(a.product.releaseDate));
  return found;
}

function lowestPrice({ shop, now }: Call, { skus, policy }: Found): number | null {
  const prices = skus.flatMap((sku) => {
    const price = shop.get('prices', sku.id);
    return price ? [computePrice(price, { table: String(policy), quantity: 1, now }).sellingPrice] : [];
  });
  return prices.length === 0 ? null : Math.min(...prices);
}
