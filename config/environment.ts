import { z } from 'zod';

/**
 * Everything Ponte takes from its environment, checked once at start.
 * Names and meanings: README, `.env.example`. Values of secrets never appear in the problems that are reported.
 */
export interface Config {
  /** `sandbox` under `npm start`; there unreachable images may be drawn and syncs run every 30 s. */
  readonly mode: 'live' | 'sandbox';
  readonly tiktokShop: {
    readonly appKey: string;
    readonly appSecret: string;
    readonly redirectUri: string;
    readonly apiUrl: string;
    readonly authUrl: string;
    readonly authorizeUrl: string;
    /** Only stand-ins have one: where they tell the time by which they count days. Null: real time. */
    readonly clockUrl: string | null;
  };
  /** `{account}` in both is replaced by the client's VTEX account. */
  readonly vtex: { readonly apiUrl: string; readonly pricingUrl: string };
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly apiKey?: string;
    readonly tls: boolean;
    readonly uiUrl?: string;
  };
  readonly mongodbUri: string;
  /** The first encrypts, all decrypt. Each 32 bytes. */
  readonly encryptionKeys: readonly Buffer[];
  /** `host` or `host:port` on private or loopback addresses that feeds and images may be read from. */
  readonly allowedPrivateHosts: readonly string[];
  readonly publicUrl: string;
  readonly port: number;
  readonly dataDir: string;
  readonly logLevel: string;
  /** Sandbox mode only: an image that cannot be reached is replaced by a drawn one. */
  readonly drawUnreachableImages: boolean;
  /** How often each client's feed is looked at, in milliseconds. */
  readonly syncIntervalMs: number;
}

/** Names everything that is wrong with the environment at once; exit code 1 and no stack trace. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}

/** Reads and checks `env` (the process's by default). @throws ConfigurationError naming every bad variable. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(present);
  if (!parsed.success) throw new ConfigurationError(describe(parsed.error));
  const e = parsed.data;
  const sandbox = e.PONTE_SANDBOX;
  return {
    mode: sandbox ? 'sandbox' : 'live',
    tiktokShop: {
      appKey: e.TIKTOK_APP_KEY,
      appSecret: e.TIKTOK_APP_SECRET,
      redirectUri: e.TIKTOK_OAUTH_REDIRECT_URI ?? `${e.PONTE_PUBLIC_URL}/tiktok/callback`,
      apiUrl: e.TIKTOK_SHOP_API_URL,
      authUrl: e.TIKTOK_SHOP_AUTH_URL,
      authorizeUrl: e.TIKTOK_SHOP_AUTHORIZE_URL,
      clockUrl: e.TIKTOK_SHOP_CLOCK_URL ?? null,
    },
    vtex: { apiUrl: e.VTEX_API_URL, pricingUrl: e.VTEX_PRICING_URL },
    temporal: {
      address: e.TEMPORAL_ADDRESS,
      namespace: e.TEMPORAL_NAMESPACE,
      apiKey: e.TEMPORAL_API_KEY,
      tls: e.TEMPORAL_TLS ?? e.TEMPORAL_API_KEY !== undefined,
      uiUrl: e.TEMPORAL_UI_URL,
    },
    mongodbUri: e.MONGODB_URI,
    encryptionKeys: e.PONTE_ENCRYPTION_KEY,
    allowedPrivateHosts: e.PONTE_ALLOWED_PRIVATE_HOSTS,
    publicUrl: e.PONTE_PUBLIC_URL,
    port: e.PONTE_PORT,
    dataDir: e.PONTE_DATA,
    logLevel: e.PONTE_LOG_LEVEL,
    drawUnreachableImages: sandbox && e.PONTE_DRAW_UNREACHABLE_IMAGES,
    syncIntervalMs: e.PONTE_SYNC_INTERVAL_SECONDS
      ? e.PONTE_SYNC_INTERVAL_SECONDS * 1000
      : sandbox
        ? 30_000
        : 5 * 60_000,
  };
}

const url = z
  .string()
  .refine(isAddress, 'must be an http or https address')
  // Paths are appended to it.
  .transform((text) => text.replace(/\/+$/, ''));
const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

const encryptionKeys = z.string().transform((text, context) => {
  const keys = text.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  if (keys.some((key) => key.length !== 32)) {
    context.addIssue({ code: 'custom', message: 'must be 32 bytes in base64, several separated by commas' });
    return z.NEVER;
  }
  return keys;
});

const schema = z.object({
  PONTE_SANDBOX: flag.default(false),
  TIKTOK_APP_KEY: z.string({ error: 'is needed: the app key from Partner Center' }),
  TIKTOK_APP_SECRET: z.string({ error: 'is needed: the app secret from Partner Center' }),
  TIKTOK_OAUTH_REDIRECT_URI: url.optional(),
  TIKTOK_SHOP_API_URL: url.default('https://open-api.tiktokglobalshop.com'),
  TIKTOK_SHOP_AUTH_URL: url.default('https://auth.tiktok-shops.com'),
  TIKTOK_SHOP_AUTHORIZE_URL: url.default('https://services.tiktokshop.com/open/authorize'),
  TIKTOK_SHOP_CLOCK_URL: url.optional(),
  VTEX_API_URL: url.default('https://{account}.vtexcommercestable.com.br'),
  VTEX_PRICING_URL: url.default('https://api.vtex.com/{account}'),
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: flag.optional(),
  TEMPORAL_UI_URL: url.optional(),
  MONGODB_URI: z
    .string({ error: 'is needed: a MongoDB ≥ 6.0 replica set' })
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://'),
  PONTE_ENCRYPTION_KEY: z
    .string({ error: 'is needed: 32 bytes in base64, for example from `openssl rand -base64 32`' })
    .pipe(encryptionKeys),
  PONTE_ALLOWED_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((host) => (host.trim() ? [host.trim().toLowerCase()] : []))),
  PONTE_PUBLIC_URL: url.default('http://127.0.0.1:8080'),
  PONTE_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  PONTE_DATA: z.string().default('.ponte'),
  PONTE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  PONTE_DRAW_UNREACHABLE_IMAGES: flag.default(true),
  PONTE_SYNC_INTERVAL_SECONDS: z.coerce.number().int().min(5).max(86_400).optional(),
});

function isAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text.replaceAll('{account}', 'account'));
}

function describe(error: z.ZodError): string {
  const lines = error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  return `The environment is not complete. Set these variables (see .env.example):\n${lines.join('\n')}`;
}
