import { readFields, readFlag, readList, readText } from '../read-value.ts';
import type { CallOptions, Send } from './transport.ts';

export interface Warehouse {
  readonly id: string;
  /** The physical place; several warehouses may share one. */
  readonly entityId: string | null;
  readonly name: string;
  /** RESTRICTED: holiday or order limit, its stock is not sold. */
  readonly status: 'ENABLED' | 'DISABLED' | 'RESTRICTED' | (string & {});
  readonly type: 'SALES_WAREHOUSE' | 'RETURN_WAREHOUSE' | (string & {});
  readonly subType: string | null;
  readonly isDefault: boolean;
  readonly regionCode: string | null;
}

/** The shop's warehouses (contract section 5); their addresses are left where they are. */
export function createWarehouseCalls(send: Send) {
  return {
    async list(options?: CallOptions): Promise<readonly Warehouse[]> {
      const { data } = await send({ method: 'GET', path: '/logistics/202309/warehouses', effect: 'read' }, options);
      return readList(data.warehouses).map((element) => {
        const fields = readFields(element);
        return {
          id: readText(fields.id) ?? '',
          entityId: readText(fields.entity_id) ?? null,
          name: readText(fields.name) ?? '',
          status: readText(fields.effect_status) ?? '',
          type: readText(fields.type) ?? '',
          subType: readText(fields.sub_type) ?? null,
          isDefault: readFlag(fields.is_default),
          regionCode: readText(readFields(fields.address).region_code) ?? null,
        };
      });
    },
  };
}
