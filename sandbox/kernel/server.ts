import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { handleControl } from './control.ts';
import type { ControlRoute } from './control.ts';
import type { Fault } from './faults.ts';
import type { SandboxAnswer, SandboxRequest } from './http-types.ts';
import type { Kernel } from './kernel.ts';

export interface SandboxServerOptions {
  /** 0 takes a free one. */
  port: number;
  host?: string;
  kernel: Kernel;
  /** The real API. */
  handle(request: SandboxRequest): SandboxAnswer | Promise<SandboxAnswer>;
  /** Control calls of this sandbox, beside the common ones. */
  control?: readonly ControlRoute[];
  /** A fault in the service's own look: for `429`, `500`, `503` and `code:N`. */
  faultAnswer(kind: string): SandboxAnswer;
  /** What faults see of a request: by default the path; VTEX takes the account off. */
  locate?(request: SandboxRequest): { path: string; account?: string };
  /** Requests that are no part of the real API (a page's style, say) and stay out of journal and faults. */
  isPrivate?(request: SandboxRequest): boolean;
  /** Default 128 MiB; what is over it is read and thrown away, and `tooLarge` set. */
  maxBodyBytes?: number;
}

export interface SandboxServer {
  port: number;
  url: string;
  close(): Promise<void>;
}

/** Starts the port of one sandbox. Order of a request: body, control, fault before, the API itself, fault after, journal, answer. */
export async function startSandboxServer(options: SandboxServerOptions): Promise<SandboxServer> {
  const { kernel, host = '127.0.0.1' } = options;
  const closing = new AbortController();
  const server = createServer((incoming, outgoing) => {
    serve(options, incoming, outgoing, closing.signal).catch((error: unknown) => {
      if (closing.signal.aborted) return;
      console.error('sandbox: a request failed', error);
      if (outgoing.headersSent) outgoing.destroy();
      else send(outgoing, { status: 500, body: { error: 'The sandbox itself failed; its own log says where.' } });
    });
  });
  // Longer than clients keep idle connections, so that no request meets a connection that is just being closed.
  server.keepAliveTimeout = 120_000;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://${host}:${port}`,
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await kernel.stop();
    },
  };
}

async function serve(
  options: SandboxServerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  closing: AbortSignal,
): Promise<void> {
  const started = performance.now();
  const request = await readRequest(incoming, options.maxBodyBytes ?? 128 * 1024 * 1024);
  if (request === undefined) return;
  if (request.path === '/_sandbox' || request.path.startsWith('/_sandbox/')) {
    send(outgoing, await handleControl(options.kernel, options.control ?? [], request), request.method);
    return;
  }
  if (options.isPrivate?.(request) === true) {
    send(outgoing, await options.handle(request), request.method);
    return;
  }

  const { faults, journal } = options.kernel;
  const place = options.locate?.(request) ?? { path: request.path };
  const fault = faults.strike({ ...place, method: request.method });
  const record = (status: number, answer?: SandboxAnswer): void =>
    journal.record({
      method: request.method,
      path: request.path,
      status,
      code: answer?.code ?? null,
      ms: Math.round((performance.now() - started) * 10) / 10,
      shop: answer?.shop ?? null,
      fault: fault?.kind ?? null,
    });

  if (fault?.kind === 'slow') await sleep(fault.ms, undefined, { signal: closing }).catch(() => undefined);
  const early = fault?.phase === 'before' && fault.kind !== 'slow';
  const answer = early ? undefined : await options.handle(request);
  const given = fault === undefined || fault.kind === 'slow' ? answer : spoil(options, fault, answer);
  if (given === undefined) {
    record(0, answer);
    if (fault?.kind.startsWith('timeout') === true) await holdOpen(outgoing, fault.ms, closing);
    outgoing.destroy();
    return;
  }
  // Before the answer leaves: whoever has it may read the journal at once and finds the call there.
  record(given.status, { ...given, shop: given.shop ?? answer?.shop });
  send(outgoing, given, request.method);
}

/** What a fault makes of an answer; undefined for none at all. */
function spoil(
  options: SandboxServerOptions,
  fault: Fault,
  answer: SandboxAnswer | undefined,
): SandboxAnswer | undefined {
  if (fault.kind === 'timeout' || fault.kind === 'timeout-after-commit' || fault.kind === 'cut') return undefined;
  if (fault.kind === 'html') {
    const page =
      '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n';
    return { status: 502, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
  }
  if (fault.kind === 'bad-json') {
    const text = bodyBytes(answer?.body ?? { code: 0, message: 'Success' }).bytes.toString('utf8');
    return {
      status: answer?.status ?? 200,
      headers: { 'content-type': 'application/json' },
      body: text.slice(0, Math.max(1, text.length >> 1)),
    };
  }
  return options.faultAnswer(fault.kind);
}

async function holdOpen(outgoing: ServerResponse, ms: number, closing: AbortSignal): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  await sleep(ms, undefined, { signal: AbortSignal.any([gone.signal, closing]) }).catch(() => undefined);
}

async function readRequest(incoming: IncomingMessage, maxBytes: number): Promise<SandboxRequest | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of incoming) {
      size += (chunk as Buffer).length;
      if (size <= maxBytes) chunks.push(chunk as Buffer);
      else chunks.length = 0;
    }
  } catch {
    return undefined; // the caller went away in the middle of its own request
  }
  const target = incoming.url ?? '/';
  const cut = target.indexOf('?');
  return {
    method: incoming.method ?? 'GET',
    path: cut < 0 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
    headers: incoming.headers,
    rawHeaders: incoming.rawHeaders,
    raw: Buffer.concat(chunks),
    tooLarge: size > maxBytes,
  };
}

function send(outgoing: ServerResponse, answer: SandboxAnswer, method = 'GET'): void {
  const { bytes, type } = bodyBytes(answer.body);
  const headers: Record<string, string | number> = {
    ...(type === undefined ? {} : { 'content-type': type }),
    ...answer.headers,
  };
  if (answer.status !== 304 && answer.status !== 204) headers['content-length'] = bytes.length;
  outgoing.writeHead(answer.status, headers);
  outgoing.end(method === 'HEAD' ? undefined : bytes);
}

function bodyBytes(body: unknown): { bytes: Buffer; type?: string } {
  if (body === undefined) return { bytes: Buffer.alloc(0) };
  if (typeof body === 'string') return { bytes: Buffer.from(body, 'utf8') };
  if (body instanceof Uint8Array) return { bytes: Buffer.from(body.buffer, body.byteOffset, body.byteLength) };
  return { bytes: Buffer.from(JSON.stringify(body), 'utf8'), type: 'application/json; charset=utf-8' };
}
