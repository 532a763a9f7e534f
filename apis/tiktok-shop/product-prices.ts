import type { Money } from '../../domain/money.ts';
import { readPartialErrors, type PartialError } from './envelope.ts';
import { writePrice } from './product-input.ts';
import type { CallOptions, Send } from './transport.ts';

export interface PriceUpdate {
  readonly skuId: string;
  readonly price: Money;
}

export interface UpdateResult {
  /** The SKUs that were refused, with the causes; the others were set. */
  readonly errors: readonly PartialError[];
  readonly requestId?: string;
}

/** Prices of a live product: at once and without a review (contract section 4.6). */
export function createPriceCalls(send: Send) {
  return {
    /** The product must be on sale (else 12052901). */
    async updatePrices(
      productId: string,
      prices: readonly PriceUpdate[],
      options?: CallOptions,
    ): Promise<UpdateResult> {
      const { data, requestId } = await send(
        {
          method: 'POST',
          path: '/product/202309/products/{product_id}/prices/update',
          params: { product_id: productId },
          body: { skus: prices.map(({ skuId, price }) => ({ id: skuId, price: writePrice(price) })) },
          effect: 'write',
        },
        options,
      );
      return { errors: readPartialErrors(data), requestId };
    },
  };
}
