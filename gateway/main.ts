import { pino } from 'pino';
import { ConfigurationError, loadConfig } from '../config/environment.ts';
import { connectTemporal } from '../starters/connect-temporal.ts';
import { connectStorage } from '../storage/connect.ts';
import { createGateway } from './server.ts';

/** `node gateway/main.ts`: HTTP in. Answers on PONTE_PORT until SIGTERM. */
async function main(): Promise<void> {
  const config = loadConfig();
  const log = pino({ level: config.logLevel, name: 'gateway' }, pino.destination({ fd: 2, sync: false }));
  const storage = await connectStorage(config.mongodbUri, { appName: 'ponte-gateway' });
  const temporal = await connectTemporal(config.temporal);
  const gateway = createGateway({ config, db: storage.db, temporal: temporal.client, log });
  const address = await gateway.listen({
    port: config.port,
    host: config.mode === 'sandbox' ? '127.0.0.1' : '0.0.0.0',
  });
  process.stdout.write(`gateway listens on ${address}\n`);

  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  await gateway.close();
  await temporal.close();
  await storage.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const said = error instanceof ConfigurationError ? error.message : String((error as Error)?.stack ?? error);
    process.stderr.write(`${said}\n`);
    process.exit(1);
  },
);
