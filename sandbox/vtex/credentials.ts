import { timingSafeEqual } from 'node:crypto';
import type { Reply } from './call.ts';
import { failure } from './errors.ts';
import type { ErrorFamily } from './errors.ts';
import type { World } from './call.ts';
import type { ShopStore } from './store.ts';

/** The License Manager resources this sandbox knows; each opens the routes of one family. */
export const rights = ['catalog', 'pricing', 'logistics', 'checkout'] as const;

function appKeyOf(account: string): string {
  return `vtexappkey-${account}-SANDBOX`;
}

const appToken = 'sandbox-token';

/**
 * Null where the key may call the route. A key or token that does not exist is 401; a key that exists but belongs to
 * another account, or lacks the right, is 403 (contract 1.1).
 */
export function refuseCredentials(
  {
    shop,
    headers,
    family,
    accounts,
  }: {
    shop: ShopStore;
    headers: Readonly<Record<string, string | undefined>>;
    family: ErrorFamily;
    accounts: readonly string[];
  },
  { switches }: World,
): Reply | null {
  const key = headers['x-vtex-api-appkey'];
  const token = headers['x-vtex-api-apptoken'];
  const owner = accounts.find((account) => key !== undefined && same(key, appKeyOf(account)));
  if (owner === undefined || token === undefined || !same(token, appToken)) {
    return failure(family, { status: 401, message: unauthorized[family] }, switches);
  }
  const withheld = shop.get('accounts', shop.account)?.withheldRights ?? [];
  if (owner !== shop.account || withheld.includes(rightOf(family))) {
    return failure(family, { status: 403, message: forbidden[family] }, switches);
  }
  return null;
}

function rightOf(family: ErrorFamily): string {
  return family === 'catalog-system' ? 'catalog' : family;
}

const unauthorized: Readonly<Record<ErrorFamily, string>> = {
  catalog: 'Unauthorized access',
  'catalog-system': 'Authorization has been denied for this request.',
  pricing: 'Unauthorized',
  logistics: 'Unauthorized access',
  checkout: 'Unauthorized access',
  site: 'Unauthorized access',
};

const forbidden: Readonly<Record<ErrorFamily, string>> = {
  catalog: 'Access denied',
  'catalog-system': 'Access denied for this resource.',
  pricing: 'Forbidden',
  logistics: 'Access denied',
  checkout: 'Acesso não autorizado',
  site: 'Access denied',
};

function same(given: string, wanted: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(wanted);
  return left.length === right.length && timingSafeEqual(left, right);
}
