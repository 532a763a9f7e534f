import { readFields, readList, readNumber, readText } from '../read-value.ts';
import { readPartialErrors } from './envelope.ts';
import { writeStock, type StockInput } from './product-input.ts';
import type { UpdateResult } from './product-prices.ts';
import type { CallOptions, Send } from './transport.ts';

export interface InventoryUpdate {
  readonly skuId: string;
  /** Absolute quantities; every warehouse of the SKU must be there (12052533), unless it has only one. */
  readonly inventory: readonly StockInput[];
}

export interface SkuInventory {
  readonly productId: string;
  readonly skuId: string;
  readonly sellerSku: string;
  /** Units that can be sold, over all warehouses. */
  readonly available: number;
  /** Units of open orders, not part of `available`. */
  readonly committed: number;
  readonly warehouses: readonly {
    readonly warehouseId: string;
    readonly available: number;
    readonly committed: number;
  }[];
}

/** What one inventory search takes (contract section 4.1). */
const PRODUCTS_PER_SEARCH = 100;
const SKUS_PER_SEARCH = 600;

/** Stock of live products: at once and without a review (contract section 4.6). */
export function createInventoryCalls(send: Send) {
  async function searchOnce(body: Record<string, unknown>, options?: CallOptions): Promise<SkuInventory[]> {
    const { data } = await send(
      { method: 'POST', path: '/product/202309/inventory/search', body, effect: 'read' },
      options,
    );
    return readList(data.inventory).flatMap((product) => {
      const fields = readFields(product);
      return readList(fields.skus).map((sku) => readSkuInventory(readText(fields.product_id) ?? '', sku));
    });
  }

  return {
    /** SKUs that were refused come in `errors`, each with its cause per warehouse. */
    async updateInventory(
      productId: string,
      updates: readonly InventoryUpdate[],
      options?: CallOptions,
    ): Promise<UpdateResult> {
      const { data, requestId } = await send(
        {
          method: 'POST',
          path: '/product/202309/products/{product_id}/inventory/update',
          params: { product_id: productId },
          body: { skus: updates.map(({ skuId, inventory }) => ({ id: skuId, inventory: inventory.map(writeStock) })) },
          effect: 'write',
        },
        options,
      );
      return { errors: readPartialErrors(data), requestId };
    },

    /** Stock of any number of products or SKUs, in as many calls as that takes; unknown ids are left out. */
    async searchInventory(
      ids: { readonly productIds: readonly string[] } | { readonly skuIds: readonly string[] },
      options?: CallOptions,
    ): Promise<readonly SkuInventory[]> {
      const slices =
        'skuIds' in ids
          ? slice(ids.skuIds, SKUS_PER_SEARCH).map((skuIds) => ({ sku_ids: skuIds }))
          : slice(ids.productIds, PRODUCTS_PER_SEARCH).map((productIds) => ({ product_ids: productIds }));
      const found: SkuInventory[] = [];
      for (const body of slices) found.push(...(await searchOnce(body, options)));
      return found;
    },
  };
}

function readSkuInventory(productId: string, value: unknown): SkuInventory {
  const fields = readFields(value);
  return {
    productId,
    skuId: readText(fields.id) ?? '',
    sellerSku: readText(fields.seller_sku) ?? '',
    available: readNumber(fields.total_available_quantity) ?? 0,
    committed: readNumber(fields.total_committed_quantity) ?? 0,
    warehouses: readList(fields.warehouse_inventory).map((warehouse) => {
      const parts = readFields(warehouse);
      return {
        warehouseId: readText(parts.warehouse_id) ?? '',
        available: readNumber(parts.available_quantity) ?? 0,
        committed: readNumber(parts.committed_quantity) ?? 0,
      };
    }),
  };
}

function slice<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}
