import type { Category } from '../../catalogue/category.ts';
import { faultOf } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Sku, Stock } from '../product.ts';
import { checkIdentifierCode } from './check-identifier-code.ts';
import { checkPreSale } from './check-pre-sale.ts';
import { checkPrice } from './check-price.ts';
import { checkStock, toStock } from './check-stock.ts';
import { previousSkus } from './listing-env.ts';
import type { ListingEnv } from './listing-env.ts';
import type { SkuBody } from './product-shape.ts';
import { resolveSalesAttributes } from './resolve-sales-attributes.ts';

/** Most SKUs of a product in Brazil (contract section 4.3; the text of 12052050 still says 100). */
const mostSkus = 300;
const longestSellerSku = 50;
const longestExternalId = 999;

/** The SKUs of a listing; those without an id get a new one, those with one keep price and stock they do not name. */
export function resolveSkus(
  sent: readonly SkuBody[],
  category: Category | undefined,
  env: ListingEnv,
): { skus: Sku[]; faults: Fault[] } {
  if (sent.length === 0) return { skus: [], faults: [faultOf(12052902)] };
  if (sent.length > mostSkus) return { skus: [], faults: [faultOf(12052050)] };
  const before = previousSkus(env);
  const editing = env.previous !== undefined;
  const named = sent.flatMap(({ id }) => (editing && id ? [id] : []));
  if (new Set(named).size < named.length) return { skus: [], faults: [faultOf(12052553)] };
  if (named.some((id) => !before.has(id))) return { skus: [], faults: [faultOf(12052557)] };

  const { resolved, faults } = resolveSalesAttributes(sent, category, env);
  const skus = sent.map((sku, place): Sku => {
    const old = editing && sku.id ? before.get(sku.id) : undefined;
    faults.push(...checkSku(sku, old, env));
    return toSku(sku, old, resolved[place] ?? [], env);
  });
  faults.push(...checkPreSale(sent), ...checkUnique(sent));
  return { skus, faults };
}

function checkSku(sku: SkuBody, old: Sku | undefined, env: ListingEnv): Fault[] {
  const { seller_sku = '', external_sku_id = '', identifier_code = {}, price, inventory } = sku;
  const faults: Fault[] = [];
  if ([...seller_sku].length > longestSellerSku) faults.push(faultOf(12052054));
  else if (/\s/.test(seller_sku)) faults.push(faultOf(12019059));
  if ([...external_sku_id].length > longestExternalId) faults.push(faultOf(12052910));
  faults.push(...checkIdentifierCode(identifier_code));
  const code = old?.identifier_code?.code;
  if (
    code !== undefined &&
    env.previous?.product.submitted === true &&
    identifier_code.code !== undefined &&
    identifier_code.code !== code
  ) {
    faults.push(faultOf(12052593));
  }
  if (price) faults.push(...checkPrice(price));
  else if (old === undefined) faults.push(faultOf(12052571));
  if (inventory) faults.push(...checkStock(inventory, old?.inventory, env));
  else if (old === undefined) faults.push(faultOf(12019022));
  return faults;
}

function checkUnique(skus: readonly SkuBody[]): Fault[] {
  const repeated = (values: (string | undefined)[]): boolean => {
    const given = values.filter((value) => value !== undefined && value !== '');
    return new Set(given).size < given.length;
  };
  return [
    ...(repeated(skus.map((sku) => sku.identifier_code?.code)) ? [faultOf(12052592)] : []),
    ...(repeated(skus.map((sku) => sku.external_sku_id)) ? [faultOf(12052996)] : []),
  ];
}

function toSku(sent: SkuBody, old: Sku | undefined, attributes: Sku['sales_attributes'], env: ListingEnv): Sku {
  const { seller_sku, external_sku_id, identifier_code, price, inventory } = sent;
  const code =
    identifier_code?.code ?? (env.previous?.product.submitted === true ? old?.identifier_code?.code : undefined);
  const stock: Stock[] = inventory ? toStock(inventory, old?.inventory) : (old?.inventory ?? []);
  return {
    id: old?.id ?? env.newSkuId(),
    ...(seller_sku && { seller_sku }),
    ...(external_sku_id && { external_sku_id }),
    sales_attributes: attributes,
    ...(code && { identifier_code: { code, type: identifier_code?.type ?? old?.identifier_code?.type ?? '' } }),
    price: price
      ? { amount: price.amount ?? '', currency: price.currency?.trim() ?? '' }
      : (old?.price ?? { amount: '', currency: '' }),
    inventory: stock,
    ...pick(sent, [
      'sku_unit_count',
      'external_urls',
      'extra_identifier_codes',
      'list_price',
      'external_list_prices',
      'fees',
    ]),
    ...(sent.pre_sale?.type && { pre_sale: { ...sent.pre_sale, type: sent.pre_sale.type } }),
  };
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(
    keys.filter((key) => from[key] !== undefined && from[key] !== null).map((key) => [key, from[key]]),
  ) as Partial<Pick<T, K>>;
}
