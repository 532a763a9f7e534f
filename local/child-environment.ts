import { keptEncryptionKey, type DataFolder } from './data-folder.ts';
import type { ProvidedMongodb } from './provide-mongodb.ts';
import type { ProvidedTemporal } from './provide-temporal.ts';
import type { SandboxPorts } from './start-programs.ts';

export interface Provided {
  readonly folder: DataFolder;
  readonly temporal: ProvidedTemporal;
  readonly mongodb: ProvidedMongodb;
  readonly gatewayPort: number;
}

/** The environment that holds in any mode (names: `config/environment.ts`). */
export function commonEnvironment({ folder, temporal, mongodb, gatewayPort }: Provided): Record<string, string> {
  return {
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    ...(temporal.uiUrl === undefined ? {} : { TEMPORAL_UI_URL: temporal.uiUrl }),
    MONGODB_URI: mongodb.uri,
    PONTE_DATA: folder.path,
    PONTE_PORT: String(gatewayPort),
    PONTE_PUBLIC_URL: process.env['PONTE_PUBLIC_URL'] || `http://127.0.0.1:${gatewayPort}`,
  };
}

/**
 * What makes a Ponte talk to the sandboxes and to nothing else. It overrides whatever the user's own environment
 * says: real credentials must never meet a sandbox, nor sandbox data a real shop.
 * @param feedHosts `host:port` of feeds on this machine that were named on the command line.
 */
export function sandboxEnvironment(
  provided: Provided,
  ports: SandboxPorts,
  feedHosts: readonly string[],
): Record<string, string> {
  const tiktokShop = `http://127.0.0.1:${ports.tiktokShop}`;
  const vtex = `http://127.0.0.1:${ports.vtex}/{account}`;
  const gateway = `http://127.0.0.1:${provided.gatewayPort}`;
  return {
    ...commonEnvironment(provided),
    PONTE_SANDBOX: '1',
    PONTE_PUBLIC_URL: gateway,
    // The sandbox's published credentials, not secrets.
    TIKTOK_APP_KEY: 'sandbox-key',
    TIKTOK_APP_SECRET: 'sandbox-secret',
    TIKTOK_OAUTH_REDIRECT_URI: `${gateway}/tiktok/callback`,
    TIKTOK_SHOP_API_URL: tiktokShop,
    TIKTOK_SHOP_AUTH_URL: tiktokShop,
    TIKTOK_SHOP_AUTHORIZE_URL: `${tiktokShop}/oauth/authorize`,
    TIKTOK_SHOP_CLOCK_URL: `${tiktokShop}/_sandbox/clock`,
    VTEX_API_URL: vtex,
    VTEX_PRICING_URL: vtex,
    PONTE_ALLOWED_PRIVATE_HOSTS: [
      `127.0.0.1:${ports.tiktokShop}`,
      `127.0.0.1:${ports.vtex}`,
      ...feedHosts,
      ...(process.env['PONTE_ALLOWED_PRIVATE_HOSTS'] ?? '').split(',').filter((host) => host !== ''),
    ].join(','),
  };
}

/** In sandbox mode the key that encrypts the sandbox's tokens is made and kept in the data folder. */
export function sandboxSecrets(folder: DataFolder): Record<string, string> {
  return { PONTE_ENCRYPTION_KEY: keptEncryptionKey(folder) };
}
