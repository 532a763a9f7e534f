import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { ConnectActivities } from '../activities/connect.ts';
import { callActivities } from './call-activities.ts';
import { tellBadEnd } from './tell-bad-end.ts';

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
  try {
    return await connect(input);
  } catch (error) {
    tellBadEnd(error, 'Not connected');
    throw error;
  }
}

async function connect(input: ConnectInput): Promise<ConnectResult> {
  const { client, authorizationId } = input;
  const calls = callActivities<ConnectActivities>({ queue: 'tiktok', client, priority: 2, kind: 'interactive' });
  await calls.exchangeCode({ client, authorizationId }, 'Exchange the authorization code');
  setCurrentDetails('Token obtained; choosing the shop');
  const shop = await calls.chooseShop({ client, authorizationId, shop: input.shop }, 'Choose the shop');
  const { warehouseId } = await calls.chooseWarehouse({ client }, 'Choose the warehouse');
  setCurrentDetails(`Shop ${shop.shopName}, warehouse ${warehouseId}; registering events`);
  if (input.isDemo) await calls.chooseDefaultCategory({ client }, 'Choose a category for the demonstration');
  const { events } = await calls.registerProductEvents({ client }, 'Register the product events');
  setCurrentDetails(`Connected to the shop ${shop.shopName}, warehouse ${warehouseId}`);
  upsertSearchAttributes({ Status: ['connected'] });
  return { ...shop, warehouseId, events };
}
