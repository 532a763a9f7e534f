import { once } from 'node:events';
import { createServer } from 'node:net';

/** The first of these loopback ports that is free, else any free one. */
export async function choosePort(...preferred: (number | undefined)[]): Promise<number> {
  for (const port of preferred) {
    if (port !== undefined && (await isPortFree(port))) return port;
  }
  return freePort();
}

/** The kept or else the usual port; where that is taken any free one, which is said. */
export async function chooseServerPort(options: {
  name: string;
  kept: number | undefined;
  usual: number;
  say: (line: string) => void;
}): Promise<number> {
  const { name, kept, usual, say } = options;
  const port = await choosePort(kept, usual);
  const wanted = kept ?? usual;
  if (port !== wanted) say(`port ${wanted} is taken: ${name} is on ${port}`);
  return port;
}

/** Whether nothing listens on this port on the loopback address. */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch {
    return false;
  }
}

/** A port that the system says is free now. */
async function freePort(): Promise<number> {
  return listenOnce(0);
}

async function listenOnce(port: number): Promise<number> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : port;
}
