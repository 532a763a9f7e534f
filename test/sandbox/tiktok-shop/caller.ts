import { createHmac } from 'node:crypto';
import { startTiktokShopSandbox } from '../../../sandbox/tiktok-shop/server.ts';
import type { TiktokShopSandboxOptions } from '../../../sandbox/tiktok-shop/server.ts';

/** One request in all its parts, so that a test can spoil any one of them. */
export interface CallParts {
  method: string;
  path: string;
  query: Record<string, string>;
  body?: string;
  /** What the signature is made over, where it is not `body`. */
  signedBody?: string;
  headers: Record<string, string>;
  secret: string;
  /** Replaces the right signature; null leaves it out. */
  sign?: string | null;
}

export interface Answer {
  status: number;
  code: number;
  message: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers are read field by field in the assertions
  data?: any;
  headers: Headers;
}

/** A sandbox and a way to call it that shares nothing with its own signing. */
export async function openCaller(options: TiktokShopSandboxOptions = {}) {
  const sandbox = await startTiktokShopSandbox({ seed: 7, ...options });
  const { url } = sandbox;

  // oxlint-disable-next-line typescript/no-explicit-any -- see above
  async function control(method: string, path: string, body?: unknown): Promise<any> {
    const response = await fetch(url + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    return response.json();
  }

  async function send(call: CallParts): Promise<Answer> {
    const { method, path, query, body, secret, sign, headers } = call;
    const pairs = Object.keys(query)
      .filter((key) => key !== 'access_token')
      .sort()
      .map((key) => key + query[key])
      .join('');
    const text = secret + path + pairs + (call.signedBody ?? body ?? '') + secret;
    const right = createHmac('sha256', secret).update(text).digest('hex');
    const signed = { ...query, ...(sign === null ? {} : { sign: sign ?? right }) };
    const response = await fetch(`${url}${path}?${new URLSearchParams(signed).toString()}`, { method, headers, body });
    return {
      status: response.status,
      headers: response.headers,
      ...((await response.json()) as Omit<Answer, 'status' | 'headers'>),
    };
  }

  async function tokenCall(call: 'get' | 'refresh', query: Record<string, string>): Promise<Answer> {
    const all = { app_key: 'sandbox-key', app_secret: 'sandbox-secret', ...query };
    const response = await fetch(`${url}/api/v2/token/${call}?${new URLSearchParams(all).toString()}`);
    return {
      status: response.status,
      headers: response.headers,
      ...((await response.json()) as Omit<Answer, 'status' | 'headers'>),
    };
  }

  const exchange = (code: string): Promise<Answer> =>
    tokenCall('get', { auth_code: code, grant_type: 'authorized_code' });
  const refresh = (token: string): Promise<Answer> =>
    tokenCall('refresh', { refresh_token: token, grant_type: 'refresh_token' });

  async function authorize(
    shop = 'lojademo',
    wish: Record<string, unknown> = {},
  ): Promise<{ access: string; refresh: string; cipher: string; id: string }> {
    const { code } = await control('POST', '/_sandbox/authorize', { shop, ...wish });
    const { data } = await exchange(code);
    const { data: owned } = await send(parts(data.access_token, 'GET', '/authorization/202309/shops'));
    return {
      access: data.access_token,
      refresh: data.refresh_token,
      cipher: owned.shops[0].cipher,
      id: owned.shops[0].id,
    };
  }

  return {
    url,
    port: sandbox.port,
    control,
    send,
    exchange,
    refresh,
    tokenCall,
    authorize,
    close: () => sandbox.close(),
  };
}

export type Caller = Awaited<ReturnType<typeof openCaller>>;

/** A right request; tests spoil it from here. */
export function parts(
  access: string,
  method: string,
  path: string,
  query: Record<string, string> = {},
  body?: unknown,
): CallParts {
  return {
    method,
    path,
    query: { app_key: 'sandbox-key', timestamp: String(Math.floor(Date.now() / 1000)), ...query },
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'x-tts-access-token': access },
    secret: 'sandbox-secret',
  };
}
