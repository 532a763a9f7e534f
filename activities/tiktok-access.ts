import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiFailure, isApiFailure } from '../apis/failure.ts';
import { createTiktokShopAuthorization, type TokenPair } from '../apis/tiktok-shop/authorization.ts';
import { createTiktokShopClient, type TiktokShopClient } from '../apis/tiktok-shop/client.ts';
import { isSandboxScope } from '../domain/client-scope.ts';
import { accessTokenPlace, refreshTokenPlace } from '../storage/secret-places.ts';
import { authorizationsOf, tokensOf, type AuthorizationRow, type TokenRow } from '../storage/tiktok-tokens.ts';
import type { ActivityDeps } from './deps.ts';
import { refuse } from './to-activity-failure.ts';

export interface ConnectedShop {
  readonly api: TiktokShopClient;
  readonly shopId: string;
  readonly authorizationId: string;
}

export interface TiktokAccess {
  /**
   * The shop of a client, or of its sandbox scope. @throws ApiFailure CredentialsRejected where none is connected;
   * ApplicationFailure `SandboxShopIsLive` where the same shop is a live one and a sandbox shop.
   */
  shopOf(scope: string): Promise<ConnectedShop>;
  /** @throws ApplicationFailure `SandboxShopIsLive` where somebody uses this shop in the other role */
  refuseOtherRole(scope: string, shopId: string): Promise<void>;
  /** Calls that need a token but no shop yet (listing the shops of a fresh authorization). */
  withoutShop(authorizationId: string): TiktokShopClient;
  /** Stores a pair of tokens: the new one is durable before the old one is forgotten. */
  storeTokens(authorizationId: string, client: string, pair: TokenPair): Promise<void>;
  /** Ends an exchange that broke off after its code was used: the refresh token that is stored gives another pair. */
  renewTokens(row: AuthorizationRow): Promise<void>;
}

/**
 * Tokens of TikTok Shop: read, renewed before their end and once when refused, by one worker at a time.
 * The refresh is serialised by a lease in `TikTokToken`; a holder that dies loses it after its time.
 */
export function createTiktokAccess(deps: ActivityDeps): TiktokAccess {
  const { db, secrets, settings } = deps;
  const authorizations = authorizationsOf(db);
  const tokens = tokensOf(db);
  const worker = randomUUID();
  const timeouts = { connectMs: 10_000, requestMs: settings.tiktokShop.timeoutMs };
  const authorization = createTiktokShopAuthorization({ ...settings.tiktokShop, timeouts });

  async function accessToken(authorizationId: string, refused: string | null): Promise<string> {
    for (let waited = 0; waited <= LEASE_MS; waited += POLL_MS) {
      const row = await tokens.findOne({ _id: authorizationId });
      if (!row) throw notConnected();
      const token = secrets.open(row.accessToken, accessTokenPlace(authorizationId));
      const due = row.endsAt.getTime() - Date.now() < settings.tiktokShop.refreshBeforeMs;
      if (token !== refused && !due) return token;
      // A token that is only due soon works meanwhile: while another worker renews it, or the auth host is away.
      const works = token !== refused && row.endsAt.getTime() > Date.now();
      if (await takeLease(row)) {
        try {
          return await refresh(row, works);
        } catch (failure) {
          if (!works || !isApiFailure(failure) || !failure.retryable) throw failure;
        }
      }
      if (works) return token;
      await sleep(POLL_MS);
    }
    throw new ApiFailure({ service: 'TiktokShop', kind: 'Unavailable', message: 'The access token is being renewed' });
  }

  async function takeLease(row: TokenRow): Promise<boolean> {
    const now = new Date();
    const taken = await tokens.updateOne(
      { _id: row._id, version: row.version, $or: [{ refreshing: null }, { 'refreshing.until': { $lt: now } }] },
      { $set: { refreshing: { by: worker, until: new Date(now.getTime() + LEASE_MS) } } },
    );
    return taken.modifiedCount === 1;
  }

  async function refresh(row: TokenRow, works: boolean): Promise<string> {
    const authorizationRow = await authorizations.findOne({ _id: row._id });
    if (!authorizationRow?.refreshToken) throw notConnected();
    const old = secrets.open(authorizationRow.refreshToken, refreshTokenPlace(row._id));
    try {
      const pair = await authorization.refresh(old);
      await storeTokens(row._id, row.client, pair);
      return pair.accessToken;
    } catch (failure) {
      // As long as the old token works, the lease that stays is the pause before the next try.
      if (!works || !isApiFailure(failure) || !failure.retryable) {
        await tokens.updateOne({ _id: row._id, 'refreshing.by': worker }, { $set: { refreshing: null } });
      }
      if (isApiFailure(failure, 'CredentialsRejected')) {
        await authorizations.updateOne(
          { _id: row._id },
          { $set: { state: 'needs-authorization', updatedAt: new Date() } },
        );
      }
      throw failure;
    }
  }

  async function storeTokens(authorizationId: string, client: string, pair: TokenPair): Promise<void> {
    const now = new Date();
    // The refresh token first: with it alone everything can be had again, without it nothing. Connected comes last.
    await authorizations.updateOne(
      { _id: authorizationId },
      {
        $set: {
          code: null,
          openId: pair.openId,
          sellerName: pair.sellerName,
          region: pair.sellerRegion,
          scopes: [...pair.scopes],
          refreshToken: secrets.seal(pair.refreshToken, refreshTokenPlace(authorizationId)),
          refreshTokenEndsAt: new Date(pair.refreshTokenExpiresAt),
          updatedAt: now,
        },
      },
    );
    await tokens.updateOne(
      { _id: authorizationId },
      {
        $set: {
          client,
          accessToken: secrets.seal(pair.accessToken, accessTokenPlace(authorizationId)),
          endsAt: new Date(pair.accessTokenExpiresAt),
          refreshing: null,
          updatedAt: now,
        },
        $inc: { version: 1 },
      },
      { upsert: true },
    );
    await authorizations.updateOne({ _id: authorizationId }, { $set: { state: 'connected', updatedAt: now } });
  }

  async function renewTokens(row: AuthorizationRow): Promise<void> {
    if (!row.refreshToken) throw notConnected();
    const pair = await authorization.refresh(secrets.open(row.refreshToken, refreshTokenPlace(row._id)));
    await storeTokens(row._id, row.client, pair);
  }

  function connectionOf(scope: string): Promise<AuthorizationRow | null> {
    return authorizations.findOne({ client: scope, state: 'connected', shopId: { $ne: null } }, NEWEST);
  }

  /**
   * The one place that keeps a sandbox shop and a live shop apart, whoever's they are: whatever opens a shop comes
   * through here, so that nothing meant for the one can reach the other.
   */
  async function refuseOtherRole(scope: string, shopId: string): Promise<void> {
    const users = await authorizations.distinct('client', { shopId });
    for (const other of users.filter((user) => isSandboxScope(user) !== isSandboxScope(scope))) {
      // An earlier connection to it that was replaced since is none.
      if ((await connectionOf(other))?.shopId !== shopId) continue;
      throw refuse(
        'SandboxShopIsLive',
        isSandboxScope(scope)
          ? `The shop ${shopId} is a live shop: it cannot be a sandbox shop. Connect another one.`
          : `The shop ${shopId} is a sandbox shop: it cannot be a live one. Connect another one.`,
      );
    }
  }

  function clientFor(authorizationId: string, shop?: AuthorizationRow['shops'][number]): TiktokShopClient {
    return createTiktokShopClient({
      apiUrl: settings.tiktokShop.apiUrl,
      appKey: settings.tiktokShop.appKey,
      appSecret: settings.tiktokShop.appSecret,
      accessToken: (refused) => accessToken(authorizationId, refused ?? null),
      shopCipher: shop?.cipher,
      shopId: shop?.id ?? authorizationId,
      limiter: deps.tiktokLimiter,
      timeouts,
    });
  }

  return {
    storeTokens,
    renewTokens,
    withoutShop: (authorizationId) => clientFor(authorizationId),
    refuseOtherRole,
    async shopOf(scope) {
      const row = await connectionOf(scope);
      const shop = row?.shops.find(({ id }) => id === row.shopId);
      if (!row || !shop) throw notConnected(isSandboxScope(scope));
      await refuseOtherRole(scope, shop.id);
      return { api: clientFor(row._id, shop), shopId: shop.id, authorizationId: row._id };
    },
  };
}

const NEWEST = { sort: { updatedAt: -1 } } as const;
/** Longer than the token call's own time-out, so that a lease never ends under a living holder. */
const LEASE_MS = 60_000;
const POLL_MS = 250;

function notConnected(isSandbox = false): ApiFailure {
  return new ApiFailure({
    service: 'TiktokShop',
    kind: 'CredentialsRejected',
    message: isSandbox
      ? 'No sandbox shop is connected for this client; connect one with --sandbox-shop'
      : 'No TikTok shop is connected for this client; connect it and the sync goes on by itself',
  });
}
