import { startTiktokShopSandbox } from './tiktok-shop/server.ts';
import { startVtexSandbox } from './vtex/server.ts';

export interface StartSandboxesOptions {
  /** 0, the default, takes a free one. */
  tiktokShopPort?: number;
  vtexPort?: number;
  /** Where the states lie; without it nothing is kept after `close`. */
  stateDir?: string;
  /** Of the seeded data and of every draw of chance; default 1. A state that exists keeps its own. */
  seed?: number;
}

export interface Sandboxes {
  tiktokShop: { url: string; port: number };
  vtex: { url: string; port: number };
  /** Ends both; every timer and delivery at work is waited for, its state kept. */
  close(): Promise<void>;
}

/** Starts every sandbox that is built, on loopback; if one cannot start, the other is ended again. */
export async function startSandboxes({
  tiktokShopPort = 0,
  vtexPort = 0,
  stateDir,
  seed = 1,
}: StartSandboxesOptions = {}): Promise<Sandboxes> {
  const tiktokShop = await startTiktokShopSandbox({ port: tiktokShopPort, stateDir, seed });
  try {
    const vtex = await startVtexSandbox({ port: vtexPort, stateDir, seed });
    return {
      tiktokShop: { url: tiktokShop.url, port: tiktokShop.port },
      vtex: { url: vtex.url, port: vtex.port },
      async close() {
        await Promise.all([tiktokShop.close(), vtex.close()]);
      },
    };
  } catch (error) {
    await tiktokShop.close();
    throw error;
  }
}
