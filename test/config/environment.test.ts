import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, loadConfig } from '../../config/environment.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');
const NEEDED = {
  TIKTOK_APP_KEY: 'key',
  TIKTOK_APP_SECRET: 'the-app-secret',
  MONGODB_URI: 'mongodb://user:the-password@db.example/ponte?replicaSet=rs0',
  PONTE_ENCRYPTION_KEY: KEY,
};

/** What is said of an environment that is refused. */
function refusal(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as Error).message;
  }
  throw new Error('It was taken.');
}

describe('loadConfig', () => {
  it('takes the real services and the documented defaults where only the needed is set', () => {
    expect(loadConfig(NEEDED)).toEqual({
      mode: 'live',
      tiktokShop: {
        appKey: 'key',
        appSecret: 'the-app-secret',
        redirectUri: 'http://127.0.0.1:8080/tiktok/callback',
        apiUrl: 'https://open-api.tiktokglobalshop.com',
        authUrl: 'https://auth.tiktok-shops.com',
        authorizeUrl: 'https://services.tiktokshop.com/open/authorize',
        clockUrl: null,
      },
      vtex: { apiUrl: 'https://{account}.vtexcommercestable.com.br', pricingUrl: 'https://api.vtex.com/{account}' },
      temporal: { address: '127.0.0.1:7233', namespace: 'default', apiKey: undefined, tls: false, uiUrl: undefined },
      mongodbUri: NEEDED.MONGODB_URI,
      encryptionKeys: [Buffer.alloc(32, 1)],
      allowedPrivateHosts: [],
      publicUrl: 'http://127.0.0.1:8080',
      port: 8080,
      dataDir: '.ponte',
      logLevel: 'info',
      drawUnreachableImages: false,
      syncIntervalMs: 300_000,
    });
  });

  it('names everything that is missing at once', () => {
    const said = refusal({});
    for (const name of Object.keys(NEEDED)) expect(said).toMatch(new RegExp(`^  ${name} is needed: `, 'm'));
    expect(said.split('\n')).toHaveLength(1 + Object.keys(NEEDED).length);
  });

  it('names everything that is wrong at once, without a value of it', () => {
    const wrong = {
      TIKTOK_APP_KEY: '',
      TIKTOK_APP_SECRET: 'the-app-secret',
      MONGODB_URI: 'postgres://user:the-password@db',
      PONTE_ENCRYPTION_KEY: `${KEY},${Buffer.from('short-secret').toString('base64')}`,
      TIKTOK_SHOP_API_URL: 'ftp://host-a',
      VTEX_API_URL: 'http://[host-b',
      TEMPORAL_TLS: 'value-c',
      PONTE_PORT: '99999999',
      PONTE_LOG_LEVEL: 'value-d',
      PONTE_SYNC_INTERVAL_SECONDS: 'value-e',
      PONTE_SANDBOX: 'value-f',
    };
    const said = refusal(wrong);
    for (const name of Object.keys(wrong)) {
      if (name === 'TIKTOK_APP_SECRET') expect(said).not.toContain(name);
      else expect(said).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
    for (const value of ['the-app-secret', 'the-password', KEY, 'short-secret', 'host-', 'value-', '99999999']) {
      expect(said).not.toContain(value);
    }
  });

  it('takes several encryption keys, the first of which encrypts', () => {
    const second = Buffer.alloc(32, 2).toString('base64');
    expect(loadConfig({ ...NEEDED, PONTE_ENCRYPTION_KEY: `${KEY}, ${second}` }).encryptionKeys).toEqual([
      Buffer.alloc(32, 1),
      Buffer.alloc(32, 2),
    ]);
  });

  it('looks every 30 s and draws unreachable images in sandbox mode only', () => {
    expect(loadConfig({ ...NEEDED, PONTE_SANDBOX: '1' })).toMatchObject({
      mode: 'sandbox',
      syncIntervalMs: 30_000,
      drawUnreachableImages: true,
    });
    const named = { ...NEEDED, PONTE_SANDBOX: 'true', PONTE_DRAW_UNREACHABLE_IMAGES: '0' };
    expect(loadConfig(named).drawUnreachableImages).toBe(false);
    expect(loadConfig({ ...NEEDED, PONTE_DRAW_UNREACHABLE_IMAGES: '1' }).drawUnreachableImages).toBe(false);
    expect(loadConfig({ ...NEEDED, PONTE_SYNC_INTERVAL_SECONDS: '60' }).syncIntervalMs).toBe(60_000);
  });

  it('uses TLS where there is an API key, unless told otherwise', () => {
    const withKey = { ...NEEDED, TEMPORAL_API_KEY: 'k' };
    expect(loadConfig(withKey).temporal.tls).toBe(true);
    expect(loadConfig({ ...withKey, TEMPORAL_TLS: '0' }).temporal.tls).toBe(false);
  });

  it('reads lists of hosts and addresses that paths can be appended to', () => {
    const config = loadConfig({
      ...NEEDED,
      PONTE_ALLOWED_PRIVATE_HOSTS: ' LocalHost:9103, ,127.0.0.1',
      PONTE_PUBLIC_URL: 'https://ponte.example/',
    });
    expect(config.allowedPrivateHosts).toEqual(['localhost:9103', '127.0.0.1']);
    expect(config.tiktokShop.redirectUri).toBe('https://ponte.example/tiktok/callback');
  });
});

describe('.env.example', () => {
  it('lists every variable that is read, each once', async () => {
    const root = new URL('../../', import.meta.url);
    const source = await readFile(new URL('config/environment.ts', root), 'utf8');
    const schema = source.slice(source.indexOf('z.object({'));
    const read = [...schema.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!);
    const example = await readFile(new URL('.env.example', root), 'utf8');
    const listed = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name!);
    expect(read.length).toBeGreaterThan(20);
    expect(read.filter((name) => !listed.includes(name))).toEqual([]);
    expect(listed).toEqual([...new Set(listed)]);
  });

  it('gives values that are taken as they stand', async () => {
    const example = await readFile(new URL('../../.env.example', import.meta.url), 'utf8');
    const env = Object.fromEntries(
      [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]),
    );
    expect(loadConfig({ ...env, ...NEEDED })).toEqual(loadConfig(NEEDED));
  });
});
