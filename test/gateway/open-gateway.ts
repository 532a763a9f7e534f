import { createHmac } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { loadConfig } from '../../config/environment.ts';
import { createGateway } from '../../gateway/server.ts';
import { connectStorage, type Storage } from '../../storage/connect.ts';
import { ownDatabase } from '../storage/own-database.ts';

const SECRETS = { appKey: 'abcdef', appSecret: '123' };

/** An environment in which everything is set; what a test does not touch is never called. */
export const environment = (more: Record<string, string> = {}): Record<string, string> => ({
  TIKTOK_APP_KEY: SECRETS.appKey,
  TIKTOK_APP_SECRET: SECRETS.appSecret,
  MONGODB_URI: 'mongodb://127.0.0.1:1/',
  PONTE_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  ...more,
});

export interface TestGateway {
  readonly app: FastifyInstance;
  readonly storage: Storage;
  readonly temporal: Client;
  /** What the gateway wrote to its log. */
  readonly logged: string[];
  close(): Promise<void>;
}

/** The gateway over real servers; requests are injected, no port is opened. */
export async function openGateway(mongodbUri: string, temporalAddress: string): Promise<TestGateway> {
  const uri = ownDatabase(mongodbUri);
  const storage = await connectStorage(uri);
  const connection = await Connection.connect({ address: temporalAddress });
  const temporal = new Client({ connection });
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) });
  const app = createGateway({ config: loadConfig(environment({ MONGODB_URI: uri })), db: storage.db, temporal, log });
  return {
    app,
    storage,
    temporal,
    logged,
    async close() {
      await app.close();
      await connection.close();
      await storage.db.dropDatabase();
      await storage.close();
    },
  };
}

/** Posts a webhook with its signature, or with another one. */
export function post(app: FastifyInstance, body: string | object, authorization?: string) {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const signed = createHmac('sha256', SECRETS.appSecret).update(SECRETS.appKey).update(payload).digest('hex');
  return app.inject({
    method: 'POST',
    url: '/webhooks/tiktok-shop',
    headers: { authorization: authorization ?? signed, 'content-type': 'application/json' },
    payload,
  });
}
