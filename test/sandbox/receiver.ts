import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver of webhooks that answers as `answer` says: a status, or `'hang'` for never. */
export async function openReceiver(answer: (count: number) => number | 'hang' = () => 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const status = answer(received.length);
      if (status !== 'hang') response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    /** Waits, bounded, until `count` messages have come. */
    async until(count: number): Promise<Received[]> {
      for (let tries = 0; received.length < count; tries += 1) {
        if (tries > 400) throw new Error(`Only ${received.length} of ${count} messages came.`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return received;
    },
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
