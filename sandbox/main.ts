import { parseArgs } from 'node:util';
import { startSandboxes } from './start-sandboxes.ts';
import { app } from './tiktok-shop/app.ts';

const { values } = parseArgs({
  options: {
    'tiktok-shop-port': { type: 'string', default: '9101' },
    'tiktok-business-port': { type: 'string', default: '9102' },
    'vtex-port': { type: 'string', default: '9103' },
    state: { type: 'string', default: '.ponte/sandbox' },
    seed: { type: 'string', default: '1' },
  },
});

await run();

async function run(): Promise<void> {
  const sandboxes = await startSandboxes({
    tiktokShopPort: readNumber('tiktok-shop-port', 65_535),
    vtexPort: readNumber('vtex-port', 65_535),
    stateDir: values.state,
    seed: readNumber('seed', 0xffffffff),
  }).catch((error: NodeJS.ErrnoException) =>
    fail(error.code === 'EADDRINUSE' ? `${error.message}: is another sandbox running?` : error.message),
  );

  console.log(
    `TikTok Shop         ${sandboxes.tiktokShop.url}   app_key=${app.key} app_secret=${app.secret}   shops lojademo, lojaduas, lojateste`,
  );
  console.log(
    `VTEX                ${sandboxes.vtex.url}   X-VTEX-API-AppKey: vtexappkey-{account}-SANDBOX, X-VTEX-API-AppToken: sandbox-token   accounts lojademo, lojaduas`,
  );
  console.log('TikTok for Business (not built yet: nothing listens)');

  let closing = false;
  const stop = (): void => {
    if (closing) process.exit(1); // asked twice: at once
    closing = true;
    sandboxes.close().then(
      () => process.exit(0),
      (error: unknown) => fail(String(error)),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function readNumber(name: 'tiktok-shop-port' | 'vtex-port' | 'seed', most: number): number {
  const text = values[name];
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) fail(`--${name} is a whole number up to ${most}.`);
  return number;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
