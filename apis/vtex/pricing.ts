import type { Money } from '../../domain/money.ts';
import { readDecimalMoney } from '../decimal-money.ts';
import { readFields, readText } from '../read-value.ts';
import type { CallOptions, VtexSend } from './transport.ts';

export interface ComputedPrice {
  /** Before promotions and taxes; the simulation is after them. */
  readonly sellingPrice: Money;
  /** The crossed-out price. */
  readonly listPrice: Money | null;
  /** ISO 8601 as VTEX gives it; the end of a price does not always notify, so read again then. */
  readonly priceValidUntil: string | null;
}

/** The Pricing API (contract section 3): decimals on the wire, cents here, rounded half up. */
export function createPricingCalls(send: VtexSend, currency: string) {
  return {
    /** The price of a SKU in a table (a trade policy's id, or a name); null where it has none. */
    async computed(skuId: string, priceTableId: string, options?: CallOptions): Promise<ComputedPrice | null> {
      const path = '/pricing/prices/{skuId}/computed/{priceTableId}';
      const params = { skuId, priceTableId };
      const fields = readFields(
        await send({ method: 'GET', path, params, effect: 'read', absentOn404: true }, options),
      );
      const sellingPrice = readDecimalMoney(fields.sellingPrice, currency);
      if (!sellingPrice) return null;
      return {
        sellingPrice,
        listPrice: readDecimalMoney(fields.listPrice, currency) ?? null,
        priceValidUntil: readText(fields.priceValidUntil) ?? null,
      };
    },
  };
}
