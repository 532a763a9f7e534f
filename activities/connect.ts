import { createTiktokShopAuthorization } from '../apis/tiktok-shop/authorization.ts';
import { isSandboxScope, ownerOf } from '../domain/client-scope.ts';
import { clientsOf } from '../storage/clients.ts';
import { codePlace } from '../storage/secret-places.ts';
import { authorizationsOf } from '../storage/tiktok-tokens.ts';
import { createDefaultCategoryChooser } from './choose-default-category.ts';
import type { ActivityDeps } from './deps.ts';
import type { TiktokAccess } from './tiktok-access.ts';
import { refuse, toActivityFailure } from './to-activity-failure.ts';

export type ConnectActivities = ReturnType<typeof createConnectActivities>;

/** The product events that tell of reviews (contract section 9.3, types 5, 15, 16 and 37). */
const PRODUCT_EVENTS = [
  'PRODUCT_STATUS_CHANGE',
  'PRODUCT_INFORMATION_CHANGE',
  'PRODUCT_CREATION',
  'PRODUCT_AUDIT_STATUS_CHANGE',
] as const;

/** Connecting a client to its TikTok shop, step by step; each step may be repeated. */
export function createConnectActivities(deps: ActivityDeps, access: TiktokAccess) {
  const { db, secrets, settings } = deps;
  const authorizations = authorizationsOf(db);
  const clients = clientsOf(db);
  const chooseDefaultCategory = createDefaultCategoryChooser(deps, access);
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw toActivityFailure(error, settings.longestRetryDelayMs);
    }
  };

  return {
    /** Turns the sealed code into tokens. A repeat after the answer was stored does nothing: the code works once. */
    exchangeCode: (input: { client: string; authorizationId: string }): Promise<void> =>
      guard(async () => {
        const row = await authorizations.findOne({ _id: input.authorizationId, client: input.client });
        if (!row) throw refuse('AuthorizationUnknown', 'The authorization to exchange is not there any more');
        if (row.state === 'connected') return;
        if (!row.code && row.refreshToken) return access.renewTokens(row);
        if (!row.code) throw refuse('AuthorizationUnknown', 'The authorization has no code to exchange');
        const authorization = createTiktokShopAuthorization({
          ...settings.tiktokShop,
          timeouts: { connectMs: 10_000, requestMs: settings.tiktokShop.timeoutMs },
        });
        const pair = await authorization.exchangeCode(secrets.open(row.code, codePlace(row._id)));
        await access.storeTokens(row._id, row.client, pair);
      }),

    /** Reads the seller's shops and picks the wanted one: by id or name, else the only one, else the first in Brazil. */
    chooseShop: (input: {
      client: string;
      authorizationId: string;
      shop: string | null;
    }): Promise<{ shopId: string; shopName: string }> =>
      guard(async () => {
        const shops = await access.withoutShop(input.authorizationId).shops.list();
        const chosen = input.shop
          ? shops.find(({ id, name }) => id === input.shop || name === input.shop)
          : (shops.find(({ region }) => region === 'BR') ?? shops[0]);
        if (!chosen) {
          throw refuse(
            'ShopNotAuthorized',
            input.shop ? 'The seller did not authorize this shop' : 'The seller authorized no shop',
          );
        }
        await access.refuseOtherRole(input.client, chosen.id);
        await authorizations.updateOne(
          { _id: input.authorizationId },
          {
            $set: {
              shops: shops.map(({ id, name, cipher, region }) => ({ id, name, cipher, region })),
              shopId: chosen.id,
              updatedAt: new Date(),
            },
          },
        );
        return { shopId: chosen.id, shopName: chosen.name };
      }),

    /** Keeps the client's warehouse where the shop still sells from it, else takes the shop's default one. */
    chooseWarehouse: (input: { client: string }): Promise<{ warehouseId: string }> =>
      guard(async () => {
        const client = await clients.findOne({ _id: ownerOf(input.client) });
        if (!client) throw refuse('ClientUnknown', 'There is no such client');
        const { api } = await access.shopOf(input.client);
        const selling = (await api.warehouses.list()).filter(
          ({ type, status }) => type === 'SALES_WAREHOUSE' && status === 'ENABLED',
        );
        const isSandbox = isSandboxScope(input.client);
        const before = isSandbox ? client.sandbox?.warehouseId : client.tik_tok_shop_warehouse_id;
        const kept = selling.find(({ id }) => id === before);
        const warehouse = kept ?? selling.find(({ isDefault }) => isDefault) ?? selling[0];
        if (!warehouse) throw refuse('WarehouseMissing', 'The shop has no enabled sales warehouse');
        await clients.updateOne(
          { _id: client._id },
          {
            $set: isSandbox
              ? { 'sandbox.warehouseId': warehouse.id, updatedAt: new Date() }
              : {
                  tik_tok_shop_warehouse_id: warehouse.id,
                  'settings.warehouseId': warehouse.id,
                  updatedAt: new Date(),
                },
          },
        );
        return { warehouseId: warehouse.id };
      }),

    chooseDefaultCategory: (input: { client: string }): Promise<{ leafId: string }> =>
      guard(() => chooseDefaultCategory(input)),

    /** Registers our address for the product events; setting it again replaces it. */
    registerProductEvents: (input: { client: string }): Promise<{ events: string[] }> =>
      guard(async () => {
        const { api } = await access.shopOf(input.client);
        const address = `${settings.publicUrl}/webhooks/tiktok-shop`;
        for (const event of PRODUCT_EVENTS) await api.webhooks.register(event, address);
        return { events: [...PRODUCT_EVENTS] };
      }),
  };
}
