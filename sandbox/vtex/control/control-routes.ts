import { orProblem } from '../../kernel/control.ts';
import type { ControlRoute } from '../../kernel/control.ts';
import type { Deliveries } from '../../kernel/deliver-webhooks.ts';
import { ControlProblem } from '../../kernel/http-types.ts';
import type { World } from '../call.ts';
import { rights } from '../credentials.ts';
import type { ShopStore } from '../store.ts';
import { changeSku } from './change-sku.ts';
import { readSkuChange } from './read-sku-change.ts';

/** The merchant's side, below `/_sandbox/{account}` (surface.md, section 7). */
export function controlRoutes({
  shops,
  world,
  deliveries,
}: {
  shops: ReadonlyMap<string, ShopStore>;
  world: World;
  deliveries: Deliveries;
}): ControlRoute[] {
  const shopOf = (account: string | undefined): ShopStore => {
    const shop = shops.get(account ?? '');
    if (!shop)
      throw new ControlProblem(`There is no account ${account ?? ''}. Known: ${[...shops.keys()].join(', ')}.`, 404);
    return shop;
  };

  return [
    {
      method: 'POST',
      path: '/_sandbox/:account/skus/:id',
      run: ({ params, body }) => changeSku(shopOf(params['account']), params['id'] ?? '', readSkuChange(body), world),
    },
    {
      method: 'GET',
      path: '/_sandbox/:account/hooks',
      run: ({ params }) => deliveries.mood(shopOf(params['account']).account),
    },
    {
      method: 'POST',
      path: '/_sandbox/:account/hooks',
      run: ({ params, body }) => orProblem(deliveries.setMood(body, shopOf(params['account']).account)),
    },
    { method: 'GET', path: '/_sandbox/:account/rights', run: ({ params }) => readRights(shopOf(params['account'])) },
    {
      method: 'POST',
      path: '/_sandbox/:account/rights',
      run: ({ params, body }) => changeRights(shopOf(params['account']), body),
    },
    {
      method: 'POST',
      path: '/_sandbox/:account/orders/:id/:action',
      run({ params }) {
        const { account } = shopOf(params['account']);
        const action = params['action'] ?? '';
        if (!orderActions.includes(action))
          throw new ControlProblem(`There is no action ${action}. Known: ${orderActions.join(', ')}.`, 404);
        throw new ControlProblem(`There is no such order ${params['id'] ?? ''} in ${account}.`, 404);
      },
    },
  ];
}

const orderActions: readonly string[] = ['invoice', 'track', 'cancel', 'approve'];

function readRights(shop: ShopStore): object {
  const withheld = shop.get('accounts', shop.account)?.withheldRights ?? [];
  return { rights: rights.filter((right) => !withheld.includes(right)), withheld };
}

/** `{"remove":["pricing"]}` takes rights from the account's key, `{"grant":[…]}` gives them back. */
function changeRights(shop: ShopStore, body: Record<string, unknown>): object {
  const account = shop.get('accounts', shop.account);
  const read = (name: string): readonly string[] => {
    const list = body[name] ?? [];
    if (!Array.isArray(list)) throw new ControlProblem(`${name} must be an array of rights: ${rights.join(', ')}.`);
    const unknown = list.find((right) => !rights.some((known) => known === right));
    if (unknown !== undefined)
      throw new ControlProblem(`There is no right ${String(unknown)}. Known: ${rights.join(', ')}.`);
    return list as string[];
  };
  const [removed, granted] = [read('remove'), read('grant')];
  if (removed.length + granted.length === 0)
    throw new ControlProblem(`Give remove or grant, each an array of: ${rights.join(', ')}.`);
  const withheld = new Set([...(account?.withheldRights ?? []), ...removed]);
  for (const right of granted) withheld.delete(right);
  if (account) shop.put('accounts', { ...account, withheldRights: [...withheld] });
  return readRights(shop);
}
