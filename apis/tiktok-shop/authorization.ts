import { ApiFailure } from '../failure.ts';
import { exchange, type Timeouts } from '../http.ts';
import { readEpoch, readFields, readList, readNumber, readText, readTexts, type Fields } from '../read-value.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { CallOptions, Send } from './transport.ts';

/** A pair of tokens as the auth host gives it (contract section 1.3). Store both at once. */
export interface TokenPair {
  readonly accessToken: string;
  /** ISO 8601 UTC. */
  readonly accessTokenExpiresAt: string;
  readonly refreshToken: string;
  /** ISO 8601 UTC; the end of what the seller authorized. */
  readonly refreshTokenExpiresAt: string;
  readonly openId: string;
  readonly sellerName: string;
  readonly sellerRegion: string;
  /** 0 seller, 1 creator, 3 partner. */
  readonly userType: number | null;
  /** Empty where the answer names none. */
  readonly scopes: readonly string[];
}

export interface AuthorizationOptions {
  /** Base URL of the auth host: `https://auth.tiktok-shops.com`. */
  readonly authUrl: string;
  readonly appKey: string;
  readonly appSecret: string;
  readonly timeouts: Timeouts;
}

/**
 * The two token calls: GET, unsigned, with the secret in the query as the contract has it. A refused code or
 * refresh token is CredentialsRejected. Both use up what they are given, so an answer that got lost is
 * OutcomeUnknown: keep the old pair until a new one is stored.
 */
export function createTiktokShopAuthorization(options: AuthorizationOptions) {
  async function ask(path: string, query: Record<string, string>, { signal }: CallOptions): Promise<TokenPair> {
    const url = new URL(path, options.authUrl);
    const full = { app_key: options.appKey, app_secret: options.appSecret, ...query };
    for (const [key, value] of Object.entries(full)) url.searchParams.set(key, value);
    const outcome = await exchange({ method: 'GET', url, timeouts: options.timeouts, signal });
    return readTokens(judgeAnswer(outcome, 'write').data);
  }

  return {
    /** Exchanges the callback's code, which lives 30 minutes and works once. */
    exchangeCode: (authCode: string, call: CallOptions = {}): Promise<TokenPair> =>
      ask('/api/v2/token/get', { auth_code: authCode, grant_type: 'authorized_code' }, call),

    /** Renews both tokens; the old refresh token may be dead afterwards. */
    refresh: (refreshToken: string, call: CallOptions = {}): Promise<TokenPair> =>
      ask('/api/v2/token/refresh', { refresh_token: refreshToken, grant_type: 'refresh_token' }, call),
  };
}

function readTokens(data: Fields): TokenPair {
  const accessToken = readText(data.access_token);
  const refreshToken = readText(data.refresh_token);
  const accessTokenExpiresAt = readEpoch(data.access_token_expire_in);
  const refreshTokenExpiresAt = readEpoch(data.refresh_token_expire_in);
  if (!accessToken || !refreshToken || !accessTokenExpiresAt || !refreshTokenExpiresAt) {
    throw new ApiFailure({
      service: 'TiktokShop',
      kind: 'OutcomeUnknown',
      message: 'The token answer lacks a token or its expiry',
    });
  }
  return {
    accessToken,
    accessTokenExpiresAt,
    refreshToken,
    refreshTokenExpiresAt,
    openId: readText(data.open_id) ?? '',
    sellerName: readText(data.seller_name) ?? '',
    sellerRegion: readText(data.seller_base_region) ?? '',
    userType: readNumber(data.user_type) ?? null,
    scopes: readTexts(data.granted_scopes),
  };
}

export interface AuthorizedShop {
  /** Equals `shop_id` of webhooks; what records are keyed by. */
  readonly id: string;
  readonly name: string;
  /** `BR`, … */
  readonly region: string;
  readonly sellerType: 'LOCAL' | 'CROSS_BORDER' | (string & {});
  /** Opaque; goes into the query as `shop_cipher`. Data, not identity. */
  readonly cipher: string;
  /** As Seller Center shows it. */
  readonly code: string;
}

/** The shops that a token opens (contract section 1.4). */
export function createShopCalls(send: Send) {
  return {
    async list(options?: CallOptions): Promise<readonly AuthorizedShop[]> {
      const { data } = await send(
        { method: 'GET', path: '/authorization/202309/shops', cipher: false, effect: 'read' },
        options,
      );
      return readList(data.shops).map((element) => {
        const fields = readFields(element);
        return {
          id: readText(fields.id) ?? '',
          name: readText(fields.name) ?? '',
          region: readText(fields.region) ?? '',
          sellerType: readText(fields.seller_type) ?? '',
          cipher: readText(fields.cipher) ?? '',
          code: readText(fields.code) ?? '',
        };
      });
    },
  };
}
