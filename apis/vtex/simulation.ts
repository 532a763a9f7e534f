import type { Money } from '../../domain/money.ts';
import { readFields, readList, readNumber, readText, type Fields } from '../read-value.ts';
import type { CallOptions, VtexSend } from './transport.ts';

export interface SimulationRequest {
  readonly salesChannel: string;
  readonly affiliateId?: string;
  readonly items: readonly { readonly skuId: string; readonly quantity: number; readonly seller?: string }[];
}

export interface SimulatedItem {
  readonly skuId: string;
  /** Whether it can be bought now: available, with a price and with units. */
  readonly canBeBought: boolean;
  /** `available`, `withoutStock`, `withoutPrice`, …; `missing` where VTEX left the SKU out (contract section 5). */
  readonly availability: string;
  /** Units that VTEX would sell, at most what was asked for. */
  readonly quantity: number;
  /** Stock of the trade policy where VTEX tells it (1,000,000 = unlimited). */
  readonly stockBalance: number | null;
  /** A unit after promotions. */
  readonly price: Money | null;
  readonly listPrice: Money | null;
  readonly sellingPrice: Money | null;
  readonly priceValidUntil: string | null;
}

/** No limit is published (contract section 5); this many keep an answer below a second. */
const ITEMS_PER_CALL = 50;

/** Price and stock as a buyer of the trade policy would meet them. Cents on the wire and here. */
export function createSimulationCalls(send: VtexSend, currency: string) {
  async function simulateSlice(request: SimulationRequest, options?: CallOptions): Promise<SimulatedItem[]> {
    const answer = await send(
      {
        method: 'POST',
        path: '/api/checkout/pub/orderForms/simulation',
        query: { sc: request.salesChannel, affiliateId: request.affiliateId, RnbBehavior: 0 },
        body: {
          items: request.items.map(({ skuId, quantity, seller }) => ({ id: skuId, quantity, seller: seller ?? '1' })),
          postalCode: null,
          country: 'BRA',
        },
        effect: 'read',
      },
      options,
    );
    const fields = readFields(answer);
    const found = readList(fields.items).map(readFields);
    const logistics = readList(fields.logisticsInfo).map(readFields);
    return request.items.map(({ skuId }, requestIndex) => {
      const place = found.findIndex((item) => isAnswerTo(item, skuId, requestIndex));
      const item = found[place];
      if (!item) return missing(skuId);
      return readItem(
        item,
        logistics.find((info) => readNumber(info.itemIndex) === place),
        skuId,
        currency,
      );
    });
  }

  return {
    /** One answer for each item, in the order asked; any number of items. */
    async simulate(request: SimulationRequest, options?: CallOptions): Promise<readonly SimulatedItem[]> {
      const results: SimulatedItem[] = [];
      for (let from = 0; from < request.items.length; from += ITEMS_PER_CALL) {
        const items = request.items.slice(from, from + ITEMS_PER_CALL);
        results.push(...(await simulateSlice({ ...request, items }, options)));
      }
      return results;
    },
  };
}

/** By `requestIndex` where there is one, and always by id; never by position (contract section 5). */
function isAnswerTo(item: Fields, skuId: string, requestIndex: number): boolean {
  const index = readNumber(item.requestIndex);
  return readText(item.id) === skuId && (index === undefined || index === requestIndex);
}

function missing(skuId: string): SimulatedItem {
  return {
    skuId,
    canBeBought: false,
    availability: 'missing',
    quantity: 0,
    stockBalance: null,
    price: null,
    listPrice: null,
    sellingPrice: null,
    priceValidUntil: null,
  };
}

function readItem(item: Fields, logistics: Fields | undefined, skuId: string, currency: string): SimulatedItem {
  const price = readCents(item.price, currency);
  const quantity = readNumber(item.quantity) ?? 0;
  const availability = readText(item.availability) ?? 'unknown';
  const stockBalance = readNumber(logistics?.stockBalance) ?? readNumber(item.logisticsStockBalance) ?? null;
  return {
    skuId,
    // "available" alone is no proof: without an address VTEX may say so for an item without stock or price.
    canBeBought: availability === 'available' && (price?.amount ?? 0) > 0 && quantity > 0 && stockBalance !== 0,
    availability,
    quantity,
    stockBalance,
    price,
    listPrice: readCents(item.listPrice, currency),
    sellingPrice: readCents(item.sellingPrice, currency),
    priceValidUntil: readText(item.priceValidUntil) ?? null,
  };
}

function readCents(value: unknown, currency: string): Money | null {
  const amount = readNumber(value);
  return amount === undefined ? null : { amount: Math.round(amount), currency };
}
