import { createVtexClient, type VtexClient } from '../apis/vtex/client.ts';
import type { ClientRow } from '../storage/clients.ts';
import { vtexSecretPlace } from '../storage/secret-places.ts';
import type { ActivityDeps } from './deps.ts';

/** A client's VTEX account; its keys are opened here and go nowhere else. Null where it has none. */
export function openVtex(deps: ActivityDeps, client: ClientRow): VtexClient | null {
  if (!client.vtex) return null;
  const { secrets, settings } = deps;
  return createVtexClient({
    apiUrl: settings.vtex.apiUrl,
    pricingUrl: settings.vtex.pricingUrl,
    account: client.vtex.account,
    appKey: secrets.open(client.vtex.appKey, vtexSecretPlace(client._id, 'appKey')),
    appToken: secrets.open(client.vtex.appToken, vtexSecretPlace(client._id, 'appToken')),
    limiter: deps.vtexLimiter,
    timeouts: { connectMs: 10_000, requestMs: settings.vtex.timeoutMs },
  });
}
