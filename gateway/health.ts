import type { FastifyInstance } from 'fastify';
import type { GatewayDeps } from './server.ts';

/** `/health/live`: the process answers. `/health/ready`: MongoDB and Temporal answer too. */
export function registerHealth(app: FastifyInstance, { db, temporal }: GatewayDeps): void {
  app.get('/health/live', async () => ({ status: 'ok' }));

  app.get('/health/ready', async (_request, reply) => {
    const [mongodb, workflows] = await Promise.all([
      answers(() => db.command({ ping: 1 })),
      answers(() => temporal.workflowService.getSystemInfo({})),
    ]);
    const ready = mongodb && workflows;
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', mongodb, temporal: workflows });
  });
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  try {
    await Promise.race([
      ask(),
      new Promise((_resolve, reject) => setTimeout(reject, PATIENCE_MS, new Error('too late')).unref()),
    ]);
    return true;
  } catch {
    return false;
  }
}

const PATIENCE_MS = 2_000;
