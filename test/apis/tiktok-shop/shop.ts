import { createLimiter } from '../../../apis/limiter.ts';
import { createTiktokShopClient } from '../../../apis/tiktok-shop/client.ts';
import type { TransportOptions } from '../../../apis/tiktok-shop/transport.ts';
import { startServer, type Handler } from '../local-server.ts';

export const fastLimiter = () =>
  createLimiter({ perSecond: 1000, slowestPerSecond: 1, regainPerSecond: 10, longestWaitMs: 1000 });

/** A client of a server that answers as the handler says. */
export async function startShop(handle: Handler, options: Partial<TransportOptions> = {}) {
  const server = await startServer(handle);
  const client = createTiktokShopClient({
    apiUrl: server.url,
    appKey: '29a39d',
    appSecret: 'e59af819cc',
    accessToken: async () => 'ROW_token',
    shopCipher: 'ROW_cipher',
    shopId: '7494049642642441621',
    limiter: fastLimiter(),
    timeouts: { connectMs: 2000, requestMs: 3000 },
    ...options,
  });
  return { client, server };
}

export const ok = (data: unknown) => ({ code: 0, message: 'Success', request_id: 'R1', data });

export const refused = (code: number, message = 'refused') => ({ code, message, request_id: 'R2', data: null });

/** The failure that the call ends with; fails the test where it does not fail. */
export async function failureOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  return call.then(
    () => {
      throw new Error('the call succeeded');
    },
    (error: Record<string, unknown>) => error,
  );
}

export async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}
