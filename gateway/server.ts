import type { Client } from '@temporalio/client';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
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
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_WEBHOOK,
    requestTimeout: 10_000,
  }) as unknown as FastifyInstance;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error: { statusCode?: number; message: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) deps.log.error({ err: error.message }, 'a request could not be answered');
    // What went wrong in here is for the log, not for callers.
    return reply.code(status).send();
  });
  registerHealth(app, deps);
  registerTiktokShopWebhook(app, deps);
  return app;
}

/** Real events are a few hundred bytes. */
const LARGEST_WEBHOOK = 256 * 1024;
