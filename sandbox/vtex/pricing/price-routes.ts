import { json, text, wholeNumber } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { failure } from '../errors.ts';
import { computePrice } from '../pricing-rules.ts';
import type { FixedPrice, Price } from '../shop.ts';
import { readFixedPrice, readPrice } from './read-price.ts';
import type { FieldErrors } from './read-price.ts';
import { writePrice } from './write-price.ts';

const prices = '/pricing/prices/:id';
const common = { family: 'pricing', access: 'key' } as const;

/** Prices in decimals (contract 3). Which of these count as writes for the rate limit is told by the method. */
export const priceRoutes: readonly Route[] = [
  { method: 'GET', path: prices, ...common, handle: ofPrice((price) => json(describePrice(price))) },
  { method: 'PUT', path: prices, ...common, handle: putPrice },
  { method: 'DELETE', path: prices, ...common, handle: ofPrice(deletePrice) },
  {
    method: 'GET',
    path: `${prices}/fixed`,
    ...common,
    handle: ofPrice((price) => json(price.fixedPrices.map(describeFixed))),
  },
  {
    method: 'GET',
    path: `${prices}/fixed/:table`,
    ...common,
    handle: ofPrice((price, { params }) =>
      json(price.fixedPrices.filter(({ table }) => table === params['table']).map(describeFixed)),
    ),
  },
  { method: 'POST', path: `${prices}/fixed/:table`, ...common, handle: ofPrice(postFixed) },
  { method: 'DELETE', path: `${prices}/fixed/:table`, ...common, handle: ofPrice(deleteFixed) },
  {
    method: 'GET',
    path: `${prices}/computed`,
    ...common,
    handle: ofPrice((price, call) => json(tablesOf(price, call).map((table) => describeComputed(price, call, table)))),
  },
  {
    method: 'GET',
    path: `${prices}/computed/:table`,
    ...common,
    handle: ofPrice((price, call) => json(describeComputed(price, call, call.params['table'] ?? ''))),
  },
  {
    method: 'GET',
    path: '/pricing/tables',
    ...common,
    handle: ({ shop }) => json(shop.list('policies').map(({ id }) => String(id))),
  },
  { method: 'GET', path: '/pricing/config', ...common, handle: () => json(config) },
  { method: 'GET', path: '/pricing/pipeline/catalog/:table', ...common, handle: () => json({ rules: [] }) },
];

function ofPrice(answer: (price: Price, call: Call) => Reply): Route['handle'] {
  return (call) => {
    const price = call.shop.get('prices', wholeNumber(call.params['id']) ?? -1);
    return price ? answer(price, call) : priceNotFound(call);
  };
}

function priceNotFound({ world }: Call): Reply {
  const shape = world.switches.text('priceNotFoundBody');
  if (shape === 'empty') return { status: 404 };
  if (shape === 'text') return text('Price not found', 404);
  return failure('pricing', { status: 404, message: 'Price not found' }, world.switches);
}

function putPrice(call: Call): Reply {
  const skuId = wholeNumber(call.params['id']) ?? -1;
  if (!call.shop.get('skus', skuId)) return priceNotFound(call);
  const price = readPrice(skuId, call.body);
  if ('errors' in price) return invalid(price.errors, call);
  writePrice(call.shop, price, call);
  return { status: 200 };
}

function deletePrice(price: Price, { shop, world }: Call): Reply {
  shop.transaction(() => {
    shop.delete('prices', price.skuId);
    world.announce.skuChanged(shop, price.skuId, { kind: 'price' });
  });
  return { status: 200 };
}

/** Adds to the table; an entry with the same minimum quantity and dates replaces the one that is there. */
function postFixed(price: Price, call: Call): Reply {
  const table = call.params['table'] ?? '';
  if (!Array.isArray(call.body)) return invalid({ body: ['Must be an array of fixed prices.'] }, call);
  const errors: FieldErrors = {};
  const added = call.body.map((entry, place) => readFixedPrice(entry, { table, where: `[${place}]`, errors }));
  if (Object.keys(errors).length > 0) return invalid(errors, call);
  const replaced = new Set(added.map(slotOf));
  const fixedPrices = [...price.fixedPrices.filter((fixed) => !replaced.has(slotOf(fixed))), ...added];
  writePrice(call.shop, { ...price, fixedPrices }, { world: call.world, table });
  return { status: 200 };
}

function deleteFixed(price: Price, call: Call): Reply {
  const table = call.params['table'] ?? '';
  writePrice(
    call.shop,
    { ...price, fixedPrices: price.fixedPrices.filter((fixed) => fixed.table !== table) },
    { world: call.world, table },
  );
  return { status: 200 };
}

function slotOf({ table, minQuantity, from, to }: FixedPrice): string {
  return [table, minQuantity, from, to].join('|');
}

function invalid(errors: FieldErrors, { world }: Call): Reply {
  return failure(
    'pricing',
    { status: 400, message: 'One or more validation errors occurred.', errors },
    world.switches,
  );
}

function describePrice(price: Price): object {
  return {
    itemId: String(price.skuId),
    listPrice: decimal(price.listPrice),
    costPrice: decimal(price.costPrice),
    markup: price.markup,
    basePrice: decimal(price.basePrice),
    fixedPrices: price.fixedPrices.map(describeFixed),
  };
}

function describeFixed({ table, value, listPrice, minQuantity, from, to }: FixedPrice): object {
  const scheduled = from !== undefined || to !== undefined;
  return {
    tradePolicyId: table,
    value: decimal(value),
    listPrice: decimal(listPrice),
    minQuantity,
    ...(scheduled ? { dateRange: { from: from ?? null, to: to ?? null } } : {}),
  };
}

/** Names the price table only where a fixed price of it decided, as the published example does. */
function describeComputed(price: Price, call: Call, table: string): object {
  const quantity = Math.max(1, wholeNumber(call.query('quantity')) ?? 1);
  const computed = computePrice(price, { table, quantity, now: call.now });
  return {
    tradePolicyId: table,
    listPrice: decimal(computed.listPrice),
    costPrice: decimal(price.costPrice),
    sellingPrice: decimal(computed.sellingPrice),
    priceValidUntil: computed.validUntil,
    ...(computed.fixed ? { priceTable: table } : {}),
  };
}

function tablesOf(price: Price, { shop }: Call): string[] {
  return [
    ...new Set([...shop.list('policies').map(({ id }) => String(id)), ...price.fixedPrices.map(({ table }) => table)]),
  ];
}

function decimal(cents: number | null): number | null {
  return cents === null ? null : cents / 100;
}

const config = {
  hasMigrated: true,
  migrationStatus: 'Completed',
  defaultMarkup: 100,
  priceVariation: { upperLimit: null, lowerLimit: null },
  minimumMarkups: {},
  tradePolicyConfigs: [],
  sellersToOverride: [],
  hasPriceInheritance: false,
  priceInheritance: 'never',
  hasOptionalBasePrice: false,
  blockAccount: false,
  blockedRoutes: null,
  priceTableSelectionStrategy: 'first',
  priceTableLimit: null,
};
