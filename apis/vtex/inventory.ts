import { readFields, readFlag, readList, readNumber, readText, readTexts } from '../read-value.ts';
import type { CallOptions, VtexSend } from './transport.ts';

export interface WarehouseStock {
  readonly warehouseId: string;
  readonly warehouseName: string;
  readonly total: number;
  readonly reserved: number;
  /** `total − reserved`, never below 0; what VTEX says for unlimited stock is 1,000,000. */
  readonly available: number;
  readonly isUnlimited: boolean;
}

export interface DockStock extends WarehouseStock {
  readonly dockId: string;
  /** The trade policies that the dock serves. */
  readonly salesChannels: readonly string[];
}

export interface VtexWarehouse {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly dockIds: readonly string[];
}

export interface VtexDock {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  /** Stock is sold in a policy only through docks that list it. */
  readonly salesChannels: readonly string[];
}

const UNLIMITED = 1_000_000;

/** The Logistics API (contract section 4). */
export function createVtexInventoryCalls(send: VtexSend) {
  const read = (path: string, params: Record<string, string>, options?: CallOptions) =>
    send(
      { method: 'GET', path, params, effect: 'read', ...(path.includes('{') && { absentOn404: true as const }) },
      options,
    );

  return {
    /** Stock of a SKU in every warehouse; empty for a SKU without stock records. */
    async bySku(skuId: string, options?: CallOptions): Promise<readonly WarehouseStock[]> {
      const answer = readFields(await read('/api/logistics/pvt/inventory/skus/{skuId}', { skuId }, options));
      return readList(answer.balance).map(readStock);
    },

    /** Stock of a SKU in one warehouse, for each dock with the trade policies it serves. */
    async byWarehouse(skuId: string, warehouseId: string, options?: CallOptions): Promise<readonly DockStock[]> {
      const path = '/api/logistics/pvt/inventory/items/{skuId}/warehouses/{warehouseId}';
      return readList(await read(path, { skuId, warehouseId }, options)).map((element) => {
        const fields = readFields(element);
        return {
          ...readStock(element),
          dockId: readText(fields.dockId) ?? '',
          salesChannels: readTexts(fields.salesChannel),
        };
      });
    },

    async warehouses(options?: CallOptions): Promise<readonly VtexWarehouse[]> {
      const rows = readRows(await read('/api/logistics/pvt/configuration/warehouses', {}, options));
      return rows.map((element) => {
        const fields = readFields(element);
        return {
          id: readText(fields.id) ?? '',
          name: readText(fields.name) ?? '',
          isActive: fields.isActive !== false,
          dockIds: readList(fields.warehouseDocks).flatMap((dock) => readText(readFields(dock).dockId) ?? []),
        };
      });
    },

    async docks(options?: CallOptions): Promise<readonly VtexDock[]> {
      const rows = readRows(await read('/api/logistics/pvt/configuration/docks', {}, options));
      return rows.map((element) => {
        const fields = readFields(element);
        return {
          id: readText(fields.id) ?? '',
          name: readText(fields.name) ?? '',
          isActive: fields.isActive !== false,
          salesChannels: readTexts(fields.salesChannels),
        };
      });
    },
  };
}

/** A bare array, or `{items, paging}` (contract section 15). */
function readRows(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : readList(readFields(value).items);
}

function readStock(value: unknown): WarehouseStock {
  const fields = readFields(value);
  const total = readNumber(fields.totalQuantity) ?? 0;
  const reserved = readNumber(fields.reservedQuantity) ?? 0;
  const isUnlimited = readFlag(fields.hasUnlimitedQuantity) || readFlag(fields.isUnlimited);
  return {
    warehouseId: readText(fields.warehouseId) ?? '',
    warehouseName: readText(fields.warehouseName) ?? '',
    total,
    reserved,
    available: isUnlimited ? UNLIMITED : Math.max(0, readNumber(fields.availableQuantity) ?? total - reserved),
    isUnlimited,
  };
}
