import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { loadConfig } from '../../config/environment.ts';
import { createGateway } from '../../gateway/server.ts';
import { environment, openGateway, type TestGateway } from './open-gateway.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await openGateway(inject('mongodbUri'), inject('temporalAddress'));
});
afterAll(() => gateway.close());

const get = async (app: TestGateway['app'], url: string) => {
  const answer = await app.inject({ url });
  return [answer.statusCode, answer.json()] as [number, unknown];
};

it('lives, and is ready while MongoDB and Temporal answer', async () => {
  expect(await get(gateway.app, '/health/live')).toEqual([200, { status: 'ok' }]);
  expect(await get(gateway.app, '/health/ready')).toEqual([200, { status: 'ok', mongodb: true, temporal: true }]);
});

it('is not ready without MongoDB, and lives', async () => {
  const nobody = new MongoClient('mongodb://127.0.0.1:1/', { serverSelectionTimeoutMS: 100 });
  const app = createGateway({ ...parts(), db: nobody.db('x'), temporal: gateway.temporal });
  expect(await get(app, '/health/ready')).toEqual([503, { status: 'unavailable', mongodb: false, temporal: true }]);
  expect(await get(app, '/health/live')).toEqual([200, { status: 'ok' }]);
  await app.close();
  await nobody.close();
});

it('is not ready without Temporal', async () => {
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const temporal = new Client({ connection });
  const app = createGateway({ ...parts(), db: gateway.storage.db, temporal });
  expect(await get(app, '/health/ready')).toEqual([503, { status: 'unavailable', mongodb: true, temporal: false }]);
  await app.close();
  await connection.close();
});

it('knows no other address', async () => {
  expect((await gateway.app.inject({ url: '/nothing' })).statusCode).toBe(404);
});

const parts = () => ({ config: loadConfig(environment()), log: pino({ level: 'silent' }) });
