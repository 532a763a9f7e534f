import { fieldOf, json, wholeNumber } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { failure } from '../errors.ts';
import { simulateLine } from './simulate.ts';
import type { AskedItem } from './simulate.ts';

/** Cart simulation, by the public route and by the one with credentials (contract 5). */
export const simulationRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/checkout/pub/orderForms/simulation',
    family: 'checkout',
    access: 'public',
    handle: simulate,
  },
  {
    method: 'POST',
    path: '/api/fulfillment/pvt/orderForms/simulation',
    family: 'checkout',
    access: 'key',
    handle: simulate,
  },
];

function simulate(call: Call): Reply {
  const asked = readItems(call.body);
  if (typeof asked === 'string') return refuse(call, 400, 'ORD003', asked);
  const postalCode = fieldOf(call.body, 'postalCode') ?? null;
  const coordinates = fieldOf(call.body, 'geoCoordinates');
  const country = fieldOf(call.body, 'country') ?? null;
  const placed = postalCode !== null || (Array.isArray(coordinates) && coordinates.length > 0);
  if (placed && country === null)
    return refuse(call, 400, 'ORD003', 'The field country is required with a postal code or coordinates.');
  const policy = policyOf(call);
  if (policy === undefined) return refuse(call, 400, 'ORD003', 'There is no such trade policy or affiliate.');

  const lines = asked.map((item) => ({ item, line: simulateLine(call, item, policy) }));
  const found = lines.flatMap(({ line }) => (line ? [line] : []));
  const missing = lines.filter(({ line }) => line === null).map(({ item }) => item);
  const total = found.reduce((sum, line) => sum + line.total, 0);
  return json({
    items: found.map(({ item }) => item),
    ratesAndBenefitsData: { rateAndBenefitsIdentifiers: [], teaser: [] },
    paymentData: {
      installmentOptions: [],
      paymentSystems: [],
      payments: [],
      giftCards: [],
      giftCardMessages: [],
      availableAccounts: [],
      availableTokens: [],
      availableAssociations: {},
    },
    selectableGifts: [],
    marketingData: fieldOf(call.body, 'marketingData') ?? null,
    postalCode,
    country,
    logisticsInfo: found.map(({ logistics }, itemIndex) => ({ itemIndex, ...logistics })),
    messages: [
      ...found.flatMap(({ message }, itemIndex) =>
        message ? [{ ...message, fields: { itemIndex: String(itemIndex), ...message.fields } }] : [],
      ),
      ...missing.map(({ id, seller }) => ({
        code: 'ORD027',
        text: 'Item indisponível ou inexistente',
        status: 'warning',
        fields: { id, seller },
      })),
    ],
    purchaseConditions: { itemPurchaseConditions: [] },
    pickupPoints: [],
    subscriptionData: null,
    totals: total > 0 ? [{ id: 'Items', name: 'Total dos Itens', value: total }] : [],
    itemMetadata: { items: [] },
  });
}

/** `sc` decides; without it the affiliate's policy; without both the main policy. */
function policyOf(call: Call): number | undefined {
  const { shop } = call;
  const given = call.query('sc');
  const affiliate = call.query('affiliateId');
  if (given !== undefined) {
    const policy = shop.get('policies', wholeNumber(given) ?? -1);
    return policy?.active === true ? policy.id : undefined;
  }
  if (affiliate === undefined) return 1;
  const known = shop.get('affiliates', affiliate);
  return known && wholeNumber(known.salesChannel);
}

function readItems(body: unknown): AskedItem[] | string {
  const items = fieldOf(body, 'items');
  if (!Array.isArray(items)) return 'The field items must be an array.';
  const asked: AskedItem[] = [];
  for (const [index, item] of items.entries()) {
    const id = fieldOf(item, 'id');
    const quantity = fieldOf(item, 'quantity');
    if (typeof id !== 'string' && typeof id !== 'number') return `The field items[${index}].id is required.`;
    if (!Number.isInteger(quantity) || Number(quantity) < 1)
      return `The field items[${index}].quantity must be a whole number from 1 on.`;
    asked.push({ index, id: String(id), quantity: Number(quantity), seller: readSeller(item) });
  }
  return asked;
}

/** The main seller where none is named. */
function readSeller(item: unknown): string {
  const seller = fieldOf(item, 'seller');
  return typeof seller === 'string' || typeof seller === 'number' ? String(seller) : '1';
}

function refuse({ world }: Call, status: number, code: string, message: string): Reply {
  return failure('checkout', { status, code, message }, world.switches);
}
