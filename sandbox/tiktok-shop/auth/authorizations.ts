import { randomBytes } from 'node:crypto';
import type { TiktokShopContext } from '../route.ts';
import { findShop } from '../shops.ts';
import type { Shop } from '../shops.ts';
import { appScopes } from './scopes.ts';
import { watchExpiry } from './watch-expiry.ts';

/** One seller's consent to the app; a document of kind `authorizations`, by shop id. A new consent replaces it. */
export interface Authorization {
  shop: string;
  /** Counts the consents of this shop: tokens of an earlier one go on until they expire, or until the seller removes the app. */
  round: number;
  scopes: string[];
  /** Milliseconds on the sandbox's clock. */
  since: number;
  until: number;
  active: boolean;
}

/** A code or a token that was given out; documents of kind `credentials`. */
interface Credential {
  value: string;
  kind: 'code' | 'access' | 'refresh';
  shop: string;
  until: number;
  /** Used up (a code), rotated away, or removed by the seller. */
  dead: false | 'used' | 'deauthorized';
  authorizationUntil: number;
}

/** The `data` of both token calls; contract section 1.3. */
export interface TokenData {
  access_token: string;
  /** Epoch seconds, despite the name. */
  access_token_expire_in: number;
  refresh_token: string;
  refresh_token_expire_in: number;
  open_id: string;
  seller_name: string;
  seller_base_region: string;
  user_type: 0;
  granted_scopes: string[];
}

export interface Authorizations {
  /** The seller consents: a code for 30 minutes and one use. `period` in ms, default by the switch `authorizationDays`. */
  consent(shop: Shop, wish?: { scopes?: string[]; period?: number }): string;
  exchangeCode(code: string): TokenData | 'invalid';
  refresh(token: string): TokenData | 'unknown' | 'expired';
  /** What an access token stands for; its scopes are those of the shop's present authorization. */
  findAccess(
    token: string,
  ): { state: 'valid' | 'expired' | 'deauthorized'; shop: string; scopes: readonly string[] } | 'unknown';
  /** Adds and removes scopes of the present authorization, at once and for later tokens. */
  changeScopes(shop: Shop, change: { add?: string[]; remove?: string[] }): string[];
  /** The seller removes the app: every token of the shop is dead; webhook 6. */
  deauthorize(shop: Shop): void;
  isActive(shopId: string): boolean;
}

const codeLife = 30 * 60_000;
const day = 86_400_000;

export function createAuthorizations(context: TiktokShopContext): Authorizations {
  const { state, clock, switches } = context;
  const authorizations = state.collection<Authorization>('authorizations');
  const credentials = state.collection<Credential>('credentials', ['shop']);
  const expiry = watchExpiry(context, authorizations);

  function issue(kind: Credential['kind'], shop: string, until: number, authorizationUntil: number): string {
    const value = `ROW_${randomBytes(kind === 'code' ? 24 : 60).toString('base64url')}`;
    credentials.put(value, shop, { value, kind, shop, until, dead: false, authorizationUntil });
    return value;
  }

  function find(kind: Credential['kind'], value: string): Credential | undefined {
    const found = value === '' ? undefined : credentials.get(value);
    return found?.kind === kind ? found : undefined;
  }

  function kill(credential: Credential, dead: Credential['dead']): void {
    credentials.put(credential.value, credential.shop, { ...credential, dead });
  }

  function issueTokens(shopId: string, authorizationUntil: number): TokenData {
    const shop = findShop(state, shopId);
    const accessUntil = Math.min(clock.now() + switches.number('accessTokenSeconds') * 1000, authorizationUntil);
    return {
      access_token: issue('access', shopId, accessUntil, authorizationUntil),
      access_token_expire_in: Math.floor(accessUntil / 1000),
      refresh_token: issue('refresh', shopId, authorizationUntil, authorizationUntil),
      refresh_token_expire_in: Math.floor(authorizationUntil / 1000),
      open_id: shop?.open_id ?? '',
      seller_name: shop?.name ?? '',
      seller_base_region: shop?.region ?? '',
      user_type: 0,
      granted_scopes: authorizations.get(shopId)?.scopes ?? [],
    };
  }

  return {
    consent: (shop, { scopes = [...appScopes], period = switches.number('authorizationDays') * day } = {}) =>
      state.transaction(() => {
        const since = clock.now();
        const round = (authorizations.get(shop.id)?.round ?? 0) + 1;
        const authorization: Authorization = {
          shop: shop.id,
          round,
          scopes,
          since,
          until: since + period,
          active: true,
        };
        authorizations.put(shop.id, shop.id, authorization);
        expiry.watch(authorization);
        return issue('code', shop.id, since + codeLife, authorization.until);
      }),
    exchangeCode: (value) =>
      state.transaction(() => {
        const code = find('code', value);
        if (code === undefined || code.dead !== false || clock.now() >= code.until) return 'invalid';
        kill(code, 'used');
        return issueTokens(code.shop, code.authorizationUntil);
      }),
    refresh: (value) =>
      state.transaction(() => {
        const token = find('refresh', value);
        if (token === undefined || token.dead !== false) return 'unknown';
        if (clock.now() >= token.until) return 'expired';
        if (switches.flag('refreshTokenRotation')) kill(token, 'used');
        if (!switches.flag('accessTokenSurvivesRefresh')) {
          const before = credentials
            .find('shop', token.shop)
            .filter(({ kind, dead }) => kind === 'access' && dead === false);
          for (const access of before) kill(access, 'used');
        }
        return issueTokens(token.shop, token.authorizationUntil);
      }),
    findAccess(value) {
      const token = find('access', value);
      if (token === undefined) return 'unknown';
      const scopes = authorizations.get(token.shop)?.scopes ?? [];
      const over = token.dead === 'used' || clock.now() >= token.until;
      return {
        state: token.dead === 'deauthorized' ? 'deauthorized' : over ? 'expired' : 'valid',
        shop: token.shop,
        scopes,
      };
    },
    changeScopes: (shop, { add = [], remove = [] }) =>
      authorizations.update(shop.id, (authorization) => {
        const scopes = [...new Set([...authorization.scopes, ...add])].filter((scope) => !remove.includes(scope));
        return { ...authorization, scopes };
      })?.scopes ?? [],
    deauthorize: (shop) =>
      state.transaction(() => {
        for (const credential of credentials.find('shop', shop.id)) {
          if (credential.dead === false) kill(credential, 'deauthorized');
        }
        context.webhooks.emit(shop.id, 6, { message: `Shop_id ${shop.id} is deauthorized from your APP by merchant.` });
        authorizations.update(shop.id, (authorization) => ({ ...authorization, active: false }));
      }),
    isActive: (shopId) => authorizations.get(shopId)?.active === true,
  };
}
