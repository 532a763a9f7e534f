import type { Client } from '@temporalio/client';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Db } from 'mongodb';
import type { Logger } from 'pino';
import type { Config } from '../config/environment.ts';
import { registerHealth } from './health.ts';
import { registerTiktokShopWebhook } from './webhooks/tiktok-shop.ts';

export interface GatewayDeps {
  readonly config: Config;
  readonly db: Db;
  readonly temporal: Client;
  readonly log: Logger;
}

/** HTTP in: probes and webhooks. Bodies stay bytes, because signatures are over bytes. */
export function createGateway(deps: GatewayDeps): FastifyInstance {
  const app = Fastify({
    loggerInstance: deps.log,
    // Request lines would carry what callers put into their URLs.
    disableRequestLogging: true,
    bodyLimit: LARGEST_WEBHOOK,
    requestTimeout: 10_000,
  }) as unknown as FastifyInstance;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  registerHealth(app, deps);
  registerTiktokShopWebhook(app, deps);
  return app;
}

/** Real events are a few hundred bytes. */
const LARGEST_WEBHOOK = 256 * 1024;
