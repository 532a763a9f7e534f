import { fieldOf, json } from '../call.ts';
import type { Call, Reply, Route } from '../call.ts';
import { failure } from '../errors.ts';
import type { Affiliate } from '../shop.ts';
import { checkAffiliate } from './check-affiliate.ts';

const root = '/api/fulfillment/pvt/affiliates';
const common = { family: 'checkout', access: 'key' } as const;

/** Affiliates: `PUT` creates or updates and answers 204 (contract 6.1). */
export const affiliateRoutes: readonly Route[] = [
  { method: 'GET', path: root, ...common, handle: ({ shop }) => json(shop.list('affiliates')) },
  { method: 'GET', path: `${root}/:id`, ...common, handle: ofAffiliate((affiliate) => json(affiliate)) },
  { method: 'PUT', path: `${root}/:id`, ...common, handle: putAffiliate },
  {
    method: 'DELETE',
    path: `${root}/:id`,
    ...common,
    handle: ofAffiliate((affiliate, { shop }) => {
      shop.delete('affiliates', affiliate.id);
      return { status: 204 };
    }),
  },
];

function ofAffiliate(answer: (affiliate: Affiliate, call: Call) => Reply): Route['handle'] {
  return (call) => {
    const affiliate = call.shop.get('affiliates', call.params['id'] ?? '');
    if (affiliate) return answer(affiliate, call);
    return failure('checkout', { status: 404, code: 'FMT0028', message: 'Affiliate not found' }, call.world.switches);
  };
}

/** Keys in any case: known clients write `searchURIEndPoint` and `SearchURIEndpointVersion` (contract 15). */
function putAffiliate(call: Call): Reply {
  const { shop, body, world } = call;
  const id = call.params['id'] ?? '';
  const before = shop.get('affiliates', id);
  const read = (name: keyof Affiliate, fallback: unknown): unknown => fieldOf(body, name) ?? before?.[name] ?? fallback;
  const minimum = read('minimumValueAccumulated', null);
  const affiliate: Record<keyof Affiliate, unknown> = {
    id,
    name: read('name', ''),
    followUpEmail: read('followUpEmail', ''),
    salesChannel: String(read('salesChannel', '')),
    searchURIEndpoint: read('searchURIEndpoint', null),
    searchURIEndpointVersion: read('searchURIEndpointVersion', '1.x.x'),
    searchURIEndpointAvailableVersions: read('searchURIEndpointAvailableVersions', ['1.x.x']),
    useSellerPaymentMethod: read('useSellerPaymentMethod', false) === true,
    minimumValueAccumulated: typeof minimum === 'number' ? minimum : null,
  };
  const problem = checkAffiliate(affiliate, {
    bodyId: fieldOf(body, 'id'),
    policies: shop.list('policies').map((policy) => String(policy.id)),
    strictAddresses: world.switches.flag('strictWebhookAddresses'),
  });
  if (problem) return failure('checkout', { status: 400, ...problem }, world.switches);
  shop.put('affiliates', affiliate as unknown as Affiliate);
  return { status: 204 };
}
