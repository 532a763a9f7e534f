import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { ConnectActivities } from '../activities/connect.ts';
import { callActivities } from './call-activities.ts';

export interface ConnectInput {
  readonly client: string;
  /** The row of `TikTokAuthToken` that holds the sealed authorization code. */
  readonly authorizationId: string;
  /** A shop's id or name where the seller has several. */
  readonly shop: string | null;
  /** Choose a default category that asks for nothing: demonstrations only. */
  readonly isDemo?: boolean;
}

export interface ConnectResult {
  readonly shopId: string;
  readonly shopName: string;
  readonly warehouseId: string;
  readonly events: string[];
}

/**
 * Exchanges an authorization code, chooses shop and warehouse, registers the product events. Each step keeps what it
 * got before the next begins; the code, the tokens and the shop's cipher stay in MongoDB. Id: `connect:{client}`.
 */
export async function connectTiktokShop(input: ConnectInput): Promise<ConnectResult> {
  const { client } = input;
  const connect = callActivities<ConnectActivities>({ queue: 'tiktok', client, priority: 2, kind: 'interactive' });
  await connect.exchangeCode({ client, authorizationId: input.authorizationId });
  setCurrentDetails('Token obtained; choosing the shop');
  const shop = await connect.chooseShop({ client, authorizationId: input.authorizationId, shop: input.shop });
  const { warehouseId } = await connect.chooseWarehouse({ client });
  setCurrentDetails(`Shop ${shop.shopName}, warehouse ${warehouseId}; registering events`);
  if (input.isDemo) await connect.chooseDefaultCategory({ client });
  const { events } = await connect.registerProductEvents({ client });
  upsertSearchAttributes({ Status: ['connected'] });
  return { ...shop, warehouseId, events };
}
