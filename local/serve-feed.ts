import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface FeedServer {
  /** Address of the feed, `http://127.0.0.1:PORT/NAME`. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Serves one file on the loopback address with ETag and Last-Modified, as a shop's web server would: an edit of
 * the file changes both, an unchanged file answers 304. The file may be missing or half written at any time:
 * then the answer is 404, or the transfer breaks off, and the reader sees that it is not complete.
 * @param port 0 = any free port.
 */
export async function serveFeed(file: string, port: number): Promise<FeedServer> {
  const validatorOf = createValidators(file);
  const path = `/${encodeURIComponent(basename(file))}`;
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (new URL(request.url ?? '/', 'http://feed').pathname !== path) return refuse(response, 404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    const found = await validatorOf().catch(() => undefined);
    if (found === undefined) return refuse(response, 404);
    response.setHeader('ETag', found.etag);
    response.setHeader('Last-Modified', found.modified.toUTCString());
    response.setHeader('Cache-Control', 'no-cache');
    if (isUnchanged(request, found)) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': contentType(file), 'Content-Length': found.size });
    if (request.method === 'HEAD' || found.size === 0) {
      response.end();
      return;
    }
    await pipeline(createReadStream(file, { end: found.size - 1 }), response, { end: false });
    // Written to meanwhile: what was sent is neither the old file nor the new one, so it must not look complete.
    const after = await stat(file, { bigint: true });
    if (after.mtimeNs !== found.mtimeNs || Number(after.size) !== found.size) response.destroy();
    else response.end();
  }

  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const chosen = typeof address === 'object' && address !== null ? address.port : port;
  return { url: `http://127.0.0.1:${chosen}${path}`, port: chosen, close: () => close(server) };
}

interface Validators {
  readonly etag: string;
  readonly modified: Date;
  readonly mtimeNs: bigint;
  readonly size: number;
}

/** The hash is taken again only when time or size of the file differ from last time. */
function createValidators(file: string): () => Promise<Validators> {
  let last: { key: string; validators: Validators } | undefined;
  return async () => {
    const { mtimeNs, mtime, size, ino } = await stat(file, { bigint: true });
    const key = `${ino}-${mtimeNs}-${size}`;
    if (last?.key === key) return last.validators;
    const hash = createHash('sha256');
    await pipeline(createReadStream(file), hash);
    const etag = `"${hash.digest('hex').slice(0, 32)}"`;
    last = { key, validators: { etag, modified: mtime, mtimeNs, size: Number(size) } };
    return last.validators;
  };
}

/** RFC 9110, 13.1: If-None-Match counts, and If-Modified-Since only without it. */
function isUnchanged(request: IncomingMessage, { etag, modified }: Validators): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => [etag, '*'].includes(tag.trim().replace(/^W\//, '')));
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return Math.floor(modified.getTime() / 1000) * 1000 <= since;
}

function contentType(file: string): string {
  // A packed file is passed on as it is: it is the feed's own form, not an encoding of the transfer.
  return file.endsWith('.gz') ? 'application/gzip' : 'application/xml';
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${status}\n`);
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
