import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import sharp from 'sharp';

/** An item as a test writes it; `tags` are further elements, by their names in the feed. */
export interface TestItem {
  readonly id: string;
  readonly title?: string;
  readonly price?: string | null;
  readonly availability?: string | null;
  readonly quantity?: number;
  /** Path of an image on the feed's own host, or a whole address. */
  readonly image?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A merchant's web server: one feed whose document a test changes, and drawn pictures below `/image/`. */
export interface FeedHost {
  readonly url: string;
  readonly origin: string;
  /** `host:port`, as the guard's list of allowed hosts has it. */
  readonly host: string;
  /** Serves these items from now on, with a validator of their own. */
  show(items: readonly TestItem[]): void;
  /** Serves anything else instead. */
  answerWith(answer: (request: IncomingMessage, response: ServerResponse) => void): void;
  /** Paths asked for since the last call of this, in order, each with the status answered. */
  takeRequests(): { path: string; status: number }[];
  /** Puts another picture under this path; it has another validator. Paths with `bare` in them never have one. */
  redrawImage(path: string): void;
  /** Answers 404 for this image path, or serves it again. */
  breakImage(path: string, isBroken: boolean): void;
  close(): Promise<void>;
}

export async function startFeedHost(): Promise<FeedHost> {
  let document = writeFeed([], 'http://127.0.0.1');
  let custom: ((request: IncomingMessage, response: ServerResponse) => void) | null = null;
  let requests: { path: string; status: number }[] = [];
  const broken = new Set<string>();
  const redrawn = new Map<string, number>();

  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    response.on('close', () => requests.push({ path, status: response.statusCode }));
    if (path.startsWith('/image/')) void sendImage(path, request, response);
    else if (custom) custom(request, response);
    else sendDocument(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;

  function sendDocument(request: IncomingMessage, response: ServerResponse): void {
    const etag = `"${createHash('sha256').update(document).digest('hex').slice(0, 16)}"`;
    response.setHeader('etag', etag);
    if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'application/xml' }).end(document);
  }

  async function sendImage(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = `${path.split('?')[0]}${redrawn.get(path) ?? ''}`;
    const etag = `"${createHash('sha256').update(name).digest('hex').slice(0, 16)}"`;
    if (!path.includes('bare')) response.setHeader('etag', etag);
    if (broken.has(path)) response.writeHead(404).end();
    else if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'image/png' }).end(await drawImage(name));
  }

  return {
    url: `${origin}/feed.xml`,
    origin,
    host: `127.0.0.1:${port}`,
    show(items) {
      document = writeFeed(items, origin);
      custom = null;
    },
    answerWith(answer) {
      custom = answer;
    },
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    redrawImage(path) {
      redrawn.set(path, (redrawn.get(path) ?? 0) + 1);
    },
    breakImage(path, isBroken) {
      if (isBroken) broken.add(path);
      else broken.delete(path);
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The document that `show` serves, for tests that damage it. */
export function writeFeed(items: readonly TestItem[], origin: string): string {
  const written = items.map((item) => `<item>${writeItem(item, origin)}</item>`).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Loja</title>
${written}
</channel></rss>\n`;
}

function writeItem(item: TestItem, origin: string): string {
  const image = item.image ?? `/image/${item.id}.png`;
  const tags: Record<string, string | null> = {
    'g:id': item.id,
    title: item.title ?? `Caneca de cerâmica número ${item.id}`,
    description: `Caneca de cerâmica para café e chá, modelo ${item.id}.`,
    link: `${origin}/p/${item.id}`,
    'g:image_link': image.startsWith('http') ? image : origin + image,
    'g:price': item.price === undefined ? '49.90 BRL' : item.price,
    'g:availability': item.availability === undefined ? 'in stock' : item.availability,
    'g:condition': 'new',
    ...(item.quantity === undefined ? {} : { 'g:quantity': String(item.quantity) }),
    ...item.tags,
  };
  return Object.entries(tags)
    .flatMap(([name, value]) => (value === null ? [] : [`<${name}>${escape(value)}</${name}>`]))
    .join('');
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const drawn = new Map<string, Promise<Buffer>>();

/** One colour a path, so that different paths are different contents. */
function drawImage(path: string): Promise<Buffer> {
  const known = drawn.get(path);
  if (known) return known;
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(path).digest();
  const image = sharp({ create: { width: 600, height: 600, channels: 3, background: { r, g, b } } })
    .png()
    .toBuffer();
  drawn.set(path, image);
  return image;
}
