import { readFields, readFlag, readList, readText } from '../read-value.ts';
import type { CallOptions, VtexSend } from './transport.ts';

/** A sales partner of the shop (contract section 6.1): ties a trade policy to where its changes are told. */
export interface Affiliate {
  /** Three consonants: `TKT`. */
  readonly id: string;
  readonly name: string;
  readonly followUpEmail: string;
  readonly salesChannel: string;
  /** Where VTEX posts changes of catalog, price and stock (contract section 9). */
  readonly searchEndpoint: string;
  readonly useSellerPaymentMethod: boolean;
}

const PATH = '/api/fulfillment/pvt/affiliates/{affiliateId}';

export function createAffiliateCalls(send: VtexSend) {
  return {
    async list(options?: CallOptions): Promise<readonly Affiliate[]> {
      const path = '/api/fulfillment/pvt/affiliates';
      return readList(await send({ method: 'GET', path, effect: 'read' }, options)).flatMap((one) => read(one) ?? []);
    },

    /** Null where there is none. */
    async get(affiliateId: string, options?: CallOptions): Promise<Affiliate | null> {
      return read(
        await send({ method: 'GET', path: PATH, params: { affiliateId }, effect: 'read', absentOn404: true }, options),
      );
    },

    /** Creates or replaces it. */
    async put(affiliate: Affiliate, options?: CallOptions): Promise<void> {
      await send(
        {
          method: 'PUT',
          path: PATH,
          params: { affiliateId: affiliate.id },
          body: {
            id: affiliate.id,
            name: affiliate.name,
            followUpEmail: affiliate.followUpEmail,
            salesChannel: affiliate.salesChannel,
            searchURIEndpoint: affiliate.searchEndpoint,
            searchURIEndpointVersion: '1.x.x',
            useSellerPaymentMethod: affiliate.useSellerPaymentMethod,
          },
          effect: 'write',
        },
        options,
      );
    },

    async delete(affiliateId: string, options?: CallOptions): Promise<void> {
      await send({ method: 'DELETE', path: PATH, params: { affiliateId }, effect: 'write' }, options);
    },
  };
}

function read(value: unknown): Affiliate | null {
  const fields = readFields(value);
  const id = readText(fields.id);
  if (id === undefined) return null;
  return {
    id,
    name: readText(fields.name) ?? '',
    followUpEmail: readText(fields.followUpEmail) ?? '',
    salesChannel: readText(fields.salesChannel) ?? '',
    searchEndpoint: readText(fields.searchURIEndpoint) ?? '',
    useSellerPaymentMethod: readFlag(fields.useSellerPaymentMethod),
  };
}
