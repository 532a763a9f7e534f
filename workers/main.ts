import { DefaultLogger, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { parseArgs } from 'node:util';
import { ConfigurationError, loadConfig } from '../config/environment.ts';
import { ROLES, runWorkers, type Role } from './run-workers.ts';

/** `node workers/main.ts --role all|orchestration|feed|vtex|tiktok`: a worker process that drains on SIGTERM. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { role: { type: 'string', default: 'all' } } });
  const roles: readonly Role[] = values.role === 'all' ? ROLES : ROLES.filter((role) => role === values.role);
  if (roles.length === 0) {
    process.stderr.write(`There is no role ${values.role}. Use all, ${ROLES.join(', ')}.\n`);
    process.exit(2);
  }
  const config = loadConfig();
  const log = pino({ level: config.logLevel, name: 'worker' }, pino.destination({ fd: 2, sync: false }));
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message, meta }) => log[LEVELS[level]]({ ...meta }, message)),
  });
  await runWorkers({ config, roles, log });
}

/** Temporal's own warnings, workflow and activity ids included, go into the same structured log. */
const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const said = error instanceof ConfigurationError ? error.message : String((error as Error)?.stack ?? error);
    process.stderr.write(`${said}\n`);
    process.exit(1);
  },
);
