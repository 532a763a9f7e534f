import type { ControlRoute } from '../../kernel/control.ts';
import { parseDuration } from '../../kernel/durations.ts';
import { ControlProblem } from '../../kernel/http-types.ts';
import { requireShop } from '../require-shop.ts';
import type { TiktokShopContext } from '../route.ts';
import type { Authorizations } from './authorizations.ts';

/** The seller without a browser: consent, scopes, removal. */
export function createAuthControl(context: TiktokShopContext, authorizations: Authorizations): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/_sandbox/authorize',
      run({ body }) {
        const shop = requireShop(context, body);
        const period = body['period'] === undefined ? undefined : parseDuration(body['period']);
        if (body['period'] !== undefined && period === undefined)
          throw new ControlProblem('period is a duration such as 365d.');
        return { code: authorizations.consent(shop, { scopes: readNames(body, 'scopes'), period }), shop: shop.id };
      },
    },
    {
      method: 'POST',
      path: '/_sandbox/scopes',
      run({ body }) {
        const shop = requireShop(context, body);
        return {
          scopes: authorizations.changeScopes(shop, { add: readNames(body, 'add'), remove: readNames(body, 'remove') }),
        };
      },
    },
    {
      method: 'POST',
      path: '/_sandbox/deauthorize',
      run({ body }) {
        const shop = requireShop(context, body);
        if (!authorizations.isActive(shop.id))
          throw new ControlProblem(`${shop.name} has not authorized the app.`, 409);
        authorizations.deauthorize(shop);
        return { shop: shop.id };
      },
    },
  ];
}

function readNames(body: Record<string, unknown>, field: string): string[] | undefined {
  const names = body[field];
  if (names === undefined) return undefined;
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string'))
    throw new ControlProblem(`${field} is a list of scopes.`);
  return names;
}
