import { createAffiliateCalls } from './affiliates.ts';
import { createCatalogCalls } from './catalog.ts';
import { createVtexInventoryCalls } from './inventory.ts';
import { createPricingCalls } from './pricing.ts';
import { createSimulationCalls } from './simulation.ts';
import { createVtexTransport, type VtexOptions } from './transport.ts';

/**
 * A VTEX account, by typed calls. Every call waits for its turn and fails only with `ApiFailure`
 * (`../failure.ts`) or the signal's reason; what does not exist is null or empty.
 *
 * @example
 * const vtex = createVtexClient({ apiUrl, pricingUrl, account: 'lojademo', appKey, appToken, limiter, timeouts });
 * const sku = await vtex.catalog.sku('2001', { salesChannel: '2', signal });
 */
export function createVtexClient(options: VtexOptions) {
  const send = createVtexTransport(options);
  const currency = options.currency ?? 'BRL';
  return {
    catalog: createCatalogCalls(send),
    pricing: createPricingCalls(send, currency),
    inventory: createVtexInventoryCalls(send),
    simulation: createSimulationCalls(send, currency),
    affiliates: createAffiliateCalls(send),
  };
}

export type VtexClient = ReturnType<typeof createVtexClient>;
